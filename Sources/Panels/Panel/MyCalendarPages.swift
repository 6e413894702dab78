import Core
import Gateway
import Tenancy

/// The customer's own calendar, in which an appointment can be moved by hand.
struct MyCalendarPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [.page(.get, "/panel/calendar", allowing: .readOwnAppointments, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        let format = try visit.format()
        let today = format.zone.wall(at: visit.scope.world.now()).date
        let wish = call.query("date").flatMap { CalendarDate(iso8601: $0) } ?? today
        let isKnown = (1_971...2_148).contains(wish.year)
        let sheet = MyCalendarSheet(isWeek: call.query("view") == "week", day: isKnown ? wish : today)
        let days: [(String, String?)] = [
            ("when", "all"), ("limit", "200"), ("from", sheet.days.first?.iso8601),
            ("to", sheet.days.last?.iso8601),
        ]
        let answer = try await call.api("my/appointments", query: days)
        let facts = try answer.items.map { try MyAppointmentFacts($0, visit) }
        let page = MyCalendarPage(sheet, facts, today: today, format, visit)
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// Which days a calendar shows; weeks begin on Monday.
struct MyCalendarSheet: Sendable {
    let isWeek: Bool
    /// The day that is asked for.
    let day: CalendarDate
    let days: [CalendarDate]

    init(isWeek: Bool, day: CalendarDate) {
        self.isWeek = isWeek
        self.day = day
        guard !isWeek else {
            days = (0..<7).map { Self.monday(of: day, plus: $0) }
            return
        }
        let first = CalendarDate(daysSince1970: day.daysSince1970 - day.day + 1)
        let last = Self.lastOfMonth(first)
        let start = Self.monday(of: first, plus: 0)
        let weeks = (last.daysSince1970 - start.daysSince1970) / 7 + 1
        days = (0..<weeks * 7).map { CalendarDate(daysSince1970: start.daysSince1970 + $0) }
    }

    /// A day of the week or month before, or after.
    func neighbour(_ step: Int) -> CalendarDate {
        if isWeek { return CalendarDate(daysSince1970: day.daysSince1970 + 7 * step) }
        let first = day.daysSince1970 - day.day + 1
        let other = CalendarDate(
            daysSince1970: step < 0 ? first - 1 : Self.lastOfMonth(day).daysSince1970 + 1
        )
        return CalendarDate(daysSince1970: other.daysSince1970 - other.day + 1)
    }

    private static func lastOfMonth(_ day: CalendarDate) -> CalendarDate {
        // The 28th plus four days is always in the next month.
        let next = CalendarDate(daysSince1970: day.daysSince1970 - day.day + 1 + 31)
        return CalendarDate(daysSince1970: next.daysSince1970 - next.day)
    }

    private static func monday(of day: CalendarDate, plus days: Int) -> CalendarDate {
        let weekday = ((day.daysSince1970 + 3) % 7 + 7) % 7
        return CalendarDate(daysSince1970: day.daysSince1970 - weekday + days)
    }
}

/// The values of the calendar.
struct MyCalendarPage: Sendable {
    /// A row of a month; a week is one.
    struct Week: Sendable {
        let days: [Day]
    }

    struct Day: Sendable {
        let date: String
        let number: String
        let weekday: String
        let label: String
        let isToday: Bool
        let isOutside: Bool
        let isPast: Bool
        let visits: [Visit]
    }

    /// An appointment in its day.
    struct Visit: Sendable {
        let id: String
        let place: String
        let start: String
        let end: String
        let time: String
        let times: String
        let service: String
        let detail: String
        let look: String
        let when: String
        /// Where it is moved by a form; nil where it may not be moved.
        let move: String?
        /// Why not.
        let why: String?
    }

    let frame: PanelFrame
    let title: String
    let view: String
    let isWeek: Bool
    let monthPlace: String
    let weekPlace: String
    let todayPlace: String
    let previous: String
    let next: String
    let weekdays: [String]
    let weeks: [Week]
    let token: String
    let canMove: Bool
    let isEmpty: Bool
    let booking: String

    init(
        _ sheet: MyCalendarSheet,
        _ facts: [MyAppointmentFacts],
        today: CalendarDate,
        _ format: LocalFormat,
        _ visit: PageVisit
    ) {
        let places = visit.places
        let shown = facts.filter { !["cancelled", "rejected"].contains($0.status) }
        let byDay = Dictionary(grouping: shown.sorted { $0.start < $1.start }, by: \.date)
        frame = PanelFrame(visit, at: .calendar)
        isWeek = sheet.isWeek
        view = sheet.isWeek ? "week" : "month"
        title = sheet.isWeek ? Self.title(sheet.days, format) : format.month(sheet.day)
        monthPlace = places.panelCalendar(view: "month", date: sheet.day.iso8601)
        weekPlace = places.panelCalendar(view: "week", date: sheet.day.iso8601)
        todayPlace = places.panelCalendar(view: view, date: nil)
        previous = places.panelCalendar(view: view, date: sheet.neighbour(-1).iso8601)
        next = places.panelCalendar(view: view, date: sheet.neighbour(1).iso8601)
        weekdays = sheet.days.prefix(7).map { format.weekday($0, short: true) }
        let days = sheet.days.map { date in
            Day(
                date: date.iso8601,
                number: String(date.day),
                weekday: format.weekday(date, short: true),
                label: format.day(date),
                isToday: date == today,
                isOutside: !sheet.isWeek && date.month != sheet.day.month,
                isPast: date < today,
                visits: (byDay[date] ?? []).map { Visit($0, visit) }
            )
        }
        weeks = stride(from: 0, to: days.count, by: 7).map { Week(days: Array(days[$0..<$0 + 7])) }
        token = visit.token ?? ""
        canMove = shown.contains { $0.may("can_reschedule") }
        isEmpty = shown.isEmpty
        booking = places.booking
    }

    /// `7 – 13 de desembre del 2026`, or with both months.
    private static func title(_ days: [CalendarDate], _ format: LocalFormat) -> String {
        guard let first = days.first, let last = days.last else { return "" }
        let start = first.month == last.month ? String(first.day) : format.dayOfMonth(first)
        // What follows the month's name is how the language says the year: ` del 2026`.
        let year = format.month(last).drop { $0 != " " }
        return "\(start) – \(format.dayOfMonth(last))\(year)"
    }
}

extension MyCalendarPage.Visit {
    init(_ facts: MyAppointmentFacts, _ visit: PageVisit) {
        id = facts.id
        place = visit.places.panelAppointment(facts.id)
        start = facts.json["starts_at"]?.stringValue ?? ""
        end = facts.json["ends_at"]?.stringValue ?? ""
        time = facts.format.time(facts.start)
        times = facts.times
        service = facts.service
        detail = [facts.employee, facts.branch].joined(separator: " · ")
        look = AppointmentLook.of(facts.status)
        when = facts.format.dateTime(facts.start)
        move = facts.may("can_reschedule") ? visit.places.panelMove(facts.id) : nil
        let isComing = facts.isLive && facts.start > visit.scope.world.now()
        why =
            switch facts.obstacle("can_reschedule") {
            case "group" where isComing: visit(.myGroupStays)
            case "cutoff_passed" where isComing:
                visit(.myMoveTooLate, ["until": facts.until("can_reschedule") ?? ""])
            case "status_not_allowed" where isComing: visit(.myMoveNotNow)
            case "not_allowed" where isComing: visit(.myMoveNotOnline)
            case nil: nil
            default: visit(.myAlreadyOver)
            }
    }
}
