/// A language as BCP 47 names it, such as `ca`, `pt-BR` or `sr-Latn-RS`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    /// The tag in its usual case.
    public let text: String

    /// Reads language, script and region, of which only the first must be there.
    public init(_ text: String) throws(ValueIssue) {
        let issue = ValueIssue.invalid("Write the language as a tag of BCP 47, such as ca or pt-BR.")
        var parts = text.trimmed.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }[...]
        func isLetters(_ part: Substring, _ lengths: ClosedRange<Int>) -> Bool {
            lengths.contains(part.utf8.count) && part.unicodeScalars.allSatisfy(\.isASCIILetter)
        }
        guard let language = parts.popFirst(), isLetters(language, 2...3) else { throw issue }
        var tag = language.lowercased()
        if let script = parts.first, isLetters(script, 4...4) {
            parts.removeFirst()
            tag += "-" + script.prefix(1).uppercased() + script.dropFirst().lowercased()
        }
        if let region = parts.popFirst() {
            let isNumeric = region.utf8.count == 3 && region.unicodeScalars.allSatisfy(\.isASCIIDigit)
            guard isLetters(region, 2...2) || isNumeric else { throw issue }
            tag += "-" + region.uppercased()
        }
        guard parts.isEmpty else { throw issue }
        self.text = tag
    }

    /// The language alone: `pt` of `pt-BR`.
    public var language: String {
        String(text.prefix { $0 != "-" })
    }

    /// The same as `text`.
    public var description: String {
        text
    }
}
