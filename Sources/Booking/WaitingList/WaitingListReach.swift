import Core
import Postgres
import Tenancy

/// How far a permission reaches over the waiting list: all of it, that of some branches, or a client's own entries.
struct WaitingListReach: Sendable, Hashable {
    let reach: Reach
    let actor: Actor

    /// Whether what is at a branch is in reach of staff.
    func covers(_ branch: BranchID) -> Bool {
        switch reach {
        case .all: true
        case .branches(let own): own.contains(branch)
        case .own: false
        }
    }

    /// Whether a row of `waiting_list` is in reach, as the end of a WHERE clause.
    var narrowing: SQL {
        switch (reach, actor.customer) {
        case (.all, _): ""
        case (.branches(let own), _): "\n  AND waiting_list.branch_id = ANY (\(own.sorted())::uuid[])"
        case (.own, let client?): "\n  AND waiting_list.client_id = \(client)"
        case (.own, nil): "\n  AND false"
        }
    }
}

extension Scope {
    /// How far a permission reaches over the waiting list.
    ///
    /// - Throws: `Problem.forbidden` where it does not reach at all.
    func waitingListReach(_ permission: Permission) throws(Problem) -> WaitingListReach {
        WaitingListReach(reach: try reach(permission), actor: actor)
    }
}
