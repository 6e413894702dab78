import Core
import Postgres

/// The SQL about links that set a password.
enum PasswordLinkQueries {
    /// A link that works until it is used, replaced or too old.
    static func insert(
        _ link: IssuedPasswordLink,
        account: AccountID,
        purpose: PasswordLinkPurpose,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO password_links (id, account_id, purpose, requested_at, token_hash, expires_at)
        VALUES (\(link.id), \(account), \(purpose.rawValue), \(now), \(link.token.hash), \(link.expiresAt))
        """
    }

    /// A request for a link, where there is such a login and it is not locked out by its owner's business.
    static func insertRequest(
        _ id: PasswordLinkID,
        audience: Audience,
        emailKey: String,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO password_links (id, account_id, purpose, requested_at)
        SELECT \(id), accounts.id, 'reset', \(now)
        FROM accounts
        LEFT JOIN staff ON staff.id = accounts.staff_id
        LEFT JOIN clients ON clients.id = accounts.client_id
        WHERE accounts.audience = \(audience.rawValue)
          AND accounts.email_key = \(emailKey)
          AND CASE accounts.audience WHEN 'staff' THEN staff.archived_at IS NULL ELSE clients.login_allowed END
        """
    }

    /// How many requests of an email were counted within the hour, this one included.
    static func countRequest(key: [UInt8], now: Instant) -> SQL {
        """
        INSERT INTO sign_in_failures AS known (kind, key_hash, failures, last_failure_at)
        VALUES ('account', \(key)::bytea, 1, \(now)::timestamptz)
        ON CONFLICT (kind, key_hash) DO UPDATE
        SET failures = CASE
                WHEN known.last_failure_at < \(now.adding(.seconds(-3_600)))::timestamptz THEN 1
                ELSE known.failures + 1
            END,
            last_failure_at = CASE
                WHEN known.last_failure_at < \(now.adding(.seconds(-3_600)))::timestamptz
                    THEN excluded.last_failure_at
                ELSE known.last_failure_at
            END
        RETURNING failures
        """
    }

    /// Requests without a link, the oldest first.
    static func pending(limit: Int) -> SQL {
        """
        SELECT DISTINCT ON (accounts.id) password_links.id, accounts.id, accounts.audience, accounts.email,
            concat_ws(' ', coalesce(staff.first_name, clients.first_name), coalesce(staff.last_name, clients.last_name)),
            password_links.requested_at
        FROM password_links
        JOIN accounts ON accounts.id = password_links.account_id
        LEFT JOIN staff ON staff.id = accounts.staff_id
        LEFT JOIN clients ON clients.id = accounts.client_id
        WHERE password_links.token_hash IS NULL
        ORDER BY accounts.id, password_links.requested_at
        LIMIT \(limit)
        """
    }

    /// The login of an email, and whether it has a password.
    static func account(_ audience: Audience, emailKey: String) -> SQL {
        """
        SELECT id, audience, password_hash IS NOT NULL
        FROM accounts
        WHERE audience = \(audience.rawValue) AND email_key = \(emailKey)
        """
    }

    /// The login of a staff member or client, and whether it has a password.
    static func account(staff: StaffID?, client: ClientID?) -> SQL {
        """
        SELECT id, audience, password_hash IS NOT NULL
        FROM accounts
        WHERE staff_id = \(staff) OR client_id = \(client)
        """
    }

    /// The login that a working link belongs to.
    static func redeemable(tokenHash: [UInt8], now: Instant) -> SQL {
        """
        SELECT accounts.id, accounts.audience, accounts.email
        FROM password_links
        JOIN accounts ON accounts.id = password_links.account_id
        WHERE password_links.token_hash = \(tokenHash) AND password_links.expires_at > \(now)
        """
    }

    /// Uses a link up; of two who try at once, one gets a row.
    static func redeem(tokenHash: [UInt8], now: Instant) -> SQL {
        """
        DELETE FROM password_links
        WHERE token_hash = \(tokenHash) AND expires_at > \(now)
        RETURNING account_id
        """
    }

    /// Takes back every link and request of a login.
    static func deleteAll(of account: AccountID) -> SQL {
        "DELETE FROM password_links WHERE account_id = \(account)"
    }

    /// Takes back every link of a login, but no request.
    static func deleteIssued(of account: AccountID) -> SQL {
        "DELETE FROM password_links WHERE account_id = \(account) AND token_hash IS NOT NULL"
    }

    /// Removes some links that expired and requests that nobody answered.
    static func deleteForgotten(now: Instant) -> SQL {
        """
        DELETE FROM password_links
        WHERE id IN (
            SELECT id
            FROM password_links
            WHERE expires_at <= \(now) OR (token_hash IS NULL AND requested_at < \(now.adding(.seconds(-7 * 86_400))))
            LIMIT 100
            FOR UPDATE SKIP LOCKED
        )
        """
    }
}
