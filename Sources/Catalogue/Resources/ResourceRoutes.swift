import Core
public import Gateway
import Tenancy

/// The addresses of rooms and equipment.
public struct ResourceRoutes: Sendable {
    private let operations = ResourceOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("resources", allowing: .readBranches, Self.listDoc, list),
            .post("resources", allowing: .manageCatalogue, Self.createDoc, create),
            .get("resources/{id}", allowing: .readBranches, Self.findDoc, find),
            .patch("resources/{id}", allowing: .manageCatalogue, Self.editDoc, edit),
            .delete("resources/{id}", allowing: .manageCatalogue, Self.archiveDoc, archive),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = ResourceFilter(
            archived: call.flag("archived") ?? false,
            branch: try call.branchFilter,
            kind: call.query("kind").flatMap(ResourceDraft.Kind.init(rawValue:))
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
        let resource = try await operations.create(
            ResourceDraft(body, profile: call.scope.profile, changing: nil),
            key: call.onceKey("POST /resources", body),
            in: call.scope
        )
        let address = call.address("resources/\(resource.id)")
        return .json(resource, status: 201, etag: resource.revision, location: address)
    }

    private func find(_ call: Call) async throws -> Reply {
        let resource = try await operations.find(call.id("id", .resource), in: call.scope)
        return .json(resource, etag: resource.revision)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let profile = call.scope.profile
        let resource = try await operations.edit(
            call.id("id", .resource),
            ifRevision: call.revisionCondition,
            { try ResourceDraft(body, profile: profile, changing: $0) },
            in: call.scope
        )
        return .json(resource, etag: resource.revision)
    }

    private func archive(_ call: Call) async throws -> Reply {
        try await operations.archive(
            call.id("id", .resource),
            ifRevision: call.revisionCondition,
            in: call.scope
        )
        return .noContent
    }
}

extension ResourceRoutes {
    private static let kind = Schema.choice(ResourceDraft.Kind.allCases.map(\.rawValue))

    private static let services = Schema.array(.id, max: CatalogueLimits.services)
        .described("The services that need it, or another of its kind at the branch.")

    private static let resource = Schema.object(
        "Resource",
        [
            "id": .id,
            "branch": CatalogueSchema.branchLabel,
            "kind": kind,
            "name": .string(max: CatalogueLimits.name),
            "position": CatalogueSchema.position,
            "services": services,
            "created_at": .instant,
            "archived_at": Schema.instant.orNull,
            "revision": .integer(),
        ]
    )

    private static let listDoc = OperationDoc(
        "Lists rooms and equipment",
        help: "Administrators see all, others those of their branches.",
        query: [
            CatalogueSchema.branchFilter("Only those of this branch: its slug or id."),
            QueryParameter("kind", kind, "Rooms or equipment only."), CatalogueSchema.archivedFilter,
        ] + .page(),
        responses: [200: .page(of: resource)]
    )

    private static let createDoc = OperationDoc(
        "Makes a room or a piece of equipment",
        request: .object(
            "NewResource",
            [
                "branch": Schema.string(max: 40).described("Slug or id; it stays there for good."),
                "kind": kind,
                "name": .string(max: CatalogueLimits.name),
                "position": CatalogueSchema.position.orNull,
                "services": services.orNull,
            ],
            required: .only(["branch", "kind", "name"])
        ),
        responses: [201: resource],
        idempotencyKey: true
    )

    private static let findDoc = OperationDoc(
        "Answers a room or a piece of equipment",
        responses: [200: resource]
    )

    private static let editDoc = OperationDoc(
        "Changes a room or a piece of equipment",
        request: .object(
            "ResourceChange",
            [
                "kind": kind,
                "name": .string(max: CatalogueLimits.name),
                "position": CatalogueSchema.position.orNull,
                "services": services.orNull,
            ],
            required: .none
        ),
        responses: [200: resource],
        ifMatch: true
    )

    private static let archiveDoc = OperationDoc(
        "Archives a room or a piece of equipment",
        help: "Not while appointments to come need it.",
        responses: [204: nil],
        ifMatch: true
    )
}
