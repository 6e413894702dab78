import Core

/// What somebody looks for: terms of which all must be found (R-11).
struct ClientSearch: Sendable, Hashable {
    enum Term: Sendable, Hashable {
        /// Anywhere in names, email, document or number, without regard to case and accents.
        case text(String)
        /// As `text`, as it was typed or without its dots and hyphens: `12.345.678-Z`.
        case code(String, plain: String)
        /// Anywhere in the digits of the phone, the document or the number.
        case digits(String)
        /// Exactly this client: `#1042`.
        case number(Int64)
    }

    /// Longer questions are refused rather than cut.
    static let lengthMax = 200
    /// More words than a name, an email and a phone have.
    static let termsMax = 12

    let terms: [Term]

    /// Reads what was typed; nil where nothing is left of it.
    init?(_ text: String) {
        var terms: [Term] = []
        var digits = ""
        func endOfNumber() {
            if let term = Self.number(digits) { terms.append(term) }
            digits = ""
        }
        for word in text.composed.split(whereSeparator: \.isWhitespace) {
            if Self.isPartOfNumber(word) {
                digits += word.replacing("(0)", with: "")
                continue
            }
            endOfNumber()
            terms.append(Self.term(word))
        }
        endOfNumber()
        guard !terms.isEmpty else { return nil }
        self.terms = Array(terms.prefix(Self.termsMax))
    }

    private static func term(_ word: Substring) -> Term {
        if word.first == "#", let number = Int64(word.dropFirst()), number >= 0 { return .number(number) }
        let plain = word.filter { !".-/".contains($0) }
        let isCode = plain.count < word.count && plain.contains(where: \.isNumber) && !word.contains("@")
        return isCode ? .code(String(word), plain: plain) : .text(String(word))
    }

    /// `932`, `(93)`, `+34`, `18-00`: people write one phone number in several words.
    private static func isPartOfNumber(_ word: Substring) -> Bool {
        word.contains { $0.isASCII && $0.isNumber }
            && word.unicodeScalars.allSatisfy { scalar in
                (0x30...0x39).contains(scalar.value) || "+-()./".unicodeScalars.contains(scalar)
            }
    }

    /// The digits without what stands before them in one spelling and not in another: plus sign, 00, trunk zero.
    private static func number(_ spelled: String) -> Term? {
        let digits = String(spelled.filter { $0.isASCII && $0.isNumber })
        guard !digits.isEmpty else { return nil }
        let core = String(digits.drop { $0 == "0" })
        return .digits(core.isEmpty ? digits : core)
    }
}
