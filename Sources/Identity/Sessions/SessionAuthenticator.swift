public import Core
public import Gateway
import Logging
import Postgres
import Synchronization
public import Tenancy

/// Turns the token of a request into who asks.
///
/// A known token costs no round trip: what is remembered of it is proven by a guard in the round trip of the
/// work. So a session that was ended, or a role that was taken away, on whichever server process, holds for the very
/// next request.
public final class SessionAuthenticator: Authenticator {
    private struct Known: Sendable {
        let account: Account
        let transport: SessionTransport
        let isAPIKey: Bool
        /// When the database is asked again: the session has expired, or the use of a key is to be noted.
        let holdsUntil: Instant
        let `guard`: Guard
    }

    private let deployment: Deployment
    private let cache: Mutex<SessionCache<Known>>
    private let logger = Logger(label: "identity")
    private static let deadline = Duration.seconds(10)

    /// - Parameter sessionsMax: how many sessions are remembered; about 1 KB each.
    public init(deployment: Deployment, sessionsMax: Int = 20_000) {
        self.deployment = deployment
        self.cache = Mutex(SessionCache(limit: sessionsMax))
    }

    /// Who the bearer of a token is; without a token, a visitor.
    ///
    /// - Throws: `Problem.unauthenticated` for a token that is unknown here, expired, of another business, or that
    ///   came on another way than it was made for.
    public func authenticate(
        token: Token?,
        channel: Channel,
        business: Business,
        profile: Profile,
        fresh: Bool
    ) async throws -> Authenticated {
        guard let token else { return .visitor(channel) }
        let key = SessionCache<Known>.Key(business: business.id, tokenHash: token.hash)
        // Who has to set a password is refused nearly everything before any work whose guard could tell that the
        // password is set by now: such a session is never answered from memory.
        if !fresh, let known = cache.withLock({ $0.find(key) }), known.holdsUntil > deployment.world.now(),
            !known.account.mustChangePassword
        {
            return try authenticated(known, key, channel)
        }
        guard let known = try await load(key.tokenHash, business, profile) else {
            cache.withLock { $0.remove(key) }
            throw Problem.unauthenticated
        }
        cache.withLock { $0.keep(known, for: key) }
        return try authenticated(known, key, channel)
    }

    /// How many sessions are remembered, for the metrics.
    public var sessionsKnown: Int { cache.withLock { $0.count } }

    private func authenticated(
        _ known: Known,
        _ key: SessionCache<Known>.Key,
        _ channel: Channel
    ) throws -> Authenticated {
        // A bearer token in a cookie would pass for a page's, which may do more.
        guard known.transport.channel == channel else { throw Problem.unauthenticated }
        return Authenticated(
            actor: known.account.actor(through: known.isAPIKey ? .apiKey : channel),
            guard: known.guard,
            session: SessionReference(tokenHash: key.tokenHash, account: known.account.id),
            mustChangePassword: known.account.mustChangePassword
        )
    }

    private func load(_ tokenHash: [UInt8], _ business: Business, _ profile: Profile) async throws -> Known? {
        let scope = Scope(
            business: business,
            profile: profile,
            actor: .visitor,
            logger: logger,
            deadline: .now + Self.deadline,
            deployment: deployment
        )
        let now = deployment.world.now()
        let found = try await scope.read(AccountQueries.bySession(tokenHash: tokenHash, now: now))[0].first {
            row in
            let account = try Account(row: &row)
            guard let transport = SessionTransport(rawValue: try row.next(String.self)) else {
                throw Problem.broken(context: "a session of account \(account.id) travels in an unknown way")
            }
            let expiresAt = try row.next(Instant?.self)
            let known = Known(
                account: account,
                transport: transport,
                isAPIKey: expiresAt == nil,
                holdsUntil: expiresAt ?? now.adding(APIKey.usePrecision),
                guard: Guard(AccountQueries.isUnchanged(tokenHash: tokenHash, revision: account.revision))
            )
            return (known: known, isUseNoted: try row.next(Bool.self))
        }
        if let found, !found.isUseNoted {
            _ = try await scope.read(APIKeyQueries.noteUse(tokenHash: tokenHash, now: now))
        }
        return found?.known
    }
}
