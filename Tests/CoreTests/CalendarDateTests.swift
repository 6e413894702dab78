import Core
import Testing

@Suite struct `Days of the calendar` {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-23", 20_780),
        ("1900-03-01", -25_508), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `count from 1970 as PostgreSQL counts`(text: String, days: Int) throws {
        let date = try #require(CalendarDate(iso8601: text))
        #expect(date.daysSince1970 == days)
        #expect(CalendarDate(daysSince1970: days) == date)
        #expect(date.iso8601 == text)
    }

    @Test(arguments: [
        "", "2026-1-1", "2026-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-11-00",
        "0000-01-01", "26-11-23", "2026/11/23", "2026-11-23 ", "+026-11-23", "2026-11-2３",
    ])
    func `are not read from anything that is not one`(text: String) {
        #expect(CalendarDate(iso8601: text) == nil)
    }

    @Test func `follow one another without a gap over four centuries`() {
        var previous = CalendarDate(daysSince1970: -100_000)
        for day in -99_999...146_097 {
            let date = CalendarDate(daysSince1970: day)
            #expect(date.daysSince1970 == day)
            #expect(previous < date)
            let continues =
                (date.day == previous.day + 1 && date.month == previous.month)
                || (date.day == 1
                    && (date.month == previous.month + 1 || (date.month == 1 && previous.month == 12)))
            if !continues { Issue.record("\(previous) is followed by \(date)") }
            previous = date
        }
    }

    @Test func `outside the years 1 to 9999 become the nearest inside`() {
        #expect(CalendarDate(daysSince1970: .max).iso8601 == "9999-12-31")
        #expect(CalendarDate(daysSince1970: .min).iso8601 == "0001-01-01")
    }
}
