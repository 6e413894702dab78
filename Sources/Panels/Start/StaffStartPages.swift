import Core
import Gateway
import Tenancy

/// The first page of the staff console: today.
struct StaffStartPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [.page(.get, "/staff", allowing: .useOwnSession, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let now = call.scope.world.now()
        async let visited = PageVisit(call, kit)
        guard call.scope.actor.role != .customer else { return .seeOther(PagePlaces(root: call.root).panel) }
        let branch = try await visited.branch
        let format = try await visited.format(zone: branch?.timeZone)
        let today = format.zone.wall(at: now).date
        let (from, to) = (
            format.zone.instant(of: WallTime(today, minute: 0)),
            format.zone.instant(of: WallTime(CalendarDate(daysSince1970: today.daysSince1970 + 1), minute: 0))
        )
        let query = [("from", from.rfc3339), ("to", to.rfc3339), ("branch", branch?.slug), ("limit", "200")]
        let appointments = try await call.api("appointments", query: query)
        let visit = try await visited
        let items = appointments.items.compactMap { StartPage.Visit($0, visit, format) }
        let page = StartPage(
            frame: ConsoleFrame(visit, at: .start),
            day: format.day(today),
            diary: visit.places.diary(),
            count: visit(CountPhrase.appointments, appointments["total"]?.intValue ?? items.count),
            visits: items
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the console's first page.
struct StartPage: Sendable {
    /// An appointment in a line.
    struct Visit: Sendable {
        let place: String
        let time: String
        let who: String
        let what: String
        let employee: String
        let status: String
        let look: String
    }

    let frame: ConsoleFrame
    let day: String
    let diary: String
    let count: String
    let visits: [Visit]
}

extension StartPage.Visit {
    init?(_ item: JSONValue, _ visit: PageVisit, _ format: LocalFormat) {
        guard let start = item["starts_at"]?.stringValue.flatMap({ Instant(rfc3339: $0) }) else { return nil }
        let names = (item["attendees"]?.arrayValue ?? []).compactMap { $0["client"]?["name"]?.stringValue }
        let status = item["status"]?.stringValue ?? ""
        place = visit.places.diary(view: "day", date: format.zone.wall(at: start).date.iso8601)
        time = format.time(start)
        who = names.joined(separator: ", ")
        what = item["service"]?["name"]?.stringValue ?? ""
        employee = item["employee"]?["name"]?.stringValue ?? ""
        self.status = visit.language.status(status)
        look = AppointmentLook.of(status)
    }
}

extension StaffStartPages {
    static let markup = PageMarkup<StartPage> { w in
        ConsoleFrame.markup(w, title: w(.start)) {
            """
            <div class="head"><h1>\(w(.today))</h1>
            <a class="button main" href="{{diary}}">\(Icon.calendar.markup)\(w(.openDiary))</a>
            <p>{{day}} · {{count}}</p></div>
            <section class="card flush" aria-label="\(w(.appointments))">
            <ul class="list">
            {{#visits}}<li><time class="soft">{{time}}</time><div class="grow"><a href="{{place}}">{{who}}</a>
            <div class="soft">{{what}} · {{employee}}</div></div><span class="tag {{look}}">{{status}}</span></li>
            {{/visits}}
            </ul>
            {{^visits}}\(Pieces.empty(w, .calendar, .nothingToday, .nothingTodayHelp)){{/visits}}
            </section>
            """
        }
    }
}
