import Core

/// What the clock of a place shows on one day; looked up once, used for every time of the day.
struct DayClock: Sendable {
    /// Moments in a row in which the clock runs evenly.
    struct Stretch: Sendable, Hashable {
        let start: Instant
        let end: Instant
        /// Seconds after midnight that the clock shows at the start.
        let wall: Int
    }

    let date: CalendarDate
    /// One on most days, two on days on which the clock is turned; none on a day that is left out.
    let stretches: [Stretch]
    /// The first moment of the day.
    let start: Instant
    /// The first moment after it.
    let end: Instant
    private let zone: TimeZoneRules

    init(_ date: CalendarDate, in zone: TimeZoneRules) {
        self.date = date
        self.zone = zone
        let midnight = WallTime(date, minute: 0).secondsSince1970
        stretches = Self.stretches(midnight, in: zone)
        start = stretches.first?.start ?? zone.instant(of: WallTime(date, minute: 0))
        end = stretches.last?.end ?? start
    }

    /// The moment of a minute of the day, 0 to 1,440: the first of two, and the jump for one that is jumped over.
    func instant(_ minute: Int) -> Instant {
        if stretches.count == 1, stretches[0].wall == 0 {
            return start.adding(minutes: minute)
        }
        return zone.instant(of: WallTime(date, minute: minute))
    }

    /// Seconds after midnight that the clock shows at a moment of the day.
    func wall(at moment: Instant) -> Int? {
        guard let stretch = stretches.first(where: { $0.start <= moment && moment < $0.end }) else {
            return nil
        }
        return stretch.wall + Int((moment.microseconds - stretch.start.microseconds) / 1_000_000)
    }

    private static func stretches(_ midnight: Int, in zone: TimeZoneRules) -> [Stretch] {
        func instant(_ seconds: Int) -> Instant { Instant(microseconds: Int64(seconds) * 1_000_000) }
        func seconds(_ moment: Instant) -> Int { Int(moment.microseconds / 1_000_000) }
        // No clock is more than a day away from UTC.
        let (from, to) = (midnight - 86_400, midnight + 2 * 86_400)
        let turns = zone.transitions(from: instant(from), to: instant(to)).map { seconds($0.at) }
        return zip([from] + turns, turns + [to]).compactMap { from, to in
            let offset = zone.offset(at: instant(from))
            let (start, end) = (max(from, midnight - offset), min(to, midnight + 86_400 - offset))
            guard start < end else { return nil }
            return Stretch(start: instant(start), end: instant(end), wall: start + offset - midnight)
        }
    }
}
