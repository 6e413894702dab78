import Core
import Postgres

/// The SQL about the logins of clients.
enum CustomerAccountQueries {
    /// Gives a client a login with this email, or gives the one that is there this email.
    static func insert(_ id: AccountID, client: ClientID, email: String) -> SQL {
        """
        INSERT INTO accounts (id, audience, email, client_id)
        VALUES (\(id), 'customer', \(email), \(client))
        ON CONFLICT (client_id) DO UPDATE
        SET email = excluded.email, revision = accounts.revision + 1
        """
    }

    /// Turns the toggle on where it was off; the row says whether the login has a password that works.
    static func allow(_ client: ClientID, now: Instant) -> SQL {
        """
        UPDATE clients
        SET login_allowed = true
        FROM accounts
        WHERE clients.id = \(client) AND NOT clients.login_allowed AND accounts.client_id = clients.id
        RETURNING \(fragment: CredentialQueries.hasPassword(at: now))
        """
    }

    /// Turns the toggle off.
    static func deny(_ client: ClientID) -> SQL {
        "UPDATE clients SET login_allowed = false WHERE id = \(client) AND login_allowed"
    }

    /// Changes the email of a client's login, if there is one.
    static func changeEmail(_ client: ClientID, email: String) -> SQL {
        """
        UPDATE accounts
        SET email = \(email), revision = revision + 1
        WHERE client_id = \(client) AND email <> \(email)
        """
    }

    /// Takes back links and requests: they were sent, or would be, to where the login no longer belongs.
    static func deleteLinks(of client: ClientID) -> SQL {
        """
        DELETE FROM password_links
        USING accounts
        WHERE accounts.client_id = \(client) AND password_links.account_id = accounts.id
        """
    }

    /// Ends every session of a client.
    static func deleteSessions(of client: ClientID) -> SQL {
        """
        DELETE FROM sessions
        USING accounts
        WHERE accounts.client_id = \(client) AND sessions.account_id = accounts.id
        """
    }

    /// Makes every server process ask anew what the login may do.
    static func touch(_ client: ClientID) -> SQL {
        "UPDATE accounts SET revision = revision + 1 WHERE client_id = \(client)"
    }
}
