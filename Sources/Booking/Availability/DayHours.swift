import Core
import Tenancy

/// When a branch is open, or somebody works, on one day.
struct DayHours: Sendable {
    /// A stretch without a break, in wall time and in moments.
    struct Span: Sendable, Hashable {
        /// Minutes of the day.
        let minutes: Range<Int>
        let slot: TimeSlot
    }

    /// How a slot lies to the hours.
    enum Fit: Sendable {
        case inside
        /// After the beginning and before the end of the day's hours, but not inside of one span.
        case onBreak
        case outside
    }

    /// In order, none touching another.
    let spans: [Span]
    /// The special day that they come from; its name may be empty.
    var special: String?

    /// - Parameter spans: as written, in any order.
    init(_ spans: [Range<Int>], special: String? = nil, on clock: DayClock) {
        self.special = special
        var joined: [Range<Int>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where !span.isEmpty {
            if let last = joined.last, span.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
        self.spans = joined.compactMap { minutes in
            // Hours that the clock jumps over are no hours.
            TimeSlot(clock.instant(minutes.lowerBound), clock.instant(minutes.upperBound)).map {
                Span(minutes: minutes, slot: $0)
            }
        }
    }

    init(_ spans: [OpeningHours.Span], special: String? = nil, on clock: DayClock) {
        self.init(spans.map { $0.start..<$0.end }, special: special, on: clock)
    }

    /// The hours that both have.
    func shared(with other: DayHours, on clock: DayClock) -> DayHours {
        DayHours(
            spans.flatMap { span in other.spans.map { span.minutes.clamped(to: $0.minutes) } },
            on: clock
        )
    }

    func fit(_ slot: TimeSlot) -> Fit {
        guard let first = spans.first, let last = spans.last else { return .outside }
        if spans.contains(where: { $0.slot.contains(slot) }) { return .inside }
        return first.slot.start <= slot.start && slot.end <= last.slot.end ? .onBreak : .outside
    }

    /// The span that the moment lies in.
    func span(at moment: Instant) -> Span? {
        spans.first { $0.slot.contains(moment) }
    }

    /// Such as `09:00-14:00 and 16:00-20:00`.
    var words: String {
        spans.map { "\(WallTime.clock($0.minutes.lowerBound))-\(WallTime.clock($0.minutes.upperBound))" }
            .joined(separator: " and ")
    }
}

extension DayHours.Span {
    /// The moments of the grid that begins with the span.
    ///
    /// They are those at which the clock shows a whole number of intervals after its beginning. A time that the clock shows twice counts twice, one that it jumps over never.
    func grid(every interval: Int, on clock: DayClock, _ body: (Instant) -> Void) {
        for stretch in clock.stretches where stretch.start < slot.end && slot.start < stretch.end {
            let shown = max(minutes.lowerBound, (stretch.wall + 59) / 60) - minutes.lowerBound
            var minute = minutes.lowerBound + (shown + interval - 1) / interval * interval
            while minute < minutes.upperBound {
                let moment = Instant(
                    microseconds: stretch.start.microseconds + Int64(minute * 60 - stretch.wall) * 1_000_000
                )
                guard moment < stretch.end, moment < slot.end else { break }
                if moment >= slot.start { body(moment) }
                minute += interval
            }
        }
    }

    /// Whether a moment, at which the clock shows so many seconds of the day, is on the span's grid.
    func isOnGrid(wall seconds: Int, every interval: Int) -> Bool {
        let after = seconds - minutes.lowerBound * 60
        return after >= 0 && seconds < minutes.upperBound * 60 && after % (interval * 60) == 0
    }
}
