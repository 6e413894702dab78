import Core
import Gateway
import Tenancy

/// One of the customer's own appointments, and cancelling it.
struct MyAppointmentPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let place = "/panel/appointments/{id}"
        return [
            .page(.get, place, allowing: .readOwnAppointments, show),
            .page(.get, place + "/cancel", allowing: .changeOwnAppointments, ask),
            .page(.post, place + "/cancel", allowing: .changeOwnAppointments, cancel),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        let (visit, facts) = try await MyAppointmentPage.read(call, kit)
        return visit.reply(Self.markup.render(MyAppointmentPage(facts, visit), in: visit.language))
    }

    private func ask(_ call: Call) async throws -> Reply {
        let (visit, facts) = try await MyAppointmentPage.read(call, kit)
        guard facts.may("can_cancel") else { return .seeOther(visit.places.panelAppointment(facts.id)) }
        return page(facts, form(facts.id, visit), visit)
    }

    private func cancel(_ call: Call) async throws -> Reply {
        let fields = try kit.fields(call)
        let id = try call.parameter("id")
        let body = FormBody(fields).optional("reason").json
        do {
            let answer = try await call.api(.post, "my/appointments/\(id)/cancel", body: body)
            let visit = try await PageVisit(call, kit)
            // Only who has a message in the outbox is said to be told.
            let isTold = answer["told"]?.arrayValue?.contains("employee") ?? false
            return visit.seeOther(
                visit.places.panelAppointment(id),
                notice: isTold ? .myCancelledTold : .myCancelledNotice
            )
        } catch let problem as Problem {
            let (visit, facts) = try await MyAppointmentPage.read(call, kit)
            let refused = try form(id, visit).refused(problem, fields)
            return page(facts, refused, visit, status: problem.status)
        }
    }

    private func form(_ id: String, _ visit: PageVisit) -> FormView {
        FormView(visit, to: visit.places.panelCancel(id), ["reason"])
    }

    private func page(
        _ facts: MyAppointmentFacts,
        _ form: FormView,
        _ visit: PageVisit,
        status: Int = 200
    ) -> Reply {
        let page = MyCancelPage(
            frame: PanelFrame(visit, at: .appointments),
            appointment: MyAppointmentSummary(facts),
            form: form,
            back: visit.places.panelAppointment(facts.id)
        )
        return visit.reply(Self.cancelMarkup.render(page, in: visit.language), status: status)
    }
}

/// What an appointment is, in three lines.
struct MyAppointmentSummary: Sendable {
    let service: String
    let when: String
    let employee: String
    let branch: String

    init(_ facts: MyAppointmentFacts) {
        service = facts.service
        when = facts.format.dateTime(facts.start)
        employee = facts.employee
        branch = facts.branch
    }

    /// The page has it in its property `appointment`.
    static let markup = """
        {{#appointment}}<div class="summary"><strong dir="auto">{{service}}</strong><span>{{when}}</span>\
        <span class="soft"><bdi>{{employee}}</bdi> · <bdi>{{branch}}</bdi></span></div>{{/appointment}}
        """
}

/// The values of the question whether to cancel.
struct MyCancelPage: Sendable {
    let frame: PanelFrame
    let appointment: MyAppointmentSummary
    let form: FormView
    let back: String
}

/// The values of the page of an appointment.
struct MyAppointmentPage: Sendable {
    let frame: PanelFrame
    let service: String
    let day: String
    let times: String
    let duration: String
    let employee: String
    let branch: String
    let address: [String]
    let phone: String?
    let price: String?
    let seats: String?
    let others: String?
    let note: String?
    let status: String
    let look: String
    let isConfirmed: Bool
    let isComing: Bool
    let cancel: String?
    let move: String?
    let rebook: String?
    let again: String
    let file: String?
    let directions: String?
    /// Why something cannot be done, and until when it can.
    let rules: [String]
    /// Something cannot be done here that the branch may help with.
    let isHelpful: Bool

    static func read(_ call: Call, _ kit: PageKit) async throws -> (PageVisit, MyAppointmentFacts) {
        let id = try call.parameter("id")
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/appointments/\(id)")
        let (visit, answer) = (try await visited, try await answered)
        return (visit, try MyAppointmentFacts(answer.json, visit))
    }

    init(_ facts: MyAppointmentFacts, _ visit: PageVisit) {
        let (places, json) = (visit.places, facts.json)
        frame = PanelFrame(visit, at: .appointments)
        service = facts.service
        day = facts.format.day(facts.date)
        times = facts.times
        duration = facts.format.duration(minutes: json["minutes"]?.intValue ?? 0)
        employee = facts.employee
        branch = facts.branch
        address = (facts.address ?? "").split(whereSeparator: \.isNewline).map(String.init)
        phone = facts.phone
        price = facts.price
        seats = json["seats"]?.intValue.flatMap { $0 > 1 ? visit.language.number($0) : nil }
        others = json["others"]?.intValue.flatMap { $0 > 0 ? visit(CountPhrase.myOthers, $0) : nil }
        note = json["note"]?.stringValue
        status = visit.language.status(facts.status)
        look = AppointmentLook.of(facts.status)
        let isComing = facts.isLive && facts.start > visit.scope.world.now()
        self.isComing = isComing
        isConfirmed = isComing && json["confirmed_at"]?.stringValue != nil
        cancel = facts.may("can_cancel") ? places.panelCancel(facts.id) : nil
        move = facts.may("can_reschedule") ? places.panelMove(facts.id) : nil
        rebook = facts.canLeaveGroup ? places.panelRebook(facts.id) : nil
        again = facts.again(places)
        file = isComing ? places.calendarFile(facts.id) : nil
        directions = isComing ? facts.address.map(Self.map) : nil
        rules = isComing ? Self.rules(facts, visit) : []
        isHelpful = isComing && !(facts.may("can_cancel") && facts.may("can_reschedule"))
    }

    private static func map(of address: String) -> String {
        let line = address.split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: ", ")
        return "https://www.openstreetmap.org/search" + PagePlaces.query([("query", line)])
    }

    private static func rules(_ facts: MyAppointmentFacts, _ visit: PageVisit) -> [String] {
        let moving: String? =
            switch facts.obstacle("can_reschedule") {
            case "group": visit(.myGroupStays)
            case "cutoff_passed": visit(.myMoveTooLate, ["until": facts.until("can_reschedule") ?? ""])
            case "status_not_allowed": visit(.myMoveNotNow)
            default: nil
            }
        let cancelling: String? =
            switch facts.obstacle("can_cancel") {
            case nil: facts.until("can_cancel").map { visit(.myCancelUntil, ["until": $0]) }
            case "cutoff_passed": visit(.myCancelTooLate, ["until": facts.until("can_cancel") ?? ""])
            case "not_allowed": visit(.myCancelNotOnline)
            default: nil
            }
        return [moving, cancelling].compactMap(\.self)
    }
}

extension MyAppointmentPages {
    static let markup = PageMarkup<MyAppointmentPage> { w in
        PanelFrame.markup(w, title: "{{service}}", styles: ["panel.css"]) {
            """
            <p class="back"><a href="{{frame.shell.panel}}">\(Icon.left.markup)\(w(.myAppointments))</a></p>
            <div class="head"><h1 dir="auto">{{service}}</h1><span class="tag {{look}}">{{status}}</span>
            <p><time>{{day}}, {{times}}</time></p></div>
            {{#isConfirmed}}\(Pieces.note("good", .check, "<p>\(w(.myConfirmedComing))</p>")){{/isConfirmed}}
            <div class="card stack">
            <dl class="facts">
            <dt>\(w(.myWithWhom))</dt><dd dir="auto">{{employee}}{{#others}} · {{.}}{{/others}}</dd>
            <dt>\(w(.myWhereToGo))</dt><dd dir="auto">{{branch}}{{#address}}<br>{{.}}{{/address}}</dd>
            <dt>\(w(.myDuration))</dt><dd>{{duration}}</dd>
            {{#seats}}<dt>\(w(.mySeats))</dt><dd>{{.}}</dd>{{/seats}}
            {{#price}}<dt>\(w(.myPrice))</dt><dd>{{.}}</dd>{{/price}}
            {{#note}}<dt>\(w(.myYourNote))</dt><dd dir="auto" class="typed">{{.}}</dd>{{/note}}
            </dl>
            <div class="acts">
            {{#file}}<a class="button" href="{{.}}" download>\(Icon.download.markup)\(w(.myAddToCalendar))</a>{{/file}}
            {{#directions}}<a class="button" href="{{.}}" rel="noreferrer">\(Icon.place.markup)\(w(.myDirections))</a>\
            {{/directions}}
            </div>
            </div>
            <div class="acts main-acts">
            {{#move}}<a class="button main" href="{{.}}">\(Icon.clock.markup)\(w(.myChangeTime))</a>{{/move}}
            {{#rebook}}<a class="button main" href="{{.}}">\(Icon.clock.markup)\(w(.myLeaveGroup))</a>{{/rebook}}
            {{#cancel}}<a class="button danger" href="{{.}}">\(w(.myCancelAppointment))</a>{{/cancel}}
            {{^isComing}}<a class="button main" href="{{again}}">\(Icon.calendar.markup)\(w(.myBookAgain))</a>{{/isComing}}
            </div>
            <div class="rules soft">
            {{#rules}}<p>{{.}}</p>{{/rules}}
            {{#isHelpful}}{{#phone}}<p>\(w(.myCall)) <a href="tel:{{.}}">{{.}}</a></p>{{/phone}}{{/isHelpful}}
            </div>
            """
        }
    }

    static let cancelMarkup = PageMarkup<MyCancelPage> { w in
        let form = FormMarkup(w)
        return PanelFrame.markup(w, title: w(.myCancelAppointment), styles: ["panel.css"]) {
            """
            <div class="reading stack">
            <h1>\(w(.myCancelQuestion))</h1>
            <div class="card stack">
            \(MyAppointmentSummary.markup)
            \(form.open())
            \(form.area("reason", .myCancelReason, .help(.myCancelReasonHelp), .max(1_000)))
            <div class="buttons"><button class="button main danger">\(w(.myCancelAppointment))</button>\
            <a class="button" href="{{back}}">\(w(.myKeepAppointment))</a></div>
            \(form.close)
            </div>
            </div>
            """
        }
    }
}
