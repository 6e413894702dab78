import Core
import Postgres

/// The SQL about webhooks.
enum WebhookQueries {
    /// What `Webhook.init(row:)` reads.
    private static let columns: SQL = """
        webhooks.name, webhooks.url, webhooks.events, webhooks.state, webhooks.pause_reason, webhooks.paused_at,
        webhooks.position,
        (SELECT count(*) FROM webhook_deliveries WHERE webhook_id = webhooks.id AND state = 'waiting'),
        webhooks.failing_since, webhooks.fault, webhooks.delivered_at, webhooks.created_at, webhooks.revision
        """

    static let all: SQL = "SELECT webhooks.id, \(fragment: columns) FROM webhooks ORDER BY webhooks.id"

    static func find(_ id: WebhookID) -> SQL {
        "SELECT webhooks.id, \(fragment: columns) FROM webhooks WHERE webhooks.id = \(id)"
    }

    /// The webhook, kept from others until the transaction ends.
    static func lock(_ id: WebhookID) -> SQL {
        "\(fragment: find(id)) FOR UPDATE OF webhooks"
    }

    static let count: SQL = "SELECT count(*) FROM webhooks"

    /// The address and the sealed secret.
    static func target(_ id: WebhookID) -> SQL {
        "SELECT id, url, secret_sealed, silences FROM webhooks WHERE id = \(id)"
    }

    /// A new one, which hears of what comes after what has its position now.
    static func insert(_ id: WebhookID, _ draft: WebhookDraft, sealed: [UInt8], now: Instant) -> SQL {
        """
        INSERT INTO webhooks (
            id, name, url, events, secret_sealed, state, pause_reason, paused_at, position, created_at
        )
        SELECT \(id), \(draft.name), \(draft.url), \(draft.events)::text[], \(sealed), \(draft.state.rawValue),
            CASE \(draft.state.rawValue) WHEN 'paused' THEN 'by_staff' END,
            CASE \(draft.state.rawValue) WHEN 'paused' THEN \(now)::timestamptz END, last, \(now)
        FROM change_positions
        """
    }

    static func setSecret(_ id: WebhookID, sealed: [UInt8]) -> SQL {
        "UPDATE webhooks SET secret_sealed = \(sealed), revision = revision + 1 WHERE id = \(id)"
    }

    static func update(_ id: WebhookID, _ draft: WebhookDraft) -> SQL {
        """
        UPDATE webhooks
        SET name = \(draft.name), url = \(draft.url), events = \(draft.events)::text[], revision = revision + 1
        WHERE id = \(id)
        """
    }

    /// Tells it nothing for now; what waits goes on waiting.
    static func pause(_ id: WebhookID, _ reason: Webhook.PauseReason, now: Instant) -> SQL {
        """
        UPDATE webhooks
        SET state = 'paused', pause_reason = \(reason.rawValue), paused_at = \(now)
        WHERE id = \(id) AND state = 'active'
        """
    }

    /// The statements that tell it again, at once and with all of the time for trying.
    static func resume(_ id: WebhookID, now: Instant) -> [SQL] {
        [
            """
            UPDATE webhooks
            SET state = 'active', pause_reason = NULL, paused_at = NULL, failing_since = NULL, fault = NULL,
                silences = 0, quiet_until = NULL
            WHERE id = \(id)
            """,
            """
            UPDATE webhook_deliveries
            SET attempts = 0, first_tried_at = NULL, next_try_at = \(now)
            WHERE webhook_id = \(id) AND state = 'waiting'
            """,
        ]
    }

    /// Has it told again what came after a position.
    ///
    /// - Returns: how many changes that are.
    static func replay(_ id: WebhookID, since position: Int) -> SQL {
        """
        WITH replayed AS (
            UPDATE webhooks
            SET position = least(position, \(position)::bigint)
            FROM (SELECT position AS reached FROM webhooks WHERE id = \(id) FOR UPDATE) AS before
            WHERE id = \(id)
            RETURNING events, before.reached
        )
        SELECT count(*)
        FROM changes
        JOIN replayed ON replayed.events = '{}' OR changes.event = ANY (replayed.events)
        WHERE changes.position > \(position)::bigint AND changes.position <= replayed.reached
        """
    }

    static func delete(_ id: WebhookID) -> SQL {
        "DELETE FROM webhooks WHERE id = \(id)"
    }
}
