/// The words of a message as the business edits them, with shortcodes in braces.
public struct MessageTemplate: Sendable, Hashable {
    /// One line.
    public var subject: String
    /// The body for programs that show markup; empty where there is none.
    public var html: String
    /// The body in plain text.
    public var text: String

    /// A template of these parts.
    public init(subject: String, html: String, text: String) {
        self.subject = subject
        self.html = html
        self.text = text
    }
}
