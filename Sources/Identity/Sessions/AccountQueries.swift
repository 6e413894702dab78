import Core
import Postgres

/// The SQL about logins.
enum AccountQueries {
    /// What `Account.init(row:)` reads.
    static let columns: SQL =
        "\(fragment: personColumns), accounts.must_change_password"

    /// The same beside a session: who came by a link has used no password that would have to be changed.
    private static let sessionColumns: SQL =
        "\(fragment: personColumns), accounts.must_change_password AND NOT sessions.by_link"

    private static let personColumns: SQL = """
        accounts.id, accounts.revision, accounts.staff_id, accounts.client_id, staff.role,
        ARRAY(SELECT branch_id FROM staff_branch WHERE staff_branch.staff_id = accounts.staff_id),
        coalesce(staff.first_name, clients.first_name), coalesce(staff.last_name, clients.last_name)
        """

    private static let people: SQL = """
        LEFT JOIN staff ON staff.id = accounts.staff_id
        LEFT JOIN clients ON clients.id = accounts.client_id
        """

    /// Signing in needs more than a password: work here for staff, the toggle for customers (S0-15).
    private static let mayLogIn: SQL = """
        CASE accounts.audience
            WHEN 'staff' THEN staff.archived_at IS NULL
            ELSE clients.login_allowed
        END
        """

    /// The login of an email, its hash and whether it may be used now.
    ///
    /// - Parameter emailKey: the email in lower case as Swift makes it; letting PostgreSQL lower it would find
    ///   one login by several spellings, and each spelling would have a counter of failures of its own.
    static func forSignIn(_ audience: Audience, emailKey: String, now: Instant) -> SQL {
        """
        SELECT \(fragment: columns), accounts.password_hash,
            \(fragment: mayLogIn)
                AND (accounts.password_expires_at IS NULL OR accounts.password_expires_at > \(now)::timestamptz)
        FROM accounts
        \(fragment: people)
        WHERE accounts.audience = \(audience.rawValue) AND accounts.email_key = \(emailKey)
        """
    }

    /// The login of a client who came by a link, while it may be used.
    static func forLink(_ client: ClientID) -> SQL {
        """
        SELECT \(fragment: personColumns), false
        FROM accounts
        \(fragment: people)
        WHERE accounts.client_id = \(client) AND clients.login_allowed
        """
    }

    /// The login behind a session that has not expired, how the session travels and when it ends; an API key does not
    /// end, and whether its use is noted already comes last.
    static func bySession(tokenHash: [UInt8], now: Instant) -> SQL {
        """
        SELECT \(fragment: sessionColumns), sessions.transport, sessions.expires_at,
            sessions.api_key_id IS NULL
                OR coalesce(sessions.last_used_at > \(now.adding(.zero - APIKey.usePrecision)), false)
        FROM sessions
        JOIN accounts ON accounts.id = sessions.account_id
        \(fragment: people)
        WHERE sessions.token_hash = \(tokenHash)
          AND (sessions.expires_at > \(now) OR sessions.api_key_id IS NOT NULL)
          AND \(fragment: mayLogIn)
        """
    }

    /// The login behind a session that is in use, its email and when the session ends.
    static func current(tokenHash: [UInt8]) -> SQL {
        """
        SELECT \(fragment: sessionColumns), accounts.email, sessions.expires_at
        FROM sessions
        JOIN accounts ON accounts.id = sessions.account_id
        \(fragment: people)
        WHERE sessions.token_hash = \(tokenHash)
        """
    }

    /// A row as long as the session is there and the login is as it was.
    static func isUnchanged(tokenHash: [UInt8], revision: Int64) -> SQL {
        """
        SELECT 1
        FROM sessions
        JOIN accounts ON accounts.id = sessions.account_id
        WHERE sessions.token_hash = \(tokenHash) AND accounts.revision = \(revision)
        """
    }

    /// The email and hash of a login, for changing its password.
    static func secrets(_ account: AccountID) -> SQL {
        "SELECT email, password_hash FROM accounts WHERE id = \(account)"
    }

    /// Replaces a hash that was computed with a lower cost.
    static func rehash(_ account: AccountID, from old: String, to new: String) -> SQL {
        """
        UPDATE accounts
        SET password_hash = \(new)
        WHERE id = \(account) AND password_hash = \(old)
        """
    }

    /// Sets a new password; with `old`, only while that is still the hash.
    static func setPassword(_ account: AccountID, hash: String, replacing old: String? = nil) -> SQL {
        """
        UPDATE accounts
        SET password_hash = \(hash), must_change_password = false, password_expires_at = NULL,
            revision = revision + 1
        WHERE id = \(account) AND (\(old)::text IS NULL OR password_hash = \(old)::text)
        RETURNING id
        """
    }

    /// Shows in the staff member's record that the first password is set; to be run before it is.
    static func noteFirstPassword(_ account: AccountID) -> SQL {
        """
        UPDATE staff
        SET revision = staff.revision + 1
        FROM accounts
        WHERE accounts.id = \(account) AND accounts.password_hash IS NULL AND staff.id = accounts.staff_id
        """
    }
}
