/// A currency of ISO 4217 in which prices can be.
public struct CurrencyCode: Hashable, Sendable, CustomStringConvertible {
    /// The three letters: `EUR`.
    public let text: String

    /// Reads three letters in either case.
    public init(_ text: String) throws(ValueIssue) {
        let code = text.trimmed.uppercased()
        guard Self.known.contains(code) else {
            throw .invalid("Write the currency as three letters of ISO 4217, such as EUR.")
        }
        self.text = code
    }

    /// How many decimal digits the smallest unit is: 2 for EUR, 0 for JPY, 3 for KWD.
    public var minorUnits: Int {
        if Self.withoutMinorUnits.contains(text) { return 0 }
        return Self.withThousandths.contains(text) ? 3 : 2
    }

    /// The same as `text`.
    public var description: String {
        text
    }

    private static func set(_ codes: String) -> Set<String> {
        Set(codes.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let withoutMinorUnits = set(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
    )
    private static let withThousandths = set("BHD IQD JOD KWD LYD OMR TND")

    /// What money is counted in: no funds, metals, units of account or withdrawn currencies.
    private static let known = set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
        CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
        GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
        KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
        NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
        SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
        VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """
    )
}
