/// An email address that a mail can be sent to: trimmed, at most 254 bytes, without control characters.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as it was written.
    public let text: String

    /// Reads `name@domain.example`; the domain may have letters of any script, the name only ASCII ones.
    public init(_ text: String) throws(ValueIssue) {
        let text = text.trimmed.composed
        guard text.utf8.count <= 254 else { throw .tooLong(254) }
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), Self.isLocalPart(text[..<at]),
            Self.isDomain(text[text.utf8.index(after: at)...])
        else { throw .invalid("Write an email address such as name@example.com.") }
        self.text = text
    }

    /// What two spellings of one address have in common: the letters in lower case.
    public var key: String {
        text.lowercased()
    }

    /// The same as `text`.
    public var description: String {
        text
    }

    /// RFC 5322's dot-atom.
    private static func isLocalPart(_ part: Substring) -> Bool {
        guard (1...64).contains(part.utf8.count), part.first != ".", part.last != ".", !part.contains("..")
        else { return false }
        return part.unicodeScalars.allSatisfy { scalar in
            scalar.isASCIILetter || scalar.isASCIIDigit
                || "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(scalar)
        }
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        if domain.utf8.allSatisfy({ $0 < 0x80 }) { return isPlainDomain(domain.utf8) }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last else { return false }
        return !last.unicodeScalars.allSatisfy(\.isASCIIDigit)
    }

    /// The same as below for nearly every domain there is, without looking at scripts.
    private static func isPlainDomain(_ domain: Substring.UTF8View) -> Bool {
        var labels = 1
        var length = 0
        var previous = UInt8(ascii: "-")
        var isNumeric = true
        for byte in domain {
            switch byte {
            case UInt8(ascii: "."):
                guard length > 0, previous != UInt8(ascii: "-") else { return false }
                labels += 1
                length = -1
                isNumeric = true
            case UInt8(ascii: "-"):
                if length == 0 { return false }
                isNumeric = false
            case 0x30...0x39: break
            case 0x41...0x5A, 0x61...0x7A: isNumeric = false
            default: return false
            }
            length += 1
            guard length <= 63 else { return false }
            previous = byte
        }
        return labels >= 2 && length > 0 && previous != UInt8(ascii: "-") && !isNumeric
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-",
            label.unicodeScalars.first?.properties.canonicalCombiningClass == .notReordered
        else { return false }
        return label.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII { return scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "-" }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .nonspacingMark, .spacingMark, .decimalNumber:
                return true
            default:
                return false
            }
        }
    }
}
