public import Core
import Outbox
public import Postgres
public import Tenancy

/// The logins of clients, for the operations of the clients' slice.
///
/// A client signs in with a password, and only while `clients.login_allowed` is on (S0-15). Each of these takes part
/// in the caller's transaction; the caller has asked the permission.
public enum CustomerAccounts {
    /// Lets a client sign in under an email: makes the login or gives the one that is there this email, and turns
    /// the toggle on.
    ///
    /// Where it was off, the client is told, once (R-2, S0-16); where no password works, with a credential that is
    /// made after the commit. Where it was on already, nobody hears of it.
    ///
    /// - Throws: `Problem.conflict(.emailTaken)` where another client signs in with it.
    public static func allowLogin(
        _ client: ClientID,
        email: EmailAddress,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        transaction.later(ActionLinkQueries.deleteEntries(of: client, unlessEmailIs: email.text))
        let answers = try await transaction.batch([
            CustomerAccountQueries.deleteLinks(of: client),
            CustomerAccountQueries.insert(AccountID.make(scope.world), client: client, email: email.text),
            CustomerAccountQueries.allow(client, now: scope.world.now()),
        ])
        guard let hasPassword = try answers[2].first({ row in try row.next(Bool.self) }) else { return }
        transaction.later(scope.audit("customer_login.allowed", "client", client))
        let event = OutboxEvent(.accessGranted, to: [.client(client)])
        if hasPassword {
            Outbox.add(event, in: transaction, scope)
        } else {
            prepare(event, in: transaction, scope)
        }
    }

    /// Has a new credential made and told to a client; every earlier one stops working at once.
    ///
    /// - Returns: whether there was a password that stopped working; nil where the client has no login.
    public static func renewAccess(
        of client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> Bool? {
        Outbox.withdrawSecrets(from: .accessGranted, to: client, in: transaction)
        let account = try await transaction.first(CredentialQueries.account(of: client)) { row in
            (id: try row.next(AccountID.self), hasPassword: try row.next(Bool.self))
        }
        guard let account else { return nil }
        transaction.later(CredentialQueries.takePassword(of: account.id))
        transaction.later(PasswordLinkQueries.deleteAll(of: account.id))
        transaction.later(ActionLinkQueries.deleteEntries(of: account.id))
        transaction.later(SessionQueries.deleteAll(of: account.id))
        transaction.later(scope.audit("customer_login.renewed", "client", client))
        let event = OutboxEvent(.accessGranted, to: [.client(client)], data: ["again": true])
        prepare(event, in: transaction, scope)
        return account.hasPassword
    }

    private static func prepare(
        _ event: OutboxEvent,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        Outbox.prepare(event, in: transaction, scope)
        DueWork().want(.credentials, after: transaction, in: scope)
    }

    /// Locks a client out: the toggle goes off and live sessions end at once on every server.
    ///
    /// The password stays, so that turning the toggle on again is enough.
    public static func denyLogin(
        _ client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        transaction.later(CustomerAccountQueries.deny(client))
        transaction.later(CustomerAccountQueries.deleteLinks(of: client))
        transaction.later(ActionLinks.revoke(of: client, kinds: [.signIn, .panel]))
        transaction.later(CustomerAccountQueries.touch(client))
        transaction.later(scope.audit("customer_login.denied", "client", client))
        try await transaction.execute(CustomerAccountQueries.deleteSessions(of: client))
    }

    /// Lets a client's login, if there is one, follow a change of the client's email.
    ///
    /// - Throws: `Problem.conflict(.emailTaken)` where another client signs in with it.
    public static func changeEmail(
        _ client: ClientID,
        to email: EmailAddress,
        in transaction: Transaction
    ) async throws {
        transaction.later(CustomerAccountQueries.deleteLinks(of: client))
        transaction.later(ActionLinkQueries.deleteEntries(of: client, unlessEmailIs: email.text))
        try await transaction.execute(CustomerAccountQueries.changeEmail(client, email: email.text))
    }

    /// A link with which a client sets a password; every earlier one stops working.
    ///
    /// - Returns: nil where the client has no login.
    public static func issueLink(
        for client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> IssuedPasswordLink? {
        try await PasswordLinkOperations.issue(client: client, in: transaction, scope)
    }
}
