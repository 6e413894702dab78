import Core
import TestKit
import Testing

@testable import Calendars

@Suite struct `Busy times of a calendar` {
    private static let window = slot("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")

    private static func slot(_ start: String, _ end: String) -> TimeSlot {
        guard let from = Instant(rfc3339: start), let to = Instant(rfc3339: end),
            let slot = TimeSlot(from, to)
        else { preconditionFailure("a test's slot is written as two moments") }
        return slot
    }

    private func read(
        _ lines: String,
        zones: [String] = ["Europe/Madrid"],
        window: TimeSlot = Self.window
    ) throws -> [String] {
        let owner = try CalendarOwner(
            zones.map { try TimeZoneRules.named(TimeZoneName($0)) },
            otherwise: TimeZoneRules.named(TimeZoneName("UTC"))
        )
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(lines)\nEND:VCALENDAR\n"
        let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        // Less than in operation, so that what is without measure is refused soon.
        let budget = RecurrenceRule.Budget(30_000)
        return try BusyTimes.read(bytes, owner: owner, window: window, budget: budget).map {
            "\($0.start)/\($0.end)"
        }
    }

    private func event(_ lines: String) -> String { "BEGIN:VEVENT\n\(lines)\nEND:VEVENT" }

    @Test(arguments: [
        ("DTSTART:20270310T100000Z\nDTEND:20270310T113000Z", "2027-03-10T10:00:00Z/2027-03-10T11:30:00Z"),
        ("DTSTART:20270310T100000\nDTEND:20270310T110000", "2027-03-10T09:00:00Z/2027-03-10T10:00:00Z"),
        (
            "DTSTART;TZID=America/New_York:20270310T100000\nDURATION:PT45M",
            "2027-03-10T15:00:00Z/2027-03-10T15:45:00Z"
        ),
        (
            "DTSTART;TZID=\"Europe/Lisbon\":20270710T100000\nDTEND;TZID=Europe/Madrid:20270710T120000",
            "2027-07-10T09:00:00Z/2027-07-10T10:00:00Z"
        ),
        ("DTSTART;VALUE=DATE:20270310", "2027-03-09T23:00:00Z/2027-03-10T23:00:00Z"),
        (
            "DTSTART;VALUE=DATE:20270328\nDTEND;VALUE=DATE:20270329",
            "2027-03-27T23:00:00Z/2027-03-28T22:00:00Z"
        ),
        ("DTSTART;VALUE=DATE:20270310\nDURATION:P3D", "2027-03-09T23:00:00Z/2027-03-12T23:00:00Z"),
        ("DTSTART:20261231T230000Z\nDTEND:20270101T010000Z", "2027-01-01T00:00:00Z/2027-01-01T01:00:00Z"),
    ]) func `B.15 an event is busy from its start to its end`(lines: String, expected: String) throws {
        #expect(try read(event("UID:1\n\(lines)")) == [expected])
    }

    @Test(arguments: [
        "DTSTART:20270310T100000Z\nDTEND:20270310T113000Z\nTRANSP:TRANSPARENT",
        "DTSTART:20270310T100000Z\nDTEND:20270310T113000Z\nSTATUS:CANCELLED",
        "DTSTART:20270310T100000Z", "DTSTART:20270310T100000Z\nDTEND:20270310T090000Z",
        "DTSTART:20280310T100000Z\nDTEND:20280310T113000Z", "DTSTART:nonsense\nDTEND:20270310T113000Z",
        "SUMMARY:no time at all", "DTSTART:20271340T100000Z\nDTEND:20271341T100000Z",
        "UID:0190aa@foyer\nDTSTART:20270310T100000Z\nDTEND:20270310T113000Z",
    ]) func `what is transparent, cancelled, empty, elsewhere or our own is free`(lines: String) throws {
        #expect(try read(event(lines)) == [])
    }

    @Test func `free and busy times are taken as they stand, and what touches is one`() throws {
        let lines = """
            BEGIN:VFREEBUSY
            FREEBUSY;FBTYPE=BUSY:20270310T100000Z/20270310T110000Z,20270310T110000Z/PT30M
            FREEBUSY:20270311T100000Z/20270311T110000Z
            FREEBUSY;FBTYPE=FREE:20270312T100000Z/20270312T110000Z
            FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270310T103000Z/20270310T104000Z
            END:VFREEBUSY
            """
        #expect(
            try read(lines) == [
                "2027-03-10T10:00:00Z/2027-03-10T11:30:00Z", "2027-03-11T10:00:00Z/2027-03-11T11:00:00Z",
            ]
        )
    }

    @Test func `a clock that only the file knows is taken from the file, also in summer`() throws {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """
        let start = "DTSTART;TZID=W. Europe Standard Time:"
        let found = try read(
            """
            \(event("\(start)20270110T100000\nDURATION:PT1H"))
            \(zone)
            \(event("\(start)20270710T100000\nDURATION:PT1H"))
            \(event("\(start)20271031T023000\nDURATION:PT1H"))
            """,
            zones: ["UTC"]
        )
        #expect(
            found == [
                "2027-01-10T09:00:00Z/2027-01-10T10:00:00Z", "2027-07-10T08:00:00Z/2027-07-10T09:00:00Z",
                "2027-10-31T00:30:00Z/2027-10-31T01:30:00Z",
            ]
        )
    }

    @Test func `days are the branch's; where branches differ, the calendar's own, else the first branch's`()
        throws
    {
        let day = event("DTSTART;VALUE=DATE:20270310")
        let wish = "X-WR-TIMEZONE:Asia/Tokyo\n"
        #expect(
            try read(wish + day, zones: ["Europe/London"]) == ["2027-03-10T00:00:00Z/2027-03-11T00:00:00Z"]
        )
        let several = ["Europe/Madrid", "Europe/London"]
        #expect(try read(wish + day, zones: several) == ["2027-03-09T15:00:00Z/2027-03-10T15:00:00Z"])
        #expect(try read(day, zones: several) == ["2027-03-09T23:00:00Z/2027-03-10T23:00:00Z"])
        #expect(try read(day, zones: []) == ["2027-03-10T00:00:00Z/2027-03-11T00:00:00Z"])
    }

    @Test(arguments: [
        "RRULE:FREQ=DAILY;COUNT=10", "RRULE:FREQ=DAILY;UNTIL=20270405T080000Z",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=30",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=20", "RRULE:FREQ=MONTHLY;BYDAY=-1FR",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "RRULE:FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15", "RRULE:FREQ=HOURLY;INTERVAL=5;COUNT=50",
        "RRULE:FREQ=DAILY;COUNT=9\nEXDATE;TZID=Europe/Madrid:20270324T093000,20270327T093000",
        "RRULE:FREQ=WEEKLY;COUNT=5\nRDATE;TZID=Europe/Madrid:20270501T120000,20270502T120000",
        "RRULE:FREQ=DAILY;BYHOUR=9,15;BYMINUTE=30;COUNT=14",
    ]) func `B.15 repetitions are those that a foreign library finds`(rule: String) async throws {
        let lines = event(
            "UID:1\nDTSTAMP:20270101T000000Z\nDTSTART;TZID=Europe/Madrid:20270322T093000\n"
                + "DTEND;TZID=Europe/Madrid:20270322T104500\n\(rule)"
        )
        let found = try read(lines)
        #expect(!found.isEmpty)
        #expect(try await Self.judged(lines) == found)
    }

    @Test func `B.15 one repetition that was moved or cancelled is where it is now`() async throws {
        let lines = """
            \(event("UID:1\nDTSTAMP:20270101T000000Z\nDTSTART;TZID=Europe/Madrid:20270322T093000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=6"))
            \(event("UID:1\nDTSTAMP:20270101T000000Z\nRECURRENCE-ID;TZID=Europe/Madrid:20270324T093000\nDTSTART;TZID=Europe/Madrid:20270324T160000\nDURATION:PT2H"))
            \(event("UID:1\nDTSTAMP:20270101T000000Z\nRECURRENCE-ID:20270325T083000Z\nDTSTART;TZID=Europe/Madrid:20270325T093000\nDURATION:PT1H\nSTATUS:CANCELLED"))
            """
        let found = try read(lines)
        #expect(
            found == [
                "2027-03-22T08:30:00Z/2027-03-22T09:30:00Z", "2027-03-23T08:30:00Z/2027-03-23T09:30:00Z",
                "2027-03-24T15:00:00Z/2027-03-24T17:00:00Z", "2027-03-26T08:30:00Z/2027-03-26T09:30:00Z",
                "2027-03-27T08:30:00Z/2027-03-27T09:30:00Z",
            ]
        )
        #expect(try await Self.judged(lines) == found)
    }

    @Test func `whole days repeat by the calendar, over the change of the clock`() throws {
        let lines = event(
            "UID:1\nDTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270327\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=3"
        )
        #expect(
            try read(lines) == [
                "2027-03-25T23:00:00Z/2027-03-26T23:00:00Z", "2027-03-27T23:00:00Z/2027-03-28T22:00:00Z",
                "2027-03-29T22:00:00Z/2027-03-30T22:00:00Z",
            ]
        )
    }

    @Test(arguments: [
        "<!DOCTYPE html><html><body>Sign in</body></html>", "", "hello", "{\"json\": true}",
        "BEGIN:VCARD\r\nEND:VCARD\r\n",
        "BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "\u{1F}\u{8B}\u{8}gzip",
        "END:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
    ]) func `what is no calendar is told so`(text: String) throws {
        let owner = try CalendarOwner([], otherwise: TimeZoneRules.named(TimeZoneName("UTC")))
        #expect(throws: CalendarFault.notACalendar) {
            try BusyTimes.read(Array(text.utf8), owner: owner, window: Self.window)
        }
    }

    @Test(arguments: [
        "RRULE:FREQ=SECONDLY", "RRULE:FREQ=MINUTELY;INTERVAL=1",
        "RRULE:FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29",
    ]) func `a rule without measure is refused`(rule: String) {
        #expect(throws: CalendarFault.tooMuch) {
            try read(event("DTSTART:19700101T000000Z\nDURATION:PT30S\n\(rule)"))
        }
    }

    @Test func `nesting, counts and lines without measure are refused`() throws {
        #expect(throws: CalendarFault.tooMuch) {
            try read(String(repeating: "BEGIN:VEVENT\n", count: 500_000))
        }
        #expect(throws: CalendarFault.tooMuch) {
            try read(String(repeating: "BEGIN:X\nEND:X\n", count: 60_000))
        }
        #expect(throws: CalendarFault.tooMuch) {
            try read("X-LONG:" + String(repeating: "a\n ", count: 100_000))
        }
        #expect(throws: CalendarFault.tooMuch) {
            let zone =
                "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
                + "TZOFFSETTO:+0000\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
            _ = try read(zone + event("DTSTART;TZID=X:20270310T100000\nDURATION:PT1H"))
        }
    }

    @Test(arguments: [
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "RRULE:nonsense",
        "RRULE:FREQ=DAILY;INTERVAL=0", "RRULE:FREQ=DAILY;RSCALE=CHINESE", "RRULE:FREQ=WEEKLY;BYDAY=XX",
        "RRULE:",
        "RRULE:FREQ=DAILY;COUNT=-1", "RRULE:FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO;INTERVAL=32767",
        "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    ]) func `a rule that leads nowhere leaves the event itself, and ends`(rule: String) throws {
        let found = try read(event("DTSTART:20270310T100000Z\nDURATION:PT1H\n\(rule)"))
        #expect(found.first == "2027-03-10T10:00:00Z/2027-03-10T11:00:00Z")
    }

    @Test func `a clock that no clock can be is passed over`() throws {
        let zone =
            "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+9959\n"
            + "TZOFFSETTO:-9959\nEND:STANDARD\nEND:VTIMEZONE\n"
        #expect(
            try read(zone + event("DTSTART;TZID=X:20270310T100000\nDURATION:PT1H"))
                == ["2027-03-10T09:00:00Z/2027-03-10T10:00:00Z"]
        )
    }

    private static func judged(_ lines: String) async throws -> [String] {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n\(lines)\nEND:VCALENDAR\n"
        let found = try await Judge.run(
            "busy_times.py",
            ["2027-01-01", "2028-01-01", "Europe/Madrid"],
            on: Array(text.replacing("\n", with: "\r\n").utf8)
        )
        return (found.arrayValue ?? []).map { pair in
            (pair.arrayValue ?? []).compactMap(\.stringValue).joined(separator: "/")
        }
    }
}
