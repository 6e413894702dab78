import Core
import Foundation
import Testing

@Suite struct `Dates, times and money as people write them` {
    private func format(
        _ language: Language,
        _ zone: String = "Europe/Madrid",
        _ currency: String = "EUR"
    ) throws -> LocalFormat {
        LocalFormat(
            language,
            zone: try TimeZoneRules.named(TimeZoneName(zone)),
            currency: try CurrencyCode(currency)
        )
    }

    private func moment(_ text: String) throws -> Instant {
        try #require(Instant(rfc3339: text))
    }

    @Test func `headings of calendars name months and days`() throws {
        let day = try #require(CalendarDate(iso8601: "2027-10-03"))
        let words = try Language.allCases.map { language in
            let format = try format(language)
            return [
                format.month(day), format.dayOfMonth(day), format.weekday(day),
                format.weekday(day, short: true),
            ]
        }
        #expect(
            words == [
                ["octubre del 2027", "3 d’octubre", "diumenge", "dg."],
                ["octobre 2027", "3 octobre", "dimanche", "dim."],
                ["octubre de 2027", "3 de octubre", "domingo", "dom."],
                ["outubro de 2027", "3 de outubro", "domingo", "dom."],
                ["October 2027", "3 October", "Sunday", "Sun"],
            ]
        )
    }

    @Test(
        arguments: [
            (Language.ca, "dilluns, 7 de desembre del 2026, a les 09:30"),
            (.fr, "lundi 7 décembre 2026 à 09:30"),
            (.es, "lunes, 7 de diciembre de 2026, a las 09:30"),
            (.pt, "segunda-feira, 7 de dezembro de 2026, às 09:30"),
            (.en, "Monday 7 December 2026 at 09:30"),
        ]
    )
    func `a winter day`(_ language: Language, _ expected: String) throws {
        let winter = try moment("2026-12-07T08:30:00Z")
        let format = try format(language)
        #expect(format.dateTime(winter) == expected)
        #expect(expected.hasPrefix(format.date(winter)))
        #expect(format.time(winter) == "09:30")
    }

    @Test(
        arguments: [
            (Language.ca, "dissabte, 1 d’agost del 2026, a la 01:05"),
            (.fr, "samedi 1er août 2026 à 01:05"),
            (.es, "sábado, 1 de agosto de 2026, a la 01:05"),
            (.pt, "sábado, 1 de agosto de 2026, à 01:05"),
            (.en, "Saturday 1 August 2026 at 01:05"),
        ]
    )
    func `a summer night, which begins another day than in London`(
        _ language: Language,
        _ expected: String
    ) throws {
        #expect(try format(language).dateTime(moment("2026-07-31T23:05:00Z")) == expected)
    }

    @Test func `the hour that comes twice is told apart`() throws {
        let (first, second) = try (moment("2026-10-25T00:30:00Z"), moment("2026-10-25T01:30:00Z"))
        #expect(try format(.en).dateTime(first) == "Sunday 25 October 2026 at 02:30 (UTC+2)")
        #expect(try format(.en).dateTime(second) == "Sunday 25 October 2026 at 02:30 (UTC+1)")
        #expect(try format(.en).time(second) == "02:30")
        let newfoundland = try format(.fr, "America/St_Johns")
        let told = newfoundland.dateTime(try moment("2026-11-01T04:00:00Z"))
        #expect(told == "dimanche 1er novembre 2026 à 01:30 (UTC-2:30)")
    }

    @Test(arguments: [
        (1, "01:15", "à 01:15"), (0, "00:15", "às 00:15"), (12, "12:15", "às 12:15"),
        (13, "13:15", "às 13:15"),
    ])
    func `the article follows the hour`(_ hour: Int, _ clock: String, _ expected: String) throws {
        let day = try #require(CalendarDate(iso8601: "2026-07-01"))
        let zone = try TimeZoneRules.named(TimeZoneName("Europe/Lisbon"))
        let moment = zone.instant(of: WallTime(day, minute: hour * 60 + 15))
        let (portuguese, spanish) = try (format(.pt, "Europe/Lisbon"), format(.es, "Europe/Lisbon"))
        #expect(portuguese.dateTime(moment).hasSuffix(expected))
        #expect(spanish.dateTime(moment).hasSuffix(hour == 1 ? "a la \(clock)" : "a las \(clock)"))
    }

    @Test(arguments: [("ca", "ca_ES"), ("fr", "fr_FR"), ("es", "es_ES"), ("pt", "pt_PT"), ("en", "en_GB")])
    func `every day of a year reads as Unicode's tables have it`(_ code: String, _ locale: String) throws {
        let format = try format(#require(Language(rawValue: code)), "Etc/UTC")
        let style = Date.FormatStyle(
            date: .complete,
            time: .omitted,
            locale: Locale(identifier: locale),
            timeZone: .gmt
        )
        for offset in 0..<366 {
            let day = CalendarDate(daysSince1970: 20_454 + offset)
            let expected = Date(timeIntervalSince1970: Double(day.daysSince1970) * 86_400).formatted(style)
            // An apostrophe may be drawn in two ways, and English and French may have commas and no ordinals.
            let plain = { (text: String) in
                text.replacing("’", with: "'").replacing("1er ", with: "1 ").replacing(",", with: "")
            }
            #expect(plain(format.day(day)) == plain(expected))
        }
    }

    @Test func `days before 1970 have their weekday`() throws {
        let day = try #require(CalendarDate(iso8601: "1968-02-29"))
        #expect(try format(.en).day(day) == "Thursday 29 February 1968")
    }

    @Test(arguments: [
        (Language.ca, Int64(1_250), "12,50 €"), (.fr, 1_250, "12,50 €"), (.es, 1_250, "12,50 €"),
        (.pt, 1_250, "12,50 €"), (.en, 1_250, "€12.50"), (.ca, 123_456, "1.234,56 €"),
        (.fr, 123_456, "1\u{202F}234,56 €"), (.es, 123_456, "1234,56 €"), (.es, 1_234_567, "12.345,67 €"),
        (.pt, 123_456, "1234,56 €"), (.pt, 1_234_567, "12 345,67 €"), (.en, 123_456_789, "€1,234,567.89"),
        (.en, 0, "€0.00"), (.es, 5, "0,05 €"), (.es, -5, "-0,05 €"), (.en, -1_250, "-€12.50"),
        (.en, .min, "-€92,233,720,368,547,758.08"),
    ])
    func `money is written from its smallest unit`(
        _ language: Language,
        _ amount: Int64,
        _ expected: String
    ) throws {
        #expect(try format(language).money(amount) == expected.replacing(" ", with: "\u{A0}"))
    }

    @Test(arguments: [
        (Language.es, "JPY", "1250 JPY"), (.en, "JPY", "JPY 1,250"), (.fr, "KWD", "1,250 KWD"),
        (.en, "GBP", "£12.50"), (.pt, "BRL", "12,50 BRL"), (.ca, "USD", "12,50 USD"),
    ])
    func `other currencies have their own smallest unit`(
        _ language: Language,
        _ currency: String,
        _ expected: String
    ) throws {
        let money = try format(language, "Europe/Madrid", currency).money(1_250)
        #expect(money == expected.replacing(" ", with: "\u{A0}"))
    }

    @Test(arguments: [("ca", "ca_ES"), ("fr", "fr_FR"), ("es", "es_ES"), ("pt", "pt_PT"), ("en", "en_GB")])
    func `euros read as Unicode's tables have them`(_ code: String, _ locale: String) throws {
        let format = try format(#require(Language(rawValue: code)))
        let style = Decimal.FormatStyle.Currency(code: "EUR", locale: Locale(identifier: locale))
        for amount in [0, 7, 99, 100, 1_250, 99_999, 100_000, 999_999, 1_000_000, 123_456_789] as [Int64] {
            #expect(format.money(amount) == (Decimal(amount) / 100).formatted(style))
        }
    }

    @Test(arguments: [
        (0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (125, "2 h 5 min"), (-5, "0 min"),
    ])
    func `lengths are told in hours from an hour on`(_ minutes: Int, _ expected: String) throws {
        for language in Language.allCases {
            let text = try format(language).duration(minutes: minutes)
            #expect(text.replacing("\u{A0}", with: " ") == expected)
        }
    }
}
