import Core
import Identity
import Postgres
import Tenancy

/// What can be done with categories of services; they are the whole business's, and changed by its admins alone.
public struct ServiceCategoryOperations: Sendable {
    /// Operations that need nothing.
    public init() {}

    /// A page of the categories in their order; archived ones are shown to staff only.
    func list(
        archived: Bool,
        limit: Int,
        cursor: String?,
        in scope: Scope
    ) async throws
        -> ListPage<ServiceCategory>
    {
        if archived, !scope.isForStaff { throw Problem.forbidden }
        let window = try ListWindow(
            limit: limit,
            cursor: cursor,
            list: "service-categories",
            filters: ["\(archived)"]
        )
        let answers = try await scope.read(ServiceCategoryQueries.list(archived: archived, window))
        return try ListPage(answers[...], window, read: ServiceCategory.init(row:))
    }

    /// Makes a category.
    func create(
        _ draft: ServiceCategoryDraft,
        key: IdempotencyKey?,
        in scope: Scope
    ) async throws
        -> ServiceCategory
    {
        try Self.requireWholeBusiness(scope)
        let id = ServiceCategoryID.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction)
            }
            transaction.later(ServiceCategoryQueries.insert(id, draft, now: scope.world.now()))
            let changes = draft.fields.changes(since: nil)
            transaction.later(
                scope.audit("service_category.created", "service_category", id, changes: changes)
            )
            return try await Self.read(id, in: transaction)
        }
    }

    /// Changes a category; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it.
    func edit(
        _ id: ServiceCategoryID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (ServiceCategoryDraft) throws -> ServiceCategoryDraft,
        in scope: Scope
    ) async throws -> ServiceCategory {
        try Self.requireWholeBusiness(scope)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { throw Problem.notFound(.serviceCategory) }
            let after = try change(before.draft)
            guard after != before.draft else { return before }
            transaction.later(ServiceCategoryQueries.update(id, after))
            if after.name != before.draft.name { transaction.later(ServiceCategoryQueries.touchServices(id)) }
            let changes = after.fields.changes(since: before.draft.fields)
            transaction.later(
                scope.audit("service_category.edited", "service_category", id, changes: changes)
            )
            return try await Self.read(id, in: transaction)
        }
    }

    /// Archives a category; its services are without one from then on.
    func archive(
        _ id: ServiceCategoryID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        try Self.requireWholeBusiness(scope)
        try await scope.write { transaction in
            let before = try await Self.lock(id, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { return }
            transaction.later(ServiceCategoryQueries.releaseServices(id))
            transaction.later(scope.audit("service_category.archived", "service_category", id))
            try await transaction.execute(ServiceCategoryQueries.archive(id, now: scope.world.now()))
        }
    }

    private static func requireWholeBusiness(_ scope: Scope) throws(Problem) {
        guard try scope.reach(.manageCatalogue) == .all else { throw .forbidden }
    }

    private static func lock(
        _ id: ServiceCategoryID,
        in transaction: Transaction
    ) async throws
        -> ServiceCategory
    {
        let answers = try await transaction.batch([
            CatalogueLockQueries.catalogue, ServiceCategoryQueries.find(id),
        ])
        guard let category = try answers[1].first(ServiceCategory.init(row:)) else {
            throw Problem.notFound(.serviceCategory)
        }
        return category
    }

    private static func read(
        _ id: ServiceCategoryID,
        in transaction: Transaction
    ) async throws
        -> ServiceCategory
    {
        let found = try await transaction.first(
            ServiceCategoryQueries.find(id),
            as: ServiceCategory.init(row:)
        )
        guard let found else { throw Problem.notFound(.serviceCategory) }
        return found
    }
}
