/// A colour of red, green and blue: `#3a7bd5`.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
    /// `#` and six hexadecimal digits, in small letters.
    public let text: String

    /// Reads the form `#rrggbb`, in either case.
    public init(_ text: String) throws(ValueIssue) {
        let colour = text.lowercased()
        guard colour.utf8.count == 7, colour.hasPrefix("#"),
            colour.utf8.dropFirst().allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { throw .invalid("Write a colour as #rrggbb, such as #3a7bd5.") }
        self.text = colour
    }

    /// The same as `text`.
    public var description: String {
        text
    }
}
