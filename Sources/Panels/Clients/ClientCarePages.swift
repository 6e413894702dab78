import Core
import Gateway
import Tenancy

/// What staff note of a client: services that are not wanted, heights and weights.
struct ClientCarePages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let manage = Permission.manageUnwantedServices
        let unwanted = "/staff/clients/{id}/unwanted-services"
        let measured = "/staff/clients/{id}/measurements"
        return [
            .page(.get, unwanted, allowing: .readClients) { try await showUnwanted($0) },
            .page(.post, unwanted, allowing: manage, addUnwanted),
            .page(.post, unwanted + "/{service}", allowing: manage, editUnwanted),
            .page(.post, unwanted + "/{service}/remove", allowing: manage, removeUnwanted),
            .page(.get, measured, allowing: .readClients) { try await showMeasurements($0) },
            .page(.post, measured, allowing: .editClients, addMeasurement),
            .page(.post, measured + "/{measurement}/remove", allowing: .editClients, removeMeasurement),
        ]
    }

    private func showUnwanted(
        _ call: Call,
        refusing problem: Problem? = nil,
        _ typed: FormFields? = nil
    ) async throws -> Reply {
        let id = try call.parameter("id")
        async let found = call.api("clients/\(id)")
        async let listed = call.api("clients/\(id)/unwanted-services", query: [("limit", "200")])
        async let served = call.api("services", query: [("limit", "200")])
        let visit = try await PageVisit(call, kit)
        let entries = try await listed
        let taken = Set(entries.items.compactMap { $0["service"]?["id"]?.stringValue })
        let free = try await served.items.compactMap { service -> (String, String)? in
            guard let id = service["id"]?.stringValue, !taken.contains(id) else { return nil }
            return (id, service["name"]?.stringValue ?? "")
        }
        let place = ClientTab.unwanted.place(id, visit.places)
        var form = FormView(visit, to: place, ["service", "comment"]).choices("service", free)
        if let problem, let typed { form = try form.refused(problem, typed) }
        let page = try ClientUnwantedPage(visit, try await found, entries, form, hasFree: !free.isEmpty)
        return visit.reply(
            ClientUnwantedPage.markup.render(page, in: visit.language),
            status: problem?.status ?? 200
        )
    }

    private func addUnwanted(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        do {
            let body = FormBody(fields).text("service").optional("comment").json
            _ = try await call.api(
                .post,
                "clients/\(id)/unwanted-services",
                body: body,
                headers: kit.once(fields)
            )
        } catch let problem as Problem where problem.canBeMended {
            return try await showUnwanted(call, refusing: problem, fields)
        }
        return try await back(call, .unwanted, .saved)
    }

    private func editUnwanted(_ call: Call) async throws -> Reply {
        let (id, service) = (try call.parameter("id"), try call.parameter("service"))
        let fields = try kit.fields(call)
        _ = try await call.api(
            .patch,
            "clients/\(id)/unwanted-services/\(service)",
            body: FormBody(fields).optional("comment").json,
            headers: kit.unchanged(fields)
        )
        return try await back(call, .unwanted, .saved)
    }

    private func removeUnwanted(_ call: Call) async throws -> Reply {
        let (id, service) = (try call.parameter("id"), try call.parameter("service"))
        _ = try kit.fields(call)
        _ = try await call.api(.delete, "clients/\(id)/unwanted-services/\(service)")
        return try await back(call, .unwanted, .unwantedTaken)
    }

    private func showMeasurements(
        _ call: Call,
        refusing problem: Problem? = nil,
        _ typed: FormFields? = nil
    ) async throws -> Reply {
        let id = try call.parameter("id")
        async let found = call.api("clients/\(id)")
        async let listed = call.api(
            "clients/\(id)/measurements",
            query: [("limit", "50"), ("cursor", call.query("cursor"))]
        )
        let visit = try await PageVisit(call, kit)
        let place = ClientTab.measurements.place(id, visit.places)
        var form = FormView(visit, to: place, ["kind", "value", "taken_at"])
            .choices("kind", [("weight", visit(.clientWeight)), ("height", visit(.clientHeight))])
        if let problem, let typed { form = try form.refused(problem, typed) }
        let page = try ClientMeasurementsPage(visit, try await found, try await listed, form)
        return visit.reply(
            ClientMeasurementsPage.markup.render(page, in: visit.language),
            status: problem?.status ?? 200
        )
    }

    private func addMeasurement(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        do {
            var body = FormBody(fields).text("kind").decimal("value")
            if let typed = fields["taken_at"]?.trimmed, !typed.isEmpty {
                let visit = try await PageVisit(call, kit)
                let day = CalendarDate(iso8601: typed)
                // Noon of a day is on that day wherever it is read.
                let moment = try day.map {
                    try visit.format().zone.instant(of: WallTime($0, minute: 12 * 60))
                }
                body = body.value("taken_at", moment.map { .instant($0) } ?? .string(typed))
            }
            _ = try await call.api(
                .post,
                "clients/\(id)/measurements",
                body: body.json,
                headers: kit.once(fields)
            )
        } catch let problem as Problem where problem.canBeMended {
            return try await showMeasurements(call, refusing: problem, fields)
        }
        return try await back(call, .measurements, .saved)
    }

    private func removeMeasurement(_ call: Call) async throws -> Reply {
        let (id, measurement) = (try call.parameter("id"), try call.parameter("measurement"))
        _ = try kit.fields(call)
        _ = try await call.api(.delete, "clients/\(id)/measurements/\(measurement)")
        return try await back(call, .measurements, .measurementRemoved)
    }

    private func back(_ call: Call, _ tab: ClientTab, _ notice: Phrase) async throws -> Reply {
        let visit = try await PageVisit(call, kit)
        return visit.seeOther(tab.place(try call.parameter("id"), visit.places), notice: notice)
    }
}

/// The values of the page with the services that a client is not to get.
struct ClientUnwantedPage: Sendable {
    struct Entry: Sendable {
        let name: String
        let comment: String
        let since: String
        let revision: String
        let place: String
        let remove: String
        let key: String
    }

    let frame: ConsoleFrame
    let banner: ClientBanner
    let token: String
    let form: FormView
    let entries: [Entry]
    let canEdit: Bool
    let hasFree: Bool

    init(
        _ visit: PageVisit,
        _ client: APIAnswer,
        _ answer: APIAnswer,
        _ form: FormView,
        hasFree: Bool
    ) throws {
        let words = try ClientWords(visit)
        let id = client["id"]?.stringValue ?? ""
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .unwanted)
        token = visit.token ?? ""
        self.form = form
        canEdit = visit.scope.allows(.manageUnwantedServices) && !banner.isErased
        self.hasFree = hasFree && canEdit
        entries = answer.items.map { item in
            let service = item["service"]?["id"]?.stringValue ?? ""
            let place = visit.places.at("staff", "clients", id, ClientTab.unwanted.rawValue, service)
            return Entry(
                name: item["service"]?["name"]?.stringValue ?? "",
                comment: item["comment"]?.stringValue ?? "",
                since: item["created_at"]?.stringValue.map(words.moment) ?? "",
                revision: item["revision"]?.intValue.map { "\"\($0)\"" } ?? "",
                place: place,
                remove: place + "/remove",
                key: service
            )
        }
    }

    static let markup = PageMarkup<ClientUnwantedPage> { w in
        ClientBanner.markup(w) {
            let form = FormMarkup(w)
            return """
                <div class="overview"><section class="card flush"><h2 class="unseen">\(w(.unwantedServices))</h2><ul class="list">
                {{#entries}}<li class="entry"><div class="grow"><strong dir="auto">{{name}}</strong> <span class="soft">{{since}}</span>
                {{^canEdit}}<p dir="auto">{{comment}}</p>{{/canEdit}}
                {{#canEdit}}<form class="row" method="post" action="{{place}}"><input type="hidden" name="csrf" value="{{token}}">\
                <input type="hidden" name="revision" value="{{revision}}">\
                <label class="unseen" for="c-{{key}}">\(w(.clientComment)): {{name}}</label>\
                <input class="input" id="c-{{key}}" name="comment" value="{{comment}}" maxlength="500" dir="auto" \
                placeholder="\(w(.clientComment))">\
                <button class="button">\(w(.save))</button></form>{{/canEdit}}</div>
                {{#canEdit}}<form method="post" action="{{remove}}"><input type="hidden" name="csrf" value="{{token}}">\
                <button class="button quiet only" aria-label="\(w(.removeEntry)): {{name}}" title="\(w(.removeEntry))">\
                \(Icon.bin.markup)</button></form>{{/canEdit}}</li>{{/entries}}
                </ul>{{^entries}}\(Pieces.empty(w, .service, .nothingUnwanted, .unwantedHelp)){{/entries}}</section>
                {{#hasFree}}<section class="card"><h2>\(w(.addUnwanted))</h2><p class="help">\(w(.unwantedHelp))</p>
                \(form.open())
                \(form.select("service", .oneService, nothing: .chooseOne, .required))
                \(form.area("comment", .clientComment, .max(500), .attributes("dir=auto")))
                \(form.buttons(.addEntry))
                \(form.close)</section>{{/hasFree}}</div>
                """
        }
    }
}

/// The values of the page with heights and weights.
struct ClientMeasurementsPage: Sendable {
    struct Entry: Sendable {
        let value: String
        let kind: String
        let when: String
        let remove: String
    }

    let frame: ConsoleFrame
    let banner: ClientBanner
    let token: String
    let form: FormView
    let entries: [Entry]
    let canEdit: Bool
    let more: String?

    init(_ visit: PageVisit, _ client: APIAnswer, _ answer: APIAnswer, _ form: FormView) throws {
        let words = try ClientWords(visit)
        let id = client["id"]?.stringValue ?? ""
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .measurements)
        token = visit.token ?? ""
        self.form = form
        canEdit = banner.edit != nil
        entries = answer.items.map { item in
            let own = item["id"]?.stringValue ?? ""
            let number = item["value"]?.numberText.map(words.decimal) ?? ""
            let isWeight = item["kind"]?.stringValue == "weight"
            return Entry(
                value: "\(number)\u{A0}\(item["unit"]?.stringValue ?? "")",
                kind: visit(isWeight ? .plainWeight : .plainHeight),
                when: item["taken_at"]?.stringValue.map(words.moment) ?? "",
                remove: visit.places.at(
                    "staff",
                    "clients",
                    id,
                    ClientTab.measurements.rawValue,
                    own,
                    "remove"
                )
            )
        }
        more = ClientMore.place(visit, .measurements, id, answer)
    }

    static let markup = PageMarkup<ClientMeasurementsPage> { w in
        ClientBanner.markup(w) {
            let form = FormMarkup(w)
            return """
                <div class="overview"><section class="card flush"><h2 class="unseen">\(w(.measurements))</h2><ul class="list">
                {{#entries}}<li><div class="grow"><strong>{{value}}</strong> {{kind}} <span class="soft">{{when}}</span></div>
                {{#canEdit}}<form method="post" action="{{remove}}"><input type="hidden" name="csrf" value="{{token}}">\
                <button class="button quiet only" aria-label="\(w(.removeEntry)): {{value}}" title="\(w(.removeEntry))">\
                \(Icon.bin.markup)</button></form>{{/canEdit}}</li>{{/entries}}
                </ul>{{^entries}}\(Pieces.empty(w, .history, .nothingMeasured)){{/entries}}</section>
                {{#canEdit}}<section class="card"><h2>\(w(.addMeasurement))</h2>
                \(form.open())
                <div class="pair">\(form.select("kind", .measurementKind, .required))\
                \(form.text("value", .measurementValue, .required, .attributes("inputmode=decimal")))</div>
                \(form.text("taken_at", .measuredOn, .type("date"), .help(.measuredOnHelp)))
                \(form.buttons(.addEntry))
                \(form.close)</section>{{/canEdit}}</div>
                \(ClientMore.markup(w))
                """
        }
    }
}
