import Core
import Testing

@Suite struct `Moments` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-11-23T10:00:00.123456Z", 1_795_428_000_123_456),
        ("2026-11-23T11:00:00.123456+01:00", 1_795_428_000_123_456),
        ("2026-11-23T04:30:00.123456-05:30", 1_795_428_000_123_456),
        ("2026-11-23t10:00:00.1234567899z", 1_795_428_000_123_456),
        ("2026-11-23 10:00:00.5Z", 1_795_428_000_500_000),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("2000-02-29T00:00:00Z", 951_782_400_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ])
    func `are read from RFC 3339`(text: String, microseconds: Int64) {
        #expect(Instant(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T10:00:00", "2026-11-23T10:00Z", "2026-11-23T24:00:00Z",
        "2026-11-23T10:60:00Z", "2026-11-23T10:00:61Z", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z",
        "2026-11-23T10:00:00.Z", "2026-11-23T10:00:00+1:00", "2026-11-23T10:00:00+24:00",
        "2026-11-23T10:00:00Z ", "-026-11-23T10:00:00Z", "2026-11-23T10:00:00+01:60", "tomorrow",
    ])
    func `are not read from anything else`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"),
        (1, "1970-01-01T00:00:00.000001Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (1_795_428_000_100_000, "2026-11-23T10:00:00.100000Z"),
        (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"),
        (Int64.max, "9999-12-31T23:59:59.999999Z"),
        (Int64.min, "0001-01-01T00:00:00Z"),
    ])
    func `are written in UTC with a fraction only where there is one`(microseconds: Int64, text: String) {
        #expect(Instant(microseconds: microseconds).rfc3339 == text)
    }

    @Test func `are read again as they were written`() {
        for step in stride(
            from: Int64(-62_135_596_800_000_000),
            to: 253_402_300_799_999_999,
            by: 987_654_321_987_651
        ) {
            let instant = Instant(microseconds: step)
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
        }
    }

    @Test func `move by durations and stop at the ends of time`() {
        let start = Instant(microseconds: 1_000_000)
        #expect(start.adding(.seconds(90)).microseconds == 91_000_000)
        #expect(start.adding(.milliseconds(-1_500)).microseconds == -500_000)
        #expect(start.adding(.microseconds(7)).microseconds == 1_000_007)
        #expect(start.adding(.seconds(Int64.max)) == .distantFuture)
        #expect(start.adding(.seconds(Int64.min)) == .distantPast)
        #expect(Instant.distantFuture.adding(.seconds(-1)) == .distantFuture)
        #expect(start.adding(.seconds(2)).since(start) == .seconds(2))
        #expect(Instant.distantPast < start && start < .distantFuture)
    }

    @Test func `of the system's clock lie after the day on which this was written`() {
        #expect(World.system.now() > Instant(microseconds: 1_795_305_600_000_000))
    }
}
