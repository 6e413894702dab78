import CICal
import Core

/// A rule by which an event repeats (RFC 5545, RRULE); libical works it out.
///
/// libical is given no more than the rule itself, checked, and is asked for one time after another within a budget: a
/// rule can be written in a line that has more repetitions than there are seconds until the sun goes out.
struct RecurrenceRule {
    /// How often libical may be asked, all rules of a calendar together.
    struct Budget {
        private(set) var left: Int

        init(_ count: Int = 2_000_000) {
            left = count
        }

        mutating func spend() throws(CalendarFault) {
            left -= 1
            guard left > 0 else { throw .tooMuch }
        }
    }

    private static let frequencies = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]
    private static let partsMax = 400

    private let text: String
    private let until: CalendarValue?

    /// Reads a rule; nil for what is none.
    ///
    /// - Throws: `CalendarFault.tooMuch` for a rule finer than hours: such an event would be a thousand busy times a day.
    init?(_ text: String) throws(CalendarFault) {
        guard text.utf8.count <= 2_000 else { throw .tooMuch }
        var kept: [Substring] = []
        var frequency: String?
        var until: CalendarValue?
        for part in text.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            switch pair[0] {
            case "FREQ":
                frequency = String(pair[1])
                kept.append(part)
            case "UNTIL":
                // Kept here: it is a moment, while libical is asked in wall time.
                guard let value = CalendarValue(pair[1]) else { return nil }
                until = value
            case "COUNT", "INTERVAL", "WKST", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY",
                "BYHOUR",
                "BYMINUTE", "BYSETPOS":
                guard pair[1].split(separator: ",").count <= Self.partsMax else { throw .tooMuch }
                kept.append(part)
            // Fractions of minutes and other calendars are not told apart.
            default: return nil
            }
        }
        guard let frequency else { return nil }
        guard Self.frequencies.contains(frequency) else {
            guard ["SECONDLY", "MINUTELY"].contains(frequency) else { return nil }
            throw .tooMuch
        }
        self.text = kept.joined(separator: ";")
        self.until = until
    }

    /// Calls with each start of the rule, in order, until one lies beyond the end.
    ///
    /// - Parameters:
    ///   - zone: the clock of the start.
    ///   - last: later ones do not matter.
    func forEach(
        from start: CalendarValue,
        in zone: TimeZoneRules,
        until last: Instant,
        _ budget: inout Budget,
        _ body: (CalendarValue) throws(CalendarFault) -> Void
    ) throws(CalendarFault) {
        let (date, minute) = (start.wall.date, start.wall.minute)
        let iterator = unsafe foyer_ical_rule(
            text,
            Int32(date.year),
            Int32(date.month),
            Int32(date.day),
            Int32(minute / 60),
            Int32(minute % 60),
            Int32(start.second),
            start.isDay ? 1 : 0
        )
        guard let iterator = unsafe iterator else { return try body(start) }
        defer { unsafe icalrecur_iterator_free(iterator) }
        // A day as the end means the whole of it.
        let end = until.map { until in
            until.isDay ? until.wall.adding(minutes: 1_439).instant(in: zone) : until.instant(in: zone)
        }
        var parts: [Int32] = [0, 0, 0, 0, 0, 0]
        while unsafe foyer_ical_next(iterator, &parts) != 0 {
            try budget.spend()
            guard let date = CalendarDate(year: Int(parts[0]), month: Int(parts[1]), day: Int(parts[2]))
            else {
                return
            }
            let value = CalendarValue(
                WallTime(date, minute: Int(parts[3]) * 60 + Int(parts[4])),
                second: Int(parts[5]),
                isDay: start.isDay,
                isUTC: start.isUTC
            )
            let moment = value.instant(in: zone)
            if moment > last { return }
            if let end, moment > end { return }
            try body(value)
        }
    }
}

extension WallTime {
    fileprivate func instant(in zone: TimeZoneRules) -> Instant { zone.instant(of: self) }
}
