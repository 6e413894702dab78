import Core
import Postgres
import Tenancy

/// What can be done with API keys, by whoever signed in: a key neither makes nor revokes keys.
struct APIKeyOperations: Sendable {
    /// Every key of the business, oldest first.
    func list(in scope: Scope) async throws -> WholeList<APIKey> {
        try scope.require(.manageAPIKeys)
        try scope.requireSignIn()
        return WholeList(items: try await scope.read(APIKeyQueries.all)[0].map(APIKey.init(row:)))
    }

    /// Makes a key that acts for the actor, with a token that is told this once.
    ///
    /// With an idempotency key that was used before, the key of that time gets a new token: the first answer may have
    /// been lost, and its token is known to nobody.
    func make(_ name: String, key: IdempotencyKey?, in scope: Scope) async throws -> MadeAPIKey {
        try scope.require(.manageAPIKeys)
        try scope.requireSignIn()
        guard let account = scope.actor.account else { throw Problem.unauthenticated }
        let id = APIKeyID.make(scope.world)
        let token = Token.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                transaction.later(APIKeyQueries.setToken(earlier, token.hash))
                return try await Self.made(earlier, token, in: transaction)
            }
            let count = try await transaction.one(APIKeyQueries.count) { row in try row.next(Int.self) }
            guard count < APIKey.countMax else { throw Self.tooMany }
            let now = scope.world.now()
            transaction.later(
                APIKeyQueries.insert(id, name, of: account, tokenHash: token.hash, now: now)
            )
            transaction.later(
                scope.audit("api_key.created", "api_key", id, changes: ["name": [nil, .string(name)]])
            )
            return try await Self.made(id, token, in: transaction)
        }
    }

    /// Revokes a key, whoever made it, at once on every server.
    func revoke(_ id: APIKeyID, in scope: Scope) async throws {
        try scope.require(.manageAPIKeys)
        try scope.requireSignIn()
        try await scope.write { transaction in
            let name = try await transaction.first(APIKeyQueries.delete(id)) { row in
                try row.next(String.self)
            }
            guard let name else { throw Problem.notFound(.apiKey) }
            transaction.later(
                scope.audit("api_key.revoked", "api_key", id, changes: ["name": [.string(name), nil]])
            )
        }
    }

    private static let tooMany = Problem.conflict(
        .other(
            slug: "too-many-api-keys",
            detail: "A business has at most \(APIKey.countMax) API keys; revoke one first."
        )
    )

    private static func made(
        _ id: APIKeyID,
        _ token: Token,
        in transaction: Transaction
    ) async throws -> MadeAPIKey {
        guard let key = try await transaction.first(APIKeyQueries.find(id), as: APIKey.init(row:)) else {
            throw Problem.notFound(.apiKey)
        }
        return MadeAPIKey(key: key, token: token)
    }
}

extension Scope {
    /// Insists that the actor signed in, because what is asked could outlive a program's key.
    ///
    /// - Throws: `Problem.signInRequired`.
    func requireSignIn() throws(Problem) {
        guard actor.channel != .apiKey else { throw .signInRequired }
    }
}
