import Core
import Gateway

/// Addresses that are told of changes (B.10).
struct WebhookPages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/webhooks", allowing: .manageWebhooks, list, ["create": create]),
            SetupScreen(
                "/staff/webhooks/{id}",
                allowing: .manageWebhooks,
                show,
                [
                    "save": save, "pause": { try await Self.put($0, $1, "paused") },
                    "resume": { try await Self.put($0, $1, "active") }, "test": test, "secret": renew,
                    "replay": replay, "remove": remove,
                ]
            ),
        ]
    }

    /// The names of changes, as the list of changes has them.
    private static let changes = [
        "appointment.booked", "appointment.requested", "appointment.held", "appointment.opened",
        "appointment.approved", "appointment.rejected", "appointment.rescheduled", "appointment.cancelled",
        "appointment.completed", "appointment.no_show", "appointment.updated", "appointment.deleted",
        "client.created", "client.updated", "client.archived", "client.restored", "client.erased",
        "client.deleted",
    ]

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let rows = try await desk.call.api("webhooks").items.map { hook -> [SetupTable.Cell] in
            let state = Self.state(hook, desk)
            return [
                .head(hook.text("name"), desk.places.webhook(hook.text("id"))),
                .code(hook.text("url")),
                .tag(state.text, state.look, soft: hook["fault"]?.stringValue),
                .text(try desk.when(hook.moment("delivered_at"))),
            ]
        }
        let table = SetupTable(
            desk(.webhooks),
            [desk(.name), desk(.webAddress), desk(.state), desk(.lastDelivery)],
            rows
        )
        let empty = SetupEmpty(
            icon: Icon.webhook.rawValue,
            title: desk(.noWebhooks),
            help: desk(.webhooksLead)
        )
        let form = desk.form("create", Self.fields(desk), submit: .add, opener: .newWebhook)
        return SetupPage(
            desk,
            desk(.webhooks),
            at: .webhooks,
            lead: desk(.webhooksLead),
            [.form(nil, form), .list(nil, table, empty: empty)]
        )
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        try await show(desk, try desk.call.parameter("id"))
    }

    private func show(_ desk: SetupDesk, _ id: String) async throws -> SetupPage {
        let cursor = desk.call.query("cursor")
        async let found = desk.call.api("webhooks/\(id)")
        async let told = desk.call.api(
            "webhooks/\(id)/deliveries",
            query: [("cursor", cursor), ("limit", "25")]
        )
        let (answer, deliveries) = (try await found, try await told)
        let hook = answer.json
        let isActive = hook.text("state") == "active"
        let state = Self.state(hook, desk)
        let facts = [
            SetupFact(desk(.state), state.text),
            SetupFact(
                desk(.reason),
                hook["pause_reason"]?.stringValue.flatMap { Phrase.pauseReasons[$0] }.map { desk($0) }
            ),
            SetupFact(desk(.fault), hook["fault"]?.stringValue),
            SetupFact(desk(.waitsInLine), hook["waiting"]?.intValue.map { desk.visit.language.number($0) }),
            SetupFact(desk(.position), hook["position"]?.intValue.map(String.init)),
            SetupFact(desk(.lastDelivery), try desk.when(hook.moment("delivered_at"))),
        ]
        let acts = [
            desk.act("test", .sendTest, look: "main"),
            isActive ? desk.act("pause", .pause) : desk.act("resume", .resume),
            desk.act("secret", .newSecret, asking: .newSecretHelp),
            desk.act("remove", .remove, etag: answer.etag, look: "danger", asking: .areYouSure),
        ]
        let form = desk.form("save", Self.fields(desk), record: hook, etag: answer.etag)
        let since = SetupField(
            "since",
            desk(.afterPosition),
            .number(),
            help: desk(.afterPositionHelp),
            required: true
        )
        let again = desk.form("replay", [since], record: ["since": 0], submit: .resend, opener: .replay)
        let rows = try deliveries.items.map { try Self.row($0, desk) }
        let columns = [
            desk(.event), desk(.state), desk(.answer), "#" + desk(.attempts), desk(.created),
            "#" + desk(.position),
        ]
        let table = SetupTable(desk(.deliveries), columns, rows)
        let empty = SetupEmpty(icon: Icon.webhook.rawValue, title: desk(.noDeliveries))
        let pager = desk.pager(deliveries, .deliveriesCount)
        return SetupPage(
            desk,
            hook.text("name"),
            at: .webhooks,
            trail: desk.link(desk.places.webhooks, .webhooks),
            [
                .facts(nil, facts.compactMap { $0 }, acts: acts), .form(desk(.edit), form),
                .list(desk(.deliveries), table, empty: empty, pager: pager), .form(nil, again),
            ]
        )
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        var body = Self.fields(desk).body(typed)
        if body["name"] == .null { body = body.removing("name") }
        let made = try await desk.call.api(.post, "webhooks", body: body, headers: desk.visit.kit.once(typed))
        return try await list(desk.showing(Self.secret(made, desk))).reply(desk)
    }

    private func renew(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let made = try await desk.call.api(.post, "webhooks/\(try desk.call.parameter("id"))/secret")
        return try await show(desk.showing(Self.secret(made, desk))).reply(desk)
    }

    /// It is shown in the answer itself: no address and no cookie ever has it.
    private static func secret(_ made: APIAnswer, _ desk: SetupDesk) -> SetupNote {
        SetupNote(
            look: "good",
            icon: Icon.key.rawValue,
            text: "\(desk(.secretOfWebhook)) \(desk(.secretOnce))",
            secret: made.json.text("secret")
        )
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "webhooks/\(try desk.call.parameter("id"))"
        let body = Self.fields(desk).body(typed)
        _ = try await desk.call.api(.patch, path, body: body, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.saved)
    }

    private static func put(_ desk: SetupDesk, _ typed: FormFields, _ state: String) async throws -> Reply {
        let path: APIPath = "webhooks/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.patch, path, body: ["state": .string(state)])
        return desk.done(.saved)
    }

    private func test(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let seen = try await desk.call.api(.post, "webhooks/\(try desk.call.parameter("id"))/test")
        let arrived = seen["delivered"]?.boolValue == true
        let why = [seen["status"]?.intValue.map(String.init), seen["fault"]?.stringValue].compactMap { $0 }
        let note = SetupNote(
            look: arrived ? "good" : "bad",
            icon: (arrived ? Icon.check : Icon.alert).rawValue,
            text: arrived ? desk(.testArrived) : "\(desk(.testFailed)) \(why.joined(separator: " "))"
        )
        return try await show(desk.showing(note)).reply(desk)
    }

    private func replay(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = [SetupField("since", "", .number())].body(typed)
        let path: APIPath = "webhooks/\(try desk.call.parameter("id"))/replay"
        let answer = try await desk.call.api(.post, path, body: body)
        return desk.visit.seeOther(
            desk.here,
            saying: desk(CountPhrase.replayed, answer["changes"]?.intValue ?? 0)
        )
    }

    private func remove(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "webhooks/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.removed, desk.places.webhooks)
    }

    private static func fields(_ desk: SetupDesk) -> [SetupField] {
        [
            SetupField("url", desk(.webAddress), .line("url"), required: true).example("https://"),
            SetupField("name", desk(.name)),
            SetupField("events", desk(.changesTold), .ticks(changes.map { SetupChoice($0, $0) })),
        ]
    }

    private static func state(_ hook: JSONValue, _ desk: SetupDesk) -> (text: String, look: String) {
        guard hook.text("state") == "active" else { return (desk(.paused), "warn") }
        return (desk(.active), hook["failing_since"]?.stringValue == nil ? "good" : "bad")
    }

    private static func row(_ item: JSONValue, _ desk: SetupDesk) throws -> [SetupTable.Cell] {
        let states: [String: (Phrase, String)] = [
            "waiting": (.waitsInLine, "warn"), "delivered": (.sent, "good"), "failed": (.failed, "bad"),
        ]
        let state = states[item.text("state")]
        return [
            .head(item.text("event") == "webhook.test" ? desk(.testEvent) : item.text("event")),
            .tag(state.map { desk($0.0) } ?? item.text("state"), state?.1 ?? ""),
            .text(item["status"]?.intValue.map(String.init), soft: item["fault"]?.stringValue),
            .number(item["attempts"]?.intValue.map(String.init)),
            .text(try desk.when(item.moment("created_at"))),
            .number(item["position"]?.intValue.map(String.init)),
        ]
    }
}

extension PagePlaces {
    func webhook(_ id: String) -> String { at("staff", "webhooks", id) }
}

extension Phrase {
    static let failed = Phrase(ca: "Ha fallat", fr: "Échoué", es: "Fallido", pt: "Falhou", en: "Failed")
}
