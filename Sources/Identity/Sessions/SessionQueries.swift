import Core
import Postgres

/// The SQL about sessions.
enum SessionQueries {
    /// Begins a session if the login is still as it was when its password, or a link, was checked.
    static func insert(
        _ account: Account,
        tokenHash: [UInt8],
        transport: SessionTransport,
        now: Instant,
        expiresAt: Instant,
        byLink: Bool = false
    ) -> SQL {
        """
        INSERT INTO sessions (token_hash, account_id, transport, created_at, expires_at, by_link)
        SELECT \(tokenHash), id, \(transport.rawValue), \(now), \(expiresAt), \(byLink)
        FROM accounts
        WHERE id = \(account.id) AND revision = \(account.revision)
        RETURNING account_id
        """
    }

    /// The row of the audit log for a sign-in, whose actor was nobody yet when the request came.
    static func recordBeginning(
        of account: Account,
        channel: Channel,
        now: Instant,
        requestID: String?,
        byLink: Bool = false
    ) -> SQL {
        """
        INSERT INTO audit_log (at, actor_kind, actor_id, channel, action, subject_kind, subject_id, request_id)
        SELECT \(now), audience, coalesce(staff_id, client_id), \(channel.rawValue),
            \(byLink ? "session.begun_by_link" : "session.begun"), 'account', id, \(requestID)
        FROM accounts
        WHERE id = \(account.id)
        """
    }

    /// Ends one session.
    static func delete(tokenHash: [UInt8]) -> SQL {
        "DELETE FROM sessions WHERE token_hash = \(tokenHash)"
    }

    /// Ends all sessions of a login, or all but one; its API keys stay.
    static func deleteAll(of account: AccountID, except tokenHash: [UInt8]? = nil) -> SQL {
        """
        DELETE FROM sessions
        WHERE account_id = \(account)
          AND api_key_id IS NULL
          AND (\(tokenHash)::bytea IS NULL OR token_hash <> \(tokenHash)::bytea)
        """
    }

    /// Ends the oldest sessions of a login beyond a number; API keys do not count.
    static func deleteOldest(of account: AccountID, beyond limit: Int) -> SQL {
        """
        DELETE FROM sessions
        WHERE token_hash IN (
            SELECT token_hash
            FROM sessions
            WHERE account_id = \(account) AND api_key_id IS NULL
            ORDER BY created_at DESC, token_hash
            OFFSET \(limit)
            FOR UPDATE SKIP LOCKED
        )
        """
    }

    /// Removes some sessions that have expired.
    static func deleteExpired(now: Instant) -> SQL {
        """
        DELETE FROM sessions
        WHERE token_hash IN (
            SELECT token_hash
            FROM sessions
            WHERE expires_at <= \(now)
            ORDER BY expires_at
            LIMIT 100
            FOR UPDATE SKIP LOCKED
        )
        """
    }
}
