import Core
public import Gateway
import Tenancy

/// The addresses of categories of services.
public struct ServiceCategoryRoutes: Sendable {
    private let operations = ServiceCategoryOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("service-categories", allowing: nil, Self.listDoc, list),
            .post("service-categories", allowing: .manageCatalogue, Self.createDoc, create),
            .patch("service-categories/{id}", allowing: .manageCatalogue, Self.editDoc, edit),
            .delete("service-categories/{id}", allowing: .manageCatalogue, Self.archiveDoc, archive),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let page = try await operations.list(
            archived: call.flag("archived") ?? false,
            limit: call.limit,
            cursor: call.query("cursor"),
            in: call.scope
        )
        let isForStaff = call.scope.isForStaff
        return .json { json in
            page.write(to: &json) { $0.write(to: &$1, forStaff: isForStaff) }
        }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let category = try await operations.create(
            ServiceCategoryDraft(body, changing: nil),
            key: call.onceKey("POST /service-categories", body),
            in: call.scope
        )
        return .json(status: 201, etag: category.revision) { category.write(to: &$0, forStaff: true) }
    }

    private func edit(_ call: Call) async throws -> Reply {
        let body = try call.json
        let category = try await operations.edit(
            call.id("id", .serviceCategory),
            ifRevision: call.revisionCondition,
            { try ServiceCategoryDraft(body, changing: $0) },
            in: call.scope
        )
        return .json(etag: category.revision) { category.write(to: &$0, forStaff: true) }
    }

    private func archive(_ call: Call) async throws -> Reply {
        try await operations.archive(
            call.id("id", .serviceCategory),
            ifRevision: call.revisionCondition,
            in: call.scope
        )
        return .noContent
    }
}

extension ServiceCategoryRoutes {
    private static let category = Schema.object(
        "ServiceCategory",
        [
            "id": .id,
            "name": .string(max: CatalogueLimits.name),
            "position": CatalogueSchema.position,
            "revision": .integer(),
            "created_at": .instant,
            "archived_at": Schema.instant.orNull,
        ],
        required: .allBut(["created_at", "archived_at"])
    )

    private static func input(_ name: String, required: Schema.Requirement) -> Schema {
        .object(
            name,
            ["name": .string(max: CatalogueLimits.name), "position": CatalogueSchema.position.orNull],
            required: required
        )
    }

    private static let listDoc = OperationDoc(
        "Lists categories of services",
        help: "Open to everybody; created_at and archived_at are shown to staff.",
        query: [CatalogueSchema.archivedFilter] + .page(),
        responses: [200: .page(of: category)]
    )

    private static let createDoc = OperationDoc(
        "Makes a category of services",
        help: "Categories are the whole business's: only its administrators make and change them.",
        request: input("NewServiceCategory", required: .only(["name"])),
        responses: [201: category],
        idempotencyKey: true
    )

    private static let editDoc = OperationDoc(
        "Changes a category of services",
        request: input("ServiceCategoryChange", required: .none),
        responses: [200: category],
        ifMatch: true
    )

    private static let archiveDoc = OperationDoc(
        "Archives a category of services",
        help: "Its services stay, without a category.",
        responses: [204: nil],
        ifMatch: true
    )
}
