public import Core
public import Postgres
public import Tenancy

/// How far a permission reaches over clients, for one actor.
public struct ClientReach: Sendable, Hashable {
    let reach: Reach
    let actor: Actor

    /// Every client, for somebody whose reach was proven already.
    static func whole(_ actor: Actor) -> ClientReach {
        ClientReach(reach: .all, actor: actor)
    }

    /// The condition on a row of `clients`, as the end of a WHERE clause.
    public var narrowing: SQL { ClientQueries.narrowing(self) }

    /// Whether it reaches every client of the business.
    var isWhole: Bool { reach == .all }

    /// Whoever may act in some branches only may not act through the address of another.
    func insist(on branch: Branch?) throws(Problem) {
        guard let branch, case .branches(let own) = reach, !own.contains(branch.id) else { return }
        throw .forbidden
    }
}

extension Scope {
    /// How far a permission reaches over clients.
    ///
    /// - Throws: `Problem.forbidden` where it does not reach at all.
    public func clientReach(_ permission: Permission) throws(Problem) -> ClientReach {
        ClientReach(reach: try reach(permission), actor: actor)
    }

    /// Where a client who is entered here belongs: the preferred branch and the place of entering.
    ///
    /// Somebody of several branches who names none of them enters for all of these; a business with one branch has only
    /// one place. Whoever enters a client can therefore see the client afterwards.
    func placesOfNewClient(preferring preferred: BranchID?) -> Set<BranchID> {
        var places = Set([branch?.id, preferred].compactMap { $0 })
        if places.isDisjoint(with: actor.branches) { places.formUnion(actor.branches) }
        let open = profile.branches.filter { !$0.archived }
        if places.isEmpty, open.count == 1 { places.insert(open[0].id) }
        return places
    }
}
