/// The name of a time zone of the IANA list that this system has rules for.
public struct TimeZoneName: Hashable, Sendable, CustomStringConvertible {
    /// The name: `Europe/Madrid`.
    public let text: String

    /// Reads a name exactly as the list has it.
    public init(_ text: String) throws(ValueIssue) {
        let text = text.trimmed
        guard Self.isName(text), TimeZoneTable.exists(text) else {
            throw .invalid("Write the time zone as the IANA list names it, such as Europe/Madrid.")
        }
        self.text = text
    }

    /// The same as `text`.
    public var description: String {
        text
    }

    /// Keeps out everything that is not a plain path below the folder, and the folders that are not names.
    private static func isName(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard !["posix", "right", "posixrules", "localtime", "Factory"].contains(parts[0]) else {
            return false
        }
        return parts.allSatisfy { part in
            guard let first = part.unicodeScalars.first, first.isASCIILetter else { return false }
            return part.unicodeScalars.allSatisfy { scalar in
                scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "_" || scalar == "-" || scalar == "+"
            }
        }
    }
}
