import Core
public import Gateway
import Tenancy

/// The addresses of staff administration.
public struct StaffRoutes: Sendable {
    private let operations: StaffOperations

    /// - Parameter operations: what the routes do.
    public init(operations: StaffOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("staff", allowing: .readStaff, Self.listDoc, list),
            .post("staff", allowing: .manageStaff, Self.createDoc, create),
            .get("staff/{id}", allowing: .readStaff, Self.findDoc, find),
            .patch("staff/{id}", allowing: .manageStaff, Self.editDoc, edit),
            .delete("staff/{id}", allowing: .manageStaff, Self.archiveDoc, archive),
            .post("staff/{id}/password-link", allowing: .manageStaff, Self.linkDoc, issueLink),
            .post("staff/{id}/invitation", allowing: .manageStaff, Self.invitationDoc, invite),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        var filter = StaffFilter()
        filter.search = call.query("search")?.trimmed
        filter.role = call.query("role").flatMap(Role.init(rawValue:))
        filter.archived = call.flag("archived") ?? false
        filter.sort = call.query("sort").flatMap(StaffFilter.Sort.init(rawValue:)) ?? .name
        filter.isDescending = call.query("order") == "desc"
        filter.limit = call.limit
        if let name = call.query("branch") {
            let branch = BranchID(name).flatMap(call.scope.profile.branch(id:))
            guard let branch = branch ?? call.scope.profile.branch(slug: name) else {
                throw Problem.notFound(.branch)
            }
            filter.branch = branch.id
        }
        if let cursor = call.query("cursor") { try filter.continueAfter(cursor) }
        let page = try await operations.list(filter, in: call.scope)
        return Reply.json { json in
            json.object { json in
                json.field("items", page.items)
                json.field("total", page.total)
                json.field("next", page.next)
            }
        }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        var input = try StaffInput(body, profile: call.scope.profile, home: call.scope.branch)
        let draft = try input.created()
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /staff",
            body: body,
            actor: call.scope.actor
        )
        let member = try await operations.create(draft, key: key, in: call.scope)
        return .json(
            member,
            status: 201,
            etag: member.revision,
            location: call.address("staff/\(member.id)")
        )
    }

    private func find(_ call: Call) async throws -> Reply {
        let member = try await operations.find(call.id("id", .staffMember), in: call.scope)
        return .json(member, etag: member.revision)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let condition = try call.ifMatch
        let scope = call.scope
        let member = try await operations.edit(
            call.id("id", .staffMember),
            ifRevision: { condition?.allows($0) ?? true },
            { before in
                var input = try StaffInput(body, profile: scope.profile, home: scope.branch)
                return try input.changed(before)
            },
            in: scope
        )
        return .json(member, etag: member.revision)
    }

    private func archive(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.archive(
            call.id("id", .staffMember),
            ifRevision: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }

    private func issueLink(_ call: Call) async throws -> Reply {
        let link = try await operations.issueLink(to: call.id("id", .staffMember), in: call.scope)
        return .json(PasswordLinkAnswer(link, to: call), status: 201)
    }

    private func invite(_ call: Call) async throws -> Reply {
        try await operations.invite(call.id("id", .staffMember), in: call.scope)
        return .accepted
    }
}

extension StaffRoutes {
    private static let member = Schema.object(
        "StaffMember",
        [
            "id": .id,
            "role": .choice(StaffInput.roles.map(\.rawValue)),
            "first_name": .string(max: PersonName.limit),
            "last_name": .string(max: PersonName.limit),
            "email": .email,
            "phone": Schema.string(max: 16).described("In international form (E.164).").orNull,
            "branches": Schema.array(.id).described("Where a manager or employee works; empty for an admin."),
            "has_password": .boolean,
            "created_at": .instant,
            "archived_at": .instant.orNull,
            "revision": .integer(),
        ]
    )

    private static func input(_ name: String, required: Schema.Requirement) -> Schema {
        Schema.object(
            name,
            [
                "role": .choice(StaffInput.roles.map(\.rawValue)),
                "first_name": .string(max: PersonName.limit),
                "last_name": .string(max: PersonName.limit),
                "email": .email,
                "phone": Schema.string(max: 60).described("As dialled at the branch, or with + and country.")
                    .orNull,
                "branches": Schema.array(.string(max: 40), max: StaffInput.branchesMax)
                    .described(
                        "Slugs or ids of branches: at least one for managers and employees, none for admins."
                    ),
            ],
            required: required
        )
    }

    private static let listDoc = OperationDoc(
        "Lists staff members",
        help: "Administrators see everybody, managers the employees of their branches.",
        query: [
            QueryParameter("search", .string(max: 200), "Words to be found in names and email."),
            QueryParameter("role", .choice(StaffInput.roles.map(\.rawValue)), "Only this role."),
            QueryParameter("branch", .string(max: 40), "Only those of this branch: its slug or id."),
            QueryParameter("archived", .boolean, "Those who have left instead of those who work here."),
        ] + .page(sort: StaffFilter.Sort.allCases.map(\.rawValue)),
        responses: [200: .page(of: member)]
    )

    private static let createDoc = OperationDoc(
        "Makes a staff member",
        help: "The login has no password until one is set with the link that is sent to the person.",
        request: input("NewStaffMember", required: .only(["role", "first_name", "last_name", "email"])),
        responses: [201: member],
        idempotencyKey: true
    )

    private static let findDoc = OperationDoc("Answers a staff member", responses: [200: member])

    private static let editDoc = OperationDoc(
        "Changes a staff member",
        help: "A change of role or branches holds for the very next request of that person.",
        request: input("StaffMemberChange", required: .none),
        responses: [200: member],
        ifMatch: true
    )

    private static let archiveDoc = OperationDoc(
        "Archives a staff member",
        help: "Their sessions and API keys end at once. The last administrator cannot be archived.",
        responses: [204: nil],
        ifMatch: true
    )

    private static let invitationDoc = OperationDoc(
        "Sends a staff member the invitation once more",
        help:
            "With a new link to set the first password; earlier ones end. 409 where there is a password already.",
        responses: [202: .object(nil, [:])]
    )

    private static let linkDoc = OperationDoc(
        "Issues a link with which the staff member sets a password",
        help:
            "The link works once, for 48 hours (2 hours where there is a password already); earlier ones end.",
        responses: [201: PasswordLinkAnswer.schema]
    )
}
