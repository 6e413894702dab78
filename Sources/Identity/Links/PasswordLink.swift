public import Core
import Postgres

/// A link with which somebody sets a password, at the only moment at which its token is known.
public struct IssuedPasswordLink: Sendable {
    /// What never changes.
    public let id: PasswordLinkID
    /// The secret that the link carries.
    public let token: Token
    /// Whose panel the link leads to.
    public let audience: Audience
    /// When it stops working.
    public let expiresAt: Instant
}

/// Why there is a link.
public enum PasswordLinkPurpose: String, Sendable, Hashable, CaseIterable {
    /// To set the first password.
    case set
    /// To replace a forgotten one.
    case reset

    /// How long a link works.
    public var lifetime: Duration {
        switch self {
        case .set: .seconds(48 * 3_600)
        case .reset: .seconds(2 * 3_600)
        }
    }
}

/// Somebody who asked for a new password and waits for a link.
public struct PasswordLinkRequest: Sendable {
    /// The request itself.
    public let id: PasswordLinkID
    /// Whose login it is.
    public let account: AccountID
    /// Where the login leads.
    public let audience: Audience
    /// Where the link belongs to be sent.
    public let email: String
    /// The first and last name, for the operator to recognise.
    public let name: String
    /// When it was asked for.
    public let requestedAt: Instant
}

extension PasswordLinkRequest {
    /// Reads a row of `PasswordLinkQueries.pending`.
    init(row: inout RowReader) throws {
        id = try row.next()
        account = try row.next()
        audience = try row.next(String.self) == Audience.staff.rawValue ? .staff : .customer
        email = try row.next()
        name = try row.next()
        requestedAt = try row.next()
    }
}
