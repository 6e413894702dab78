import Core
import Postgres

/// The SQL about links in messages.
enum ActionLinkQueries {
    /// One row for each link, but for those that are there.
    static func insert(_ links: [ActionLink], now: Instant) -> SQL {
        let ids = links.map(\.id)
        let kinds = links.map(\.kind.rawValue)
        let hashes = links.map { Cryptography.hex($0.token.hash) }
        let clients = links.map(\.client)
        // An array of ours holds no NULL.
        let appointments = links.map { $0.appointment?.description ?? "" }
        let categories = links.map { $0.category ?? "" }
        let channels = links.map { $0.channel ?? "" }
        let ends = links.map(\.expiresAt)
        return """
            INSERT INTO action_links (
                id, kind, token_hash, client_id, appointment_id, category, channel, created_at, expires_at
            )
            SELECT id, kind, decode(hash, 'hex'), client, nullif(appointment, '')::uuid, nullif(category, ''),
                nullif(channel, ''), \(now)::timestamptz, expires_at
            FROM unnest(
                \(ids)::uuid[], \(kinds)::text[], \(hashes)::text[], \(clients)::uuid[], \(appointments)::text[],
                \(categories)::text[], \(channels)::text[], \(ends)::timestamptz[]
            ) AS links (id, kind, hash, client, appointment, category, channel, expires_at)
            ON CONFLICT (token_hash) DO NOTHING
            """
    }

    /// A link that works, with the client's language, as `FoundActionLink.init(row:)` reads it.
    ///
    /// A link about an appointment works until that has ended, wherever it was moved since.
    static func working(tokenHash: [UInt8], now: Instant) -> SQL {
        """
        SELECT action_links.id, action_links.kind, action_links.client_id, action_links.appointment_id,
            action_links.category, action_links.channel, greatest(action_links.expires_at, appointments.ends_at),
            clients.language
        FROM action_links
        JOIN clients ON clients.id = action_links.client_id
        LEFT JOIN appointments ON appointments.id = action_links.appointment_id
        WHERE action_links.token_hash = \(tokenHash) AND action_links.used_at IS NULL
          AND greatest(action_links.expires_at, appointments.ends_at) > \(now) AND clients.erased_at IS NULL
          AND (action_links.kind NOT IN ('sign_in', 'panel') OR clients.login_allowed)
        """
    }

    /// Uses a link up; of many who try at once, one gets a row.
    static func use(_ id: ActionLinkID, now: Instant) -> SQL {
        """
        UPDATE action_links
        SET used_at = \(now)
        WHERE id = \(id) AND used_at IS NULL
        RETURNING id
        """
    }

    /// A row while a link is not taken back; held until the transaction ends.
    static func hold(_ id: ActionLinkID) -> SQL {
        "SELECT id FROM action_links WHERE id = \(id) AND used_at IS NULL FOR SHARE"
    }

    /// Takes back what leads into the panel of a login.
    static func deleteEntries(of account: AccountID) -> SQL {
        """
        DELETE FROM action_links
        USING accounts
        WHERE accounts.id = \(account) AND action_links.client_id = accounts.client_id
          AND action_links.kind IN ('sign_in', 'panel')
        """
    }

    /// Takes back what leads into the panel of a client whose login gets another email.
    static func deleteEntries(of client: ClientID, unlessEmailIs email: String) -> SQL {
        """
        DELETE FROM action_links
        USING accounts
        WHERE accounts.client_id = \(client) AND accounts.email <> \(email)
          AND action_links.client_id = accounts.client_id AND action_links.kind IN ('sign_in', 'panel')
        """
    }

    /// Removes some links that nobody can use any more.
    static func deleteOld(before: Instant) -> SQL {
        """
        DELETE FROM action_links
        WHERE id IN (
            SELECT action_links.id
            FROM action_links
            LEFT JOIN appointments ON appointments.id = action_links.appointment_id
            WHERE action_links.expires_at < \(before)
              AND (appointments.ends_at IS NULL OR appointments.ends_at < \(before))
            LIMIT 1000
        )
        """
    }

    /// Takes back the links of some kinds.
    static func delete(of client: ClientID, kinds: [ActionLinkKind]) -> SQL {
        "DELETE FROM action_links WHERE client_id = \(client) AND kind = ANY (\(kinds.map(\.rawValue))::text[])"
    }
}
