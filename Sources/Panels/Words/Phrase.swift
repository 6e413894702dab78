import Core

/// The language of a page.
typealias PageLanguage = Language

/// A few words in every language of the pages.
struct Phrase: Sendable {
    private let ca: String
    private let fr: String
    private let es: String
    private let pt: String
    private let en: String

    init(ca: String, fr: String, es: String, pt: String, en: String) {
        self.ca = ca
        self.fr = fr
        self.es = es
        self.pt = pt
        self.en = en
    }

    /// The words, with values in place of their names in braces: `{name}`.
    func text(_ language: PageLanguage, _ values: KeyValuePairs<String, String> = [:]) -> String {
        let words =
            switch language {
            case .ca: ca
            case .fr: fr
            case .es: es
            case .pt: pt
            case .en: en
            }
        return values.reduce(words) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
