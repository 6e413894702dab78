import Core
import Gateway
import Tenancy

/// Rooms and equipment.
struct ResourcePages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/resources", allowing: .manageCatalogue, list, ["create": create]),
            SetupScreen(
                "/staff/resources/{id}",
                allowing: .manageCatalogue,
                edit,
                ["save": save, "archive": archive]
            ),
        ]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let query = [("branch", desk.visit.branch?.slug), ("cursor", desk.call.query("cursor"))]
        let answer = try await desk.call.api("resources", query: query)
        let rows = answer.items.map { item -> [SetupTable.Cell] in
            [
                .head(item.text("name"), desk.places.resource(item.text("id"))),
                .text(desk(item.text("kind") == "room" ? .room : .equipment)),
                .text(desk.branchName(item["branch"]?["slug"]?.stringValue ?? "")),
                .text(desk(CountPhrase.servicesOffered, item["services"]?.arrayValue?.count ?? 0)),
            ]
        }
        let table = SetupTable(
            desk(.resources),
            [desk(.name), desk(.kind), desk(.branch), desk(.services)],
            rows
        )
        let empty = SetupEmpty(icon: Icon.columns.rawValue, title: desk(.noResources))
        let form = desk.form(
            "create",
            try await fields(desk, isNew: true),
            submit: .add,
            opener: .newResource
        )
        return SetupPage(
            desk,
            desk(.resources),
            at: .employees,
            tabs: EmployeePages.tabs(desk, .resources),
            [.form(nil, form), .list(nil, table, empty: empty, pager: desk.pager(answer, .results))]
        )
    }

    private func edit(_ desk: SetupDesk) async throws -> SetupPage {
        let answer = try await desk.call.api("resources/\(try desk.call.parameter("id"))")
        let form = desk.form(
            "save",
            try await fields(desk, isNew: false),
            record: answer.json,
            etag: answer.etag
        )
        let archive = desk.act("archive", .archive, etag: answer.etag, look: "danger", asking: .areYouSure)
        return SetupPage(
            desk,
            answer.json.text("name"),
            at: .employees,
            trail: desk.link(desk.places.resources, .resources),
            [.form(nil, form), .acts(nil, [archive])]
        )
    }

    private func fields(_ desk: SetupDesk, isNew: Bool) async throws -> [SetupField] {
        let services = try await desk.all("services").filter { ($0["steps"]?.arrayValue ?? []).isEmpty }
        let kinds = [SetupChoice("room", desk(.room)), SetupChoice("equipment", desk(.equipment))]
        let branches = desk.visit.branches.map { SetupChoice($0.slug, $0.name) }
        return [
            SetupField("name", desk(.name), required: true), SetupField("kind", desk(.kind), .choice(kinds)),
        ]
            + (isNew ? [SetupField("branch", desk(.branch), .choice(branches))] : [])
            + [
                SetupField("position", desk(.order), .number(), help: desk(.orderHelp)),
                SetupField(
                    "services",
                    desk(.neededBy),
                    .ticks(services.map { SetupChoice($0.text("id"), $0.text("name")) })
                ),
            ]
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = try await fields(desk, isNew: true).body(typed)
        _ = try await desk.call.api(.post, "resources", body: body, headers: desk.visit.kit.once(typed))
        return desk.done(.added)
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = try await fields(desk, isNew: false).body(typed)
        let path: APIPath = "resources/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.patch, path, body: body, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.saved)
    }

    private func archive(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "resources/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.archived, desk.places.resources)
    }
}

extension PagePlaces {
    func resource(_ id: String) -> String { at("staff", "resources", id) }
}
