import Core
import Gateway
import Tenancy

/// Who works here, with which role and where.
struct TeamPages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/team", allowing: .readStaff, list, ["create": create]),
            SetupScreen(
                "/staff/team/{id}",
                allowing: .readStaff,
                show,
                ["save": save, "invite": invite, "archive": archive]
            ),
        ]
    }

    static func tabs(_ desk: SetupDesk, isBranches: Bool) -> [Tab] {
        guard desk.may(.manageBranches) else { return [] }
        return [
            Tab(place: desk.places.team, label: desk(.team), isCurrent: !isBranches),
            Tab(place: desk.places.branches, label: desk(.branches), isCurrent: isBranches),
        ]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let call = desk.call
        let query = ["search", "role", "archived", "cursor"].map { ($0, call.query($0)) }
        let answer = try await call.api("staff", query: query + [("branch", desk.visit.branch?.slug)])
        let rows = answer.items.map { person -> [SetupTable.Cell] in
            let isInvited = person["has_password"]?.boolValue == false
            let isGone = person["archived_at"]?.stringValue != nil
            let branches = Self.slugs(person, desk).map { desk.branchName($0) }
            return [
                .head(
                    desk.personName(person),
                    desk.places.member(person.text("id")),
                    soft: person.text("email")
                ),
                .text(desk.roleName(person.text("role"))),
                .text(branches.isEmpty ? desk(.everywhere) : branches.joined(separator: ", ")),
                .tag(
                    desk(isGone ? .hasLeft : isInvited ? .invited : .active),
                    isGone ? "" : isInvited ? "warn" : "good"
                ),
            ]
        }
        let table = SetupTable(desk(.team), [desk(.name), desk(.role), desk(.branches), desk(.state)], rows)
        let roles =
            [SetupChoice("", desk(.all))]
            + ["admin", "manager", "employee"].map { SetupChoice($0, desk.roleName($0)) }
        let filter = desk.filter([
            SetupField("search", desk(.name), .line("search")),
            SetupField("role", desk(.role), .choice(roles)),
            SetupField(
                "archived",
                desk(.state),
                .choice([SetupChoice("", desk(.active)), SetupChoice("true", desk(.hasLeft))])
            ),
        ])
        let empty = SetupEmpty(icon: Icon.team.rawValue, title: desk(.nobodyFound))
        var blocks: [SetupBlock] = []
        if desk.may(.manageStaff) {
            let form = desk.form(
                "create",
                Self.fields(desk, nil),
                record: ["role": "employee"],
                submit: .add,
                opener: .newMember
            )
            blocks.append(.form(nil, form))
        }
        let pager = desk.pager(answer, .people)
        return SetupPage(
            desk,
            desk(.team),
            at: .team,
            tabs: Self.tabs(desk, isBranches: false),
            blocks + [.list(nil, filter: filter, table, empty: empty, pager: pager)]
        )
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        let answer = try await desk.call.api("staff/\(try desk.call.parameter("id"))")
        let person = answer.json
        let record = person.putting("branches", .array(Self.slugs(person, desk).map(JSONValue.string)))
        let form = desk.form("save", Self.fields(desk, person), record: record, etag: answer.etag)
        var acts: [SetupAct] = []
        if person["has_password"]?.boolValue == false { acts.append(desk.act("invite", .inviteAgain)) }
        acts.append(
            desk.act("archive", .archive, etag: answer.etag, look: "danger", asking: .archiveMemberHelp)
        )
        let facts = [
            SetupFact(desk(.role), desk.roleName(person.text("role"))),
            SetupFact(desk(.email), person.text("email")),
            SetupFact(desk(.phone), person["phone"]?.stringValue),
        ]
        let mayChange =
            desk.may(.manageStaff) && person["archived_at"]?.stringValue == nil
            && (desk.mayAll(.manageStaff) || person.text("role") == "employee")
        return SetupPage(
            desk,
            desk.personName(person),
            at: .team,
            trail: desk.link(desk.places.team, .team),
            mayChange ? [.form(nil, form), .acts(nil, acts)] : [.facts(nil, facts.compactMap { $0 })]
        )
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let body = Self.fields(desk, nil).body(typed)
        _ = try await desk.call.api(.post, "staff", body: body, headers: desk.visit.kit.once(typed))
        return desk.done(.invitationSent)
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "staff/\(try desk.call.parameter("id"))"
        let body = Self.fields(desk, .object([:])).body(typed)
        _ = try await desk.call.api(.patch, path, body: body, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.saved)
    }

    private func invite(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        _ = try await desk.call.api(.post, "staff/\(try desk.call.parameter("id"))/invitation")
        return desk.done(.invitationSent)
    }

    private func archive(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "staff/\(try desk.call.parameter("id"))"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.archived, desk.places.team)
    }

    /// Managers make employees of their branches.
    private static func fields(_ desk: SetupDesk, _ person: JSONValue?) -> [SetupField] {
        let roles = desk.mayAll(.manageStaff) ? ["employee", "manager", "admin"] : ["employee"]
        return [
            SetupField("first_name", desk(.firstName), required: true),
            SetupField("last_name", desk(.lastName), required: true),
            SetupField(
                "email",
                desk(.email),
                .line("email"),
                help: person == nil ? desk(.newMemberHelp) : nil,
                required: true
            ),
            SetupField("phone", desk(.phone), .line("tel")),
            SetupField("role", desk(.role), .choice(roles.map { SetupChoice($0, desk.roleName($0)) })),
            SetupField(
                "branches",
                desk(.worksAt),
                .ticks(desk.visit.branches.map { SetupChoice($0.slug, $0.name) }),
                help: desk(.worksAtHelp)
            ),
        ]
    }

    private static func slugs(_ person: JSONValue, _ desk: SetupDesk) -> [String] {
        person.texts("branches").compactMap { BranchID($0) }
            .compactMap { desk.visit.scope.profile.branch(id: $0)?.slug }
    }
}

extension PagePlaces {
    var branches: String { at("staff", "branches") }
    func member(_ id: String) -> String { at("staff", "team", id) }
    func branch(_ id: String) -> String { at("staff", "branches", id) }
}
