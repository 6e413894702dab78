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
