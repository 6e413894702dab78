/// How far a permission reaches for an actor.
public enum Reach: Sendable, Hashable {
    /// Everything of the business.
    case all
    /// What belongs to one of these branches.
    case branches(Set<BranchID>)
    /// Only what is the actor's own.
    case own
}
