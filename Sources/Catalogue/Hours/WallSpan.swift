import Core

/// From one wall time up to, but not including, another.
struct WallSpan: Sendable, Hashable {
    /// So many days at most.
    static let daysMax = 732

    let start: WallTime
    let end: WallTime

    /// Reads the two columns, made by `to_char`.
    init(_ start: String, _ end: String) throws(Problem) {
        guard let start = WallTime(iso8601: start), let end = WallTime(iso8601: end) else {
            throw .broken(context: "a wall time is not as the statement makes it")
        }
        self.init(start: start, end: end)
    }

    init(start: WallTime, end: WallTime) {
        self.start = start
        self.end = end
    }

    /// Whether it is made of whole days: then days stand for it, the last one included.
    private var isOfDays: Bool { start.minute == 0 && end.minute == 0 }

    /// The start as the API writes it.
    var startText: String { isOfDays ? start.date.iso8601 : start.iso8601 }

    /// The end as the API writes it.
    var endText: String { isOfDays ? end.adding(minutes: -1).date.iso8601 : end.iso8601 }

    /// Reads `starts_at` and `ends_at`: each a wall time, or a day as a whole.
    init?(_ fields: inout FieldReader, changing before: WallSpan?) {
        let start = fields.wallTime("starts_at") { WallTime($0, minute: 0) }
        let end = fields.wallTime("ends_at") { WallTime($0, minute: 1_440) }
        guard let start = fields.settled(start, "starts_at", before?.start),
            let end = fields.settled(end, "ends_at", before?.end)
        else { return nil }
        if end <= start {
            fields.add("ends_at", ValueIssue(code: "not_after", message: "Write an end after the start."))
        } else if end.secondsSince1970 - start.secondsSince1970 > Self.daysMax * 86_400 {
            let message = "Write at most \(Self.daysMax) days at once."
            fields.add("ends_at", ValueIssue(code: "too_long", message: message))
        }
        self.init(start: start, end: end)
    }
}

extension FieldReader {
    /// A wall time such as `2026-12-24T09:00`, or a day, of which the closure says the time.
    fileprivate mutating func wallTime(
        _ name: String,
        ofDay time: (CalendarDate) -> WallTime
    ) -> Change<WallTime> {
        value(name) { text throws(ValueIssue) in
            if let date = CalendarDate(iso8601: text) { return time(date) }
            guard let wall = WallTime(iso8601: text) else {
                throw .invalid("Write a time such as 2026-12-24T09:00, without offset, or a day.")
            }
            return wall
        }
    }
}
