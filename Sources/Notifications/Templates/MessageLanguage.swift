public import Core

/// A language that messages are written in.
public enum MessageLanguage: String, CaseIterable, Sendable, Hashable {
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

    /// The first of the wished languages that messages are written in, whatever its region; else English.
    public static func best(for tags: [LanguageTag]) -> MessageLanguage {
        tags.lazy.compactMap { MessageLanguage(rawValue: $0.language) }.first ?? .en
    }
}
