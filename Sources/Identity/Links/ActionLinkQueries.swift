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

    /// Takes back the links of some kinds.
    static func delete(of client: ClientID, kinds: [ActionLinkKind]) -> SQL {
        "DELETE FROM action_links WHERE client_id = \(client) AND kind = ANY (\(kinds.map(\.rawValue))::text[])"
    }
}
