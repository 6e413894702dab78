import Core
import Tenancy

/// Whose calendars somebody may give out, and revoke.
enum FeedReach: Sendable, Hashable {
    case all
    /// What belongs to these branches alone, and the staff member's own.
    case branches(Set<BranchID>, StaffID?)
    case staff(StaffID)
    case client(ClientID)
    case nobody

    /// As far as the permission reaches.
    static func whole(_ scope: Scope) throws(Problem) -> FeedReach {
        switch try scope.reach(.manageCalendars) {
        case .all: .all
        case .branches(let own): .branches(own, scope.actor.staff)
        case .own: own(scope.actor)
        }
    }

    /// Only what is the actor's own.
    static func own(_ scope: Scope) throws(Problem) -> FeedReach {
        try scope.require(.manageCalendars)
        return own(scope.actor)
    }

    private static func own(_ actor: Actor) -> FeedReach {
        switch actor.person {
        case .staff(let id): .staff(id)
        case .customer(let id): .client(id)
        case .operator, .visitor, .system: .nobody
        }
    }
}
