import Core
import Gateway
import Tenancy

/// The parts of a client's record besides the first two.
struct ClientTabPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            .page(.get, "/staff/clients/{id}/appointments", allowing: .readAppointments, showAppointments),
            .page(.get, "/staff/clients/{id}/history", allowing: .readClients, showHistory),
            .page(.get, "/staff/clients/{id}/messages", allowing: .readNotifications, showMessages),
            .page(
                .post,
                "/staff/clients/{id}/messages/{message}/resend",
                allowing: .resendNotifications,
                resend
            ),
            .page(.get, "/staff/clients/{id}/preferences", allowing: .readClients, showPreferences),
            .page(.post, "/staff/clients/{id}/preferences", allowing: .editClients, changePreferences),
        ]
    }

    private func showAppointments(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let isPast = call.query("when") == "past"
        let now = call.scope.world.now().rfc3339
        let query: [(String, String?)] = [
            ("client", id), (isPast ? "to" : "from", now), ("order", isPast ? "desc" : "asc"),
            ("include_cancelled", isPast ? "true" : nil), ("limit", "25"), ("cursor", call.query("cursor")),
        ]
        async let found = call.api("clients/\(id)")
        async let answered = call.api("appointments", query: query)
        let visit = try await PageVisit(call, kit)
        let page = try ClientAppointmentsPage(visit, try await found, try await answered, isPast: isPast)
        return visit.reply(ClientAppointmentsPage.markup.render(page, in: visit.language))
    }

    private func showHistory(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        async let found = call.api("clients/\(id)")
        async let answered = call.api(
            "clients/\(id)/history",
            query: [("limit", "30"), ("cursor", call.query("cursor"))]
        )
        let visit = try await PageVisit(call, kit)
        let page = try ClientHistoryPage(visit, try await found, try await answered)
        return visit.reply(ClientHistoryPage.markup.render(page, in: visit.language))
    }

    private func showMessages(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        async let found = call.api("clients/\(id)")
        async let answered = call.api(
            "notifications",
            query: [("client", id), ("limit", "25"), ("cursor", call.query("cursor"))]
        )
        let visit = try await PageVisit(call, kit)
        let page = try ClientMessagesPage(visit, try await found, try await answered)
        return visit.reply(ClientMessagesPage.markup.render(page, in: visit.language))
    }

    private func resend(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let message = try call.parameter("message")
        _ = try await call.api(.post, "notifications/\(message)/resend")
        let visit = try await PageVisit(call, kit)
        let place = ClientTab.messages.place(try call.parameter("id"), visit.places)
        return visit.seeOther(place, notice: .messageSentAgain)
    }

    private func showPreferences(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        async let found = call.api("clients/\(id)")
        async let answered = call.api("clients/\(id)/message-preferences")
        let visit = try await PageVisit(call, kit)
        let page = try ClientPreferencesPage(visit, try await found, try await answered)
        return visit.reply(ClientPreferencesPage.markup.render(page, in: visit.language))
    }

    private func changePreferences(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let fields = try kit.fields(call)
        let offered = fields.all.filter { $0.name == "offered" }.map(\.value)
        let chosen = Set(fields.all.filter { $0.name == "wanted" }.map(\.value))
        var body: [String: JSONValue] = [:]
        for name in offered {
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2 else { continue }
            var ways = body[parts[0]]?.objectValue ?? [:]
            ways[parts[1]] = .bool(chosen.contains(name))
            body[parts[0]] = .object(ways)
        }
        _ = try await call.api(.patch, "clients/\(id)/message-preferences", body: .object(body))
        let visit = try await PageVisit(call, kit)
        return visit.seeOther(ClientTab.preferences.place(id, visit.places), notice: .saved)
    }
}

/// Where more of a tab's list is.
struct ClientMore: Sendable {
    static func place(_ visit: PageVisit, _ tab: ClientTab, _ id: String, _ answer: APIAnswer) -> String? {
        answer["next"]?.stringValue.map { cursor in
            let when = visit.call.query("when") == "past" ? "past" : nil
            return tab.place(id, visit.places) + PagePlaces.query([("when", when), ("cursor", cursor)])
        }
    }

    static func markup(_ w: Wording) -> String {
        #"{{#more}}<p class="pager"><a class="button end" rel="next" href="{{.}}">\#(w(.next))\#(Icon.right.markup)</a></p>{{/more}}"#
    }
}

/// The values of the page with a client's appointments.
struct ClientAppointmentsPage: Sendable {
    struct Line: Sendable {
        let place: String
        let when: String
        let what: String
        let who: String
        let status: String
        let look: String
    }

    let frame: ConsoleFrame
    let banner: ClientBanner
    let isPast: Bool
    let coming: String
    let past: String
    let total: String
    let lines: [Line]
    let more: String?

    init(_ visit: PageVisit, _ client: APIAnswer, _ answer: APIAnswer, isPast: Bool) throws {
        let id = client["id"]?.stringValue ?? ""
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .appointments)
        self.isPast = isPast
        coming = ClientTab.appointments.place(id, visit.places)
        past = coming + "?when=past"
        total = visit(CountPhrase.appointments, answer["total"]?.intValue ?? answer.items.count)
        lines = try answer.items.map { item in
            let format = try visit.format(zone: item["time_zone"]?.stringValue)
            let start = item["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) }
            let own = (item["attendees"]?.arrayValue ?? []).first {
                $0["client"]?["id"]?.stringValue == id
            }
            let status = own?["status"]?.stringValue ?? item["status"]?.stringValue ?? ""
            let date = start.map { format.zone.wall(at: $0).date.iso8601 }
            return Line(
                place: visit.places.diary(view: "day", date: date),
                when: start.map(format.dateTime) ?? "",
                what: item["service"]?["name"]?.stringValue ?? "",
                who: [item["employee"]?["name"], item["branch"]?["name"]].compactMap { $0?.stringValue }
                    .joined(separator: " · "),
                status: visit.language.status(status),
                look: AppointmentLook.of(status)
            )
        }
        more = ClientMore.place(visit, .appointments, id, answer)
    }

    static let markup = PageMarkup<ClientAppointmentsPage> { w in
        ClientBanner.markup(w) {
            """
            <div class="row spread"><nav class="segments" aria-label="\(w(.appointments))">
            <a href="{{coming}}"{{^isPast}} aria-current="page"{{/isPast}}>\(w(.upcoming))</a>
            <a href="{{past}}"{{#isPast}} aria-current="page"{{/isPast}}>\(w(.past))</a></nav>
            <p class="soft">{{total}}</p></div>
            <section class="card flush spaced"><ul class="list">
            {{#lines}}<li><div class="grow"><a href="{{place}}">{{when}}</a><div dir="auto">{{what}}</div>\
            <div class="soft" dir="auto">{{who}}</div></div><span class="tag {{look}}">{{status}}</span></li>{{/lines}}
            </ul>{{^lines}}\(Pieces.empty(w, .calendar, .noClientAppointments)){{/lines}}</section>
            \(ClientMore.markup(w))
            """
        }
    }
}

/// The values of the page that says what happened to a client.
struct ClientHistoryPage: Sendable {
    struct Change: Sendable {
        let label: String
        let before: String
        let after: String
    }

    struct Line: Sendable {
        let when: String
        let who: String
        let what: String
        let changes: [Change]
    }

    let frame: ConsoleFrame
    let banner: ClientBanner
    let lines: [Line]
    let more: String?

    init(_ visit: PageVisit, _ client: APIAnswer, _ answer: APIAnswer) throws {
        let words = try ClientWords(visit)
        let id = client["id"]?.stringValue ?? ""
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .history)
        lines = answer.items.map { item in
            let changes = (item["changes"]?.objectValue ?? [:]).sorted { $0.key < $1.key }
            return Line(
                when: item["at"]?.stringValue.map(words.momentAndTime) ?? "",
                who: Self.actor(item, visit),
                what: Self.action(item["action"]?.stringValue ?? "", visit),
                changes: changes.compactMap { name, pair in
                    guard let pair = pair.arrayValue, pair.count == 2 else { return nil }
                    let label = ClientForm.label(name == "blocklist" ? "blocked" : name)
                    return Change(
                        label: label.map { visit($0) } ?? name,
                        before: Self.value(pair[0], name, words),
                        after: Self.value(pair[1], name, words)
                    )
                }
            )
        }
        more = ClientMore.place(visit, .history, id, answer)
    }

    private static func actor(_ item: JSONValue, _ visit: PageVisit) -> String {
        if let name = item["actor"]?["name"]?.stringValue { return name }
        return switch item["actor"]?["kind"]?.stringValue {
        case "customer": visit(.theClient)
        case "visitor": visit(.theVisitor)
        case "staff": visit(.team)
        default: visit(.theSystem)
        }
    }

    private static func action(_ word: String, _ visit: PageVisit) -> String {
        switch word {
        case "client.created": visit(.wasAdded)
        case "client.edited", "client.updated": visit(.wasChanged)
        case "client.archived": visit(.wasArchived)
        case "client.restored": visit(.wasRestored)
        case "client.erased": visit(.wasErased)
        case "client.measured": visit(.wasMeasured)
        case "client.measurement_removed": visit(.measurementRemoved)
        case "client.message_preferences_edited": visit(.preferencesChanged)
        case "client.unwanted_service_added": visit(.unwantedAdded)
        case "client.unwanted_service_edited": visit(.unwantedEdited)
        case "client.unwanted_service_removed": visit(.unwantedRemoved)
        default: word
        }
    }

    private static func value(_ value: JSONValue, _ name: String, _ words: ClientWords) -> String {
        switch value {
        case .null: "–"
        case .bool(let isOn): words.visit(isOn ? .clientYes : .clientNo)
        case .number(let text): words.decimal(text)
        case .array(let elements): elements.compactMap(\.stringValue).joined(separator: ", ")
        case .object: "…"
        case .string(let text):
            switch name {
            case "gender": words.gender(text)
            case "status": words.status(text)
            case "language": words.language(text)
            case "birth_date": words.day(text)
            case "document.type": words.documentType(text)
            case "preferred_branch": words.branch(text)
            case "blocklist.until": words.momentAndTime(text)
            default: words.short(text)
            }
        }
    }

    static let markup = PageMarkup<ClientHistoryPage> { w in
        ClientBanner.markup(w) {
            """
            <section class="card flush"><h2 class="unseen">\(w(.clientHistory))</h2><ul class="list">
            {{#lines}}<li><div class="grow"><strong>{{what}}</strong> <span class="soft">{{who}} · {{when}}</span>
            <ul class="changes links">{{#changes}}<li>{{label}}: <del dir="auto">{{before}}</del> → \
            <ins dir="auto">{{after}}</ins></li>{{/changes}}</ul></div></li>{{/lines}}
            </ul>{{^lines}}\(Pieces.empty(w, .history, .nothingHappened)){{/lines}}</section>
            \(ClientMore.markup(w))
            """
        }
    }
}

/// The values of the page with the messages that a client was sent.
struct ClientMessagesPage: Sendable {
    struct Line: Sendable {
        let subject: String
        let when: String
        let way: String
        let state: String
        let look: String
        let why: String?
        /// Where it is sent once more; nil where that cannot be.
        let again: String?
    }

    let frame: ConsoleFrame
    let banner: ClientBanner
    let token: String
    let lines: [Line]
    let more: String?

    init(_ visit: PageVisit, _ client: APIAnswer, _ answer: APIAnswer) throws {
        let words = try ClientWords(visit)
        let id = client["id"]?.stringValue ?? ""
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .messages)
        token = visit.token ?? ""
        let canResend = visit.scope.allows(.resendNotifications)
        lines = answer.items.map { item in
            let state = item["state"]?.stringValue ?? ""
            let isOver = ["sent", "delivered", "failed", "suppressed"].contains(state)
            let message = item["id"]?.stringValue ?? ""
            let moment = item["sent_at"]?.stringValue ?? item["created_at"]?.stringValue
            return Line(
                subject: item["subject"]?.stringValue ?? item["event"]?.stringValue ?? "",
                when: moment.map(words.momentAndTime) ?? "",
                way: [item["channel"], item["address"]].compactMap { $0?.stringValue }
                    .joined(separator: " · "),
                state: ClientMessageWords.state(state, visit),
                look: ClientMessageWords.look(state),
                why: item["reason"]?.stringValue.map { ClientMessageWords.reason($0, visit) },
                again: canResend && isOver
                    ? visit.places.at("staff", "clients", id, "messages", message, "resend") : nil
            )
        }
        more = ClientMore.place(visit, .messages, id, answer)
    }

    static let markup = PageMarkup<ClientMessagesPage> { w in
        ClientBanner.markup(w) {
            """
            <section class="card flush"><h2 class="unseen">\(w(.messages))</h2><ul class="list">
            {{#lines}}<li><div class="grow"><strong dir="auto">{{subject}}</strong><div class="soft">{{when}} · {{way}}</div>\
            {{#.why}}<div>{{.}}</div>{{/.why}}</div><span class="tag {{look}}">{{state}}</span>
            {{#.again}}<form method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{token}}">\
            <button class="button">\(w(.sendMessageAgain))</button></form>{{/.again}}</li>{{/lines}}
            </ul>{{^lines}}\(Pieces.empty(w, .message, .noMessagesYet)){{/lines}}</section>
            \(ClientMore.markup(w))
            """
        }
    }
}

/// The values of the page on which staff note what a client wants to hear of.
struct ClientPreferencesPage: Sendable {
    struct Way: Sendable {
        let name: String
        let label: String
        let isWanted: Bool
    }

    struct Category: Sendable {
        let label: String
        let help: String
        let ways: [Way]
    }

    private static let channels: [(name: String, label: String)] = [
        ("email", "E-mail"), ("sms", "SMS"), ("push", "Push"), ("whatsapp", "WhatsApp"),
    ]

    let frame: ConsoleFrame
    let banner: ClientBanner
    let form: FormView
    let categories: [Category]
    let canEdit: Bool

    init(_ visit: PageVisit, _ client: APIAnswer, _ answer: APIAnswer) throws {
        let id = client["id"]?.stringValue ?? ""
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .preferences)
        canEdit = banner.edit != nil
        form = FormView(visit, to: ClientTab.preferences.place(id, visit.places), [])
        let known: [(String, Phrase, Phrase)] = [
            ("appointment", .aboutAppointments, .aboutAppointmentsHelp),
            ("service", .aboutServices, .aboutServicesHelp),
            ("packages", .aboutPackages, .aboutPackagesHelp),
            ("marketing", .aboutOffers, .aboutOffersHelp),
            ("transaction", .aboutPayments, .aboutPaymentsHelp),
        ]
        categories = known.compactMap { name, label, help in
            guard let ways = answer[name]?.objectValue else { return nil }
            return Category(
                label: visit(label),
                help: visit(help),
                ways: Self.channels.compactMap { channel in
                    guard let isWanted = ways[channel.name]?.boolValue else { return nil }
                    return Way(name: "\(name).\(channel.name)", label: channel.label, isWanted: isWanted)
                }
            )
        }
    }

    static let markup = PageMarkup<ClientPreferencesPage> { w in
        ClientBanner.markup(w) {
            let form = FormMarkup(w)
            return """
                <section class="card"><h2>\(w(.messagesWanted))</h2>
                \(form.open())
                {{#categories}}<fieldset class="field"><legend class="legend">{{label}}</legend><p class="help">{{help}}</p>\
                <div class="row">{{#ways}}<label class="check"><input type="hidden" name="offered" value="{{name}}">\
                <input type="checkbox" name="wanted" value="{{name}}"{{#isWanted}} checked{{/isWanted}}\
                {{^canEdit}} disabled{{/canEdit}}><span>{{label}}</span></label>{{/ways}}</div></fieldset>{{/categories}}
                {{#canEdit}}\(form.buttons(.save)){{/canEdit}}
                \(form.close)</section>
                """
        }
    }
}
