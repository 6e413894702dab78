import Core

/// A column of the diary with times: a day of somebody, or of a room.
struct DiaryColumn: Sendable {
    /// Time that is shaded.
    struct Shade: Sendable {
        let classes: String
        /// Why; nothing for hours in which nobody works.
        let label: String?
    }

    /// Whose column it is; nil for a room, or for what has none.
    let employee: String?
    let name: String
    let detail: String?
    let colour: String?
    let isToday: Bool
    /// Where the same is shown alone.
    let place: String?
    let date: String
    /// Seconds since 1970 of its first line.
    let start: Int
    let new: String?
    let newLabel: String
    let shades: [Shade]
    let visits: [DiaryVisit]
    /// The minute of now.
    let now: String?
}

/// An appointment as it is drawn.
struct DiaryVisit: Sendable {
    let id: String
    let place: String
    let classes: String
    let isMovable: Bool
    /// Seconds since 1970.
    let start: Int
    let minutes: Int
    let employee: String
    let service: String
    /// A sign for the status, beside its colour.
    let sign: String
    let range: String
    let who: String
    let what: String
    let colour: String?
    let status: String
    let seats: String?
    let with: String
    let rooms: String?
    let phone: String?
    let note: String?
    /// `Client marcat`, for the tooltip alone (S0-13).
    let marked: String?
    let overlap: String?
}

/// Places things on the lines of a column: hours, minutes, and lanes beside each other.
struct DiaryLayout: Sendable {
    /// The first hour after midnight, and how many there are.
    let firstHour: Int
    let hours: Int

    /// Wide enough for everybody's hours and everything that is booked.
    init(_ data: DiarySheetData) {
        var (first, last) = (24, 0)
        for (index, day) in data.days.enumerated() {
            var spans = day.hours + data.employees.flatMap { $0.days[safe: index]?.hours ?? [] }
            spans += data.visits.filter { $0.start < day.end && day.start < $0.end }
                .map { DiarySheetData.Span(start: max($0.start, day.start), end: min($0.end, day.end)) }
            for span in spans {
                first = min(first, Self.minutes(day.start, span.start) / 60)
                last = max(last, (Self.minutes(day.start, span.end) + 59) / 60)
            }
        }
        if first >= last { (first, last) = (9, 18) }
        firstHour = max(0, first - (first > 0 ? 1 : 0))
        hours = min(26, last + 1) - firstHour
    }

    static func minutes(_ from: Instant, _ to: Instant) -> Int {
        Int((to.microseconds - from.microseconds) / 60_000_000)
    }

    /// The first line of a day.
    func start(of day: DiarySheetData.Day) -> Instant {
        day.start.adding(.seconds(firstHour * 3_600))
    }

    /// The classes of a time of a day; nil where it is not shown.
    func classes(_ start: Instant, _ end: Instant, on day: DiarySheetData.Day) -> String? {
        let first = self.start(of: day)
        let from = max(0, Self.minutes(first, start))
        let to = min(hours * 60, Self.minutes(first, end))
        guard from < to else { return nil }
        return "h\(from / 60) m\(from % 60) x\((to - from) / 60) y\((to - from) % 60)"
    }

    /// The classes of a moment; nil where it is not shown.
    func classes(_ moment: Instant, on day: DiarySheetData.Day) -> String? {
        let minute = Self.minutes(start(of: day), moment)
        guard day.start <= moment, moment < day.end, (0..<hours * 60).contains(minute) else { return nil }
        return "h\(minute / 60) m\(minute % 60)"
    }

    /// What lies between some times of a day.
    func gaps(_ spans: [DiarySheetData.Span], on day: DiarySheetData.Day) -> [DiarySheetData.Span] {
        var gaps: [DiarySheetData.Span] = []
        var reached = start(of: day)
        let end = reached.adding(.seconds(hours * 3_600))
        for span in spans.sorted(by: { $0.start < $1.start }) {
            if span.start > reached { gaps.append(DiarySheetData.Span(start: reached, end: span.start)) }
            reached = max(reached, span.end)
        }
        if reached < end { gaps.append(DiarySheetData.Span(start: reached, end: end)) }
        return gaps
    }

    /// The lane of each, and how many there are beside each other.
    static func lanes(_ visits: [DiaryVisitData]) -> [(lane: Int, of: Int)] {
        var lanes = [(lane: Int, of: Int)](repeating: (0, 1), count: visits.count)
        var ends: [Instant] = []
        var cluster: [Int] = []
        func close() {
            for index in cluster { lanes[index].of = min(ends.count, lanesMax) }
            cluster = []
            ends = []
        }
        for index in visits.indices.sorted(by: { visits[$0].start < visits[$1].start }) {
            let visit = visits[index]
            if ends.allSatisfy({ $0 <= visit.start }) { close() }
            let lane = ends.firstIndex { $0 <= visit.start } ?? ends.count
            if lane == ends.count { ends.append(visit.end) } else { ends[lane] = visit.end }
            lanes[index].lane = min(lane, lanesMax - 1)
            cluster.append(index)
        }
        close()
        return lanes
    }

    static let lanesMax = 8
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
