import Core
import Identity
import Postgres
import Tenancy

/// What can be done with rooms and equipment.
public struct ResourceOperations: Sendable {
    /// Operations that need nothing.
    public init() {}

    /// A page of the rooms and the equipment of the branches that the actor works in.
    func list(
        _ filter: ResourceFilter,
        limit: Int,
        cursor: String?,
        in scope: Scope
    ) async throws
        -> ListPage<Resource>
    {
        let branches = try scope.reach(.readBranches).branches
        let window = try ListWindow(limit: limit, cursor: cursor, list: "resources", filters: filter.parts)
        let answers = try await scope.read(ResourceQueries.list(filter, within: branches, window))
        return try ListPage(answers[...], window, read: Resource.init(row:))
    }

    /// One of them.
    func find(_ id: ResourceID, in scope: Scope) async throws -> Resource {
        let reach = try scope.reach(.readBranches)
        let resource = try await scope.read(ResourceQueries.find(id))[0].first(Resource.init(row:))
        guard let resource, reach.covers([resource.draft.branch]) else { throw Problem.notFound(.resource) }
        return resource
    }

    /// Makes one.
    func create(_ draft: ResourceDraft, key: IdempotencyKey?, in scope: Scope) async throws -> Resource {
        guard try scope.reach(.manageCatalogue).covers([draft.branch]) else { throw Problem.forbidden }
        let id = ResourceID.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction)
            }
            let answers = try await transaction.batch([
                CatalogueLockQueries.catalogue, ResourceQueries.services(draft.services),
            ])
            try Self.check(draft, against: answers[1])
            transaction.later(ResourceQueries.insert(id, draft, now: scope.world.now()))
            transaction.later(ResourceQueries.tie(id, draft))
            transaction.later(ServiceQueries.touch(draft.services))
            let changes = draft.fields.changes(since: nil)
            transaction.later(scope.audit("resource.created", "resource", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    /// Changes one; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it.
    func edit(
        _ id: ResourceID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (ResourceDraft) throws -> ResourceDraft,
        in scope: Scope
    ) async throws -> Resource {
        let reach = try scope.reach(.manageCatalogue)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { throw Self.archived }
            let after = try change(before.draft)
            guard after != before.draft else { return before }
            try Self.check(
                after,
                against: try await transaction.batch([ResourceQueries.services(after.services)])[0]
            )
            transaction.later(ResourceQueries.update(id, after))
            transaction.later(ResourceQueries.tie(id, after))
            let changed = after.services.symmetricDifference(before.draft.services)
            transaction.later(ServiceQueries.touch(changed))
            let changes = after.fields.changes(since: before.draft.fields)
            transaction.later(scope.audit("resource.edited", "resource", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    /// Archives one: it is there no more, and its past stays.
    ///
    /// - Throws: `Problem.conflict` where appointments to come need it.
    func archive(
        _ id: ResourceID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try scope.reach(.manageCatalogue)
        try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { return }
            let now = scope.world.now()
            let answers = try await transaction.batch([
                CatalogueLockQueries.resource(id), UpcomingQueries.count(.resource(id), now: now),
            ])
            let what = before.draft.kind == .room ? "this room" : "this equipment"
            try answers[1].one(Upcoming.init(row:)).refuse("resource-in-use", what: what)
            transaction.later(ServiceQueries.touch(before.draft.services))
            transaction.later(scope.audit("resource.archived", "resource", id))
            try await transaction.execute(ResourceQueries.archive(id, now: now))
        }
    }
}

extension ResourceOperations {
    private static let archived = Problem.conflict(
        .other(slug: "resource-archived", detail: "This is archived; its record is no longer changed.")
    )

    /// The record, while nobody else changes the catalogue; what stands in other branches is not known.
    private static func lock(
        _ id: ResourceID,
        within reach: Reach,
        in transaction: Transaction
    ) async throws -> Resource {
        let answers = try await transaction.batch([CatalogueLockQueries.catalogue, ResourceQueries.find(id)])
        guard let resource = try answers[1].first(Resource.init(row:)),
            reach.covers([resource.draft.branch])
        else { throw Problem.notFound(.resource) }
        return resource
    }

    private static func check(_ draft: ResourceDraft, against rows: Rows) throws {
        let there = Set(try rows.map { row in try row.next(ServiceID.self) })
        guard !draft.services.isSubset(of: there) else { return }
        let message =
            "Name services of this business without steps; a service with steps leaves this to them."
        throw Problem.invalid(field: "services", code: "unknown", message: message)
    }

    private static func read(_ id: ResourceID, in transaction: Transaction) async throws -> Resource {
        guard let resource = try await transaction.first(ResourceQueries.find(id), as: Resource.init(row:))
        else { throw Problem.notFound(.resource) }
        return resource
    }
}
