import Core
import Gateway
import Tenancy

/// The record of a client: its first page, its contact details, and what can be done with it.
struct ClientRecordPages: Sendable {
    let kit: PageKit

    private static let quick = [
        "status", "weight_kg", "marked", "login_allowed", "blocked", "blocklist.reason",
    ]

    var routes: [Route] {
        [
            .page(.get, "/staff/clients/{id}", allowing: .readClients, show),
            .page(.post, "/staff/clients/{id}", allowing: .editClients, change),
            .page(.get, "/staff/clients/{id}/contact", allowing: .readClients, showContact),
            .page(.post, "/staff/clients/{id}/access", allowing: .manageClientLogins, sendAccess),
            .page(.post, "/staff/clients/{id}/password-link", allowing: .manageClientLogins, giveLink),
        ]
    }

    private func show(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        async let optional = call.api("clients/options")
        async let found = call.api("clients/\(id)")
        let visit = try await PageVisit(call, kit)
        let (client, options) = (try await found, try await optional)
        let form = try self.form(visit, client, options)
        return try page(visit, client, options, form)
    }

    private func page(
        _ visit: PageVisit,
        _ client: APIAnswer,
        _ options: APIAnswer,
        _ form: FormView,
        status: Int = 200
    ) throws -> Reply {
        let page = try ClientOverviewPage(visit, client, options, form)
        return visit.reply(ClientOverviewPage.markup.render(page, in: visit.language), status: status)
    }

    private func form(
        _ visit: PageVisit,
        _ client: APIAnswer,
        _ options: APIAnswer,
        etag: String? = nil
    ) throws -> FormView {
        let place = visit.places.client(client["id"]?.stringValue ?? "")
        return try ClientForm(visit, to: place, options: options, record: client, etag: etag).view
    }

    /// The toggles, the status and the weight of the first page.
    private func change(_ call: Call) async throws -> Reply {
        let id = try call.parameter("id")
        let visit = try await PageVisit(call, kit)
        let fields = try kit.fields(call)
        do {
            let body = try ClientForm.json(fields, visit)
            _ = try await call.api(.patch, "clients/\(id)", body: body, headers: kit.unchanged(fields))
            return visit.seeOther(visit.places.client(id), notice: .saved)
        } catch let problem as Problem {
            async let optional = call.api("clients/options")
            let client = try await call.api("clients/\(id)")
            let options = try await optional
            let etag = problem == .editConflict ? client.etag : fields[PageKit.Field.revision]
            let form = try self.form(visit, client, options, etag: etag)
            let refused = try form.refused(problem.named(by: Self.quick), fields)
            return try page(visit, client, options, refused, status: problem.status)
        }
    }

    private func showContact(_ call: Call) async throws -> Reply {
        async let found = call.api("clients/\(try call.parameter("id"))")
        let visit = try await PageVisit(call, kit)
        let page = try ClientContactPage(visit, try await found)
        return visit.reply(ClientContactPage.markup.render(page, in: visit.language))
    }

    private func sendAccess(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let id = try call.parameter("id")
        let answer = try await call.api(.post, "clients/\(id)/access")
        let visit = try await PageVisit(call, kit)
        let notice: Phrase = answer["replaced"]?.boolValue == true ? .accessSentAnew : .accessSent
        return visit.seeOther(visit.places.client(id), notice: notice)
    }

    /// The link stands on the page that answers, and nowhere else.
    private func giveLink(_ call: Call) async throws -> Reply {
        _ = try kit.fields(call)
        let id = try call.parameter("id")
        async let found = call.api("clients/\(id)")
        let link = try await call.api(.post, "clients/\(id)/password-link")
        let visit = try await PageVisit(call, kit)
        let page = try ClientLinkPage(visit, try await found, link)
        return visit.reply(ClientLinkPage.markup.render(page, in: visit.language))
    }
}

/// A line of a list of facts.
struct ClientFact: Sendable {
    let label: String
    let value: String
    /// Where the value leads, such as `tel:`.
    var place: String?

    /// Those of which something is known.
    static func known(_ visit: PageVisit, _ facts: [(Phrase, String?)]) -> [ClientFact] {
        facts.compactMap { label, value in
            guard let value, !value.isEmpty else { return nil }
            return ClientFact(label: visit(label), value: value)
        }
    }

    /// The same, whose value opens a mail or a call.
    func leading(_ scheme: String) -> ClientFact {
        ClientFact(label: label, value: value, place: scheme + value)
    }

    /// How to reach somebody.
    static func reach(_ visit: PageVisit, _ client: APIAnswer) -> [ClientFact] {
        [(Phrase.email, "email", "mailto:"), (.clientPhone, "phone", "tel:")].compactMap {
            label,
            name,
            scheme in
            client[name]?.stringValue.map { ClientFact(label: visit(label), value: $0).leading(scheme) }
        }
    }

    static let markup = """
        <dl class="facts">{{#facts}}<dt>{{label}}</dt><dd dir="auto">{{#.place}}<a href="{{.}}">{{value}}</a>{{/.place}}\
        {{^.place}}{{value}}{{/.place}}</dd>{{/facts}}</dl>
        """
}

/// The values of the record's first page.
struct ClientOverviewPage: Sendable {
    /// A button that does one thing to the client.
    struct Action: Sendable {
        let place: String
        let label: String
        let icon: String
        let help: String
        let isForm: Bool
        let isDangerous: Bool
    }

    let frame: ConsoleFrame
    let banner: ClientBanner
    let form: FormView
    let canEdit: Bool
    let canAllowLogin: Bool
    let hasMeasurements: Bool
    let facts: [ClientFact]
    let visits: [ClientFact]
    let note: String?
    let actions: [Action]
    let hasActions: Bool
    let token: String

    init(_ visit: PageVisit, _ client: APIAnswer, _ options: APIAnswer, _ form: FormView) throws {
        let (words, scope) = (try ClientWords(visit), visit.scope)
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .overview)
        self.form = form
        canEdit = banner.edit != nil
        canAllowLogin = scope.allows(.manageClientLogins)
        hasMeasurements = options["measurements"]?.boolValue ?? true
        func text(_ name: String) -> String? { client[name]?.stringValue }
        let others = ClientFact.known(
            visit,
            [
                (.clientUserName, text("user_name")), (.clientBirthDate, text("birth_date").map(words.day)),
                (.language, text("language").map(words.language)),
                (.clientPreferredBranch, text("preferred_branch").map(words.branch)),
                (.clientTags, client["tags"].map { ClientListColumn.tags.text(["tags": $0], words) }),
                (.blockReason, client["blocklist"]?["reason"]?.stringValue),
                (.blockUntil, client["blocklist"]?["until"]?.stringValue.map(words.momentAndTime)),
            ]
        )
        facts = ClientFact.reach(visit, client) + others
        visits = ClientFact.known(
            visit,
            [
                (.lastAppointment, text("last_appointment_at").map(words.momentAndTime) ?? "–"),
                (.nextAppointment, text("next_appointment_at").map(words.momentAndTime) ?? "–"),
                (.appointments, client["total_appointments"]?.intValue.map(visit.language.number)),
                (.clientNoShows, client["no_show_count"]?.intValue.map(visit.language.number)),
                (.clientCreated, text("created_at").map(words.moment)),
            ]
        )
        note = text("note")
        actions = Self.actions(visit, client, isErased: banner.isErased, isArchived: banner.isArchived)
        hasActions = !actions.isEmpty
        token = visit.token ?? ""
    }

    private static func actions(
        _ visit: PageVisit,
        _ client: APIAnswer,
        isErased: Bool,
        isArchived: Bool
    ) -> [Action] {
        let (scope, places) = (visit.scope, visit.places)
        let id = client["id"]?.stringValue ?? ""
        var actions: [Action] = []
        func add(_ verb: String, _ label: Phrase, _ icon: Icon, _ help: Phrase, asks: Bool = false) {
            let place =
                asks ? places.clientAction(id, "delete") + "?do=\(verb)" : places.clientAction(id, verb)
            actions.append(
                Action(
                    place: place,
                    label: visit(label),
                    icon: icon.rawValue,
                    help: visit(help),
                    isForm: !asks,
                    isDangerous: verb == "erase" || verb == "purge"
                )
            )
        }
        if client["login_allowed"]?.boolValue == true, scope.allows(.manageClientLogins), !isErased {
            add("access", .sendAccess, .message, .sendAccessHelp)
            add("password-link", .givePasswordLink, .key, .givePasswordLinkHelp)
        }
        if scope.allows(.deleteClients), !isErased {
            if isArchived {
                add("restore", .clientRestore, .history, .restoreOneHelp)
            } else {
                add("archive", .clientArchive, .copy, .archiveOneHelp)
            }
        }
        if scope.allows(.eraseClients), !isErased {
            add("erase", .clientErase, .close, .eraseOneHelp, asks: true)
        }
        if scope.allows(.purgeClients) { add("purge", .clientPurge, .bin, .purgeOneHelp, asks: true) }
        return actions
    }

    static let markup = PageMarkup<ClientOverviewPage> { w in
        ClientBanner.markup(w) {
            let form = FormMarkup(w)
            return """
                <div class="overview">
                {{#canEdit}}<section class="card"><h2>\(w(.atAGlance))</h2>
                \(form.open("form quick"))
                <div class="pair">\(form.select("status", .clientStatus, .required))\
                {{#hasMeasurements}}\(form.text("weight_kg", .clientWeight, .attributes("inputmode=decimal")))\
                {{/hasMeasurements}}</div>
                <input type="hidden" name="has.marked" value="yes"><input type="hidden" name="has.blocked" value="yes">\
                {{#canAllowLogin}}<input type="hidden" name="has.login_allowed" value="yes">{{/canAllowLogin}}
                \(form.check("marked", .markClient, .help(.markClientHelp)))
                {{#canAllowLogin}}\(form.check("login_allowed", .allowLogin, .help(.allowLoginHelp))){{/canAllowLogin}}
                \(form.check("blocked", .blockOnline, .help(.blockOnlineHelp)))
                <div class="pair only-if-blocked">\(form.text("blocklist.reason", .blockReason, .max(500), .attributes("dir=auto")))\
                \(form.text("blocklist.until", .blockUntil, .type("date")))</div>
                \(form.buttons(.save))
                \(form.close)</section>{{/canEdit}}
                <div class="stack">
                <section class="card"><h2>\(w(.contactDetails))</h2>\(ClientFact.markup)
                {{#.note}}<h3>\(w(.internalNote))</h3><p class="lines" dir="auto">{{.}}</p>{{/.note}}</section>
                <section class="card"><h2>\(w(.appointments))</h2>
                \(ClientFact.markup.replacing("#facts", with: "#visits").replacing("/facts", with: "/visits"))</section>
                {{#hasActions}}<section class="card flush" id="actions"><ul class="list">
                {{#actions}}<li><div class="grow"><strong>{{label}}</strong><div class="soft">{{help}}</div></div>
                {{#isForm}}<form method="post" action="{{place}}"><input type="hidden" name="csrf" value="{{token}}">\
                <button class="button">\(Icon.markup("{{icon}}"))<span>{{label}}</span></button></form>{{/isForm}}
                {{^isForm}}<a class="button{{#isDangerous}} danger{{/isDangerous}}" href="{{place}}" data-window>\
                \(Icon.markup("{{icon}}"))<span>{{label}}</span></a>{{/isForm}}</li>{{/actions}}
                </ul></section>{{/hasActions}}
                </div></div>
                """
        }
    }
}

/// The values of the page with the contact details.
struct ClientContactPage: Sendable {
    let frame: ConsoleFrame
    let banner: ClientBanner
    let facts: [ClientFact]

    init(_ visit: PageVisit, _ client: APIAnswer) throws {
        let words = try ClientWords(visit)
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .contact)
        func text(_ name: String) -> String? { client[name]?.stringValue }
        func part(_ name: String) -> String? { client["address"]?[name]?.stringValue }
        let kind = client["document"]?["type"]?.stringValue.map(words.documentType)
        let document = client["document"]?["number"]?.stringValue.map { "\(kind ?? "") \($0)" }
        let own = ClientFact.known(
            visit,
            [
                (.clientFirstName, text("first_name")), (.clientMiddleName, text("middle_name")),
                (.clientLastName, text("last_name")),
                (.clientAddress, part("line1")), (.clientAddressMore, part("line2")),
                (.clientPostalCode, part("postal_code")), (.clientCity, part("city")),
                (.clientRegion, part("region")), (.clientCountry, part("country")),
                (.clientBirthDate, text("birth_date").map(words.day)),
                (.clientGender, text("gender").map(words.gender)), (.clientDocument, document),
                (.language, text("language").map(words.language)),
                (.clientReferralMethod, text("referral_method")),
                (.clientPreferredBranch, text("preferred_branch").map(words.branch)),
                (.clientHeight, client["height_cm"]?.numberText.map(words.decimal)),
                (.clientUpdated, text("updated_at").map(words.momentAndTime)),
            ]
        )
        facts = ClientFact.reach(visit, client) + own
    }

    static let markup = PageMarkup<ClientContactPage> { w in
        ClientBanner.markup(w) {
            """
            <section class="card"><h2>\(w(.contactDetails))</h2>\(ClientFact.markup)
            {{#banner.edit}}<div class="buttons"><a class="button main" href="{{.}}">\(Icon.pencil.markup)\(w(.edit))</a></div>\
            {{/banner.edit}}</section>
            """
        }
    }
}

/// The values of the page that shows a link with which a client sets a password.
struct ClientLinkPage: Sendable {
    let frame: ConsoleFrame
    let banner: ClientBanner
    let link: String
    let until: String

    init(_ visit: PageVisit, _ client: APIAnswer, _ link: APIAnswer) throws {
        frame = ConsoleFrame(visit, at: .clients)
        banner = try ClientBanner(client, visit, at: .overview)
        self.link = link["link"]?.stringValue ?? ""
        until = visit(
            .validUntil,
            ["time": try ClientWords(visit).momentAndTime(link["expires_at"]?.stringValue ?? "")]
        )
    }

    static let markup = PageMarkup<ClientLinkPage> { w in
        ClientBanner.markup(w) {
            """
            <section class="card stack"><h2>\(w(.givePasswordLink))</h2><p>\(w(.passwordLinkHelp))</p>
            <label class="unseen" for="link">\(w(.givePasswordLink))</label>
            <input class="input" id="link" readonly value="{{link}}"><p class="soft">{{until}}</p></section>
            """
        }
    }
}
