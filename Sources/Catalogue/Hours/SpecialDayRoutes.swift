import Core
public import Gateway
import Tenancy

/// The addresses of special days.
public struct SpecialDayRoutes: Sendable {
    private let operations = SpecialDayOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("special-days", allowing: .readBranches, Self.listDoc, list),
            .post("special-days", allowing: .manageHours, Self.createDoc, create),
            .patch("special-days/{id}", allowing: .manageHours, Self.editDoc, edit),
            .delete("special-days/{id}", allowing: .manageHours, Self.removeDoc, remove),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = SpecialDayFilter(
            from: call.date("from"),
            to: call.date("to"),
            branch: try call.branchFilter,
            employee: call.filter("employee")
        )
        return .json(
            try await operations.list(
                filter,
                limit: call.limit,
                cursor: call.query("cursor"),
                in: call.scope
            )
        )
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let (day, conflicts) = try await operations.create(
            SpecialDayDraft(body, profile: call.scope.profile, changing: nil),
            key: call.onceKey("POST /special-days", body),
            in: call.scope
        )
        return .json(status: 201, etag: day.revision) { day.write(to: &$0, conflicts: conflicts) }
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let profile = call.scope.profile
        let (day, conflicts) = try await operations.edit(
            call.id("id", .specialDay),
            ifRevision: call.revisionCondition,
            { try SpecialDayDraft(body, profile: profile, changing: $0) },
            in: call.scope
        )
        return .json(etag: day.revision) { day.write(to: &$0, conflicts: conflicts) }
    }

    private func remove(_ call: Call) async throws -> Reply {
        try await operations.remove(
            call.id("id", .specialDay),
            ifRevision: call.revisionCondition,
            in: call.scope
        )
        return .noContent
    }
}

extension SpecialDayRoutes {
    private static let spans = Schema.array(.string(max: 11), max: 24)
        .described("The hours of each day in wall time, such as 09:00-14:00; closed without any.")

    private static let day = Schema.object(
        "SpecialDay",
        [
            "id": .id,
            "branch": CatalogueSchema.branchLabel.described("Null for every branch.").orNull,
            "employee": CatalogueSchema.employeeLabel.described("Null for those of the branch itself.")
                .orNull,
            "first_day": .date,
            "last_day": .date,
            "closed": .boolean,
            "spans": spans,
            "name": Schema.string(max: CatalogueLimits.name).orNull,
            "created_at": .instant,
            "revision": .integer(),
            "conflicts": CatalogueSchema.conflicts,
        ],
        required: .allBut(["conflicts"])
    )

    private static let listDoc = OperationDoc(
        "Lists special days",
        help: """
            The earliest first; administrators see all, others what holds at their branches. Where two hold for one \
            day, the one that was made later does.
            """,
        query: [
            QueryParameter("from", .date, "Only those that last until this day or longer."),
            QueryParameter("to", .date, "Only those that begin on this day or before."),
            CatalogueSchema.branchFilter("Only those that hold at this branch: its slug or id."),
            QueryParameter("employee", .id, "Only those of this employee."),
        ] + .page(),
        responses: [200: .page(of: day)]
    )

    private static let createDoc = OperationDoc(
        "Makes special days",
        help: """
            Of the whole business (administrators only), of a branch, or of an employee, at one branch or at all. \
            Appointments to come that they leave outside stay as they are, and are listed.
            """,
        request: .object(
            "NewSpecialDay",
            [
                "branch": Schema.string(max: 40).described("Slug or id.").orNull,
                "employee": Schema.id.orNull,
                "first_day": .date,
                "last_day": Schema.date.described("The first day if not given.").orNull,
                "spans": spans.orNull,
                "name": Schema.string(max: CatalogueLimits.name).orNull,
            ],
            required: .only(["first_day"])
        ),
        responses: [201: day],
        idempotencyKey: true
    )

    private static let editDoc = OperationDoc(
        "Changes special days",
        help: "Where and whose they are stays.",
        request: .object(
            "SpecialDayChange",
            [
                "first_day": .date,
                "last_day": Schema.date.orNull,
                "spans": spans.orNull,
                "name": Schema.string(max: CatalogueLimits.name).orNull,
            ],
            required: .none
        ),
        responses: [200: day],
        ifMatch: true
    )

    private static let removeDoc = OperationDoc("Removes special days", responses: [204: nil], ifMatch: true)
}
