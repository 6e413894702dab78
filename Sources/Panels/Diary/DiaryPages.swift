import Core
import Gateway
import Tenancy

/// The diary of the staff: a day, a week or a month of a branch.
struct DiaryPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/diary", allowing: .readAppointments, query: Self.query, show),
            .page(.get, "/staff/diary/events", allowing: .readAppointments, isLong: true, events),
        ]
    }

    private static let query = [
        QueryParameter("view", .choice(DiaryQuery.View.allCases.map(\.rawValue)), "What is shown."),
        QueryParameter("date", .date, "A day of it."),
        QueryParameter("by", .choice(["employee", "room"]), "What the columns of a day are."),
    ]

    private func show(_ call: Call) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        guard let branch = visit.branch ?? visit.branches.first else { throw Problem.notFound(.branch) }
        let format = try visit.format(zone: branch.timeZone)
        let today = format.zone.wall(at: call.scope.world.now()).date
        let date = call.query("date").flatMap { CalendarDate(iso8601: $0) } ?? today
        let query = DiaryQuery(
            view: call.query("view").flatMap(DiaryQuery.View.init(rawValue:)) ?? .day,
            date: (1_980...2_140).contains(date.year) ? date : today,
            branch: branch.slug,
            employee: call.query("employee"),
            isByRoom: call.query("by") == "room"
        )
        let days = query.days(visit.language)
        let asked = [
            ("branch", branch.slug), ("from", days.lowerBound.iso8601), ("to", days.upperBound.iso8601),
            ("employee", query.employee),
        ]
        let context = DiaryContext(visit: visit, format: format, query: query, today: today, branch: branch)
        if query.view == .month {
            let answer = try await call.api("statistics", query: asked)
            let month = DiaryMonthPage(context, answer.json)
            return visit.reply(DiaryMonthPage.markup.render(month, in: visit.language))
        }
        let data = DiarySheetData(try await call.api("diary", query: asked).json)
        let page = DiaryPage(context, data)
        return visit.reply(DiaryPage.markup.render(page, in: visit.language))
    }

    /// The same stream that other programs read.
    private func events(_ call: Call) async throws -> Reply {
        try await call.forward(
            .get,
            "appointments/events",
            query: [("branch", call.query("branch")), ("since", call.query("since"))],
            headers: [("last-event-id", call.header("last-event-id"))]
        )
    }
}

/// What every view of the diary is made with.
struct DiaryContext: Sendable {
    let visit: PageVisit
    let format: LocalFormat
    let query: DiaryQuery
    let today: CalendarDate
    let branch: Branch

    var places: PagePlaces { visit.places }
    var now: Instant { visit.scope.world.now() }
    var mayBook: Bool { visit.scope.allows(.bookAppointments) }

    /// The heading: the day, the week or the month.
    var title: String {
        switch query.view {
        case .day: return format.day(query.date)
        case .week:
            let days = query.days(visit.language)
            return visit(
                .diaryWeekTitle,
                ["from": format.dayOfMonth(days.lowerBound), "to": format.dayOfMonth(days.upperBound)]
            )
        case .month: return format.month(query.date)
        }
    }
}

/// What stands above every view: where one can go.
struct DiaryBar: Sendable {
    struct Link: Sendable {
        let place: String
        let label: String
        let isCurrent: Bool
    }

    struct Field: Sendable {
        let name: String
        let value: String
    }

    let title: String
    let branch: String
    let previous: String
    let next: String
    let today: String
    let views: [Link]
    /// Columns by employee or by room; none where there are no rooms.
    let sorts: [Link]
    let hasSorts: Bool
    let date: String
    /// What stays as it is when another day is chosen.
    let kept: [Field]
    let people: [FormView.Option]
    let hasPeople: Bool
    let new: String?

    init(_ context: DiaryContext, people: [(id: String, name: String)] = [], hasRooms: Bool = false) {
        let (query, places, visit) = (context.query, context.places, context.visit)
        title = context.title
        branch = context.branch.name
        previous = places.diary(query.moved(-1))
        next = places.diary(query.moved(1))
        today = places.diary(query.at(context.today))
        views = DiaryQuery.View.allCases.map { view in
            let label: Phrase =
                switch view {
                case .day: .diaryViewDay
                case .week: .diaryViewWeek
                case .month: .diaryViewMonth
                }
            let place = places.diary(query.at(query.date, view))
            return Link(place: place, label: visit(label), isCurrent: view == query.view)
        }
        let isDay = query.view == .day
        hasSorts = isDay && hasRooms
        sorts = [false, true].map { isByRoom in
            var other = query
            other.isByRoom = isByRoom
            return Link(
                place: places.diary(other),
                label: visit(isByRoom ? .diaryByRoom : .diaryByEmployee),
                isCurrent: isByRoom == query.isByRoom
            )
        }
        date = query.date.iso8601
        kept = query.items.compactMap { name, value in
            guard !["date", "employee"].contains(name), let value else { return nil }
            return Field(name: name, value: value)
        }
        let isOwn = people.count < 2 && query.employee == nil
        hasPeople = !isOwn
        self.people = people.map { person in
            FormView.Option(value: person.id, label: person.name, isChosen: person.id == query.employee)
        }
        new =
            context.mayBook
            ? places.newAppointment([("branch", context.branch.slug), ("date", query.date.iso8601)]) : nil
    }
}
