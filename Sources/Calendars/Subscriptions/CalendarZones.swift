import Core

/// The clocks that a calendar's times are written by.
///
/// A name of the IANA list means the system's own rules, which are the newest; any other name means what the file itself
/// says of it (VTIMEZONE), as programs do that name zones in their own way.
struct CalendarZones {
    /// Of times without a zone, and of zones that nobody knows.
    let home: TimeZoneRules
    private let described: [String: CalendarComponent]
    private var known: [String: TimeZoneRules] = [:]

    /// - Parameter owner: the clock of whose calendar it is; the file's own wish goes before it where it is unsure.
    init(_ calendar: CalendarComponent, owner: CalendarOwner) {
        let wish = calendar.first("X-WR-TIMEZONE").flatMap { Self.system($0.value) }
        home = owner.isSure ? owner.zone : wish ?? owner.zone
        let zones = calendar.children.compactMap { zone -> (String, CalendarComponent)? in
            guard zone.name == "VTIMEZONE", let name = zone.first("TZID")?.value else { return nil }
            return (name, zone)
        }
        described = Dictionary(zones, uniquingKeysWith: { first, _ in first })
    }

    /// The clock that a line's time is written by.
    mutating func zone(
        of line: ContentLine,
        until last: Instant,
        _ budget: inout RecurrenceRule.Budget
    ) throws(CalendarFault) -> TimeZoneRules {
        guard let name = line["TZID"] else { return home }
        if let zone = known[name] { return zone }
        var zone = Self.system(name)
        if zone == nil { zone = try read(name, until: last, &budget) }
        known[name] = zone ?? home
        return zone ?? home
    }

    private static func system(_ name: String) -> TimeZoneRules? {
        guard let name = try? TimeZoneName(name) else { return nil }
        return try? TimeZoneRules.named(name)
    }

    /// What the file says of a zone: standard and daylight time, each with the moments at which it begins.
    private func read(
        _ name: String,
        until last: Instant,
        _ budget: inout RecurrenceRule.Budget
    ) throws(CalendarFault) -> TimeZoneRules? {
        guard let component = described[name] else { return nil }
        var changes: [(at: Instant, offset: Int)] = []
        var first: (at: Instant, before: Int)?
        for part in component.children where ["STANDARD", "DAYLIGHT"].contains(part.name) {
            guard let start = part.first("DTSTART").flatMap({ CalendarValue($0.value) }), !start.isUTC,
                let before = part.first("TZOFFSETFROM").flatMap({ Self.offset($0.value) }),
                let after = part.first("TZOFFSETTO").flatMap({ Self.offset($0.value) }),
                // The wall time at which it begins is that of the offset before.
                let clock = TimeZoneRules(named: name, offset: before, changes: [])
            else { continue }
            var starts = [start]
            starts += part.all("RDATE").flatMap { line in
                line.value.split(separator: ",").compactMap { CalendarValue($0) }
            }
            if let line = part.first("RRULE"), let rule = try RecurrenceRule(line.value) {
                try rule.forEach(from: start, in: clock, until: last, &budget) { starts.append($0) }
            }
            for start in starts {
                let moment = start.instant(in: clock)
                changes.append((moment, after))
                if first.map({ moment < $0.at }) ?? true { first = (moment, before) }
            }
        }
        guard let first else { return nil }
        return TimeZoneRules(named: name, offset: first.before, changes: changes)
    }

    /// Reads `+0100` or `-053000`, in seconds.
    private static func offset(_ text: String) -> Int? {
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().utf8.map { Int($0) - 48 }
        guard [4, 6].contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        func pair(_ index: Int) -> Int { digits.count > index ? digits[index] * 10 + digits[index + 1] : 0 }
        return (pair(0) * 3_600 + pair(2) * 60 + pair(4)) * (sign == "-" ? -1 : 1)
    }
}

/// Whose calendar it is, as far as clocks go.
struct CalendarOwner: Sendable {
    let zone: TimeZoneRules
    /// All places where the owner works have this clock.
    let isSure: Bool

    /// The owner who works at places with these clocks; one of a single clock is sure.
    init(_ zones: [TimeZoneRules], otherwise utc: TimeZoneRules) {
        zone = zones.first ?? utc
        isSure = Set(zones.map(\.name)).count == 1
    }
}
