import Core

/// When a calendar says that its owner is busy.
///
/// Events that are transparent or cancelled are free, and so are those of this product itself (`…@foyer`), which are
/// in the diary already. Whole days, and times without a zone, are by the owner's clock: of the branches where the
/// owner works if these have one clock; else as the calendar says (X-WR-TIMEZONE); else of the first branch.
struct BusyTimes {
    static let occurrencesMax = 50_000
    static let slotsMax = 20_000

    /// Reads a file.
    ///
    /// - Returns: what lies in the window, in order and without overlaps.
    static func read(
        _ bytes: [UInt8],
        owner: CalendarOwner,
        window: TimeSlot,
        budget: RecurrenceRule.Budget = RecurrenceRule.Budget()
    ) throws(CalendarFault) -> [TimeSlot] {
        var reading = BusyTimes(window: window, budget: budget)
        for calendar in try CalendarParser.parse(bytes) {
            var zones = CalendarZones(calendar, owner: owner)
            let parts = calendar.children
            try reading.add(parts.filter { $0.name == "VEVENT" }, &zones)
            for part in parts where part.name == "VFREEBUSY" { try reading.add(freeBusy: part, &zones) }
        }
        return try reading.merged()
    }

    private let window: TimeSlot
    private var found: [TimeSlot] = []
    private var budget: RecurrenceRule.Budget

    private init(window: TimeSlot, budget: RecurrenceRule.Budget) {
        self.window = window
        self.budget = budget
    }

    /// How long an event is.
    private enum Length {
        case days(Int)
        case elapsed(Duration)
        case nominal(CalendarDuration)

        func end(of start: CalendarValue, in zone: TimeZoneRules) -> Instant {
            switch self {
            case .days(let days):
                CalendarValue(start.wall.adding(minutes: days * 1_440), isDay: true, isUTC: false).instant(
                    in: zone
                )
            case .elapsed(let duration): start.instant(in: zone).adding(duration)
            case .nominal(let duration): duration.end(of: start, in: zone)
            }
        }
    }

    // MARK: Events

    private mutating func add(
        _ events: [CalendarComponent],
        _ zones: inout CalendarZones
    ) throws(CalendarFault) {
        var replaced: [String: Set<Instant>] = [:]
        for event in events {
            guard let line = event.first("RECURRENCE-ID"), let uid = event.first("UID")?.value,
                let value = CalendarValue(line.value)
            else { continue }
            let zone = try zones.zone(of: line, until: window.end, &budget)
            replaced[uid, default: []].insert(value.instant(in: zone))
        }
        for event in events {
            let uid = event.first("UID")?.value ?? ""
            guard event.first("STATUS")?.value.uppercased() != "CANCELLED",
                event.first("TRANSP")?.value.uppercased() != "TRANSPARENT", !uid.hasSuffix("@foyer"),
                let line = event.first("DTSTART"), let start = CalendarValue(line.value)
            else { continue }
            let zone = try zones.zone(of: line, until: window.end, &budget)
            let length = try length(of: event, start, zone, &zones)
            if event.first("RECURRENCE-ID") != nil {
                try add(start.instant(in: zone), length.end(of: start, in: zone))
            } else {
                try add(event, start, zone, length, except: replaced[uid] ?? [], &zones)
            }
        }
    }

    /// All repetitions of an event, but for those that are left out or stand in events of their own.
    private mutating func add(
        _ event: CalendarComponent,
        _ start: CalendarValue,
        _ zone: TimeZoneRules,
        _ length: Length,
        except replaced: Set<Instant>,
        _ zones: inout CalendarZones
    ) throws(CalendarFault) {
        var out = replaced
        for line in event.all("EXDATE") {
            let zone = try zones.zone(of: line, until: window.end, &budget)
            for value in line.value.split(separator: ",").compactMap({ CalendarValue($0) }) {
                out.insert(value.instant(in: zone))
            }
        }
        var starts: [Instant: Instant] = [:]
        let window = window
        func note(_ start: CalendarValue) throws(CalendarFault) {
            let (from, to) = (start.instant(in: zone), length.end(of: start, in: zone))
            guard to > window.start, !out.contains(from) else { return }
            starts[from] = to
            guard starts.count <= Self.occurrencesMax else { throw .tooMuch }
        }
        try note(start)
        for line in event.all("RRULE") {
            // What is no rule repeats nothing; the event itself counts all the same.
            guard let rule = try RecurrenceRule(line.value) else { continue }
            try rule.forEach(from: start, in: zone, until: window.end, &budget, note)
        }
        for line in event.all("RDATE") {
            let zone = try zones.zone(of: line, until: window.end, &budget)
            for part in line.value.split(separator: ",") {
                let ends = part.split(separator: "/", maxSplits: 1)
                guard let value = ends.first.flatMap({ CalendarValue($0) }) else { continue }
                let from = value.instant(in: zone)
                guard !out.contains(from) else { continue }
                if ends.count == 2, let to = Self.end(of: ends[1], after: value, in: zone) {
                    try add(from, to)
                } else {
                    try add(from, length.end(of: value, in: zone))
                }
            }
        }
        for (from, to) in starts { try add(from, to) }
    }

    private mutating func length(
        of event: CalendarComponent,
        _ start: CalendarValue,
        _ zone: TimeZoneRules,
        _ zones: inout CalendarZones
    ) throws(CalendarFault) -> Length {
        if let line = event.first("DTEND"), let end = CalendarValue(line.value) {
            if start.isDay {
                return .days(end.wall.date.daysSince1970 - start.wall.date.daysSince1970)
            }
            let endZone = try zones.zone(of: line, until: window.end, &budget)
            return .elapsed(end.instant(in: endZone).since(start.instant(in: zone)))
        }
        if let duration = event.first("DURATION").flatMap({ CalendarDuration($0.value) }) {
            return .nominal(duration)
        }
        return start.isDay ? .days(1) : .elapsed(.zero)
    }

    // MARK: Free and busy

    private mutating func add(
        freeBusy component: CalendarComponent,
        _ zones: inout CalendarZones
    ) throws(CalendarFault) {
        for line in component.all("FREEBUSY") where line["FBTYPE"]?.uppercased() != "FREE" {
            let zone = try zones.zone(of: line, until: window.end, &budget)
            for part in line.value.split(separator: ",") {
                let ends = part.split(separator: "/", maxSplits: 1)
                guard ends.count == 2, let start = CalendarValue(ends[0]),
                    let end = Self.end(of: ends[1], after: start, in: zone)
                else { continue }
                try add(start.instant(in: zone), end)
            }
        }
    }

    /// The end of a period, which is a time or a length.
    private static func end(
        of text: Substring,
        after start: CalendarValue,
        in zone: TimeZoneRules
    ) -> Instant? {
        if let value = CalendarValue(text) { return value.instant(in: zone) }
        return CalendarDuration(text)?.end(of: start, in: zone)
    }

    // MARK: All of it

    private mutating func add(_ start: Instant, _ end: Instant) throws(CalendarFault) {
        guard let slot = TimeSlot(max(start, window.start), min(end, window.end)) else { return }
        found.append(slot)
        guard found.count <= Self.occurrencesMax else { throw .tooMuch }
    }

    private func merged() throws(CalendarFault) -> [TimeSlot] {
        var merged: [TimeSlot] = []
        for slot in found.sorted(by: { $0.start < $1.start }) {
            if let last = merged.last, slot.start <= last.end {
                merged[merged.count - 1] = TimeSlot(last.start, max(last.end, slot.end)) ?? last
            } else {
                merged.append(slot)
            }
        }
        guard merged.count <= Self.slotsMax else { throw .tooMuch }
        return merged
    }
}
