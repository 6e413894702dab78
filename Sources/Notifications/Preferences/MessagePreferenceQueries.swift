import Core
import Postgres

/// The SQL about what clients want to hear of.
enum MessagePreferenceQueries {
    static func declined(by client: ClientID) -> SQL {
        """
        SELECT category, channel
        FROM declined_messages
        WHERE client_id = \(client)
        """
    }

    /// Declines one kind of message; a row where it was not declined before.
    static func decline(_ category: String, _ channel: String, for client: ClientID, now: Instant) -> SQL {
        """
        INSERT INTO declined_messages (client_id, category, channel, declined_at)
        VALUES (\(client), \(category), \(channel), \(now))
        ON CONFLICT DO NOTHING
        RETURNING client_id
        """
    }

    /// Makes what is declined these, and nothing else.
    static func replace(_ declined: [MessagePreferences.Choice], of client: ClientID, now: Instant) -> [SQL] {
        let (categories, channels) = (declined.map(\.category.rawValue), declined.map(\.channel))
        return [
            """
            DELETE FROM declined_messages
            WHERE client_id = \(client)
              AND (category, channel) NOT IN (
                  SELECT category, channel
                  FROM unnest(\(categories)::text[], \(channels)::text[]) AS declined (category, channel)
              )
            """,
            """
            INSERT INTO declined_messages (client_id, category, channel, declined_at)
            SELECT \(client), category, channel, \(now)
            FROM unnest(\(categories)::text[], \(channels)::text[]) AS declined (category, channel)
            ON CONFLICT DO NOTHING
            """,
        ]
    }
}
