import Core
import Gateway
import Tenancy

/// Calendars that others read, and those that are read for busy times.
struct CalendarPages: Sendable {
    var screens: [SetupScreen] {
        let actions: [String: SetupScreen.Action] = [
            "feed": addFeed, "revoke": revoke, "subscribe": subscribe, "remove": remove,
        ]
        return [SetupScreen("/staff/calendars", allowing: .manageCalendars, page, actions)]
    }

    private func page(_ desk: SetupDesk) async throws -> SetupPage {
        async let feeds = desk.all("calendar-feeds")
        async let subscriptions = desk.all("calendar-subscriptions")
        let (kinds, people) = try await Self.subjects(desk)
        let feedForm = desk.form("feed", Self.feedFields(kinds, desk), submit: .add, opener: .newFeed)
        let form = desk.form("subscribe", Self.fields(people, desk), submit: .add, opener: .newSubscription)
        let feedRows = try await feeds.map { feed -> [SetupTable.Cell] in
            let detail = Self.details.first { $0.name == feed.text("detail") }
            return [
                .head(feed["subject"]?["name"]?.stringValue ?? ""),
                .text(detail.map { desk($0.words) }), .text(try desk.when(feed.moment("last_read_at"))),
                .acts([desk.act("revoke", .revoke, [("id", feed.text("id"))], look: "quiet")]),
            ]
        }
        let rows = try await subscriptions.map { item -> [SetupTable.Cell] in
            let etag = item["revision"]?.intValue.map { "\"\($0)\"" }
            let fault = item["fault"]?.stringValue
            return [
                .head(item.text("name"), soft: item.text("host")),
                .text(item["employee"]?["name"]?.stringValue),
                .number(item["busy_times"]?.intValue.map { desk.visit.language.number($0) }),
                .tag(
                    try desk.when(item.moment("read_at")) ?? desk(.failed),
                    fault == nil ? "good" : "bad",
                    soft: fault
                ),
                .acts([desk.act("remove", .remove, [("id", item.text("id"))], etag: etag, look: "quiet")]),
            ]
        }
        let icon = Icon.calendar.rawValue
        let words = desk(.actions)
        return SetupPage(
            desk,
            desk(.calendars),
            at: .settings,
            trail: desk.may(.readSettings) ? desk.link(desk.places.settings, .settings) : nil,
            [
                .list(
                    desk(.feeds),
                    help: desk(.feedsHelp),
                    SetupTable(
                        desk(.feeds),
                        [desk(.of), desk(.detail), desk(.lastRead), ""],
                        feedRows,
                        actions: words
                    ),
                    empty: SetupEmpty(icon: icon, title: desk(.noFeeds))
                ),
                .form(nil, feedForm),
                .list(
                    desk(.subscriptions),
                    help: desk(.subscriptionsHelp),
                    SetupTable(
                        desk(.subscriptions),
                        [desk(.name), desk(.employee), "#" + desk(.busyTimes), desk(.lastRead), ""],
                        rows,
                        actions: words
                    ),
                    empty: SetupEmpty(icon: icon, title: desk(.noSubscriptions))
                ),
                .form(nil, form),
            ]
        )
    }

    private static let details: [(name: String, words: Phrase)] = [
        ("busy", .onlyBusy), ("service", .whatAndWhere), ("full", .everything),
    ]

    /// Whose calendars there can be, as `kind id`, and whose of them are people's.
    private static func subjects(_ desk: SetupDesk) async throws -> ([SetupChoice], [SetupChoice]) {
        guard desk.may(.readStaff) else { return ([], []) }
        async let staff = desk.all("staff")
        async let rooms = desk.all("resources")
        let people = try await staff.map { SetupChoice($0.text("id"), desk.personName($0)) }
        let branches = desk.visit.branches.map { SetupChoice("branch \($0.slug)", $0.name) }
        let resources = try await rooms.map { SetupChoice("resource \($0.text("id"))", $0.text("name")) }
        return (branches + people.map { SetupChoice("employee \($0.value)", $0.label) } + resources, people)
    }

    private static func feedFields(_ kinds: [SetupChoice], _ desk: SetupDesk) -> [SetupField] {
        (kinds.isEmpty ? [] : [SetupField("kind", desk(.of), .choice(kinds))])
            + [
                SetupField(
                    "detail",
                    desk(.detail),
                    .choice(details.map { SetupChoice($0.name, desk($0.words)) })
                )
            ]
    }

    private static func fields(_ people: [SetupChoice], _ desk: SetupDesk) -> [SetupField] {
        (people.isEmpty ? [] : [SetupField("employee", desk(.employee), .choice(people))]) + [
            SetupField("name", desk(.name)),
            SetupField("url", desk(.icalAddress), .line("url"), required: true).example("https://"),
        ]
    }

    private func addFeed(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let detail = JSONValue.string(typed["detail"] ?? "busy")
        let kind = (typed["kind"] ?? "").split(separator: " ").map(String.init)
        let headers = desk.visit.kit.once(typed)
        let made =
            kind.count == 2
            ? try await desk.call.api(
                .post,
                "calendar-feeds",
                body: ["kind": .string(kind[0]), kind[0]: .string(kind[1]), "detail": detail],
                headers: headers
            )
            : try await desk.call.api(.post, "my/calendar-feeds", body: ["detail": detail], headers: headers)
        let note = SetupNote(
            look: "good",
            icon: Icon.key.rawValue,
            text: "\(desk(.feedMade)) \(desk(.secretOnce))",
            secret: made.json.text("address")
        )
        return try await page(desk.showing(note)).reply(desk)
    }

    private func revoke(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        _ = try await desk.call.api(.delete, "calendar-feeds/\(typed["id"] ?? "-")")
        return desk.done(.removed)
    }

    private func subscribe(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        var body = Self.fields([SetupChoice("", "")], desk).body(typed)
        for name in ["employee", "name"] where body[name] == .null { body = body.removing(name) }
        let headers = desk.visit.kit.once(typed)
        _ = try await desk.call.api(.post, "calendar-subscriptions", body: body, headers: headers)
        return desk.done(.added)
    }

    private func remove(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "calendar-subscriptions/\(typed["id"] ?? "-")"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.removed)
    }
}

extension PagePlaces {
    var calendars: String { at("staff", "calendars") }
}
