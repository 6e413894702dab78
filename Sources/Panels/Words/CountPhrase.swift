import Core

/// Words about a number of things, where one thing needs other words: `{n} clients`.
struct CountPhrase: Sendable {
    /// For one thing, and for every other number.
    typealias Forms = (one: String, other: String)

    private let forms: [PageLanguage: Forms]

    init(ca: Forms, fr: Forms, es: Forms, pt: Forms, en: Forms) {
        forms = [.ca: ca, .fr: fr, .es: es, .pt: pt, .en: en]
    }

    /// The words for a number, with the number as the language writes it in place of `{n}`.
    ///
    /// In French nothing is counted like one thing; the other languages take one thing alone as such.
    func text(_ count: Int, _ language: PageLanguage) -> String {
        let isOne = language == .fr ? (0...1).contains(count) : count == 1
        guard let forms = forms[language] else { return "" }
        return (isOne ? forms.one : forms.other).replacing("{n}", with: language.number(count))
    }
}
