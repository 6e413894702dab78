import Core
import Gateway

/// The first page of the customer panel: the own appointments.
struct PanelStartPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [.page(.get, "/panel", allowing: .readOwnAppointments, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let isPast = call.query("when") == "past"
        async let visited = PageVisit(call, kit)
        let query = [("when", isPast ? "past" : "future"), ("cursor", call.query("cursor"))]
        async let answered = call.api("my/appointments", query: query)
        let (visit, answer) = (try await visited, try await answered)
        let page = PanelPage(
            frame: PanelFrame(visit, at: .appointments),
            isPast: isPast,
            upcoming: visit.places.panel,
            past: visit.places.at("panel", query: [("when", "past")]),
            booking: visit.places.booking,
            appointments: try answer.items.map { item in try PanelPage.Appointment(item, visit) },
            more: answer["next"]?.stringValue.map {
                visit.places.at("panel", query: [("when", isPast ? "past" : nil), ("cursor", $0)])
            }
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the panel's first page.
struct PanelPage: Sendable {
    /// An appointment in a line.
    struct Appointment: Sendable {
        let place: String
        let when: String
        let service: String
        let detail: String
        let status: String
        let look: String
    }

    let frame: PanelFrame
    let isPast: Bool
    let upcoming: String
    let past: String
    let booking: String
    let appointments: [Appointment]
    /// Where more of them are.
    let more: String?
}

extension PanelPage.Appointment {
    init(_ item: JSONValue, _ visit: PageVisit) throws {
        let format = try visit.format(zone: item["time_zone"]?.stringValue)
        let start = item["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) }
        let status = item["status"]?.stringValue ?? ""
        place = visit.places.panelAppointment(item["id"]?.stringValue ?? "")
        when = start.map(format.dateTime) ?? ""
        service = item["service"]?["name"]?.stringValue ?? ""
        detail = [item["employee"]?["name"], item["branch"]?["name"]].compactMap { $0?.stringValue }
            .joined(separator: " · ")
        self.status = visit.language.status(status)
        look = AppointmentLook.of(status)
    }
}

extension PanelStartPages {
    static let markup = PageMarkup<PanelPage> { w in
        PanelFrame.markup(w, title: w(.myAppointments)) {
            """
            <div class="head"><h1>\(w(.myAppointments))</h1></div>
            <nav class="tabs" aria-label="\(w(.appointments))">
            <a href="{{upcoming}}"{{^isPast}} aria-current="page"{{/isPast}}>\(w(.upcoming))</a>
            <a href="{{past}}"{{#isPast}} aria-current="page"{{/isPast}}>\(w(.past))</a>
            </nav>
            <section class="card flush">
            <ul class="list">
            {{#appointments}}<li><div class="grow"><a href="{{place}}"><strong>{{service}}</strong></a>
            <div>{{when}}</div><div class="soft">{{detail}}</div></div><span class="tag {{look}}">{{status}}</span></li>
            {{/appointments}}
            </ul>
            {{^appointments}}\(Pieces.empty(w, .calendar, .noAppointments, .noAppointmentsHelp, button: .book, "{{booking}}"))\
            {{/appointments}}
            </section>
            {{#more}}<p class="pager"><a class="button" href="{{.}}">\(w(.next))</a></p>{{/more}}
            """
        }
    }
}
