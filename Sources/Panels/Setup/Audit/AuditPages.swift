import Core
import Gateway

/// Who did what.
struct AuditPages: Sendable {
    var screens: [SetupScreen] {
        [SetupScreen("/staff/audit", allowing: .readAuditLog, page)]
    }

    private func page(_ desk: SetupDesk) async throws -> SetupPage {
        let call = desk.call
        let zone = try desk.visit.format().zone
        func midnight(_ name: String, after days: Int) -> String? {
            guard let day = call.query(name).flatMap({ CalendarDate(iso8601: $0) }) else { return nil }
            let next = CalendarDate(daysSince1970: day.daysSince1970 + days)
            return zone.instant(of: WallTime(next, minute: 0)).rfc3339
        }
        let names = ["subject_kind", "subject_id", "actor_id", "action", "cursor"]
        let days: [(String, String?)] = [
            ("from", midnight("first", after: 0)), ("until", midnight("last", after: 1)),
        ]
        let query = names.map { ($0, call.query($0)) } + days
        async let found = call.api("audit-log", query: query)
        async let staff = desk.all("staff")
        let (answer, people) = (try await found, try await staff)
        let rows = try answer.items.map { entry -> [SetupTable.Cell] in
            let actor = entry["actor"]
            let kind = AuditWords.actors[actor?.text("kind") ?? ""].map { desk($0) }
            let subject = entry["subject"]?.text("kind") ?? ""
            let verb = entry.text("action").split(separator: ".").last.map(String.init) ?? ""
            let done = AuditWords.verbs[verb].map { desk($0) } ?? entry.text("action")
            return [
                .head(try desk.when(entry.moment("at")) ?? ""),
                .text(
                    actor?["name"]?.stringValue ?? kind,
                    soft: actor?["name"]?.stringValue == nil ? nil : kind
                ),
                .text(done, soft: MessageWords.words(subject, in: AuditWords.subjects, desk)),
                .text(nil, soft: Self.changes(entry["changes"])),
            ]
        }
        let table = SetupTable(desk(.auditLog), [desk(.when), desk(.who), desk(.what), desk(.changes)], rows)
        let everybody = [SetupChoice("", desk(.all))]
        let filter = desk.filter(
            [
                SetupField(
                    "subject_kind",
                    desk(.what),
                    .choice(MessageWords.choices(AuditWords.subjects, desk))
                ),
                SetupField(
                    "actor_id",
                    desk(.who),
                    .choice(everybody + people.map { SetupChoice($0.text("id"), desk.personName($0)) })
                ),
                SetupField("first", desk(.since), .line("date")),
                SetupField("last", desk(.until), .line("date")),
            ],
            keeping: ["subject_id", "action"]
        )
        let empty = SetupEmpty(icon: Icon.history.rawValue, title: desk(.nothingDone))
        let pager = desk.pager(answer, .entries)
        return SetupPage(
            desk,
            desk(.auditLog),
            at: .auditLog,
            [.list(nil, filter: filter, table, empty: empty, pager: pager)]
        )
    }

    /// `name: a → b`, of each field that changed.
    private static func changes(_ changes: JSONValue?) -> String {
        let parts = (changes?.objectValue ?? [:]).sorted { $0.key < $1.key }.map { field, pair in
            let values = (pair.arrayValue ?? [pair]).map(text)
            return "\(field): \(values.joined(separator: " → "))"
        }
        let all = parts.joined(separator: " · ")
        return all.count > 300 ? all.prefix(300) + "…" : all
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "–"
        case .string(let text): text
        default: value.text
        }
    }
}
