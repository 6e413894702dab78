import Core
public import Outbound
import Outbox
import Postgres
import Tenancy

/// What people can do with their own browsers that take push messages.
public struct PushSubscriptionOperations: Sendable {
    private let gateways: GatewaySender

    /// - Parameter gateways: whose keys browsers are given, and whose rule about private networks holds.
    public init(gateways: GatewaySender) {
        self.gateways = gateways
    }

    /// Whether push services of private networks are spoken to.
    var allowsPrivate: Bool { gateways.allowsPrivateAddresses }

    /// What a page needs to ask a browser for push messages.
    func offer(in scope: Scope) async throws -> PushOffer {
        try scope.require(.useOwnSession)
        let isEnabled = try await scope.read(PushSubscriptionQueries.isEnabled)[0].one { row in
            try row.next(Bool.self)
        }
        return PushOffer(publicKey: gateways.publicKey, isEnabled: isEnabled)
    }

    /// One's own browsers.
    func list(in scope: Scope) async throws -> WholeList<PushBrowser> {
        let owner = try Self.owner(in: scope)
        let rows = try await scope.read(PushSubscriptionQueries.list(of: owner))[0]
        return WholeList<PushBrowser>(items: try rows.map(PushBrowser.init(row:)))
    }

    /// Names one's browser; where it is known already it is this person's from now on.
    func put(_ draft: PushBrowserDraft, in scope: Scope) async throws -> (browser: PushBrowser, isNew: Bool) {
        let owner = try Self.owner(in: scope)
        let id = PushSubscriptionID.make(scope.world)
        return try await scope.write { transaction in
            transaction.later(PushSubscriptionQueries.hold(owner))
            let browser = try await transaction.one(
                PushSubscriptionQueries.put(id, draft, of: owner, now: scope.world.now()),
                as: PushBrowser.init(row:)
            )
            transaction.later(PushSubscriptionQueries.trim(of: owner, to: PushBrowser.countMax))
            transaction.later(scope.audit("push_subscription.added", "push_subscription", browser.id))
            return (browser, browser.id == id)
        }
    }

    /// Forgets one of one's own browsers.
    func remove(_ id: PushSubscriptionID, in scope: Scope) async throws {
        let owner = try Self.owner(in: scope)
        try await scope.write { transaction in
            guard try await transaction.execute(PushSubscriptionQueries.delete(id, of: owner)) == 1 else {
                throw Problem.notFound(.pushSubscription)
            }
            transaction.later(scope.audit("push_subscription.removed", "push_subscription", id))
        }
    }

    private static func owner(in scope: Scope) throws(Problem) -> PushOwner {
        try scope.require(.useOwnSession)
        guard let owner = PushOwner(scope.actor) else { throw .forbidden }
        return owner
    }
}
