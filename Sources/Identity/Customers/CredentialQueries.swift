import Core
import Postgres

/// The SQL about what clients are given to sign in with.
enum CredentialQueries {
    /// Whether the login has a password that works, as SQL about `accounts`.
    static func hasPassword(at now: Instant) -> SQL {
        """
        (accounts.password_hash IS NOT NULL
            AND (accounts.password_expires_at IS NULL OR accounts.password_expires_at > \(now)::timestamptz))
        """
    }

    /// Events that wait for a credential, the oldest first, as `WaitingCredential.init(row:)` reads them.
    static func waiting(now: Instant, limit: Int) -> SQL {
        """
        SELECT \(fragment: columns(now: now))
        \(fragment: tables)
        WHERE notifications.state = 'preparing'
        ORDER BY notifications.created_at, notifications.id
        LIMIT \(limit)
        """
    }

    /// One of them, held until the transaction ends; no row where it waits no more, or somebody else is at it.
    static func lock(_ event: NotificationID, now: Instant) -> SQL {
        """
        SELECT \(fragment: columns(now: now))
        \(fragment: tables)
        WHERE notifications.id = \(event) AND notifications.state = 'preparing'
        FOR UPDATE OF notifications SKIP LOCKED
        """
    }

    private static func columns(now: Instant) -> SQL {
        """
        notifications.id, notifications.event, notifications.client_id, notifications.staff_id, accounts.id,
            accounts.email,
            accounts.id IS NOT NULL AND coalesce(clients.login_allowed, staff.archived_at IS NULL),
            coalesce(\(fragment: hasPassword(at: now)), false)
        """
    }

    private static let tables: SQL = """
        FROM notifications
        LEFT JOIN clients ON clients.id = notifications.client_id
        LEFT JOIN staff ON staff.id = notifications.staff_id
        LEFT JOIN accounts ON accounts.client_id = clients.id OR accounts.staff_id = staff.id
        """

    /// An event for whoever has the login of an email and may use it; no row where there is nobody, or where the same
    /// waits already.
    static func ask(
        _ event: NotificationID,
        _ name: String,
        _ audience: Audience,
        emailKey: String,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO notifications (id, event, receiver, client_id, staff_id, data, state, due_at)
        SELECT \(event), \(name), CASE accounts.audience WHEN 'staff' THEN 'staff' ELSE 'client' END,
            accounts.client_id, accounts.staff_id, '{}', 'preparing', \(now)
        FROM accounts
        LEFT JOIN staff ON staff.id = accounts.staff_id
        LEFT JOIN clients ON clients.id = accounts.client_id
        WHERE accounts.audience = \(audience.rawValue) AND accounts.email_key = \(emailKey)
          AND CASE accounts.audience WHEN 'staff' THEN staff.archived_at IS NULL ELSE clients.login_allowed END
          AND NOT EXISTS (
              SELECT FROM notifications AS waiting
              WHERE waiting.state = 'preparing' AND waiting.event = \(name)
                AND (waiting.client_id = accounts.client_id OR waiting.staff_id = accounts.staff_id)
          )
        """
    }

    /// Lets an event go, with a sealed credential or without.
    static func queue(_ event: NotificationID, sealed: [UInt8]?, data: JSONValue) -> SQL {
        """
        UPDATE notifications
        SET state = 'queued', secret_sealed = \(sealed), data = data || \(data)::jsonb
        WHERE id = \(event)
        """
    }

    /// Drops an event that there is nothing to tell of any more.
    static func drop(_ event: NotificationID) -> SQL {
        "DELETE FROM notifications WHERE id = \(event)"
    }

    /// Gives a login a password that the software made, where none works.
    static func setPassword(
        of account: AccountID,
        hash: String,
        mustChange: Bool,
        expiresAt: Instant?,
        now: Instant
    ) -> SQL {
        """
        UPDATE accounts
        SET password_hash = \(hash), must_change_password = \(mustChange), password_expires_at = \(expiresAt),
            revision = revision + 1
        WHERE id = \(account) AND NOT \(fragment: hasPassword(at: now))
        """
    }

    /// The login of a client, held until the transaction ends, and whether it has a password.
    static func account(of client: ClientID) -> SQL {
        "SELECT id, password_hash IS NOT NULL FROM accounts WHERE client_id = \(client) FOR UPDATE"
    }

    /// Leaves a login without a password.
    static func takePassword(of account: AccountID) -> SQL {
        """
        UPDATE accounts
        SET password_hash = NULL, must_change_password = false, password_expires_at = NULL,
            revision = revision + 1
        WHERE id = \(account)
        """
    }
}
