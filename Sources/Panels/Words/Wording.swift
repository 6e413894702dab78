import Core

/// The words of one language, ready to stand in markup.
struct Wording: Sendable {
    let language: PageLanguage

    /// The words, escaped; values stay as they are and are tags: `w(.hello, ["name": "{{name}}"])`.
    func callAsFunction(_ phrase: Phrase, _ tags: KeyValuePairs<String, String> = [:]) -> String {
        var text = Self.escaped(phrase.text(language))
        for (name, tag) in tags { text = text.replacing("{\(name)}", with: tag) }
        return text
    }

    /// Harmless in markup and between quotes.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension Language {
    /// The value of `lang` in markup.
    var tag: String { self == .pt ? "pt-PT" : rawValue }

    /// What speakers call the language.
    var ownName: String {
        switch self {
        case .ca: "Català"
        case .fr: "Français"
        case .es: "Español"
        case .pt: "Português"
        case .en: "English"
        }
    }
}
