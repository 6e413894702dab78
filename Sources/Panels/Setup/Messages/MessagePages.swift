import Core
import Gateway
import Tenancy

/// Every message with what became of it, and sending again (B.5).
struct MessagePages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen(
                "/staff/messages",
                allowing: .readNotifications,
                list,
                ["resend": resend, "resend-many": resendMany]
            ),
            SetupScreen("/staff/messages/{id}", allowing: .readNotifications, show, ["resend": resend]),
        ]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let call = desk.call
        let names = ["state", "reason", "channel", "event", "client", "staff", "appointment", "cursor"]
        let days = try Self.days(desk)
        let query = names.map { ($0, call.query($0)) } + [("from", days.from), ("until", days.until)]
        let answer = try await call.api("notifications", query: query)
        let mayResend = desk.may(.resendNotifications)
        let rows = try answer.items.map { item -> [SetupTable.Cell] in
            let state = Self.state(item, desk)
            return [
                .head(
                    MessageWords.words(item.text("event"), in: MessageWords.events, desk),
                    desk.places.message(item.text("id")),
                    soft: item["subject"]?.stringValue
                ),
                .text(Self.receiver(item), soft: item["address"]?.stringValue),
                .text(MessageWords.words(item.text("channel"), in: MessageWords.channels, desk)),
                .tag(state.text, state.look, soft: Self.reason(item, desk)),
                .text(try desk.when(item.moment("created_at"))),
                .acts([mayResend && Self.canGoAgain(item) ? Self.resendAct(item, desk) : nil]),
            ]
        }
        let table = SetupTable(
            desk(.messages),
            [desk(.event), desk(.to), desk(.channel), desk(.state), desk(.created), ""],
            rows,
            actions: desk(.actions)
        )
        var blocks: [SetupBlock] = []
        if mayResend {
            blocks.append(
                .form(
                    nil,
                    desk.form("resend-many", Self.manyFields(desk), submit: .resend, opener: .resendMany)
                )
            )
        }
        blocks.append(
            .list(
                nil,
                filter: Self.filter(desk),
                table,
                empty: SetupEmpty(
                    icon: Icon.message.rawValue,
                    title: desk(.noMessages),
                    help: desk(.noMessagesHelp)
                ),
                pager: desk.pager(answer, .messages)
            )
        )
        return SetupPage(desk, desk(.messages), at: .messages, blocks)
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        let item = try await desk.call.api("notifications/\(try desk.call.parameter("id"))").json
        let appointment = item["appointment_id"]?.stringValue
        let client = item["client"]?["id"]?.stringValue
        let facts = [
            SetupFact(desk(.state), Self.state(item, desk).text),
            SetupFact(desk(.reason), Self.reason(item, desk)),
            SetupFact(desk(.serverSaid), item["reply"]?.stringValue),
            SetupFact(desk(.to), Self.receiver(item), place: client.map { desk.places.client($0) }),
            SetupFact(desk(.address), item["address"]?.stringValue),
            SetupFact(
                desk(.channel),
                MessageWords.words(item.text("channel"), in: MessageWords.channels, desk)
            ),
            SetupFact(desk(.subject), item["subject"]?.stringValue),
            SetupFact(
                desk(.language),
                item["language"]?.stringValue.flatMap(PageLanguage.init(rawValue:))?.ownName
            ),
            SetupFact(desk(.created), try desk.when(item.moment("created_at"))),
            SetupFact(desk(.sentAt), try desk.when(item.moment("sent_at"))),
            SetupFact(desk(.dueAt), try desk.when(item.moment("due_at"))),
            SetupFact(desk(.attempts), item["attempts"]?.intValue.map { desk.visit.language.number($0) }),
            SetupFact(
                desk(.resentFrom),
                item["resend_of"]?.stringValue,
                place: item["resend_of"]?.stringValue.map { desk.places.message($0) }
            ),
            SetupFact(
                desk(.appointments),
                appointment.map { _ in desk(.otherMessages) },
                place: appointment.map { desk.places.at("staff", "messages", query: [("appointment", $0)]) }
            ),
        ]
        let mayResend = desk.may(.resendNotifications) && Self.canGoAgain(item)
        return SetupPage(
            desk,
            MessageWords.words(item.text("event"), in: MessageWords.events, desk),
            at: .messages,
            trail: desk.link(desk.places.messages, .messages),
            [.facts(nil, facts.compactMap { $0 }, acts: mayResend ? [Self.resendAct(item, desk)] : [])]
        )
    }

    private func resend(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        _ = try await desk.call.api(.post, "notifications/\(typed["id"] ?? "-")/resend")
        return desk.done(.resentOne)
    }

    private func resendMany(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        var body = Self.manyFields(desk).body(typed)
        for name in ["reason", "channel"] where body[name] == .null { body = body.removing(name) }
        if let since = typed["since"], !since.isEmpty {
            body = body.putting("since", .string(try desk.moment(since) ?? since))
        }
        let answer = try await desk.call.api(.post, "notifications/resend", body: body)
        return desk.visit.seeOther(
            desk.here,
            saying: desk(CountPhrase.resent, answer["resent"]?.intValue ?? 0)
        )
    }

    private static func manyFields(_ desk: SetupDesk) -> [SetupField] {
        [
            SetupField(
                "since",
                desk(.since),
                .line("datetime-local"),
                help: desk(.resendManyHelp),
                required: true
            ),
            SetupField("reason", desk(.reason), .choice(MessageWords.choices(MessageWords.reasons, desk))),
            SetupField("channel", desk(.channel), .choice(MessageWords.choices(MessageWords.channels, desk))),
        ]
    }

    private static func filter(_ desk: SetupDesk) -> SetupFilter {
        let states = MessageWords.states.map { (name: $0.name, words: $0.words) }
        return desk.filter(
            [
                SetupField("state", desk(.state), .choice(MessageWords.choices(states, desk))),
                SetupField(
                    "reason",
                    desk(.reason),
                    .choice(MessageWords.choices(MessageWords.reasons, desk))
                ),
                SetupField(
                    "channel",
                    desk(.channel),
                    .choice(MessageWords.choices(MessageWords.channels, desk))
                ),
                SetupField("event", desk(.event), .choice(MessageWords.choices(MessageWords.events, desk))),
                SetupField("first", desk(.since), .line("date")),
                SetupField("last", desk(.until), .line("date")),
            ],
            keeping: ["client", "staff", "appointment"]
        )
    }

    /// The moments between which messages were caused, of the days that were chosen.
    private static func days(_ desk: SetupDesk) throws -> (from: String?, until: String?) {
        func midnight(_ name: String, after days: Int) throws -> String? {
            guard let day = desk.call.query(name).flatMap({ CalendarDate(iso8601: $0) }) else { return nil }
            let next = CalendarDate(daysSince1970: day.daysSince1970 + days)
            return try desk.visit.format().zone.instant(of: WallTime(next, minute: 0)).rfc3339
        }
        return (try midnight("first", after: 0), try midnight("last", after: 1))
    }

    private static func resendAct(_ item: JSONValue, _ desk: SetupDesk) -> SetupAct {
        desk.act("resend", .resend, [("id", item.text("id"))])
    }

    private static func canGoAgain(_ item: JSONValue) -> Bool {
        ["sent", "delivered", "failed", "suppressed"].contains(item.text("state"))
            && !["customer.", "staff."].contains { item.text("event").hasPrefix($0) }
    }

    private static func receiver(_ item: JSONValue) -> String? {
        item["client"]?["name"]?.stringValue ?? item["staff"]?["name"]?.stringValue
    }

    private static func reason(_ item: JSONValue, _ desk: SetupDesk) -> String? {
        item["reason"]?.stringValue.map { MessageWords.words($0, in: MessageWords.reasons, desk) }
    }

    private static func state(_ item: JSONValue, _ desk: SetupDesk) -> (text: String, look: String) {
        let state = MessageWords.states.first { $0.name == item.text("state") }
        return (state.map { desk($0.words) } ?? item.text("state"), state?.look ?? "")
    }
}

extension PagePlaces {
    func message(_ id: String) -> String { at("staff", "messages", id) }
}

extension SetupDesk {
    /// The moment that a `datetime-local` says, on the clock of the branch.
    func moment(_ text: String) throws -> String? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let day = CalendarDate(iso8601: String(parts[0])) else { return nil }
        let numbers = parts[1].split(separator: ":").compactMap { Int($0) }
        guard numbers.count >= 2, (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]) else {
            return nil
        }
        let wall = WallTime(day, minute: numbers[0] * 60 + numbers[1])
        return try visit.format(zone: visit.branch?.timeZone).zone.instant(of: wall).rfc3339
    }
}

extension PageVisit {
    /// Sends the browser on after a form, with words for the next page.
    func seeOther(_ place: String, saying words: String) -> Reply {
        Reply.seeOther(place)
            .header("set-cookie", Cookie.header(Cookie.notice, words, seconds: 60, call))
    }
}

extension JSONValue {
    /// The same without a member.
    func removing(_ name: String) -> JSONValue {
        var members = objectValue ?? [:]
        members[name] = nil
        return .object(members)
    }
}

extension Phrase {
    static let otherMessages = Phrase(
        ca: "Tots els missatges d’aquesta cita",
        fr: "Tous les messages de ce rendez-vous",
        es: "Todos los mensajes de esta cita",
        pt: "Todas as mensagens desta marcação",
        en: "All messages about this appointment"
    )
}
