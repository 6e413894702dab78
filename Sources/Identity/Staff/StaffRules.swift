import Core

/// Whom somebody who manages staff may see and change.
///
/// Administrators see and change everybody. Managers see the employees of their branches, and change those who
/// work in their branches only: a change would otherwise reach into a branch that is not theirs.
enum StaffRules {
    /// Whether the actor may know of the staff member.
    static func sees(_ member: StaffMember, within reach: Reach) -> Bool {
        switch reach {
        case .all: true
        case .branches(let own): member.role == .employee && !member.branches.isDisjoint(with: own)
        case .own: false
        }
    }

    /// Refuses a change that is not the actor's to make.
    ///
    /// - Throws: `Problem.notFound` where the actor may not know of the staff member, else `Problem.forbidden`.
    static func check(_ before: StaffMember?, to after: StaffDraft?, within reach: Reach) throws(Problem) {
        if let before, !sees(before, within: reach) { throw .notFound(.staffMember) }
        guard case .branches(let own) = reach else {
            guard case .all = reach else { throw .forbidden }
            return
        }
        if let before, !before.branches.isSubset(of: own) { throw .forbidden }
        if let after, after.role != .employee || !after.branches.isSubset(of: own) { throw .forbidden }
    }
}
