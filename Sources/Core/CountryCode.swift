import FoundationEssentials

/// A country of ISO 3166-1 in two capital letters.
public struct CountryCode: Hashable, Sendable, CustomStringConvertible {
    /// The two letters: `ES`.
    public let text: String

    /// Reads two letters in either case.
    public init(_ text: String) throws(ValueIssue) {
        let code = text.trimmed.uppercased()
        guard Self.known.contains(code) else {
            throw .invalid("Write the country as two letters of ISO 3166, such as ES.")
        }
        self.text = code
    }

    init(known text: String) {
        self.text = text
    }

    /// The country of a number of E.164; the main one where countries share a code, nil where none has it.
    public static func ofPhone(_ e164: String) -> CountryCode? {
        PhonePlan.country(ofDigits: Array(e164.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }))
    }

    /// The country of a time zone, as the system's tables have it; nil for zones of no country, such as UTC.
    public static func ofTimeZone(_ id: String) -> CountryCode? {
        TimeZoneTable.system.country(of: id).map(CountryCode.init(known:))
    }

    /// The same as `text`.
    public var description: String {
        text
    }

    /// The officially assigned codes, and XK, which everybody uses for Kosovo.
    private static let known = Set(codes.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let codes = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
        BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
        EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
        HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
        LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
        NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
        SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
        TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
        """
}
