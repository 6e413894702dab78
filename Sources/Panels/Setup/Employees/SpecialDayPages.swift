import Core
import Gateway
import Tenancy

/// Holidays, and days with other hours than usual.
struct SpecialDayPages: Sendable {
    var screens: [SetupScreen] {
        let actions: [String: SetupScreen.Action] = ["create": create, "remove": remove]
        return [SetupScreen("/staff/special-days", allowing: .manageHours, list, actions)]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let today = try desk.visit.format().zone.wall(at: desk.visit.scope.world.now()).date.iso8601
        let query = [("from", String?.some(today)), ("branch", desk.visit.branch?.slug)]
        let answer = try await desk.call.api(
            "special-days",
            query: query + [("cursor", desk.call.query("cursor"))]
        )
        let rows = try answer.items.map { day -> [SetupTable.Cell] in
            let (first, last) = (
                try desk.day(day.text("first_day")) ?? "", try desk.day(day.text("last_day")) ?? ""
            )
            let spans = day.texts("spans").joined(separator: ", ")
            let branch = day["branch"]?["slug"]?.stringValue.map { desk.branchName($0) }
            let etag = day["revision"]?.intValue.map { "\"\($0)\"" }
            // What holds everywhere is the whole business's to change.
            let mayRemove = branch != nil || desk.mayAll(.manageHours)
            let act = desk.act("remove", .remove, [("id", day.text("id"))], etag: etag, look: "quiet")
            return [
                .head(first == last ? first : "\(first) – \(last)", soft: day["name"]?.stringValue),
                .text(branch ?? desk(.everywhere)),
                .text(day["employee"]?["name"]?.stringValue ?? desk(.everybody)),
                day["closed"]?.boolValue == true ? .tag(desk(.closed), "warn") : .text(spans),
                .acts([mayRemove ? act : nil]),
            ]
        }
        let columns = [desk(.day), desk(.branch), desk(.employee), desk(.hours), ""]
        let table = SetupTable(desk(.specialDays), columns, rows, actions: desk(.actions))
        let empty = SetupEmpty(icon: Icon.calendar.rawValue, title: desk(.noSpecialDays))
        let form = desk.form("create", try await fields(desk), submit: .add, opener: .newSpecialDay)
        return SetupPage(
            desk,
            desk(.specialDays),
            at: .employees,
            lead: desk(.specialDaysHelp),
            tabs: EmployeePages.tabs(desk, .specialDays),
            [.form(nil, form), .list(nil, table, empty: empty, pager: desk.pager(answer, .results))]
        )
    }

    private func fields(_ desk: SetupDesk) async throws -> [SetupField] {
        let everywhere = desk.mayAll(.manageHours) ? [SetupChoice("", desk(.everywhere))] : []
        let people = try await desk.all("staff").map { SetupChoice($0.text("id"), desk.personName($0)) }
        return [
            SetupField("first_day", desk(.firstDay), .line("date"), required: true),
            SetupField("last_day", desk(.lastDay), .line("date")),
            SetupField("name", desk(.name)),
            SetupField(
                "branch",
                desk(.branch),
                .choice(everywhere + desk.visit.branches.map { SetupChoice($0.slug, $0.name) })
            ),
            SetupField("employee", desk(.employee), .choice([SetupChoice("", desk(.everybody))] + people)),
            SetupField("spans", desk(.hours), .spans, help: desk(.hoursHelp)).example("10-14"),
        ]
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = try await fields(desk).body(typed)
        let headers = desk.visit.kit.once(typed)
        return desk.saved(try await desk.call.api(.post, "special-days", body: body, headers: headers))
    }

    private func remove(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "special-days/\(typed["id"] ?? "-")"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.removed)
    }
}
