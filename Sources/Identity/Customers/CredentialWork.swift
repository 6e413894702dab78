public import Core
import Outbox
import Postgres
public import Tenancy

/// Makes what clients sign in with, for events that wait for it (R-1, S0-20, S3-11).
///
/// The clear text exists here only, and sealed in the event's row until it is sent.
public struct CredentialWork: Sendable {
    /// So many in one go; a business that lets thousands in takes turns with others.
    private static let batchMax = 20

    private let hasher: PasswordHasher
    private let sealer: Sealer
    private let work = DueWork()

    /// - Parameter sealer: under whose key the sender will open the credential.
    public init(hasher: PasswordHasher, sealer: Sealer) {
        self.hasher = hasher
        self.sealer = sealer
    }

    /// Makes some of what a business's clients wait for.
    ///
    /// - Returns: now, where more may be waiting.
    public func perform(in scope: Scope) async throws -> Instant? {
        let now = scope.world.now()
        let rows = try await scope.read(CredentialQueries.waiting(now: now, limit: Self.batchMax))[0]
        let waiting = try rows.map(WaitingCredential.init(row:))
        var failure: (any Error)?
        for one in waiting {
            do {
                try await make(one, in: scope)
            } catch {
                // One that cannot be made must not keep the others waiting.
                failure = error
            }
        }
        if let failure { throw failure }
        return waiting.count == Self.batchMax ? scope.world.now() : nil
    }

    private func make(_ waiting: WaitingCredential, in scope: Scope) async throws {
        let delivery = scope.profile.settings[CredentialSettings.delivery]
        let isPassword = waiting.needsCredential && delivery != .setPasswordLink
        let password = isPassword ? try await newPassword(for: waiting, in: scope) : nil
        try await scope.write { transaction in
            let statement = CredentialQueries.lock(waiting.event, now: scope.world.now())
            guard let current = try await transaction.first(statement, as: WaitingCredential.init(row:))
            else {
                return
            }
            guard current.mayLogIn, let account = current.account else {
                return transaction.later(CredentialQueries.drop(current.event))
            }
            guard current.needsCredential else {
                transaction.later(CredentialQueries.queue(current.event, sealed: nil, data: [:]))
                return work.want(.messages, after: transaction, in: scope)
            }
            if let password {
                set(password, delivery, of: account, for: current, in: transaction, scope)
            } else if delivery == .setPasswordLink {
                try await link(for: current, in: transaction, scope)
            }
        }
    }

    private struct NewPassword: Sendable {
        let text: String
        let hash: String
    }

    private func newPassword(for waiting: WaitingCredential, in scope: Scope) async throws -> NewPassword {
        let text = ReadablePassword.make(scope.world)
        do {
            let name = scope.business.name
            let password = try Password(text, email: waiting.email ?? "", businessName: name)
            return NewPassword(text: text, hash: try await hasher.hash(password))
        } catch is ValueIssue {
            throw Problem.broken(context: "a password that was made here breaks our own rules")
        }
    }

    private func set(
        _ password: NewPassword,
        _ delivery: CredentialDelivery,
        of account: AccountID,
        for waiting: WaitingCredential,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let now = scope.world.now()
        let isOnce = delivery == .oneTimePassword
        let expiresAt = isOnce ? now.adding(CredentialSettings.oneTimeLifetime) : nil
        transaction.later(
            CredentialQueries.setPassword(
                of: account,
                hash: password.hash,
                mustChange: isOnce,
                expiresAt: expiresAt,
                now: now
            )
        )
        queue(["password": .string(password.text)], delivery, expiresAt, waiting, in: transaction, scope)
    }

    private func link(
        for waiting: WaitingCredential,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let issued = try await PasswordLinkOperations.issue(client: waiting.client, in: transaction, scope)
        guard let issued else { return }
        let secret: JSONValue = ["token": .string(issued.token.text)]
        queue(secret, .setPasswordLink, issued.expiresAt, waiting, in: transaction, scope)
    }

    private func queue(
        _ secret: JSONValue,
        _ delivery: CredentialDelivery,
        _ expiresAt: Instant?,
        _ waiting: WaitingCredential,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let sealed = sealer.seal(Array(secret.text.utf8), for: waiting.event)
        let data: JSONValue = [
            "delivery": .string(delivery.rawValue), "expires_at": .instant(expiresAt),
        ]
        transaction.later(CredentialQueries.queue(waiting.event, sealed: sealed, data: data))
        work.want(.messages, after: transaction, in: scope)
        let changes: [String: JSONValue] = ["delivery": [nil, .string(delivery.rawValue)]]
        transaction.later(scope.audit("credential.issued", "client", waiting.client, changes: changes))
    }
}

/// An event that waits for a credential, and what is known of the login.
struct WaitingCredential: Sendable {
    let event: NotificationID
    let client: ClientID
    let account: AccountID?
    let email: String?
    /// Whether the client may still sign in.
    let mayLogIn: Bool
    /// Whether a password works already; it is never told again (S3-12).
    let hasPassword: Bool

    var needsCredential: Bool { mayLogIn && !hasPassword }

    init(row: inout RowReader) throws {
        event = try row.next()
        client = try row.next()
        account = try row.next(AccountID?.self)
        email = try row.next(String?.self)
        mayLogIn = try row.next()
        hasPassword = try row.next()
    }
}
