public import Core

/// A new password, within the rules and in the one form in which it is hashed.
///
/// The rules are NIST SP 800-63B's: length, no composition, and not one that everybody tries first.
public struct Password: Sendable {
    let bytes: [UInt8]

    /// How long a password may be, in Unicode code points.
    public static let lengths = 10...256

    /// Takes a password that its owner wants to have; the issue says what would be right.
    public init(_ text: String, email: String, businessName: String) throws(ValueIssue) {
        let normal = PasswordAttempt.normal(text)
        let length = normal.unicodeScalars.count
        guard length >= Self.lengths.lowerBound else {
            throw ValueIssue(
                code: "too_short",
                message:
                    "A password has at least \(Self.lengths.lowerBound) characters; a few words are easy to keep."
            )
        }
        guard length <= Self.lengths.upperBound else {
            throw ValueIssue(
                code: "too_long",
                message: "A password has at most \(Self.lengths.upperBound) characters."
            )
        }
        guard !normal.hasControlCharacters() else {
            throw ValueIssue(
                code: "invalid",
                message: "A password consists of letters, digits, signs and spaces."
            )
        }
        let key = Self.comparisonKey(normal)
        guard key != Self.comparisonKey(email), key != Self.comparisonKey(businessName) else {
            throw ValueIssue(
                code: "too_obvious",
                message: "A password is neither the email address nor the name of the business."
            )
        }
        guard !CommonPasswords.contains(key) else {
            throw ValueIssue(
                code: "too_common",
                message: "This password is among the first that a thief tries; take some words of your own."
            )
        }
        self.bytes = Array(normal.utf8)
    }

    /// A password that was accepted when it was set; the rules may have changed since.
    init(proven attempt: PasswordAttempt) {
        self.bytes = attempt.bytes
    }

    private static func comparisonKey(_ text: String) -> String {
        PasswordAttempt.normal(text).lowercased()
    }
}

/// What somebody typed as a password, in the form in which it is hashed.
///
/// The form is that of RFC 8265 (OpaqueString): NFC, because keyboards and systems differ in how they
/// spell "é" and the owner cannot see it, and every kind of space as the plain one. Not NFKC: it would take
/// signs for the same that the owner sees and chose as different.
struct PasswordAttempt: Sendable {
    let bytes: [UInt8]

    init(_ text: String) {
        self.bytes = Array(Self.normal(text).utf8)
    }

    static func normal(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var spaced = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            spaced.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        return String(spaced).composed
    }
}
