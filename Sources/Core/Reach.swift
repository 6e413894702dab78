/// How far a permission reaches for an actor.
public enum Reach: Sendable, Hashable {
    /// Everything of the business.
    case all
    /// What belongs to one of these branches.
    case branches(Set<BranchID>)
    /// Only what is the actor's own.
    case own
}

extension Reach {
    /// Whether it reaches a branch; what is one's own is at no branch in particular.
    public func includes(_ branch: BranchID) -> Bool {
        covers([branch])
    }

    /// Whether something that belongs to these branches, to all of them where none is named, is wholly within.
    public func covers(_ branches: Set<BranchID>) -> Bool {
        switch self {
        case .all: true
        case .branches(let own): !branches.isEmpty && branches.isSubset(of: own)
        case .own: false
        }
    }

    /// The branches, nil for all of them; none where only what is the actor's own is reached.
    public var branches: Set<BranchID>? {
        switch self {
        case .all: nil
        case .branches(let own): own
        case .own: []
        }
    }
}
