/// What is known of the phone numbers of one country.
struct PhonePlan: Sendable {
    let country: String
    let callingCode: [UInt8]
    let trunks: [[UInt8]]
    let lengths: ClosedRange<Int>
    let international: [[UInt8]]

    /// Whether so many digits, without trunk prefix, can be a number of the country.
    func accepts(_ national: some Collection<UInt8>) -> Bool {
        guard lengths.contains(national.count) else { return false }
        guard callingCode == [0x31] else { return true }
        // North America: neither the area nor the exchange begins with 0 or 1.
        let digits = Array(national)
        return digits[0] >= 0x32 && digits[3] >= 0x32
    }

    /// The national number without what is dialled before it inside the country.
    func withoutTrunk(_ national: some Collection<UInt8>) -> [UInt8] {
        let national = Array(national)
        for trunk in trunks where national.starts(with: trunk) {
            let rest = Array(national.dropFirst(trunk.count))
            if accepts(rest), trunk.first == 0x30 || !accepts(national) { return rest }
        }
        return national
    }

    static func of(_ country: CountryCode) -> PhonePlan? {
        plans[country.text]
    }

    /// The plan whose calling code the digits begin with, and the rest of them.
    static func split(_ digits: some Collection<UInt8>) -> (plan: PhonePlan, national: [UInt8])? {
        for length in 1...3 where digits.count > length {
            if let plan = byCallingCode[Array(digits.prefix(length))] {
                return (plan, Array(digits.dropFirst(length)))
            }
        }
        return nil
    }

    static func country(ofDigits digits: [UInt8]) -> CountryCode? {
        guard let (plan, national) = split(digits) else { return nil }
        let code = plan.callingCode
        let found = sharedPrefixes.first { $0.code == code && national.starts(with: $0.prefix) }
        return CountryCode(known: found?.country ?? plan.country)
    }

    private static let plans: [String: PhonePlan] = {
        let dialled = Dictionary(
            uniqueKeysWithValues: entries(of: international).map { entry in
                (entry[0], entry[1].split(separator: "/").map { Array($0.utf8) })
            }
        )
        var plans: [String: PhonePlan] = [:]
        for entry in entries(of: table) {
            let country = entry[0].filter { $0 != "*" }
            let bounds = entry[3].split(separator: "-").compactMap { Int($0) }
            guard let shortest = bounds.first, let longest = bounds.last else { continue }
            let usual: [[UInt8]] = entry[1] == "1" ? [Array("011".utf8)] : []
            plans[country] = PhonePlan(
                country: country,
                callingCode: Array(entry[1].utf8),
                trunks: entry[2] == "-" ? [] : entry[2].split(separator: "/").map { Array($0.utf8) },
                lengths: shortest...longest,
                international: dialled[country] ?? usual
            )
        }
        return plans
    }()

    /// The main country of each calling code.
    private static let byCallingCode: [[UInt8]: PhonePlan] = {
        var main: [[UInt8]: PhonePlan] = [:]
        for entry in entries(of: table) where !entry[0].hasSuffix("*") {
            main[Array(entry[1].utf8)] = plans[entry[0]]
        }
        return main
    }()

    private static let sharedPrefixes: [(country: String, code: [UInt8], prefix: [UInt8])] =
        entries(of: shared).flatMap { entry in
            entry[2].split(separator: "/").map { (entry[0], Array(entry[1].utf8), Array($0.utf8)) }
        }

    private static func entries(of text: String) -> [[String]] {
        text.split { $0 == "|" || $0.isNewline }
            .map { $0.split(separator: " ").map(String.init) }
            .filter { !$0.isEmpty }
    }
}
