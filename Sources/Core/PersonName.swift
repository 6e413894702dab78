/// A name of a person: trimmed, composed, 1 to 100 characters, without control characters.
public struct PersonName: Hashable, Sendable, CustomStringConvertible {
    /// The most characters of a name.
    public static let limit = 100

    /// The name.
    public let text: String

    /// Reads a name; blanks around it are dropped and runs of blanks in it become one.
    public init(_ text: String) throws(ValueIssue) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { throw .required }
        guard !trimmed.hasControlCharacters() else {
            throw .invalid("Write the name on one line, without control characters.")
        }
        let name = Self.withoutRuns(trimmed).composed
        let fits = name.utf8.count <= Self.limit
        guard fits || (name.count <= Self.limit && name.utf8.count <= 4 * Self.limit) else {
            throw .tooLong(Self.limit)
        }
        self.text = name
    }

    /// The same as `text`.
    public var description: String {
        text
    }

    private static func withoutRuns(_ text: String) -> String {
        var previous: UInt8 = 0
        let hasRuns = text.utf8.contains { byte in
            defer { previous = byte }
            return byte == 0x20 && previous == 0x20
        }
        guard hasRuns else { return text }
        return text.split(separator: " ").joined(separator: " ")
    }
}
