public import Core
import Outbox
import Postgres
public import Tenancy

/// Makes what people sign in with, for events that wait for it: passwords and links (R-1, R-10, S0-20, S3-11).
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

    /// Keeps an event for whoever has the login of an email, to be told once a link is made; nothing where there is
    /// nobody, and nobody learns which.
    static func ask(
        _ name: OutboxEvent.Name,
        _ audience: Audience,
        emailKey: String,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let id = NotificationID.make(scope.world)
        transaction.later(
            CredentialQueries.ask(id, name.rawValue, audience, emailKey: emailKey, now: scope.world.now())
        )
        DueWork().want(.credentials, after: transaction, in: scope)
    }

    /// Makes some of what a business's people wait for.
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
        let password =
            Self.needsPassword(waiting, in: scope) ? try await newPassword(for: waiting, in: scope) : nil
        try await scope.write { transaction in
            let statement = CredentialQueries.lock(waiting.event, now: scope.world.now())
            guard let current = try await transaction.first(statement, as: WaitingCredential.init(row:))
            else {
                return
            }
            guard current.mayLogIn, let account = current.account else {
                return transaction.later(CredentialQueries.drop(current.event))
            }
            switch current.name {
            case .signInLink:
                signInLink(for: current, in: transaction, scope)
            case .passwordReset, .staffPasswordReset:
                try await passwordLink(for: current, in: transaction, scope)
            case .staffInvited where current.hasPassword:
                transaction.later(CredentialQueries.drop(current.event))
            case .staffInvited:
                try await passwordLink(for: current, in: transaction, scope)
            default:
                try await access(for: current, account, password, in: transaction, scope)
            }
        }
    }

    /// With what a client who was let in signs in.
    private func access(
        for current: WaitingCredential,
        _ account: AccountID,
        _ password: NewPassword?,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard !current.hasPassword, scope.settings[AccessSettings.loginModes].contains(.password) else {
            return queue(nil, [:], current, in: transaction, scope)
        }
        let delivery = scope.profile.settings[CredentialSettings.delivery]
        if let password {
            set(password, delivery, of: account, for: current, in: transaction, scope)
        } else if delivery == .setPasswordLink {
            try await link(for: current, in: transaction, scope)
        }
    }

    private static func needsPassword(_ waiting: WaitingCredential, in scope: Scope) -> Bool {
        waiting.name == .accessGranted && waiting.needsCredential
            && scope.settings[AccessSettings.loginModes].contains(.password)
            && scope.profile.settings[CredentialSettings.delivery] != .setPasswordLink
    }

    /// A link with which somebody sets a password who asked for it or is new.
    private func passwordLink(
        for waiting: WaitingCredential,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let issued = try await PasswordLinkOperations.issueForMail(
            staff: waiting.staff,
            client: waiting.client,
            in: transaction,
            scope
        )
        guard let issued else { return transaction.later(CredentialQueries.drop(waiting.event)) }
        queue(issued.token, ["expires_at": .instant(issued.expiresAt)], waiting, in: transaction, scope)
    }

    /// A link with which a client signs in, once.
    private func signInLink(
        for waiting: WaitingCredential,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        guard let client = waiting.client else {
            return transaction.later(CredentialQueries.drop(waiting.event))
        }
        let now = scope.world.now()
        let link = ActionLink(
            id: ActionLinkID.make(scope.world),
            kind: .signIn,
            token: Token.make(scope.world),
            client: client,
            expiresAt: now.adding(ActionLinkKind.signIn.lifetime)
        )
        transaction.later(ActionLinks.issue([link], now: now))
        queue(link.token, ["expires_at": .instant(link.expiresAt)], waiting, in: transaction, scope)
    }

    /// Lets an event go, with a link's secret or without.
    private func queue(
        _ token: Token?,
        _ data: JSONValue,
        _ waiting: WaitingCredential,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let secret = token.map { (["token": .string($0.text)] as JSONValue).text }
        let sealed = secret.map { sealer.seal(Array($0.utf8), for: waiting.event) }
        transaction.later(CredentialQueries.queue(waiting.event, sealed: sealed, data: data))
        work.want(.messages, after: transaction, in: scope)
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
        guard let client = waiting.client,
            let issued = try await PasswordLinkOperations.issue(client: client, in: transaction, scope)
        else { return }
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
    let name: OutboxEvent.Name
    let client: ClientID?
    let staff: StaffID?
    let account: AccountID?
    let email: String?
    /// Whether the person may still sign in.
    let mayLogIn: Bool
    /// Whether a password works already; it is never told again (S3-12).
    let hasPassword: Bool

    var needsCredential: Bool { mayLogIn && !hasPassword }

    init(row: inout RowReader) throws {
        event = try row.next()
        let word = try row.next(String.self)
        guard let name = OutboxEvent.Name(rawValue: word) else {
            throw Problem.broken(context: "a credential is wanted for '\(word)'")
        }
        self.name = name
        client = try row.next(ClientID?.self)
        staff = try row.next(StaffID?.self)
        account = try row.next(AccountID?.self)
        email = try row.next(String?.self)
        mayLogIn = try row.next()
        hasPassword = try row.next()
    }
}
