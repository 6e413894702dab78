import Core
import Postgres
public import Tenancy

/// What can be done with branches.
public struct BranchOperations: Sendable {
    private let profiles: Profiles
    private let uses: [BranchUsage]

    /// - Parameters:
    ///   - profiles: what this process remembers of businesses; it forgets what was changed here at once, other
    ///     processes are notified.
    ///   - uses: everything that keeps a branch from being closed.
    public init(profiles: Profiles, uses: [BranchUsage] = []) {
        self.profiles = profiles
        self.uses = uses
    }

    /// A page of the branches, by name; archived ones are shown to staff only.
    func list(archived: Bool, limit: Int, cursor: String?, in scope: Scope) async throws -> BranchPage {
        let reach = try? scope.reach(.readBranches)
        if archived, reach == nil { throw Problem.forbidden }
        let tag = archived ? "branches-archived" : "branches"
        let position = try cursor.map { try Self.position($0, tag: tag) }
        let answers = try await scope.read(
            BranchQueries.page(archived: archived, limit: limit, after: position),
            BranchQueries.count(archived: archived)
        )
        let rows = try answers[0].map { row in
            let record = try BranchRecord(row: &row)
            return (record: record, key: try row.next(String.self))
        }
        let total = try answers[1].one { row in try row.next(Int.self) }
        let shown = rows.prefix(limit)
        var next: String?
        if rows.count > limit, let last = shown.last {
            next = Cursor(values: [last.key, last.record.id.description], tag: tag).description
        }
        return BranchPage(items: shown.map(\.record), reach: reach, total: total, next: next)
    }

    /// One branch; an archived one is there for staff only.
    func find(_ id: BranchID, in scope: Scope) async throws -> (record: BranchRecord, reach: Reach?) {
        let reach = try? scope.reach(.readBranches)
        let record = try await scope.read(BranchQueries.find(id))[0].first(BranchRecord.init(row:))
        guard let record, record.archivedAt == nil || reach != nil else { throw Problem.notFound(.branch) }
        return (record, reach)
    }

    /// Makes a branch.
    ///
    /// - Throws: `Problem.conflict(.slugTaken)`.
    func create(_ draft: BranchDraft, key: IdempotencyKey?, in scope: Scope) async throws -> BranchRecord {
        guard try scope.reach(.manageBranches) == .all else { throw Problem.forbidden }
        let id = BranchID.make(scope.world)
        let record = try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction)
            }
            transaction.later(BranchQueries.insert(id, draft, now: scope.world.now()))
            transaction.later(scope.audit("branch.created", "branch", id, changes: draft.changes(since: nil)))
            return try await Self.read(id, in: transaction)
        }
        profiles.forget(schema: scope.business.schema)
        return record
    }

    /// Changes a branch; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it.
    func edit(
        _ id: BranchID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (BranchDraft) throws -> BranchDraft,
        in scope: Scope
    ) async throws -> BranchRecord {
        let reach = try scope.reach(.manageBranches)
        let record = try await scope.write { transaction in
            guard
                let before = try await transaction.first(BranchQueries.lock(id), as: BranchRecord.init(row:))
            else { throw Problem.notFound(.branch) }
            guard reach.includes(id) else { throw Problem.forbidden }
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { throw Self.archived }
            let after = try change(before.draft)
            guard after != before.draft else { return before }
            transaction.later(BranchQueries.update(id, after))
            transaction.later(
                scope.audit("branch.edited", "branch", id, changes: after.changes(since: before.draft))
            )
            return try await Self.read(id, in: transaction)
        }
        profiles.forget(schema: scope.business.schema)
        return record
    }

    /// Archives a branch: it is closed for good, and its past stays.
    ///
    /// - Throws: `Problem.conflict` where it is the only one, or something to come needs it.
    func archive(
        _ id: BranchID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        // Closing a place is a decision about the whole business, and a manager has no other to work in.
        guard try scope.reach(.manageBranches) == .all else { throw Problem.forbidden }
        try await scope.write { transaction in
            for use in uses { transaction.later(use.lock(id)) }
            let answers = try await transaction.batch([BranchQueries.lockOpen, BranchQueries.lock(id)])
            let open = try answers[0].map { row in try row.next(BranchID.self) }
            guard let before = try answers[1].first(BranchRecord.init(row:)) else {
                throw Problem.notFound(.branch)
            }
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { return }
            guard open.contains(where: { $0 != id }) else { throw Self.onlyBranch }
            for use in uses { try await use.check(id, transaction, scope) }
            transaction.later(scope.audit("branch.archived", "branch", id))
            try await transaction.execute(BranchQueries.archive(id, now: scope.world.now()))
        }
        profiles.forget(schema: scope.business.schema)
    }

    private static let archived = Problem.conflict(
        .other(slug: "branch-archived", detail: "This branch is closed; its record is no longer changed.")
    )

    private static let onlyBranch = Problem.conflict(
        .other(slug: "only-branch", detail: "This is the only branch. Make another one first.")
    )

    private static func read(_ id: BranchID, in transaction: Transaction) async throws -> BranchRecord {
        guard let record = try await transaction.first(BranchQueries.find(id), as: BranchRecord.init(row:))
        else {
            throw Problem.notFound(.branch)
        }
        return record
    }

    private static func position(_ cursor: String, tag: String) throws(Problem) -> (key: String, id: BranchID)
    {
        guard let cursor = Cursor(cursor), cursor.tag == tag, cursor.values.count == 2,
            let key = cursor.values[0], let id = cursor.values[1].flatMap({ BranchID($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next."
            )
        }
        return (key, id)
    }
}

/// A page of branches, and how far the reader's sight goes.
struct BranchPage: Sendable {
    let items: [BranchRecord]
    let reach: Reach?
    let total: Int
    let next: String?
}
