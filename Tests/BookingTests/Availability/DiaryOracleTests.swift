import Core
import Tenancy
import Testing

@testable import Booking

/// Draws the same numbers in each run.
private struct Draw: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

@Suite struct `Diaries that were drawn by lot` {
    /// A day of UTC, in minutes, with what is there.
    private struct Drawn {
        var minutes: Int
        var before: Int
        var after: Int
        var interval: Int
        var open: [Range<Int>]
        var works: [Range<Int>]?
        var away: [Range<Int>]
        var booked: [(start: Int, end: Int, before: Int, after: Int)]

        init(_ draw: inout Draw) {
            func spans(_ draw: inout Draw) -> [Range<Int>] {
                let cuts = (0..<4).map { _ in Int.random(in: 0...288, using: &draw) * 5 }.sorted()
                return [cuts[0]..<cuts[1], cuts[2]..<cuts[3]].filter { !$0.isEmpty }
            }
            minutes = Int.random(in: 1...24, using: &draw) * 5
            before = Int.random(in: 0...6, using: &draw) * 5
            after = Int.random(in: 0...6, using: &draw) * 5
            interval = [5, 10, 15, 20, 45].randomElement(using: &draw) ?? 5
            open = spans(&draw)
            works = Bool.random(using: &draw) ? spans(&draw) : nil
            away = Bool.random(using: &draw) ? Array(spans(&draw).prefix(1)) : []
            booked = (0..<Int.random(in: 0...8, using: &draw)).map { _ in
                let start = Int.random(in: -20...280, using: &draw) * 5
                let length = Int.random(in: 1...30, using: &draw) * 5
                let buffers = (0..<2).map { _ in Int.random(in: 0...4, using: &draw) * 5 }
                return (start, start + length, buffers[0], buffers[1])
            }
        }

        /// Minute by minute, without any cleverness.
        var free: [Int] {
            func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
                spans.count == 2 && spans[0].upperBound == spans[1].lowerBound
                    ? [spans[0].lowerBound..<spans[1].upperBound] : spans
            }
            let own = works ?? self.open
            let spans = merged(self.open).flatMap { a in merged(own).map { a.clamped(to: $0) } }
            // By minutes after noon of the day before.
            var taken = [Bool](repeating: false, count: 4_320)
            for booking in booked {
                for minute in (booking.start - booking.before)..<(booking.end + booking.after) {
                    taken[minute + 720] = true
                }
            }
            var found: [Int] = []
            for start in 0..<1_440 {
                guard let span = spans.first(where: { $0.contains(start) }),
                    (start - span.lowerBound) % interval == 0, start + minutes <= span.upperBound,
                    !away.contains(where: { $0.overlaps(start..<start + minutes) }),
                    !taken[(start - before + 720)..<(start + minutes + after + 720)].contains(true)
                else { continue }
                found.append(start)
            }
            return found
        }
    }

    @Test(arguments: 0..<40) func `offer what a minute by minute search finds`(seed: Int) throws {
        var draw = Draw(UInt64(seed + 1))
        for _ in 0..<3 {
            let drawn = Drawn(&draw)
            var fixture = DiaryFixture(
                DiaryFixture.hour(minutes: drawn.minutes, before: drawn.before, after: drawn.after)
            )
            fixture.zone = "Etc/UTC"
            fixture.settings = ["booking.slot_interval_minutes": .number("\(drawn.interval)")]
            fixture.hours = ["mon": json(drawn.open)]
            fixture.contents.employees = [
                DiaryFixture.employee(
                    DiaryFixture.anna,
                    "Anna",
                    hours: drawn.works.map { ["mon": json($0)] }
                )
            ]
            let midnight = try fixture.at("00:00")
            for away in drawn.away {
                let days = DiaryFixture.date(fixture.day).daysSince1970 * 1_440
                let minutes = days + away.lowerBound..<days + away.upperBound
                fixture.contents.timeOff.append(
                    DiaryContents.TimeOff(employee: DiaryFixture.anna, minutes: minutes)
                )
            }
            for (index, booking) in drawn.booked.enumerated() {
                fixture.contents.appointments.append(
                    DiaryContents.Appointment(
                        id: DiaryFixture.appointment(index),
                        employee: DiaryFixture.anna,
                        service: DiaryFixture.cut,
                        slot: TimeSlot(
                            midnight.adding(minutes: booking.start),
                            minutes: booking.end - booking.start
                        ),
                        bufferBefore: booking.before,
                        bufferAfter: booking.after
                    )
                )
            }
            let diary = try fixture.diary
            let offered = diary.slots().map { Visit.minutes(from: midnight, to: $0.start) }
            let free = drawn.free
            #expect(offered == free, "\(drawn)")
            for start in stride(from: 0, to: 1_440, by: 5) {
                let isBooked = diary.decide(midnight.adding(minutes: start)).refusal == nil
                if isBooked != free.contains(start) { Issue.record("\(start) of \(drawn)") }
            }
        }
    }

    private func json(_ spans: [Range<Int>]) -> JSONValue {
        .array(
            spans.map {
                .string("\(WallTime.clock($0.lowerBound))-\(WallTime.clock($0.upperBound))")
            }
        )
    }
}
