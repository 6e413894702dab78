import Core
public import Gateway
import Tenancy

/// The addresses of branches.
public struct BranchRoutes: Sendable {
    private let operations: BranchOperations

    /// - Parameter operations: what the routes do.
    public init(operations: BranchOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("branches", allowing: nil, Self.listDoc, list),
            .post("branches", allowing: .manageBranches, Self.createDoc, create),
            .get("branches/{id}", allowing: nil, Self.findDoc, find),
            .patch("branches/{id}", allowing: .manageBranches, Self.editDoc, edit),
            .delete("branches/{id}", allowing: .manageBranches, Self.archiveDoc, archive),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let page = try await operations.list(
            archived: call.flag("archived") ?? false,
            limit: call.limit,
            cursor: call.query("cursor"),
            in: call.scope
        )
        return Reply.json { json in
            json.object { json in
                json.key("items")
                json.array { json in
                    for record in page.items { record.write(to: &json, within: page.reach) }
                }
                json.field("total", page.total)
                json.field("next", page.next)
            }
        }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        var input = try BranchInput(body)
        let draft = try input.created()
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /branches",
            body: body,
            actor: call.scope.actor
        )
        let record = try await operations.create(draft, key: key, in: call.scope)
        return .json(
            status: 201,
            etag: record.revision,
            location: call.address("branches/\(record.id)")
        ) { json in
            record.write(to: &json, within: .all)
        }
    }

    private func find(_ call: Call) async throws -> Reply {
        let (record, reach) = try await operations.find(call.id("id", .branch), in: call.scope)
        // The same revision shows different fields to different readers: only staff get an ETag.
        let etag = reach.map { _ in record.revision }
        return Reply.json(etag: etag) { json in record.write(to: &json, within: reach) }
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let condition = try call.ifMatch
        let record = try await operations.edit(
            call.id("id", .branch),
            ifRevision: { condition?.allows($0) ?? true },
            { before in
                var input = try BranchInput(body)
                return try input.changed(before)
            },
            in: call.scope
        )
        return Reply.json(etag: record.revision) { json in record.write(to: &json, within: .all) }
    }

    private func archive(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.archive(
            call.id("id", .branch),
            ifRevision: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }
}

extension BranchRoutes {
    private static let hours = Schema.map(.array(.string(max: 11), max: 24))
        .described("When it is open, by day or range of days: {\"mon-fri\": [\"09:00-14:00\"]}.")

    private static let branch = Schema.object(
        "Branch",
        [
            "id": .id,
            "slug": .string(max: 40),
            "name": .string(max: BranchInput.nameMax),
            "time_zone": Schema.string().described("A name of the IANA list."),
            "country": Schema.string(max: 2).described("ISO 3166-1; decides how phone numbers are read."),
            "phone": Schema.string(max: 16).orNull,
            "address": Schema.string(max: BranchInput.addressMax).orNull,
            "hours": hours,
            "created_at": .instant,
            "archived_at": Schema.instant.orNull,
            "revision": .integer(),
        ],
        required: .allBut(["created_at", "archived_at", "revision"])
    )

    private static let listDoc = OperationDoc(
        "Lists branches",
        help: "Open to everybody; created_at, archived_at and revision are shown to staff of the branch.",
        query: [QueryParameter("archived", .boolean, "Closed ones instead of open ones; staff only.")]
            + .page(),
        responses: [200: .page(of: branch)]
    )

    private static let createDoc = OperationDoc(
        "Makes a branch",
        request: .object(
            "NewBranch",
            [
                "slug": Schema.string(max: 40).described("Its name in addresses; it stays for good."),
                "name": .string(max: BranchInput.nameMax),
                "time_zone": .string(max: 64),
                "country": Schema.string(max: 2).described("The time zone's if not given.").orNull,
                "phone": Schema.string(max: 60).orNull,
                "address": Schema.string(max: BranchInput.addressMax).orNull,
                "hours": hours.orNull,
            ],
            required: .only(["slug", "name", "time_zone"])
        ),
        responses: [201: branch],
        idempotencyKey: true
    )

    private static let findDoc = OperationDoc("Answers a branch", responses: [200: branch])

    private static let editDoc = OperationDoc(
        "Changes a branch",
        request: .object(
            "BranchChange",
            [
                "name": .string(max: BranchInput.nameMax),
                "time_zone": .string(max: 64),
                "country": .string(max: 2),
                "phone": Schema.string(max: 60).orNull,
                "address": Schema.string(max: BranchInput.addressMax).orNull,
                "hours": hours.orNull,
            ],
            required: .none
        ),
        responses: [200: branch],
        ifMatch: true
    )

    private static let archiveDoc = OperationDoc(
        "Closes a branch for good",
        help: "The only branch of a business stays.",
        responses: [204: nil],
        ifMatch: true
    )
}
