/// A phone number in the international form of E.164, such as +34932180000.
public struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
    /// Plus sign, country code and number: digits only, 7 to 15 of them.
    public let e164: String

    /// Reads a number as people write it: with `+` or `00`, or as dialled inside the given country.
    public init(_ text: String, country: CountryCode) throws(ValueIssue) {
        let (digits, plus) = try Self.digits(of: text)
        guard digits.count >= 4 else { throw Self.issue }
        guard let number = Self.international(digits, plus: plus, country: country) else { throw Self.issue }
        e164 = number
    }

    /// The same as `e164`.
    public var description: String {
        e164
    }

    private static let issue = ValueIssue.invalid(
        "Write a complete phone number with its country code, such as +34 932 18 00 00."
    )

    /// The digits of a spelling, and whether a plus sign stands before them.
    private static func digits(of text: String) throws(ValueIssue) -> (digits: [UInt8], plus: Bool) {
        if let plain = plainDigits(of: text) { return plain }
        var rest = text.trimmed[...]
        if rest.lowercased().hasPrefix("tel:") { rest = rest.dropFirst(4) }
        guard rest.utf8.count <= 60 else { throw .tooLong(60) }
        var digits: [UInt8] = []
        var plus = false
        // "+44 (0)20 …": the zero in brackets is dialled only inside the country.
        let spelling = String(rest).split(separator: "(0)", omittingEmptySubsequences: false)
        let dropsBracketedZero = spelling.count == 2 && spelling[0].contains { $0.isNumber }
        for scalar in (dropsBracketedZero ? spelling.joined() : String(rest)).unicodeScalars {
            if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                digits.append(0x30 + UInt8(digit))
                continue
            }
            switch scalar {
            case "+", "\u{FF0B}":
                guard digits.isEmpty, !plus else { throw issue }
                plus = true
            case " ", "-", ".", "/", "(", ")", "\u{AD}", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FF0D}":
                continue
            case _
            where scalar.isBlank || (0x200C...0x200F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value):
                continue
            default:
                throw .invalid("Write a phone number with digits only, without letters or an extension.")
            }
        }
        return (digits, plus)
    }

    /// The same for the usual spellings, byte by byte; nil where a closer look is needed.
    private static func plainDigits(of text: String) -> (digits: [UInt8], plus: Bool)? {
        var digits: [UInt8] = []
        digits.reserveCapacity(16)
        var plus = false
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): break
            case UInt8(ascii: "+") where digits.isEmpty && !plus: plus = true
            default: return nil
            }
        }
        return digits.count <= 40 ? (digits, plus) : nil
    }

    private static func international(_ digits: [UInt8], plus: Bool, country: CountryCode) -> String? {
        if plus { return complete(digits) }
        let plan = PhonePlan.of(country)
        let usual: [[UInt8]] = [[0x30, 0x30]]
        for prefix in usual + (plan?.international ?? []) where digits.starts(with: prefix) {
            if let number = complete(digits.dropFirst(prefix.count)) { return number }
        }
        guard let plan else { return complete(digits) }
        let national = plan.withoutTrunk(digits)
        if plan.accepts(national) { return text(plan.callingCode + national) }
        // Spreadsheets eat the plus sign: what is too long for the country may begin with its code.
        guard digits.starts(with: plan.callingCode) else { return nil }
        return complete(digits)
    }

    /// The number whose digits begin with a country code.
    private static func complete(_ digits: some Collection<UInt8>) -> String? {
        guard let (plan, rest) = PhonePlan.split(digits) else { return nil }
        let national = plan.withoutTrunk(rest)
        guard plan.accepts(national) else { return nil }
        return text(plan.callingCode + national)
    }

    private static func text(_ digits: [UInt8]) -> String? {
        guard (7...15).contains(digits.count) else { return nil }
        return "+" + String(decoding: digits, as: UTF8.self)
    }
}
