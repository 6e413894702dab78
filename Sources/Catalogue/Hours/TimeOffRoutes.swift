import Core
public import Gateway
import Tenancy

/// The addresses of times off.
public struct TimeOffRoutes: Sendable {
    private let operations = TimeOffOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("time-off", allowing: .readTimeOff, Self.listDoc, list),
            .post("time-off", allowing: .requestTimeOff, Self.createDoc, create),
            .patch("time-off/{id}", allowing: .requestTimeOff, Self.editDoc, edit),
            .delete("time-off/{id}", allowing: .requestTimeOff, Self.removeDoc, remove),
            .post("time-off/{id}/approve", allowing: .decideTimeOff, Self.approveDoc, approve),
            .post("time-off/{id}/refuse", allowing: .decideTimeOff, Self.refuseDoc, refuse),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = TimeOffFilter(
            from: call.date("from"),
            to: call.date("to"),
            branch: try call.branchFilter,
            employee: call.filter("employee"),
            status: call.query("status").flatMap(TimeOff.Status.init(rawValue:))
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
        let answer = try await operations.create(
            TimeOffDraft(body, by: call.scope.actor, changing: nil),
            key: call.onceKey("POST /time-off", body),
            in: call.scope
        )
        return Self.reply(answer, status: 201)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let actor = call.scope.actor
        let answer = try await operations.edit(
            call.id("id", .timeOff),
            ifRevision: call.revisionCondition,
            { try TimeOffDraft(body, by: actor, changing: $0) },
            in: call.scope
        )
        return Self.reply(answer)
    }

    private func remove(_ call: Call) async throws -> Reply {
        try await operations.remove(
            call.id("id", .timeOff),
            ifRevision: call.revisionCondition,
            in: call.scope
        )
        return .noContent
    }

    private func approve(_ call: Call) async throws -> Reply {
        try await decide(call, .approved)
    }

    private func refuse(_ call: Call) async throws -> Reply {
        try await decide(call, .refused)
    }

    private func decide(_ call: Call, _ status: TimeOff.Status) async throws -> Reply {
        let answer = try await operations.decide(
            call.id("id", .timeOff),
            status,
            ifRevision: call.revisionCondition,
            in: call.scope
        )
        return Self.reply(answer)
    }

    private static func reply(_ answer: TimeOffOperations.Answer, status: Int = 200) -> Reply {
        .json(status: status, etag: answer.timeOff.revision) {
            answer.timeOff.write(to: &$0, conflicts: answer.conflicts)
        }
    }
}

extension TimeOffRoutes {
    private static let wallTime = Schema.string(max: 19)
        .described("In wall time without offset, such as 2026-12-24T09:00, or a whole day: 2026-12-24.")

    private static let status = Schema.choice(TimeOff.Status.allCases.map(\.rawValue))

    private static let timeOff = Schema.object(
        "TimeOff",
        [
            "id": .id,
            "employee": CatalogueSchema.employeeLabel,
            "starts_at": wallTime,
            "ends_at": wallTime,
            "reason": Schema.string(max: TimeOffDraft.reasonMax).orNull,
            "status": status.described("Only what is approved takes time away."),
            "requested_at": .instant,
            "decided_at": Schema.instant.orNull,
            "decided_by": Schema.id.orNull,
            "revision": .integer(),
            "conflicts": CatalogueSchema.conflicts,
        ],
        required: .allBut(["conflicts"])
    )

    private static let listDoc = OperationDoc(
        "Lists times off",
        help:
            "The earliest first; employees see their own, managers those of their branches, administrators all.",
        query: [
            QueryParameter("from", .date, "Only those that last until this day or longer."),
            QueryParameter("to", .date, "Only those that begin on this day or before."),
            CatalogueSchema.branchFilter("Only of those who work at this branch: its slug or id."),
            QueryParameter("employee", .id, "Only of this employee."),
            QueryParameter("status", status, "Only in this status."),
        ] + .page(),
        responses: [200: .page(of: timeOff)]
    )

    private static let createDoc = OperationDoc(
        "Asks for time off, or enters it",
        help: """
            An employee asks for own time off. What a manager of a branch of the employee or an administrator enters \
            is approved at once. Appointments to come stay as they are, and are listed.
            """,
        request: .object(
            "NewTimeOff",
            [
                "employee": Schema.id.described("Oneself if not given.").orNull,
                "starts_at": wallTime,
                "ends_at": wallTime,
                "reason": Schema.string(max: TimeOffDraft.reasonMax).orNull,
            ],
            required: .only(["starts_at", "ends_at"])
        ),
        responses: [201: timeOff],
        idempotencyKey: true
    )

    private static let editDoc = OperationDoc(
        "Changes a time off",
        help: "Employees change what is not decided yet.",
        request: .object(
            "TimeOffChange",
            [
                "starts_at": wallTime,
                "ends_at": wallTime,
                "reason": Schema.string(max: TimeOffDraft.reasonMax).orNull,
            ],
            required: .none
        ),
        responses: [200: timeOff],
        ifMatch: true
    )

    private static let removeDoc = OperationDoc(
        "Removes a time off",
        help: "Employees withdraw what is not decided yet.",
        responses: [204: nil],
        ifMatch: true
    )

    private static let approveDoc = OperationDoc(
        "Approves a time off",
        help: "Appointments to come stay as they are, and are listed.",
        responses: [200: timeOff],
        ifMatch: true
    )

    private static let refuseDoc = OperationDoc(
        "Refuses a time off",
        help: "One that was approved takes no time away any more.",
        responses: [200: timeOff],
        ifMatch: true
    )
}
