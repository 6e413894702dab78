import Core
import Gateway
import Tenancy

/// Who waits for a time, and offering one by hand (B.4).
struct WaitingListPages: Sendable {
    var screens: [SetupScreen] {
        let actions: [String: SetupScreen.Action] = [
            "save": save, "approve": { try await Self.act($0, $1, "approve") }, "offer": offer,
            "accept": { try await Self.answer($0, $1, "accept") },
            "decline": { try await Self.answer($0, $1, "decline") }, "remove": remove,
        ]
        return [
            SetupScreen("/staff/waiting-list", allowing: .readWaitingList, list, actions),
            SetupScreen("/staff/waiting-list/{id}", allowing: .readWaitingList, show, actions),
        ]
    }

    private static let states: [(name: String, words: Phrase, look: String)] = [
        ("waiting", .waiting, "warn"), ("offered", .offered, ""), ("booked", .booked, "good"),
        ("withdrawn", .withdrawn, ""), ("expired", .expired, ""),
    ]

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let call = desk.call
        let query = ["state", "service", "client", "cursor"].map { ($0, call.query($0)) }
        async let found = call.api("waiting-list", query: query + [("branch", desk.visit.branch?.slug)])
        async let offered = desk.all("services")
        let (answer, services) = (try await found, try await offered)
        let mayManage = desk.may(.manageWaitingList)
        let rows = try answer.items.map { item -> [SetupTable.Cell] in
            let state = Self.states.first { $0.name == item.text("state") }
            let isBlocked = item["blocklisted"]?.boolValue == true && item["approved_at"]?.stringValue == nil
            let hidden = [("id", item.text("id"))]
            let held = try desk.when(
                item["offer"]?.moment("starts_at"),
                zone: item["time_zone"]?.stringValue
            )
            return [
                .head(
                    item["client"]?["name"]?.stringValue ?? "",
                    desk.places.waiting(item.text("id")),
                    soft: item["note"]?.stringValue
                ),
                .text(
                    item["service"]?["name"]?.stringValue,
                    soft: item["employee"]?["name"]?.stringValue ?? desk(.anybody)
                ),
                .text(try Self.when(item, desk), soft: item["branch"]?["name"]?.stringValue),
                .tag(
                    isBlocked ? desk(.blocked) : state.map { desk($0.words) } ?? "",
                    isBlocked ? "bad" : state?.look ?? "",
                    soft: held
                ),
                .number(item["priority"]?.intValue.map { desk.visit.language.number($0) }),
                .acts([mayManage && isBlocked ? desk.act("approve", .allowOffers, hidden) : nil]),
            ]
        }
        let columns = [desk(.client), desk(.service), desk(.wanted), desk(.state), "#" + desk(.priority), ""]
        let table = SetupTable(desk(.waitingList), columns, rows, actions: desk(.actions))
        let all = [SetupChoice("", desk(.all))]
        let filter = desk.filter(
            [
                SetupField(
                    "state",
                    desk(.state),
                    .choice(all + Self.states.map { SetupChoice($0.name, desk($0.words)) })
                ),
                SetupField(
                    "service",
                    desk(.service),
                    .choice(all + services.map { SetupChoice($0.text("slug"), $0.text("name")) })
                ),
            ],
            keeping: ["client"]
        )
        let empty = SetupEmpty(
            icon: Icon.waiting.rawValue,
            title: desk(.nobodyWaits),
            help: desk(.nobodyWaitsHelp)
        )
        let pager = desk.pager(answer, .waitingEntries)
        return SetupPage(
            desk,
            desk(.waitingList),
            at: .waitingList,
            [.list(nil, filter: filter, table, empty: empty, pager: pager)]
        )
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        let answer = try await desk.call.api("waiting-list/\(try desk.call.parameter("id"))")
        let item = answer.json
        let zone = item["time_zone"]?.stringValue
        let state = Self.states.first { $0.name == item.text("state") }
        let client = item["client"]
        let held = item["offer"]
        let isBlocked = item["blocklisted"]?.boolValue == true && item["approved_at"]?.stringValue == nil
        let isOpen = ["waiting", "offered"].contains(item.text("state"))
        let facts = [
            SetupFact(desk(.state), state.map { desk($0.words) }),
            SetupFact(
                desk(.client),
                client?.text("name"),
                place: client.map { desk.places.client($0.text("id")) }
            ),
            SetupFact(desk(.phone), client?["phone"]?.stringValue),
            SetupFact(desk(.email), client?["email"]?.stringValue),
            SetupFact(desk(.service), item["service"]?["name"]?.stringValue),
            SetupFact(desk(.branch), item["branch"]?["name"]?.stringValue),
            SetupFact(desk(.employee), item["employee"]?["name"]?.stringValue ?? desk(.anybody)),
            SetupFact(desk(.wanted), try Self.when(item, desk)),
            SetupFact(desk(.offered), try desk.when(held?.moment("starts_at"), zone: zone)),
            SetupFact(desk(.offerUntil), try desk.when(held?.moment("expires_at"), zone: zone)),
            SetupFact(desk(.created), try desk.when(item.moment("created_at"))),
        ]
        var acts: [SetupAct] = []
        var blocks: [SetupBlock] = []
        if desk.may(.manageWaitingList), isOpen {
            if isBlocked { acts.append(desk.act("approve", .allowOffers, look: "main")) }
            if let held, held["open"]?.boolValue == true {
                let hidden = [("offer", held.text("id"))]
                acts += [
                    desk.act("accept", .acceptFor, hidden, look: "main"),
                    desk.act("decline", .declineFor, hidden),
                ]
            }
            acts.append(desk.act("remove", .takeOff, look: "danger", asking: .areYouSure))
            let times = try await Self.free(item, desk)
            if item.text("state") == "waiting" {
                let field = SetupField("starts_at", desk(.time), .choice(times), required: true)
                blocks.append(
                    times.isEmpty
                        ? SetupBlock(desk(.offerNow), help: desk(.noFreeTimes))
                        : .form(desk(.offerNow), desk.form("offer", [field], submit: .offer))
                )
            }
            let form = desk.form("save", Self.fields(desk), record: item, etag: answer.etag)
            blocks.append(.form(desk(.edit), form))
        }
        return SetupPage(
            desk,
            client?.text("name") ?? "",
            at: .waitingList,
            trail: desk.link(desk.places.waitingList, .waitingList),
            [.facts(nil, facts.compactMap { $0 }, acts: acts)] + blocks
        )
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "waiting-list/\(try desk.call.parameter("id"))"
        let body = Self.fields(desk).body(typed)
        _ = try await desk.call.api(.patch, path, body: body, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.saved)
    }

    private func offer(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "waiting-list/\(try desk.call.parameter("id"))/offer"
        let body: JSONValue = ["starts_at": .string(typed["starts_at"] ?? "")]
        _ = try await desk.call.api(.post, path, body: body)
        return desk.done(.sent)
    }

    private static func act(_ desk: SetupDesk, _ typed: FormFields, _ word: String) async throws -> Reply {
        let id = try typed["id"] ?? desk.call.parameter("id")
        _ = try await desk.call.api(.post, "waiting-list/\(id)/\(word)")
        return desk.done(.saved)
    }

    private static func answer(_ desk: SetupDesk, _ typed: FormFields, _ word: String) async throws -> Reply {
        _ = try await desk.call.api(.post, "waiting-list/offers/\(typed["offer"] ?? "-")/\(word)")
        return desk.done(.saved)
    }

    private func remove(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        _ = try await desk.call.api(.delete, "waiting-list/\(try desk.call.parameter("id"))")
        return desk.done(.removed, desk.places.waitingList)
    }

    private static func fields(_ desk: SetupDesk) -> [SetupField] {
        [
            SetupField("first_day", desk(.firstDay), .line("date"), required: true),
            SetupField("last_day", desk(.lastDay), .line("date"), required: true),
            SetupField("from_time", desk(.fromTime), .line("time")),
            SetupField("until_time", desk(.untilTime), .line("time")),
            SetupField("priority", desk(.priority), .number(), help: desk(.priorityHelp)),
            SetupField("note", desk(.noteForStaff), .area).wide,
        ]
    }

    /// The first free times of the days that the client has in mind.
    private static func free(_ item: JSONValue, _ desk: SetupDesk) async throws -> [SetupChoice] {
        guard let first = CalendarDate(iso8601: item.text("first_day")),
            let last = CalendarDate(iso8601: item.text("last_day"))
        else { return [] }
        let zone = item["time_zone"]?.stringValue
        let today = try desk.visit.format(zone: zone).zone.wall(at: desk.visit.scope.world.now()).date
        let from = max(first.daysSince1970, today.daysSince1970)
        guard from <= last.daysSince1970 else { return [] }
        let query: [(String, String?)] = [
            ("branch", item["branch"]?["slug"]?.stringValue),
            ("service", item["service"]?["slug"]?.stringValue),
            ("employee", item["employee"]?["id"]?.stringValue), ("entry", "staff"),
            ("seats", item["seats"]?.intValue.map(String.init)),
            ("from", CalendarDate(daysSince1970: from).iso8601),
            ("to", CalendarDate(daysSince1970: min(last.daysSince1970, from + 13)).iso8601),
        ]
        let answer = try await desk.call.api("availability", query: query)
        return try (answer["slots"]?.arrayValue ?? []).prefix(120).compactMap { slot in
            try desk.when(slot.moment("starts_at"), zone: zone).map {
                SetupChoice(slot.text("starts_at"), $0)
            }
        }
    }

    /// The days and times of day that would do.
    private static func when(_ item: JSONValue, _ desk: SetupDesk) throws -> String {
        let (first, last) = (
            try desk.day(item.text("first_day")) ?? "", try desk.day(item.text("last_day")) ?? ""
        )
        let times = [item["from_time"]?.stringValue, item["until_time"]?.stringValue]
        let clock = times.allSatisfy { $0 == nil } ? "" : " · \(times[0] ?? "00:00")–\(times[1] ?? "24:00")"
        return (first == last ? first : "\(first) – \(last)") + clock
    }
}

extension PagePlaces {
    func waiting(_ id: String) -> String { at("staff", "waiting-list", id) }
}
