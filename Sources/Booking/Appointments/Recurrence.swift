import Core

/// How an appointment is repeated: at the same wall time, whatever the clocks do meanwhile.
struct Recurrence: Sendable, Hashable {
    enum Unit: String, Sendable, CaseIterable {
        case day
        case week
        case month
    }

    /// As many appointments as one series may have.
    static let occurrencesMax = 104

    let unit: Unit
    let interval: Int
    private let count: Int?
    private let until: CalendarDate?

    /// Reads `{every, interval, count | until}`; issues are the reader's.
    init?(_ fields: inout FieldReader) {
        let unit = fields.choice("every", of: Unit.allCases.map(\.rawValue))
        let interval = fields.integer("interval", in: 1...52)
        let count = fields.integer("count", in: 1...Self.occurrencesMax)
        let until = fields.date("until")
        guard let word = fields.required(unit, "every"), let unit = Unit(rawValue: word) else { return nil }
        guard (count.value == nil) != (until.value == nil) else {
            fields.add(
                "count",
                ValueIssue(
                    code: "required",
                    message: "Say how often (count) or until which day, one of them."
                )
            )
            return nil
        }
        self.unit = unit
        self.interval = interval.value ?? 1
        self.count = count.value
        self.until = until.value
    }

    /// The wall times, the first among them.
    ///
    /// The 31st of a month that has none is its last day.
    func starts(from first: WallTime) -> [WallTime] {
        var starts: [WallTime] = []
        for index in 0..<(count ?? Self.occurrencesMax) {
            let date = day(index, after: first.date)
            if let until, date > until { break }
            starts.append(WallTime(date, minute: first.minute))
        }
        return starts
    }

    private func day(_ index: Int, after first: CalendarDate) -> CalendarDate {
        switch unit {
        case .day: return CalendarDate(daysSince1970: first.daysSince1970 + index * interval)
        case .week: return CalendarDate(daysSince1970: first.daysSince1970 + index * interval * 7)
        case .month:
            let months = first.year * 12 + first.month - 1 + index * interval
            let (year, month) = (months / 12, months % 12 + 1)
            let last = [31, 30, 29, 28].lazy.compactMap { CalendarDate(year: year, month: month, day: $0) }
                .first
            return CalendarDate(year: year, month: month, day: first.day) ?? last ?? first
        }
    }

    /// As the series keeps it.
    var json: JSONValue {
        [
            "every": .string(unit.rawValue), "interval": .int(interval),
            "count": count.map { .int($0) } ?? .null, "until": .optional(until?.iso8601),
        ]
    }
}
