import Core
import Outbox
import Postgres
import Tenancy

/// What can be done with staff members.
public struct StaffOperations: Sendable {
    let hasher: PasswordHasher
    private let uses: [StaffUsage]

    /// - Parameters:
    ///   - hasher: for the passwords of a businesses file.
    ///   - uses: everything that keeps a staff member from leaving.
    public init(hasher: PasswordHasher, uses: [StaffUsage] = []) {
        self.hasher = hasher
        self.uses = uses
    }

    /// A page of the staff members that the actor may know of.
    func list(_ filter: StaffFilter, in scope: Scope) async throws -> StaffPage {
        let reach = try scope.reach(.readStaff)
        let answers = try await scope.read(
            StaffQueries.page(filter, within: reach),
            StaffQueries.count(filter, within: reach)
        )
        let rows = try answers[0].map { row in
            let member = try StaffMember(row: &row)
            return (member: member, key: try row.next(String.self))
        }
        let total = try answers[1].one { row in try row.next(Int.self) }
        let shown = rows.prefix(filter.limit)
        guard rows.count > filter.limit, let last = shown.last else {
            return StaffPage(items: shown.map(\.member), total: total, next: nil)
        }
        let key = filter.sort == .createdAt ? last.member.createdAt.rfc3339 : last.key
        let next = Cursor(values: [key, last.member.id.description], tag: filter.tag)
        return StaffPage(items: shown.map(\.member), total: total, next: next.description)
    }

    /// One staff member.
    func find(_ id: StaffID, in scope: Scope) async throws -> StaffMember {
        let reach = try scope.reach(.readStaff)
        let member = try await scope.read(StaffQueries.find(id))[0].first(StaffMember.init(row:))
        guard let member, StaffRules.sees(member, within: reach) else { throw Problem.notFound(.staffMember) }
        return member
    }

    /// Makes a staff member with a login that has no password yet, and has a link to set one sent.
    func create(_ draft: StaffDraft, key: IdempotencyKey?, in scope: Scope) async throws -> StaffMember {
        let reach = try scope.reach(.manageStaff)
        try StaffRules.check(nil, to: draft, within: reach)
        let id = StaffID.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction)
            }
            Self.insert(id, draft, passwordHash: nil, in: transaction, scope)
            return try await Self.read(id, in: transaction)
        }
    }

    /// Changes a staff member; `read` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it; `Problem.conflict(.lastAdmin)`;
    ///   `Problem.conflict` where something to come needs the person at a branch that the person leaves.
    func edit(
        _ id: StaffID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (StaffDraft) throws -> StaffDraft,
        in scope: Scope
    ) async throws -> StaffMember {
        let reach = try scope.reach(.manageStaff)
        return try await scope.write { transaction in
            let (before, admins) = try await lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { throw Self.archived }
            let after = try change(before.draft)
            try StaffRules.check(before, to: after, within: reach)
            guard after != before.draft else { return before }
            if after.role != .admin {
                try Self.requireOtherAdmin(than: before, admins)
                try await checkUses(of: before, remaining: after.branches, in: transaction, scope)
            }
            Self.update(before, after, in: transaction, scope)
            return try await Self.read(id, in: transaction)
        }
    }

    /// Archives a staff member; every session ends at once on every server.
    ///
    /// - Throws: `Problem.conflict(.lastAdmin)`; `Problem.conflict` where something to come needs the person.
    func archive(
        _ id: StaffID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try scope.reach(.manageStaff)
        try await scope.write { transaction in
            let (before, admins) = try await lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            try StaffRules.check(before, to: nil, within: reach)
            guard before.archivedAt == nil else { return }
            try Self.requireOtherAdmin(than: before, admins)
            try await checkUses(of: before, remaining: nil, in: transaction, scope)
            transaction.later(StaffQueries.deleteAccount(staff: id))
            transaction.later(scope.audit("staff.archived", "staff", id))
            try await transaction.execute(StaffQueries.archive(id, now: scope.world.now()))
        }
    }

    /// A link with which the staff member sets a password; every earlier one stops working.
    func issueLink(to id: StaffID, in scope: Scope) async throws -> IssuedPasswordLink {
        let reach = try scope.reach(.manageStaff)
        try scope.requireSignIn()
        return try await scope.write { transaction in
            guard let member = try await transaction.first(StaffQueries.lock(id), as: StaffMember.init(row:))
            else { throw Problem.notFound(.staffMember) }
            try StaffRules.check(member, to: nil, within: reach)
            guard
                let link = try await PasswordLinkOperations.issue(staff: id, in: transaction, scope)
            else { throw Self.archived }
            return link
        }
    }
}

extension StaffOperations {
    /// Sends a staff member the link with which to set the first password once more; earlier ones end with it.
    ///
    /// - Throws: `Problem.conflict` for who has a password, or has left.
    func invite(_ id: StaffID, in scope: Scope) async throws {
        let reach = try scope.reach(.manageStaff)
        try await scope.write { transaction in
            guard let member = try await transaction.first(StaffQueries.lock(id), as: StaffMember.init(row:))
            else { throw Problem.notFound(.staffMember) }
            try StaffRules.check(member, to: nil, within: reach)
            guard member.archivedAt == nil else { throw Self.archived }
            guard !member.hasPassword else { throw Self.hasPassword }
            transaction.later(scope.audit("staff.invited", "staff", id))
            Self.sendInvitation(to: id, in: transaction, scope)
        }
    }

    private static let hasPassword = Problem.conflict(
        .other(
            slug: "staff-has-password",
            detail: "This staff member has a password already; who has forgotten it asks for another."
        )
    )

    /// Has a link made and sent with which a new staff member sets a password.
    private static func sendInvitation(to id: StaffID, in transaction: Transaction, _ scope: Scope) {
        Outbox.prepare(OutboxEvent(.staffInvited, to: [.staff(id)]), in: transaction, scope)
        DueWork().want(.credentials, after: transaction, in: scope)
    }
}

/// A page of staff members.
struct StaffPage: Sendable {
    let items: [StaffMember]
    let total: Int
    let next: String?
}

extension StaffOperations {
    static let archived = Problem.conflict(
        .other(slug: "staff-archived", detail: "This staff member has left; make a new record instead.")
    )

    /// The record and the administrators, kept from others until the transaction ends.
    private func lock(
        _ id: StaffID,
        within reach: Reach,
        in transaction: Transaction
    ) async throws -> (member: StaffMember, admins: [StaffID]) {
        for use in uses { transaction.later(use.lock(id)) }
        let answers = try await transaction.batch([StaffQueries.lockAdmins, StaffQueries.lock(id)])
        let admins = try answers[0].map { row in try row.next(StaffID.self) }
        guard let member = try answers[1].first(StaffMember.init(row:)),
            StaffRules.sees(member, within: reach)
        else { throw Problem.notFound(.staffMember) }
        return (member, admins)
    }

    /// Refuses to let somebody go who is needed; only who leaves a branch can be.
    private func checkUses(
        of before: StaffMember,
        remaining: Set<BranchID>?,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        if let remaining, before.role != .admin, before.branches.isSubset(of: remaining) { return }
        for use in uses { try await use.check(before.id, remaining, transaction, scope) }
    }

    private static func requireOtherAdmin(than member: StaffMember, _ admins: [StaffID]) throws(Problem) {
        guard member.role == .admin, !admins.contains(where: { $0 != member.id }) else { return }
        throw .conflict(.lastAdmin)
    }

    private static func read(_ id: StaffID, in transaction: Transaction) async throws -> StaffMember {
        guard let member = try await transaction.first(StaffQueries.find(id), as: StaffMember.init(row:))
        else {
            throw Problem.notFound(.staffMember)
        }
        return member
    }

    /// The statements of a new staff member; they travel with the next one.
    static func insert(
        _ id: StaffID,
        _ draft: StaffDraft,
        passwordHash: String?,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        transaction.later(StaffQueries.insert(id, draft, now: scope.world.now()))
        transaction.later(StaffQueries.joinBranches(id, draft.branches))
        transaction.later(
            StaffQueries.insertAccount(
                AccountID.make(scope.world),
                staff: id,
                email: draft.email,
                passwordHash: passwordHash
            )
        )
        transaction.later(scope.audit("staff.created", "staff", id, changes: draft.changes(since: nil)))
        if passwordHash == nil { sendInvitation(to: id, in: transaction, scope) }
    }

    /// The statements of a changed staff member; they travel with the next one.
    static func update(
        _ before: StaffMember,
        _ after: StaffDraft,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let id = before.id
        transaction.later(StaffQueries.update(id, after))
        transaction.later(StaffQueries.leaveBranches(id, except: after.branches))
        transaction.later(StaffQueries.joinBranches(id, after.branches))
        if after.email != before.email { transaction.later(StaffQueries.deleteLinks(staff: id)) }
        transaction.later(StaffQueries.updateAccount(staff: id, email: after.email))
        transaction.later(
            scope.audit("staff.edited", "staff", id, changes: after.changes(since: before.draft))
        )
    }
}
