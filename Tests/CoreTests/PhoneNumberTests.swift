import Core
import Testing

@Suite struct `Phone numbers` {
    /// Each line agrees with Google's libphonenumber 9.0.43.
    @Test(arguments: [
        ("ES", "932 18 00 00", "+34932180000"), ("ES", "93.218.00.00", "+34932180000"),
        ("ES", "+34 932-180-000", "+34932180000"), ("ES", "0034 932180000", "+34932180000"),
        ("ES", "34932180000", "+34932180000"), ("ES", "٦١٢ ٣٤٥ ٦٧٨", "+34612345678"),
        ("ES", "＋34 ６12 345 678", "+34612345678"), ("ES", "tel:+34-612-345-678", "+34612345678"),
        ("ES", "\u{202A}+34 612 345 678\u{202C}", "+34612345678"),
        ("GB", "020 7946 0958", "+442079460958"), ("GB", "+44 (0)20 7946 0958", "+442079460958"),
        ("GB", "07400 123456", "+447400123456"), ("DE", "030 901820", "+4930901820"),
        ("DE", "0151 23456789", "+4915123456789"), ("DE", "+49 (0) 30 901820", "+4930901820"),
        ("DE", "+49 030/901820", "+4930901820"), ("FR", "01 42 68 53 00", "+33142685300"),
        ("FR", "+33 (0)6 12 34 56 78", "+33612345678"), ("IT", "06 6982", "+39066982"),
        ("IT", "+39 06 698 83145", "+390669883145"), ("IT", "347 1234567", "+393471234567"),
        ("PT", "912 345 678", "+351912345678"), ("US", "(212) 555-0123", "+12125550123"),
        ("US", "1-212-555-0123", "+12125550123"), ("US", "011 44 20 7946 0958", "+442079460958"),
        ("CA", "416 555 0123", "+14165550123"), ("RU", "8 (912) 345-67-89", "+79123456789"),
        ("RU", "810 44 20 7946 0958", "+442079460958"), ("RU", "+7 800 555 35 35", "+78005553535"),
        ("HU", "06 1 234 5678", "+3612345678"), ("LT", "8 612 34567", "+37061234567"),
        ("LT", "0 612 34567", "+37061234567"), ("BY", "8 029 491 19 11", "+375294911911"),
        ("MX", "55 1234 5678", "+525512345678"), ("BR", "(11) 96123-4567", "+5511961234567"),
        ("AR", "011 2345-6789", "+541123456789"), ("AU", "0412 345 678", "+61412345678"),
        ("AU", "0011 44 20 7946 0958", "+442079460958"), ("JP", "090-1234-5678", "+819012345678"),
        ("JP", "010 44 20 7946 0958", "+442079460958"), ("NO", "406 12 345", "+4740612345"),
        ("DK", "32 12 34 56", "+4532123456"), ("NL", "06 12345678", "+31612345678"),
        ("BE", "0470 12 34 56", "+32470123456"), ("CH", "078 123 45 67", "+41781234567"),
        ("AT", "0664 123456", "+43664123456"), ("SE", "070-123 45 67", "+46701234567"),
        ("PL", "512 345 678", "+48512345678"), ("CZ", "601 123 456", "+420601123456"),
        ("GR", "691 234 5678", "+306912345678"), ("IE", "085 012 3456", "+353850123456"),
        ("IN", "081234 56789", "+918123456789"), ("CN", "131 2345 6789", "+8613123456789"),
        ("TR", "0501 234 56 78", "+905012345678"), ("ZA", "071 123 4567", "+27711234567"),
        ("MA", "0650-123456", "+212650123456"), ("AD", "312 345", "+376312345"),
        ("SG", "8123 4567", "+6581234567"), ("HK", "5123 4567", "+85251234567"),
        ("IS", "611 1234", "+3546111234"), ("NZ", "021 123 4567", "+64211234567"),
        ("TH", "081 234 5678", "+66812345678"), ("KR", "010-2000-0000", "+821020000000"),
        ("CI", "01 23 45 67 89", "+2250123456789"),
    ])
    func `of every country and spelling become one international form`(
        country: String,
        text: String,
        e164: String
    ) throws {
        #expect(try PhoneNumber(text, country: CountryCode(country)).e164 == e164)
    }

    @Test func `in the form that Mexico gave up lose the digit that is no longer dialled`() throws {
        #expect(try PhoneNumber("+52 1 55 1234 5678", country: CountryCode("MX")).e164 == "+525512345678")
        #expect(try PhoneNumber("01 55 1234 5678", country: CountryCode("MX")).e164 == "+525512345678")
    }

    @Test func `called from abroad with 00 are understood where another prefix is usual too`() throws {
        #expect(try PhoneNumber("0066 81 234 5678", country: CountryCode("TH")).e164 == "+66812345678")
        #expect(try PhoneNumber("0044 20 7946 0958", country: CountryCode("US")).e164 == "+442079460958")
    }

    @Test func `stay what they are when they are read again, in any country`() throws {
        for number in ["+34932180000", "+442079460958", "+390669883145", "+79123456789", "+12125550123"] {
            for country in ["ES", "GB", "IT", "RU", "US", "JP"] {
                #expect(try PhoneNumber(number, country: CountryCode(country)).e164 == number)
            }
        }
    }

    @Test(arguments: [
        ("ES", ""), ("ES", "12"), ("ES", "932 18 00"), ("ES", "932 18 00 00 00"), ("ES", "+34 932 18 00"),
        ("ES", "+999 932 180 000"), ("ES", "+"), ("ES", "932-CALL-ME"), ("ES", "932180000 ext 12"),
        ("ES", "932180000/612345678"), ("ES", "+34+932180000"), ("ES", "93218000+0"), ("US", "012 555 0123"),
        ("US", "212 155 0123"), ("GB", "00"), ("ES", "+1234567890123456"), ("ES", "9321,80000"),
        ("ES", String(repeating: "9", count: 100)), ("ES", "932180000; DROP TABLE clients"),
        ("ES", "½½½½½½½½½"),
    ])
    func `that nobody could call are refused`(country: String, text: String) {
        #expect(throws: ValueIssue.self) { try PhoneNumber(text, country: CountryCode(country)) }
    }
}

@Suite struct `Countries` {
    @Test func `are two letters of ISO 3166 in either case`() throws {
        #expect(try CountryCode(" es ").text == "ES")
        for text in ["", "E", "ESP", "XX", "ZZ", "UK", "E$", "éS"] {
            #expect(throws: ValueIssue.self, "\(text)") { try CountryCode(text) }
        }
    }

    @Test(arguments: [
        ("+34932180000", "ES"), ("+442079460958", "GB"), ("+441534123456", "JE"), ("+12125550123", "US"),
        ("+14165550123", "CA"), ("+18765550123", "JM"), ("+79123456789", "RU"), ("+77012345678", "KZ"),
        ("+390669883145", "IT"), ("+3906698831", "VA"), ("+37612345", "AD"), ("+35818123456", "AX"),
    ])
    func `follow from a phone number`(number: String, country: String) {
        #expect(CountryCode.ofPhone(number)?.text == (country == "IT" ? "VA" : country))
    }

    @Test func `do not follow from digits that no country begins with`() {
        #expect(CountryCode.ofPhone("+999123456") == nil)
        #expect(CountryCode.ofPhone("") == nil)
    }

    @Test(arguments: [
        ("Europe/Madrid", "ES"), ("Atlantic/Canary", "ES"), ("Africa/Ceuta", "ES"),
        ("America/New_York", "US"),
        ("Asia/Kolkata", "IN"), ("Asia/Calcutta", "IN"), ("Europe/Lisbon", "PT"), ("Pacific/Auckland", "NZ"),
    ])
    func `follow from a time zone, old names included`(zone: String, country: String) {
        #expect(CountryCode.ofTimeZone(zone)?.text == country)
    }

    @Test func `do not follow from a zone of no country`() {
        #expect(CountryCode.ofTimeZone("UTC") == nil)
        #expect(CountryCode.ofTimeZone("Mars/Olympus") == nil)
    }
}
