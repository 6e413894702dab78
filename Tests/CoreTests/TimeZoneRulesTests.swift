import Testing

@testable import Core

@Suite struct `Clocks of places` {
    private func rules(_ name: String) throws -> TimeZoneRules {
        try TimeZoneRules.named(TimeZoneName(name))
    }

    private func moment(_ text: String) throws -> Instant {
        try #require(Instant(rfc3339: text))
    }

    private func wall(_ text: String) throws -> WallTime {
        try #require(WallTime(iso8601: text))
    }

    @Test func `show a jumped-over hour never and a repeated one twice`() throws {
        let madrid = try rules("Europe/Madrid")
        let jump = try moment("2027-03-28T01:00:00Z")
        #expect(try madrid.reading(of: wall("2027-03-28T01:59")) == .once(moment("2027-03-28T00:59:00Z")))
        #expect(try madrid.reading(of: wall("2027-03-28T02:00")) == .never(jump))
        #expect(try madrid.reading(of: wall("2027-03-28T02:59")) == .never(jump))
        #expect(try madrid.reading(of: wall("2027-03-28T03:00")) == .once(jump))
        #expect(
            try madrid.reading(of: wall("2027-10-31T02:30"))
                == .twice(first: moment("2027-10-31T00:30:00Z"), second: moment("2027-10-31T01:30:00Z"))
        )
        #expect(try madrid.instant(of: wall("2027-10-31T02:30")) == moment("2027-10-31T00:30:00Z"))
        #expect(try madrid.instant(of: wall("2027-03-28T02:30")) == jump)
        #expect(try madrid.wall(at: jump.adding(.microseconds(-1))) == wall("2027-03-28T01:59"))
        #expect(try madrid.wall(at: jump) == wall("2027-03-28T03:00"))
    }

    @Test(arguments: [
        // Half an hour, two hours, at midnight, and winter time as the exception.
        ("Australia/Lord_Howe", "2027-04-03T15:00:00Z", 39_600, 37_800),
        ("Antarctica/Troll", "2027-03-28T01:00:00Z", 0, 7_200),
        ("Asia/Beirut", "2027-03-27T22:00:00Z", 7_200, 10_800),
        ("America/Santiago", "2027-04-04T03:00:00Z", -10_800, -14_400),
        ("Atlantic/Azores", "2027-10-31T01:00:00Z", 0, -3_600),
        ("Europe/Dublin", "2027-03-28T01:00:00Z", 0, 3_600),
    ])
    func `change by what their rules say`(name: String, at: String, before: Int, after: Int) throws {
        let rules = try rules(name)
        let change = try moment(at)
        let found = rules.transitions(from: change.adding(minutes: -60), to: change.adding(minutes: 60))
        #expect(found.map(\.at) == [change])
        #expect(found.map(\.before) == [before])
        #expect(found.map(\.after) == [after])
        #expect(
            rules.transitions(from: change.adding(.microseconds(1)), to: change.adding(minutes: 60)) == []
        )
        #expect(rules.transitions(from: change.adding(minutes: -60), to: change) == [])
    }

    @Test func `are known by name, and read only once`() throws {
        #expect(throws: ValueIssue.self) { try TimeZoneName("Europe/Nowhere") }
        #expect(try rules("Asia/Calcutta").offset(at: moment("2027-01-01T00:00:00Z")) == 19_800)
        #expect(try rules("Etc/UTC").transitions(from: .distantPast, to: .distantFuture) == [])
    }

    @Test func `are written with their offset`() throws {
        let lordHowe = try rules("Australia/Lord_Howe")
        #expect(
            try moment("2027-01-01T00:00:00Z").rfc3339(in: lordHowe) == "2027-01-01T11:00:00+11:00"
        )
        #expect(
            try moment("2027-07-01T00:00:00.5Z").rfc3339(in: rules("America/St_Johns"))
                == "2027-06-30T21:30:00.500000-02:30"
        )
        #expect(
            try moment("2027-01-01T00:00:00Z").rfc3339(in: rules("Etc/UTC")) == "2027-01-01T00:00:00+00:00"
        )
        var json = JSONWriter()
        let start = try moment("2027-01-01T00:00:00Z")
        json.object { json in
            json.field("a", start, in: lordHowe)
            json.field("b", 1)
        }
        #expect(json.text == #"{"a":"2027-01-01T11:00:00+11:00","b":1}"#)
    }
}

@Suite struct `Wall times` {
    @Test(arguments: [
        ("2027-03-28T02:30", "2027-03-28T02:30"), ("2027-03-28 02:30:00", "2027-03-28T02:30"),
        ("2027-03-28t00:00", "2027-03-28T00:00"),
    ])
    func `are read to the minute`(text: String, form: String) {
        #expect(WallTime(iso8601: text)?.iso8601 == form)
    }

    @Test(arguments: [
        "2027-03-28T24:00", "2027-03-28T02:60", "2027-02-29T02:30", "2027-03-28T02:30:01",
        "2027-03-28T02:30Z", "2027-03-28", "02:30", "",
    ])
    func `are not read from anything else`(text: String) {
        #expect(WallTime(iso8601: text) == nil)
    }

    @Test func `go on to the days around`() throws {
        let date = try #require(CalendarDate(iso8601: "2027-12-31"))
        #expect(WallTime(date, minute: 1_440).iso8601 == "2028-01-01T00:00")
        #expect(WallTime(date, minute: -1).iso8601 == "2027-12-30T23:59")
        #expect(WallTime(date, minute: 90).adding(minutes: 3_000).iso8601 == "2028-01-02T03:30")
        #expect(WallTime(date, minute: 5) < WallTime(date, minute: 6))
        #expect(WallTime.clock(1_440) == "24:00")
        #expect(WallTime.clock(65) == "01:05")
    }

    @Test func `of a slot move by minutes and stop at the ends of time`() {
        let start = Instant(microseconds: 0)
        #expect(start.adding(minutes: -3).microseconds == -180_000_000)
        #expect(start.adding(minutes: .max) == .distantFuture)
        #expect(start.adding(minutes: .min) == .distantPast)
        #expect(Instant.distantPast.adding(minutes: 5) == .distantPast)
    }
}

@Suite struct `Rules at the end of a zone's file` {
    private func changes(_ rule: String, year: Int) throws -> [String] {
        try #require(TimeZoneRule(rule)).changes(through: year)
            .map { Instant(microseconds: $0.moment * 1_000_000).rfc3339 + " \($0.offset)" }
            .filter { $0.hasPrefix("\(year)-") }
    }

    @Test func `turn by weeks, by days with and without 29 February, and at odd hours`() throws {
        #expect(
            try changes("CET-1CEST,M3.5.0,M10.5.0/3", year: 2_027)
                == ["2027-03-28T01:00:00Z 7200", "2027-10-31T01:00:00Z 3600"]
        )
        #expect(
            try changes("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", year: 2_027)
                == ["2027-04-03T15:00:00Z 37800", "2027-10-02T15:30:00Z 39600"]
        )
        #expect(
            try changes("XXX0YYY,J60/0,J365/0", year: 2_028)
                == ["2028-03-01T00:00:00Z 3600", "2028-12-30T23:00:00Z 0"]
        )
        #expect(
            try changes("XXX0YYY,59/0,364/0", year: 2_028)
                == ["2028-02-29T00:00:00Z 3600", "2028-12-29T23:00:00Z 0"]
        )
        #expect(
            try changes("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", year: 2_027)
                == ["2027-03-28T01:00:00Z -3600", "2027-10-31T01:00:00Z -7200"]
        )
        #expect(
            try changes("IST-1GMT0,M10.5.0,M3.5.0/1", year: 2_027)
                == ["2027-03-28T01:00:00Z 3600", "2027-10-31T01:00:00Z 0"]
        )
        #expect(try changes("UTC0", year: 2_027) == [])
    }

    @Test(arguments: [
        "", "X0", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "<CET-1", "CET-1CEST,M3.5.0,M10.5.0,", "CET-1:CEST",
    ])
    func `are not read from anything else`(text: String) {
        #expect(TimeZoneRule(text) == nil)
    }

    @Test func `follow what the file lists, and broken files are not read`() throws {
        let file = "TZif"
        #expect(TimeZoneFile.parse(Array(file.utf8), name: "x") == nil)
        #expect(TimeZoneFile.parse([], name: "x") == nil)
        #expect(TimeZoneFile.read("tzdata.zi", folder: TimeZoneTable.folder) == nil)
        #expect(TimeZoneFile.read("Europe/Nowhere", folder: TimeZoneTable.folder) == nil)
        let madrid = try #require(TimeZoneFile.read("Europe/Madrid", folder: TimeZoneTable.folder))
        let far = try #require(Instant(rfc3339: "2100-07-01T00:00:00Z"))
        #expect(madrid.offset(at: far) == 7_200)
        #expect(madrid.offset(at: .distantPast) == -884)
    }
}
