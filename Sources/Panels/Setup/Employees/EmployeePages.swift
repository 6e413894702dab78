import Core
import Gateway
import Tenancy

/// Those who offer services: what they offer, and when they work.
struct EmployeePages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/employees", allowing: .manageHours, list),
            SetupScreen(
                "/staff/employees/{id}",
                allowing: .manageHours,
                show,
                ["save": save, "hours": setHours, "time-off": addTimeOff]
            ),
        ]
    }

    enum Part {
        case employees
        case timeOff
        case specialDays
        case resources
    }

    static func tabs(_ desk: SetupDesk, _ part: Part) -> [Tab] {
        let places = desk.places
        let all: [(Part, String, Phrase, Permission)] = [
            (.employees, places.employees, .employees, .manageHours),
            (.timeOff, places.timeOff, .timeOff, .readTimeOff),
            (.specialDays, places.specialDays, .specialDays, .manageHours),
            (.resources, places.resources, .resources, .manageCatalogue),
        ]
        return all.filter { desk.may($0.3) }.map { other, place, label, _ in
            Tab(place: place, label: desk(label), isCurrent: other == part)
        }
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let query = [("branch", desk.visit.branch?.slug)]
        async let people = desk.all("staff", query: query)
        async let offering = desk.all("employees", query: query)
        let known = Dictionary(try await offering.map { ($0.text("id"), $0) }) { first, _ in first }
        let rows = try await people.map { person -> [SetupTable.Cell] in
            let employee = known[person.text("id")]
            let branches = person.texts("branches").compactMap { BranchID($0) }
                .compactMap { desk.visit.scope.profile.branch(id: $0)?.name }
            let isOnline = employee?["bookable_online"]?.boolValue ?? false
            return [
                .head(
                    desk.personName(person),
                    desk.places.employee(person.text("id")),
                    colour: employee?["colour"]?.stringValue
                ),
                .text(desk.roleName(person.text("role"))),
                .text(branches.isEmpty ? desk(.everywhere) : branches.joined(separator: ", ")),
                .text(desk(CountPhrase.servicesOffered, employee?["services"]?.arrayValue?.count ?? 0)),
                .tag(desk(isOnline ? .online : .staffOnly), isOnline ? "good" : ""),
            ]
        }
        let columns = [desk(.name), desk(.role), desk(.branches), desk(.services), desk(.online)]
        let table = SetupTable(desk(.employees), columns, rows)
        let empty = SetupEmpty(
            icon: Icon.person.rawValue,
            title: desk(.noEmployees),
            help: desk(.noEmployeesHelp)
        )
        let why = desk.link(desk.places.why, .whyTimes)
        return SetupPage(
            desk,
            desk(.employees),
            at: .employees,
            buttons: desk.may(.explainAvailability) ? [why] : [],
            tabs: Self.tabs(desk, .employees),
            [.list(nil, table, empty: empty)]
        )
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        let id = try desk.call.parameter("id")
        async let found = desk.call.api("employees/\(id)")
        async let worked = desk.call.api("employees/\(id)/hours")
        async let away = desk.call.api("time-off", query: [("employee", id), ("limit", "50")])
        let (employee, hours) = (try await found, try await worked)
        let profile = desk.form(
            "save",
            try await Self.fields(desk),
            record: employee.json,
            etag: employee.etag
        )
        var blocks: [SetupBlock] = desk.may(.manageCatalogue) ? [.form(desk(.services), profile)] : []
        let known = Set((employee["branches"]?.arrayValue ?? []).map { $0.text("slug") })
        for branch in desk.visit.branches where known.contains(branch.slug) {
            blocks.append(Self.week(branch, hours, desk))
        }
        let rows = try await away.items.map { try TimeOffPages.row($0, desk, isOfOne: true) }
        let table = SetupTable(
            desk(.timeOff),
            TimeOffPages.columns(desk, isOfOne: true),
            rows,
            actions: desk(.actions)
        )
        let empty = SetupEmpty(icon: Icon.calendar.rawValue, title: desk(.noTimeOff))
        blocks.append(.list(desk(.timeOff), table, empty: empty))
        let form = desk.form("time-off", TimeOffPages.fields(desk), submit: .add, opener: .newTimeOff)
        blocks.append(.form(nil, form))
        return SetupPage(
            desk,
            employee.json.text("name"),
            at: .employees,
            trail: desk.link(desk.places.employees, .employees),
            blocks
        )
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = try await Self.fields(desk).body(typed)
        let path: APIPath = "employees/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.patch, path, body: body, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.saved)
    }

    private func setHours(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let slug = typed["branch"] ?? ""
        let week = typed["as_branch"] == nil ? SetupWeek.body("hours.\(slug)", typed) : .null
        let body: JSONValue = ["hours": .object([slug: week])]
        let path: APIPath = "employees/\(try desk.call.parameter("id"))/hours"
        let headers = desk.visit.kit.unchanged(typed)
        return desk.saved(try await desk.call.api(.put, path, body: body, headers: headers))
    }

    private func addTimeOff(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let id = try desk.call.parameter("id")
        let body = TimeOffPages.body(typed).putting("employee", .string(id))
        let headers = desk.visit.kit.once(typed)
        return desk.saved(try await desk.call.api(.post, "time-off", body: body, headers: headers))
    }

    private static func week(_ branch: Branch, _ hours: APIAnswer, _ desk: SetupDesk) -> SetupBlock {
        let own = hours["hours"]?[branch.slug] ?? .null
        let record: JSONValue = [
            "as_branch": .bool(own == .null), "hours": .object([branch.slug: SetupWeek.days(own)]),
        ]
        let fields =
            [SetupField("as_branch", desk(.asBranch), .tick).wide]
            + SetupWeek.fields("hours.\(branch.slug)", desk)
        return .form(
            "\(desk(.weeklyHours)): \(branch.name)",
            help: desk(.hoursHelp),
            desk.form("hours", fields, record: record, etag: hours.etag, hidden: [("branch", branch.slug)])
        )
    }

    private static func fields(_ desk: SetupDesk) async throws -> [SetupField] {
        let services = try await desk.all("services")
        let choices = services.filter { ($0["steps"]?.arrayValue ?? []).isEmpty }
            .map { SetupChoice($0.text("id"), $0.text("name")) }
        return [
            SetupField("services", desk(.services), .ticks(choices)),
            SetupField("bookable_online", desk(.bookableOnline), .tick),
            SetupField("colour", desk(.colour)).example("#3a7bd5"),
        ]
    }
}

extension PagePlaces {
    var timeOff: String { at("staff", "time-off") }
    var specialDays: String { at("staff", "special-days") }
    var resources: String { at("staff", "resources") }
    var why: String { at("staff", "why") }
    func employee(_ id: String) -> String { at("staff", "employees", id) }
}
