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

    /// One row for each receiver.
    static func insert(_ event: OutboxEvent, ids: [NotificationID], state: OutboxState, now: Instant) -> SQL {
        let clients = event.receivers.map { receiver -> String in
            if case .client(let id) = receiver { id.description } else { "" }
        }
        let staff = event.receivers.map { receiver -> String in
            if case .staff(let id) = receiver { id.description } else { "" }
        }
        return """
            INSERT INTO notifications (
                id, event, receiver, client_id, staff_id, appointment_id, data, state, due_at
            )
            SELECT id, \(event.name.rawValue), CASE WHEN client = '' THEN 'staff' ELSE 'client' END,
                nullif(client, '')::uuid, nullif(staff, '')::uuid, \(event.appointment)::uuid,
                \(JSONValue.object(event.data))::jsonb, \(state.rawValue), \(now)::timestamptz
            FROM unnest(\(ids)::uuid[], \(clients)::text[], \(staff)::text[]) AS receivers (id, client, staff)
            """
    }
}
