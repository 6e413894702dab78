import Core
import Gateway

/// The template of a page in every language: its words are part of it, its values come by tags.
struct PageMarkup<Page: Sendable>: Sendable {
    private let templates: [PageLanguage: PageTemplate<Page>]

    /// Builds the markup once for each language.
    init(_ build: (Wording) -> String) {
        var templates: [PageLanguage: PageTemplate<Page>] = [:]
        for language in PageLanguage.allCases {
            templates[language] = PageTemplate(build(Wording(language: language)))
        }
        self.templates = templates
    }

    func render(_ page: Page, in language: PageLanguage) -> String {
        templates[language]?.render(page) ?? ""
    }
}
