public import Core
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
    /// - Throws: `Problem.conflict(.emailTaken)` where another client signs in with it.
    public static func allowLogin(
        _ client: ClientID,
        email: EmailAddress,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        transaction.later(CustomerAccountQueries.deleteLinks(of: client))
        transaction.later(CustomerAccountQueries.allowLogin(client, true))
        transaction.later(scope.audit("customer_login.allowed", "client", client))
        try await transaction.execute(
            CustomerAccountQueries.insert(AccountID.make(scope.world), client: client, email: email.text)
        )
    }

    /// Locks a client out: the toggle goes off and live sessions end at once on every server.
    ///
    /// The password stays, so that turning the toggle on again is enough.
    public static func denyLogin(
        _ client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        transaction.later(CustomerAccountQueries.allowLogin(client, false))
        transaction.later(CustomerAccountQueries.deleteLinks(of: client))
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
