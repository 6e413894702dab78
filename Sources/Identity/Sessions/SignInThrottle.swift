import Core
import Postgres

/// Decides from the counters whether an attempt may go on.
struct SignInThrottle: Sendable {
    let limits: SignInLimits
    let keys: SignInKeys

    /// The statements that count an attempt and say what blocks it; `admit` reads their answers.
    func statements(_ keys: SignInKeys.Pair, now: Instant) -> [SQL] {
        [SignInFailureQueries.count(keys, limits, now: now), SignInFailureQueries.blocks(keys)]
    }

    /// Throws where a counter is blocked; the transaction must then be undone, so that an attempt that was
    /// not made does not count.
    func admit(_ answers: some Collection<Rows>, now: Instant) throws {
        guard let counted = answers.first, let blocks = answers.dropFirst().first else {
            preconditionFailure("an attempt is counted by two statements")
        }
        let free = Set(try counted.map { row in try row.next(String.self) })
        guard free.count < 2 else { return }
        let blocked = try blocks.map { row in
            (kind: try row.next(String.self), until: try row.next(Instant.self))
        }
        let wait = blocked.filter { !free.contains($0.kind) }.map { $0.until.since(now) }.max()
        throw Problem.tooManyAttempts(retryAfter: max(wait ?? limits.firstPause, .seconds(1)))
    }

    /// Counts a request for a link, and decides whether it is one too many for an email within the hour, or for an
    /// address.
    func admitsRequest(
        _ audience: Audience,
        emailKey: String,
        address: String,
        in transaction: Transaction,
        now: Instant
    ) async throws -> Bool {
        let keys = keys.reset(audience, emailKey: emailKey, address: address)
        // The account's counter first, as everywhere.
        let answers = try await transaction.batch([
            PasswordLinkQueries.countRequest(key: keys.account, now: now),
            PasswordLinkQueries.countRequest(key: keys.address, now: now),
        ])
        let byAccount = try answers[0].one { row in try row.next(Int.self) }
        let byAddress = try answers[1].one { row in try row.next(Int.self) }
        return byAccount <= limits.resetsPerAccount && byAddress <= limits.failuresPerAddress
    }
}
