import Core

/// The weeks of which the free days are shown at once.
struct VisitWeeks: Sendable {
    /// So many weeks are on a page.
    static let count = 4
    /// So many days are searched for the first free one where these weeks have none.
    static let searchedMax = 60
    /// No visitor plans further ahead.
    private static let pagesMax = 40

    /// The first day, a Monday.
    let first: CalendarDate
    let today: CalendarDate

    /// The weeks that have a day; those of today without one.
    init(of day: CalendarDate?, today: CalendarDate) {
        self.today = today
        let monday = Self.adding(-(((today.daysSince1970 + 3) % 7 + 7) % 7), to: today)
        let length = Self.count * 7
        let ahead = max(0, (day ?? today).daysSince1970 - monday.daysSince1970) / length
        first = Self.adding(min(ahead, Self.pagesMax) * length, to: monday)
    }

    var last: CalendarDate { Self.adding(Self.count * 7 - 1, to: first) }
    /// The days that can be asked for.
    var asked: ClosedRange<CalendarDate> { max(first, today)...last }
    /// A day of the weeks before; nil where these are the first.
    var earlier: CalendarDate? { first > today ? Self.adding(-1, to: first) : nil }
    /// A day of the weeks after.
    var later: CalendarDate { Self.adding(1, to: last) }
    /// The days after these, in which the first free one is looked for.
    var searched: ClosedRange<CalendarDate> { later...Self.adding(Self.searchedMax, to: later) }

    var weeks: [[CalendarDate]] {
        (0..<Self.count).map { week in (0..<7).map { Self.adding(week * 7 + $0, to: first) } }
    }

    static func adding(_ days: Int, to day: CalendarDate) -> CalendarDate {
        CalendarDate(daysSince1970: day.daysSince1970 + days)
    }
}
