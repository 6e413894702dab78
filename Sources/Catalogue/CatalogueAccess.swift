import Core
import Tenancy

extension Scope {
    /// Whether who asks works here, and sees what is not for everybody.
    var isForStaff: Bool { allows(.readBranches) }
}

extension Reach {
    /// Whether something that belongs to these branches, to all of them where none is named, is wholly within.
    func covers(_ branches: Set<BranchID>) -> Bool {
        switch self {
        case .all: true
        case .branches(let own): !branches.isEmpty && branches.isSubset(of: own)
        case .own: false
        }
    }

    /// The branches, nil for all of them; none where only what is the actor's own is reached.
    var branches: Set<BranchID>? {
        switch self {
        case .all: nil
        case .branches(let own): own
        case .own: []
        }
    }
}
