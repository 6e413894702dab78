import Core
import Gateway
import Tenancy

/// The panel's first page: the customer's own appointments, those to come first.
struct MyListPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [.page(.get, "/panel", allowing: .readOwnAppointments, show)]
    }

    private func show(_ call: Call) async throws -> Reply {
        let isPast = call.query("when") == "past"
        let query = [
            ("when", isPast ? "past" : "future"), ("limit", "25"), ("cursor", call.query("cursor")),
        ]
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/appointments", query: query)
        let (visit, answer) = (try await visited, try await answered)
        let places = visit.places
        let page = MyListPage(
            frame: PanelFrame(visit, at: .appointments),
            isPast: isPast,
            upcoming: places.panel,
            past: places.at("panel", query: [("when", "past")]),
            booking: places.booking,
            appointments: try answer.items.map { try MyAppointmentCard($0, visit) },
            more: answer["next"]?.stringValue.map {
                places.at("panel", query: [("when", isPast ? "past" : nil), ("cursor", $0)])
            }
        )
        return visit.reply(Self.markup.render(page, in: visit.language))
    }
}

/// The values of the list of appointments.
struct MyListPage: Sendable {
    let frame: PanelFrame
    let isPast: Bool
    let upcoming: String
    let past: String
    let booking: String
    let appointments: [MyAppointmentCard]
    /// Where more of them are.
    let more: String?
}

extension MyListPages {
    static let markup = PageMarkup<MyListPage> { w in
        PanelFrame.markup(w, title: w(.myAppointments), styles: ["panel.css"]) {
            """
            <div class="head"><h1>\(w(.myAppointments))</h1></div>
            <nav class="tabs" aria-label="\(w(.appointments))">
            <a href="{{upcoming}}"{{^isPast}} aria-current="page"{{/isPast}}>\(w(.upcoming))</a>
            <a href="{{past}}"{{#isPast}} aria-current="page"{{/isPast}}>\(w(.past))</a>
            </nav>
            <ul class="visits">{{#appointments}}\(card(w)){{/appointments}}</ul>
            {{^appointments}}<div class="card">\
            {{#isPast}}\(Pieces.empty(w, .history, .myNoPast)){{/isPast}}\
            {{^isPast}}\(Pieces.empty(w, .calendar, .myNoUpcoming, .noAppointmentsHelp, button: .book, "{{booking}}"))\
            {{/isPast}}</div>{{/appointments}}
            {{#more}}<p class="pager"><a class="button" rel="next" href="{{.}}">\(w(.myMore))</a></p>{{/more}}
            """
        }
    }

    private static func card(_ w: Wording) -> String {
        """
        <li class="card visit{{#isOver}} is-over{{/isOver}}"><div class="leaf" aria-hidden="true"><span>{{weekday}}</span>\
        <strong>{{number}}</strong><span>{{month}}</span></div>
        <div class="about"><h2 dir="auto"><a href="{{place}}">{{service}}</a></h2>
        <p><time>{{day}}, {{times}}</time></p>
        <p class="soft"><bdi>{{employee}}</bdi> · <bdi>{{branch}}</bdi>{{#.price}} · {{.}}{{/.price}}</p>
        <p class="row"><span class="tag {{look}}">{{status}}</span></p></div>
        <div class="acts">\
        {{#.move}}<a class="button" href="{{.}}">\(Icon.clock.markup)\(w(.myChangeTime))</a>{{/.move}}\
        {{#.rebook}}<a class="button" href="{{.}}">\(Icon.clock.markup)\(w(.myLeaveGroup))</a>{{/.rebook}}\
        {{#.cancel}}<a class="button danger" href="{{.}}">\(w(.myCancelAppointment))</a>{{/.cancel}}\
        {{#isOver}}<a class="button" href="{{again}}">\(Icon.calendar.markup)\(w(.myBookAgain))</a>{{/isOver}}</div></li>
        """
    }
}
