public import Core
public import Postgres
public import Tenancy

/// A client's promise that two requests with one key are one wish.
///
/// The key is the actor's own: two people who choose the same one do not meet.
public struct IdempotencyKey: Sendable {
    private let keyHash: [UInt8]
    private let requestHash: [UInt8]

    /// A key for one kind of creation; nil where the client gave none.
    ///
    /// - Parameters:
    ///   - text: the header.
    ///   - action: what is created, such as `POST /staff`.
    ///   - body: what was sent; the same key with another body is refused.
    public init?(_ text: String?, for action: String, body: JSONValue, actor: Actor) {
        guard let text else { return nil }
        let owner = actor.account?.description ?? "nobody"
        keyHash = Cryptography.sha256(Array("\(owner) \(action) \(text)".utf8))
        requestHash = Cryptography.sha256(Array(body.text.utf8))
    }

    /// Claims the key for what is about to be created, as the transaction's first statement.
    ///
    /// A second request waits here until the first is committed or undone.
    ///
    /// - Returns: what an earlier request created under the key; nil where this one is the first.
    /// - Throws: `Problem.conflict(.idempotencyKeyReused)` where the earlier request was a different one.
    public func claim<Subject>(
        _ id: ID<Subject>,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> ID<Subject>? {
        let now = scope.world.now()
        let answers = try await transaction.batch([
            IdempotencyKeyQueries.claim(keyHash, requestHash, subject: id, now: now),
            IdempotencyKeyQueries.find(keyHash),
        ])
        transaction.later(IdempotencyKeyQueries.removeOld(before: now.adding(.zero - Self.lifetime)))
        guard answers[0].count == 0 else { return nil }
        let (known, subject) = try answers[1].one { row in
            (try row.next([UInt8].self), try row.next(ID<Subject>.self))
        }
        guard known == requestHash else { throw Problem.conflict(.idempotencyKeyReused) }
        return subject
    }

    /// How long a key is kept.
    static let lifetime = Duration.seconds(2 * 86_400)
}
