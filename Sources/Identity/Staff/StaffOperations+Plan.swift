public import Core
import Postgres
public import Tenancy

/// What a businesses file did to one staff member.
public struct AppliedStaffMember: Sendable, Hashable {
    /// What was done.
    public enum Outcome: String, Sendable, Hashable {
        /// The person was made.
        case created
        /// The record differed from the file.
        case changed
        /// All was so already.
        case unchanged
    }

    /// Who it is.
    public let id: StaffID
    /// What the file says of the person.
    public let plan: StaffPlan
    /// What was done.
    public let outcome: Outcome
}

extension StaffOperations {
    /// Brings staff to what a businesses file says, in one transaction; for the operator's command.
    ///
    /// People are recognised by the email with which they sign in. Whom the file does not name stays as they are, and a
    /// password is set only where there is none, so that applying a file again undoes nobody's own password.
    ///
    /// - Throws: `Problem.invalid` for a password that is not good enough; `Problem.conflict(.lastAdmin)`.
    public func apply(_ plans: [StaffPlan], in scope: Scope) async throws -> [AppliedStaffMember] {
        guard case .operator = scope.actor.person else { throw Problem.forbidden }
        // Hashing takes longer than a transaction should stay open, so who needs a hash is asked beforehand.
        let known = try await scope.readLong(StaffQueries.everybody)[0].map(StaffMember.init(row:))
        let withPassword = Set(known.filter(\.hasPassword).map { $0.email.lowercased() })
        var hashes: [String: String] = [:]
        for (index, plan) in plans.enumerated() where !withPassword.contains(plan.email.key) {
            guard let text = plan.password else { continue }
            hashes[plan.email.key] = try await hasher.hash(
                password(text, of: plan, at: "staff[\(index)].password", in: scope)
            )
        }
        let newHashes = hashes
        return try await scope.write { transaction in
            let locked = try await transaction.batch([StaffQueries.lockAdmins, StaffQueries.lockEverybody])
            let there = try locked[1].map(StaffMember.init(row:))
            let byEmail = Dictionary(
                there.map { ($0.email.lowercased(), $0) },
                uniquingKeysWith: { first, _ in first }
            )
            let applied = plans.map { plan in
                apply(plan, to: byEmail[plan.email.key], newHashes[plan.email.key], in: transaction, scope)
            }
            let admins = try await transaction.rows(StaffQueries.lockAdmins) { row in
                try row.next(StaffID.self)
            }
            guard !admins.isEmpty || !there.contains(where: { $0.role == .admin }) else {
                throw Problem.conflict(.lastAdmin)
            }
            return applied
        }
    }

    private func apply(
        _ plan: StaffPlan,
        to before: StaffMember?,
        _ hash: String?,
        in transaction: Transaction,
        _ scope: Scope
    ) -> AppliedStaffMember {
        let draft = StaffDraft(
            role: plan.role,
            firstName: plan.firstName,
            lastName: plan.lastName,
            email: plan.email.text,
            phone: plan.phone ?? before?.phone,
            branches: Set(plan.branches.compactMap { scope.profile.branch(slug: $0)?.id })
        )
        guard let before else {
            let id = StaffID.make(scope.world)
            Self.insert(id, draft, passwordHash: hash, in: transaction, scope)
            return AppliedStaffMember(id: id, plan: plan, outcome: .created)
        }
        if let hash { transaction.later(StaffQueries.setFirstPassword(staff: before.id, hash: hash)) }
        let isChanged = draft != before.draft
        if isChanged { Self.update(before, draft, in: transaction, scope) }
        return AppliedStaffMember(
            id: before.id,
            plan: plan,
            outcome: isChanged || hash != nil ? .changed : .unchanged
        )
    }

    private func password(
        _ text: String,
        of plan: StaffPlan,
        at field: String,
        in scope: Scope
    ) throws(Problem) -> Password {
        do {
            return try Password(text, email: plan.email.text, businessName: scope.business.name)
        } catch {
            throw .invalid([FieldIssue(field: field, error)])
        }
    }
}
