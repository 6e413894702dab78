import Core
import Gateway

/// Keys with which programs use the API.
struct APIKeyPages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen(
                "/staff/api-keys",
                allowing: .manageAPIKeys,
                page,
                ["create": create, "revoke": revoke]
            )
        ]
    }

    private func page(_ desk: SetupDesk) async throws -> SetupPage {
        let rows = try await desk.call.api("api-keys").items.map { key -> [SetupTable.Cell] in
            [
                .head(
                    key.text("name"),
                    soft: desk(.actsFor, ["name": key["staff_member"]?.text("name") ?? ""])
                ),
                .text(try desk.when(key.moment("created_at"))),
                .text(try desk.day(key["last_used_at"]?.stringValue)),
                .acts([desk.act("revoke", .revoke, [("id", key.text("id"))], look: "quiet")]),
            ]
        }
        let table = SetupTable(
            desk(.apiKeys),
            [desk(.name), desk(.created), desk(.lastUsed), ""],
            rows,
            actions: desk(.actions)
        )
        let empty = SetupEmpty(icon: Icon.key.rawValue, title: desk(.noAPIKeys))
        let form = desk.form("create", Self.fields(desk), submit: .add, opener: .newAPIKey)
        return SetupPage(
            desk,
            desk(.apiKeys),
            at: .apiKeys,
            lead: desk(.apiKeysLead),
            [.form(nil, form), .list(nil, table, empty: empty)]
        )
    }

    /// The token is shown in the answer itself: no address and no cookie ever has it.
    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = Self.fields(desk).body(typed)
        let made = try await desk.call.api(.post, "api-keys", body: body, headers: desk.visit.kit.once(typed))
        let note = SetupNote(
            look: "good",
            icon: Icon.key.rawValue,
            text: "\(desk(.keyMade)) \(desk(.secretOnce))",
            secret: made.json.text("token")
        )
        return try await page(desk.showing(note)).reply(desk)
    }

    private func revoke(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        _ = try await desk.call.api(.delete, "api-keys/\(typed["id"] ?? "-")")
        return desk.done(.revoked)
    }

    private static func fields(_ desk: SetupDesk) -> [SetupField] {
        [SetupField("name", desk(.name), help: desk(.keyNameHelp), required: true)]
    }
}
