/// Why a text is not a value of the wanted kind.
public struct ValueIssue: Error, Sendable, Hashable {
    /// A stable word for programs: `invalid`, `too_long` and the like.
    public let code: String
    /// An English sentence that says what would be right; it never repeats the refused text.
    public let message: String

    /// An issue of these parts.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    /// The issue `invalid`.
    public static func invalid(_ message: String) -> ValueIssue {
        ValueIssue(code: "invalid", message: message)
    }

    /// The issue `too_long`.
    public static func tooLong(_ limit: Int) -> ValueIssue {
        ValueIssue(code: "too_long", message: "Write at most \(limit) characters.")
    }

    /// The issue `required`.
    public static let required = ValueIssue(code: "required", message: "This field is required.")
}
