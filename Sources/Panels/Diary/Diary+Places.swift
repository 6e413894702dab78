import Core

extension PagePlaces {
    /// A view of the diary.
    func diary(_ query: DiaryQuery) -> String {
        at("staff", "diary", query: query.items)
    }

    var diaryEvents: String { at("staff", "diary", "events") }

    var staffAppointments: String { at("staff", "appointments") }

    func staffAppointment(_ id: String) -> String { at("staff", "appointments", id) }

    /// What a form does with an appointment, such as `move` or `cancel`.
    func staffAppointment(_ id: String, _ deed: String) -> String { at("staff", "appointments", id, deed) }

    /// The form for a new appointment, with what is known already.
    func newAppointment(_ query: [(String, String?)] = []) -> String {
        at("staff", "appointments", "new", query: query)
    }
}

/// Which part of the diary a page shows.
struct DiaryQuery: Sendable {
    enum View: String, Sendable, CaseIterable {
        case day
        case week
        case month
    }

    var view: View
    var date: CalendarDate
    var branch: String?
    /// Only this employee's.
    var employee: String?
    /// The day has a column for each room.
    var isByRoom = false

    var items: [(String, String?)] {
        [
            ("view", view.rawValue), ("date", date.iso8601), ("branch", branch), ("employee", employee),
            ("by", isByRoom ? "room" : nil),
        ]
    }

    /// The same elsewhere.
    func at(_ date: CalendarDate, _ view: View? = nil) -> DiaryQuery {
        var copy = self
        copy.date = date
        if let view { copy.view = view }
        return copy
    }

    /// The days that are shown.
    func days(_ language: PageLanguage) -> ClosedRange<CalendarDate> {
        switch view {
        case .day: return date...date
        case .week:
            let first = date.weekStart(language)
            return first...first.adding(days: 6)
        case .month:
            let first = date.adding(days: 1 - date.day)
            let last = first.adding(months: 1).adding(days: -1)
            return first.weekStart(language)...last.weekStart(language).adding(days: 6)
        }
    }

    /// The same, so many views later.
    func moved(_ steps: Int) -> DiaryQuery {
        switch view {
        case .day: at(date.adding(days: steps))
        case .week: at(date.adding(days: 7 * steps))
        case .month: at(date.adding(days: 1 - date.day).adding(months: steps))
        }
    }
}

extension CalendarDate {
    func adding(days: Int) -> CalendarDate { CalendarDate(daysSince1970: daysSince1970 + days) }

    /// The first day of a month so many months later.
    func adding(months: Int) -> CalendarDate {
        let number = year * 12 + month - 1 + months
        return CalendarDate(year: number / 12, month: number % 12 + 1, day: 1) ?? self
    }

    /// The day with which calendars of a language begin the week of this one.
    func weekStart(_ language: PageLanguage) -> CalendarDate {
        // 1 January 1970 was a Thursday.
        let sinceMonday = ((daysSince1970 + 3) % 7 + 7) % 7
        return adding(days: language == .pt ? -((sinceMonday + 1) % 7) : -sinceMonday)
    }
}
