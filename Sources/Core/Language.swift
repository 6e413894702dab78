/// A language that messages and pages are written in.
public enum Language: String, CaseIterable, Sendable, Hashable {
    /// Catalan.
    case ca
    /// French.
    case fr
    /// Spanish.
    case es
    /// Portuguese, as in Portugal.
    case pt
    /// English, as in Great Britain.
    case en

    /// The first of the wished languages that they are written in, whatever its region; else English.
    public static func best(for tags: [LanguageTag]) -> Language {
        tags.lazy.compactMap { Language(rawValue: $0.language) }.first ?? .en
    }
}
