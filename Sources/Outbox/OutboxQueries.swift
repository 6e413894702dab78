import Core
import Postgres

/// The SQL of the outbox.
enum OutboxQueries {
    /// What a client is told holds no credential any more.
    static func withdrawSecrets(_ name: OutboxEvent.Name, _ client: ClientID) -> SQL {
        """
        UPDATE notifications
        SET state = 'queued', secret_sealed = NULL
        WHERE client_id = \(client) AND event = \(name.rawValue)
          AND (state = 'preparing' OR secret_sealed IS NOT NULL)
        """
    }

    /// One row for each receiver and channel: by mail always, by others where the business has switched them on.
    ///
    /// - Parameter rows: a receiver more than once, each time by another channel.
    static func insert(_ event: OutboxEvent, _ rows: [OutboxRow], state: OutboxState, now: Instant) -> SQL {
        let clients = rows.map { row -> String in
            if case .client(let id) = row.receiver { id.description } else { "" }
        }
        let staff = rows.map { row -> String in
            if case .staff(let id) = row.receiver { id.description } else { "" }
        }
        return """
            INSERT INTO notifications (
                id, event, receiver, client_id, staff_id, appointment_id, data, state, channel, due_at
            )
            SELECT wished.id, \(event.name.rawValue), kind.receiver, nullif(wished.client, '')::uuid,
                nullif(wished.staff, '')::uuid, \(event.appointment)::uuid, \(JSONValue.object(event.data))::jsonb,
                \(state.rawValue), wished.channel, \(now)::timestamptz
            FROM unnest(
                \(rows.map(\.id))::uuid[], \(clients)::text[], \(staff)::text[], \(rows.map(\.channel.rawValue))::text[]
            ) AS wished (id, client, staff, channel)
            CROSS JOIN LATERAL (SELECT CASE wished.client WHEN '' THEN 'staff' ELSE 'client' END AS receiver) AS kind
            WHERE wished.channel = 'email' OR EXISTS (
                SELECT FROM notification_switches AS switch
                WHERE switch.event = \(event.name.rawValue) AND switch.receiver = kind.receiver
                  AND switch.channel = wished.channel AND switch.enabled
            )
            """
    }
}

/// A message that there may be.
struct OutboxRow: Sendable {
    let id: NotificationID
    let receiver: OutboxEvent.Receiver
    let channel: MessageChannel
}
