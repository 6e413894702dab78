import Core
import Gateway
import Tenancy

/// Where the business is, and when it is open.
struct BranchPages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/branches", allowing: .manageBranches, list, ["create": create]),
            SetupScreen(
                "/staff/branches/{id}",
                allowing: .manageBranches,
                show,
                ["save": save, "hours": setHours, "archive": archive]
            ),
        ]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let own = Set(desk.visit.branches.map(\.slug))
        let rows = try await desk.all("branches").filter { own.contains($0.text("slug")) }.map { branch in
            [
                SetupTable.Cell.head(
                    branch.text("name"),
                    desk.places.branch(branch.text("id")),
                    soft: branch["address"]?.stringValue
                ),
                .text(branch["phone"]?.stringValue),
                .text(branch.text("time_zone")),
                .code(branch.text("slug")),
            ]
        }
        let columns = [desk(.name), desk(.phone), desk(.timeZone), desk(.shortName)]
        let table = SetupTable(desk(.branches), columns, rows)
        let empty = SetupEmpty(icon: Icon.place.rawValue, title: desk(.branches))
        let slug = SetupField("slug", desk(.shortName), help: desk(.shortNameHelp), required: true)
        let record: JSONValue = ["time_zone": .string(desk.visit.branches.first?.timeZone ?? "UTC")]
        let form = desk.form(
            "create",
            [slug] + fields(desk),
            record: record,
            submit: .add,
            opener: .newBranch
        )
        return SetupPage(
            desk,
            desk(.branches),
            at: .team,
            tabs: TeamPages.tabs(desk, isBranches: true),
            (desk.mayAll(.manageBranches) ? [.form(nil, form)] : []) + [.list(nil, table, empty: empty)]
        )
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        let answer = try await desk.call.api("branches/\(try desk.call.parameter("id"))")
        let week: JSONValue = ["hours": SetupWeek.days(answer["hours"])]
        let hours = desk.form("hours", SetupWeek.fields("hours", desk), record: week, etag: answer.etag)
        let form = desk.form("save", fields(desk), record: answer.json, etag: answer.etag)
        let archive = desk.act(
            "archive",
            .closeBranch,
            etag: answer.etag,
            look: "danger",
            asking: .areYouSure
        )
        let settings = desk.link(desk.places.at("staff", "settings", answer.json.text("slug")), .settings)
        return SetupPage(
            desk,
            answer.json.text("name"),
            at: .team,
            trail: desk.link(desk.places.branches, .branches),
            buttons: desk.may(.readSettings) ? [settings] : [],
            [.form(nil, form), .form(desk(.openingHours), help: desk(.hoursHelp), hours)]
                + (desk.mayAll(.manageBranches) ? [.acts(nil, [archive])] : [])
        )
    }

    private func fields(_ desk: SetupDesk) -> [SetupField] {
        [
            SetupField("name", desk(.name), required: true),
            SetupField("phone", desk(.phone), .line("tel")),
            SetupField("time_zone", desk(.timeZone), required: true).example("Europe/Madrid"),
            SetupField("country", desk(.country), help: desk(.countryHelp)),
            SetupField("address", desk(.address), .area).wide,
        ]
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = ([SetupField("slug", "")] + fields(desk)).body(typed)
        let made = try await desk.call.api(.post, "branches", body: body, headers: desk.visit.kit.once(typed))
        return desk.done(.added, desk.places.branch(made.json.text("id")))
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        try await patch(desk, typed, fields(desk).body(typed))
    }

    private func setHours(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        try await patch(desk, typed, ["hours": SetupWeek.body("hours", typed)])
    }

    private func patch(_ desk: SetupDesk, _ typed: FormFields, _ body: JSONValue) async throws -> Reply {
        let path: APIPath = "branches/\(try desk.call.parameter("id"))"
        let headers = desk.visit.kit.unchanged(typed)
        return desk.saved(try await desk.call.api(.patch, path, body: body, headers: headers))
    }

    private func archive(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "branches/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.archived, desk.places.branches)
    }
}
