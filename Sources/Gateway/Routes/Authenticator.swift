public import Core
public import Tenancy

/// Finds out who asks; Identity's part of every request.
public protocol Authenticator: Sendable {
    /// Who the bearer of a token is; without a token, a visitor.
    ///
    /// What is known may be answered from memory, because the guard proves it in the round trip of the work; with
    /// `fresh` the database is asked.
    ///
    /// - Throws: `Problem.unauthenticated` for a token that is not, or no longer, good.
    func authenticate(
        token: Token?,
        channel: Channel,
        business: Business,
        profile: Profile,
        fresh: Bool
    ) async throws -> Authenticated
}

/// Who asks, and how it is proven.
public struct Authenticated: Sendable {
    /// Who asks.
    public let actor: Actor
    /// What must hold while the work is done; nil for visitors.
    public let `guard`: Guard?
    /// The session; nil for visitors.
    public let session: SessionReference?
    /// Nothing but the own session may be used before a new password is chosen.
    public let mustChangePassword: Bool

    /// Who asks, and how it is proven.
    public init(
        actor: Actor,
        guard: Guard?,
        session: SessionReference?,
        mustChangePassword: Bool = false
    ) {
        self.actor = actor
        self.guard = `guard`
        self.session = session
        self.mustChangePassword = mustChangePassword
    }

    /// Somebody who did not sign in.
    public static func visitor(_ channel: Channel) -> Authenticated {
        Authenticated(actor: Actor.visitor.through(channel), guard: nil, session: nil)
    }
}

/// The session of a request.
public struct SessionReference: Sendable, Hashable {
    /// What is stored of its token.
    public let tokenHash: [UInt8]
    /// Whose it is.
    public let account: AccountID

    /// The session with this hash.
    public init(tokenHash: [UInt8], account: AccountID) {
        self.tokenHash = tokenHash
        self.account = account
    }
}
