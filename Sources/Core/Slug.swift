/// A short name for addresses: 1 to 40 small letters, digits and inner hyphens.
public struct Slug: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let text: String

    /// Reads a slug exactly.
    public init(_ text: String) throws(ValueIssue) {
        let scalars = text.unicodeScalars
        guard (1...40).contains(scalars.count), scalars.first != "-", scalars.last != "-",
            scalars.allSatisfy({ ($0.isASCIILetter && $0.value >= 0x61) || $0.isASCIIDigit || $0 == "-" })
        else {
            throw .invalid(
                "Write 1 to 40 small letters, digits and hyphens, with a letter or digit at both ends."
            )
        }
        self.text = text
    }

    /// The same as `text`.
    public var description: String {
        text
    }
}
