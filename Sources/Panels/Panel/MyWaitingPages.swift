import Core
import Gateway
import Tenancy

/// What the customer waits for, and the times that are held for an answer.
struct MyWaitingPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let list = "/panel/waiting-list"
        return [
            .page(.get, list, allowing: .readOwnAppointments, show),
            .page(.post, list + "/{id}/leave", allowing: .bookOwnAppointments, leave),
            .page(.post, list + "/offers/{id}/accept", allowing: .bookOwnAppointments, accept),
            .page(.post, list + "/offers/{id}/decline", allowing: .bookOwnAppointments, decline),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        try await page(call)
    }

    private func leave(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let id = try call.parameter("id")
        return try await attempt(call) {
            _ = try await call.api(.delete, "my/waiting-list/\(id)")
            return (PagePlaces(root: call.root).panelWaitingList, .myLeftList)
        }
    }

    private func accept(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let id = try call.parameter("id")
        return try await attempt(call) {
            let entry = try await call.api(.post, "my/waiting-list/offers/\(id)/accept")
            let places = PagePlaces(root: call.root)
            let booked = entry["offer"]?["appointment_id"]?.stringValue
            return (booked.map(places.panelAppointment) ?? places.panel, .myOfferAccepted)
        }
    }

    private func decline(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let id = try call.parameter("id")
        return try await attempt(call) {
            _ = try await call.api(.post, "my/waiting-list/offers/\(id)/decline")
            return (PagePlaces(root: call.root).panelWaitingList, .myOfferDeclined)
        }
    }

    /// Goes on to where the work leads; where it was refused, the list says why.
    private func attempt(
        _ call: Call,
        _ work: () async throws -> (place: String, notice: Phrase)
    ) async throws -> Reply {
        do {
            let (place, notice) = try await work()
            return try await PageVisit(call, kit).seeOther(place, notice: notice)
        } catch let problem as Problem where problem.canBeMended || problem.status == 404 {
            return try await page(call, problem)
        }
    }

    private func page(_ call: Call, _ problem: Problem? = nil) async throws -> Reply {
        async let visited = PageVisit(call, kit)
        async let answered = call.api("my/waiting-list", query: [("limit", "200")])
        let (visit, answer) = (try await visited, try await answered)
        let entries = try answer.items.map { try MyWaitingPage.Entry($0, visit) }
        let page = MyWaitingPage(
            frame: PanelFrame(visit, at: .waitingList),
            token: visit.token ?? "",
            problem: problem.map { $0.wordsOfOffer(visit) },
            offers: entries.filter { $0.accept != nil },
            waiting: entries.filter { $0.accept == nil },
            isEmpty: entries.isEmpty,
            booking: visit.places.booking
        )
        return visit.reply(Self.markup.render(page, in: visit.language), status: problem?.status ?? 200)
    }
}

/// The values of the page of the waiting list.
struct MyWaitingPage: Sendable {
    /// What is waited for; with an offer, the time that is held.
    struct Entry: Sendable {
        let service: String
        let place: String
        let window: String
        let hours: String?
        let leave: String
        let when: String?
        let employee: String?
        let heldUntil: String?
        let accept: String?
        let decline: String?
    }

    let frame: PanelFrame
    let token: String
    let problem: String?
    let offers: [Entry]
    let waiting: [Entry]
    let isEmpty: Bool
    let booking: String
}

extension MyWaitingPage.Entry {
    init(_ item: JSONValue, _ visit: PageVisit) throws {
        let format = try visit.format(zone: item["time_zone"]?.stringValue)
        let (places, id) = (visit.places, item["id"]?.stringValue ?? "")
        service = item["service"]?["name"]?.stringValue ?? ""
        place = [item["branch"]?["name"], item["employee"]?["name"]].compactMap { $0?.stringValue }
            .joined(separator: " · ")
        let days = [item["first_day"], item["last_day"]]
            .compactMap { $0?.stringValue.flatMap { CalendarDate(iso8601: $0) } }
        window = Set(days).count == 1 ? format.day(days[0]) : days.map(format.day).joined(separator: " – ")
        let (from, until) = (item["from_time"]?.stringValue, item["until_time"]?.stringValue)
        hours = from == nil && until == nil ? nil : "\(from ?? "00:00")–\(until ?? "24:00")"
        leave = places.at("panel", "waiting-list", id, "leave")
        let offer = item["offer"].flatMap { $0["open"]?.boolValue == true ? $0 : nil }
        let offerID = offer?["id"]?.stringValue
        when = MyAppointmentFacts.instant(offer?["starts_at"]).map(format.dateTime)
        employee = offer?["employee"]?["name"]?.stringValue
        heldUntil = MyAppointmentFacts.instant(offer?["expires_at"]).map(format.dateTime)
        accept = offerID.map { places.at("panel", "waiting-list", "offers", $0, "accept") }
        decline = offerID.map { places.at("panel", "waiting-list", "offers", $0, "decline") }
    }
}

extension Problem {
    /// Why an offer was not taken.
    func wordsOfOffer(_ visit: PageVisit) -> String {
        if slug == "offer-expired" || status == 404 { return visit(.myOfferGone) }
        if case .refused = self { return visit(.myTimeTaken) }
        return text(visit.language)
    }
}

extension MyWaitingPages {
    static let markup = PageMarkup<MyWaitingPage> { w in
        let token = #"<input type="hidden" name="csrf" value="{{token}}">"#
        return PanelFrame.markup(w, title: w(.waitingList), styles: ["panel.css"]) {
            """
            <div class="head"><h1>\(w(.waitingList))</h1></div>
            {{#problem}}<div class="note bad" role="alert" tabindex="-1" data-issues>\(Icon.alert.markup)<p>{{.}}</p></div>\
            {{/problem}}
            <ul class="visits">
            {{#offers}}<li class="card offer stack"><p class="row"><span class="tag accent">\(w(.myHeldForYou))</span></p>
            <h2 dir="auto">{{service}}</h2><p><strong>{{when}}</strong></p>
            <p class="soft"><bdi>{{employee}}</bdi> · <bdi>{{place}}</bdi></p>
            <p>\(w(.myHeldUntil, ["until": "{{heldUntil}}"]))</p>
            <div class="acts"><form method="post" action="{{accept}}">\(token)<button class="button main">\(Icon.check.markup)\
            \(w(.myAcceptOffer))</button></form>
            <form method="post" action="{{decline}}">\(token)<button class="button">\(w(.myDeclineOffer))</button></form></div></li>
            {{/offers}}
            {{#waiting}}<li class="card stack"><h2 dir="auto">{{service}}</h2><p>{{window}}{{#.hours}}, {{.}}{{/.hours}}</p>
            <p class="soft"><bdi>{{place}}</bdi></p>
            <details class="sure"><summary class="button">\(w(.myLeaveList))</summary><form method="post" action="{{leave}}">\(token)\
            <p>\(w(.myLeaveListQuestion))</p><button class="button danger">\(w(.myLeaveListYes))</button></form></details></li>
            {{/waiting}}
            </ul>
            {{#isEmpty}}<div class="card">\
            \(Pieces.empty(w, .waiting, .myNotWaiting, .myNotWaitingHelp, button: .book, "{{booking}}"))</div>{{/isEmpty}}
            """
        }
    }
}
