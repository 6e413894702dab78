import Core
import Tenancy
import Testing

@testable import Booking

@Suite struct `Clocks of the world, as Python's zoneinfo judges them` {
    @Test func `B.6 change when and as they do for the judge, in every zone from 2020 to 2040`() async throws
    {
        let judge = try await ZoneJudge.shared.value
        let (start, end) = (try Self.year(ZoneJudge.years.first), try Self.year(ZoneJudge.years.last))
        var names = 0
        var changes = 0
        for kind in judge.kinds {
            for name in kind.names {
                let rules = try DiaryFixture.rules(name)
                names += 1
                let own = rules.transitions(from: start, to: end).filter { $0.before != $0.after }
                    .map { [Int($0.at.microseconds / 1_000_000), $0.before, $0.after] }
                if own != kind.transitions || rules.offset(at: start) != kind.offset {
                    Issue.record("\(name): \(own), not \(kind.transitions)")
                }
                changes += own.count
            }
        }
        #expect(names >= 590)
        #expect(changes >= 5_000)
    }

    @Test func `B.6 show each wall time once, twice or never, as they do for the judge`() async throws {
        var counts = [0, 0, 0]
        for kind in try await ZoneJudge.shared.value.kinds where !kind.readings.isEmpty {
            let rules = try DiaryFixture.rules(kind.names[0])
            for (change, times) in kind.readings {
                for (wall, moments) in times {
                    let judged = moments.map { Instant(microseconds: Int64($0) * 1_000_000) }
                    counts[judged.count] += 1
                    let expected: TimeZoneRules.Reading =
                        switch judged.count {
                        case 0: .never(Instant(microseconds: Int64(change) * 1_000_000))
                        case 1: .once(judged[0])
                        default: .twice(first: judged[0], second: judged[1])
                        }
                    let reading = rules.reading(of: wall)
                    if reading != expected { Issue.record("\(rules.name) \(wall): \(reading)") }
                    for moment in judged where rules.wall(at: moment) != wall {
                        Issue.record("\(rules.name) \(wall) is \(rules.wall(at: moment)) at \(moment)")
                    }
                }
            }
        }
        #expect(counts.allSatisfy { $0 > 100 }, "\(counts)")
    }

    @Test func `B.6 lose, double and shift no time that is offered around any change of the next two years`()
        async throws
    {
        var days = 0
        var slots = 0
        for kind in try await ZoneJudge.shared.value.kinds {
            for (date, judged) in kind.days {
                days += 1
                for (pattern, expected) in zip(ZoneJudge.patterns, judged) {
                    let offered = try Self.fixture(kind.names[0], date, pattern).diary.slots()
                    slots += offered.count
                    let starts = offered.map { Int($0.start.microseconds / 1_000_000) }
                    if starts != expected {
                        Issue.record("\(kind.names[0]) \(date) \(pattern.spans): \(starts), not \(expected)")
                    }
                    if offered.contains(where: { $0.end != $0.start.adding(minutes: pattern.minutes) }) {
                        Issue.record("\(kind.names[0]) \(date): times of another length")
                    }
                }
            }
        }
        #expect(days > 1_000)
        #expect(slots > 50_000)
    }

    @Test func `B.6 let exactly those times be booked that are offered, on the days of the changes`()
        async throws
    {
        var booked = 0
        var refused = 0
        for kind in try await ZoneJudge.shared.value.kinds {
            let changes = Set(kind.readings.map { $0.change })
            let rules = try DiaryFixture.rules(kind.names[0])
            for change in changes {
                let date = rules.wall(at: Instant(microseconds: Int64(change) * 1_000_000)).date
                let judged = try #require(kind.days.first { $0.date == date }?.slots)
                for index in [0, 1] {
                    let diary = try Self.fixture(kind.names[0], date, ZoneJudge.patterns[index]).diary
                    let offered = Set(judged[index])
                    // Every quarter of an hour of the day, and beyond its ends.
                    for quarter in -4..<108 {
                        let seconds =
                            date.daysSince1970 * 86_400 + quarter * 900
                            - rules.offset(at: diary.days[0].clock.start)
                        let start = Instant(microseconds: Int64(seconds) * 1_000_000)
                        switch diary.decide(start) {
                        case .success(let visit):
                            booked += 1
                            if visit.whole.start != start || !offered.contains(seconds) {
                                Issue.record("\(rules.name): \(start.rfc3339(in: rules))")
                            }
                        case .failure:
                            refused += 1
                            if offered.contains(seconds) {
                                Issue.record("\(rules.name): \(start.rfc3339(in: rules))")
                            }
                        }
                    }
                }
            }
        }
        #expect(booked > 10_000)
        #expect(refused > 10_000)
    }

    private static func year(_ year: Int) throws -> Instant {
        try #require(Instant(rfc3339: "\(year)-01-01T00:00:00Z"))
    }

    /// A branch of that zone with the pattern's hours.
    private static func fixture(
        _ zone: String,
        _ date: CalendarDate,
        _ pattern: ZoneJudge.Pattern
    ) throws -> DiaryFixture {
        var fixture = DiaryFixture(DiaryFixture.hour(minutes: pattern.minutes))
        fixture.zone = zone
        fixture.day = date.iso8601
        fixture.now = "2020-01-01T00:00:00Z"
        fixture.settings = [
            "booking.slot_interval_minutes": .number("\(pattern.interval)"), "booking.horizon_days": 1_095,
        ]
        fixture.now = World.system.now().adding(minutes: -3 * 1_440).rfc3339
        fixture.hours = [
            "mon-sun": .array(
                pattern.spans.map { .string("\(WallTime.clock($0[0]))-\(WallTime.clock($0[1]))") }
            )
        ]
        return fixture
    }
}
