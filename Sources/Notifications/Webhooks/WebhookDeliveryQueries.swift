import Core
import Postgres

/// The SQL about what webhooks are told.
enum WebhookDeliveryQueries {
    /// What `WebhookDelivery.init(row:)` reads.
    private static let columns: SQL = """
        id, place, position, event, subject_id, state, attempts, status, fault, milliseconds, created_at, tried_at,
        next_try_at, done_at
        """

    // MARK: The log

    static func page(of id: WebhookID, state: String?, before place: Int?, limit: Int) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM webhook_deliveries
        WHERE webhook_id = \(id) AND (\(state)::text IS NULL OR state = \(state)::text)
          AND (\(place)::bigint IS NULL OR place < \(place)::bigint)
        ORDER BY place DESC
        LIMIT \(limit + 1)
        """
    }

    static func count(of id: WebhookID, state: String?) -> SQL {
        """
        SELECT count(*)
        FROM webhook_deliveries
        WHERE webhook_id = \(id) AND (\(state)::text IS NULL OR state = \(state)::text)
        """
    }

    /// Keeps what became of a test.
    static func insertTest(
        _ id: WebhookDeliveryID,
        of webhook: WebhookID,
        event: String,
        _ attempt: WebhookAttempt,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO webhook_deliveries (
            id, webhook_id, event, state, attempts, status, fault, milliseconds, created_at, first_tried_at, tried_at,
            done_at
        ) VALUES (
            \(id), \(webhook), \(event), \(attempt.isDelivered ? "delivered" : "failed"), 1, \(attempt.status)::integer,
            \(attempt.fault), \(attempt.milliseconds)::integer, \(now), \(now), \(now), \(now)
        )
        """
    }

    /// Forgets what was done long ago.
    static func forget(before moment: Instant) -> SQL {
        """
        DELETE FROM webhook_deliveries
        WHERE id IN (SELECT id FROM webhook_deliveries WHERE done_at < \(moment) ORDER BY done_at LIMIT 10000)
        """
    }

    // MARK: The work

    /// Those that are to be told at all; without any there is no work.
    static let active: SQL = "SELECT id FROM webhooks WHERE state = 'active' ORDER BY id"

    /// Who is told where a webhook is paused.
    static let administrators: SQL = """
        SELECT id
        FROM staff
        WHERE role = 'admin' AND archived_at IS NULL
        ORDER BY id
        """

    /// So many changes are looked at for a webhook at once.
    static let batch = 1_000
    /// So many deliveries may wait for a webhook; what comes after waits in the changes.
    static let waitingMax = 5_000

    /// Makes the deliveries of the next changes.
    ///
    /// - Returns: how many changes were looked at; fewer than `batch` where there are no more.
    static func enqueue(_ id: WebhookID, now: Instant) -> SQL {
        """
        WITH webhook AS (
            SELECT id, position, events
            FROM webhooks
            WHERE id = \(id) AND state = 'active' AND \(waitingMax)::bigint > (
                SELECT count(*) FROM webhook_deliveries WHERE webhook_id = \(id) AND state = 'waiting'
            )
            FOR UPDATE
        ), found AS (
            SELECT changes.position, changes.event, changes.subject_id
            FROM changes
            WHERE changes.position > (SELECT position FROM webhook)
            ORDER BY changes.position
            LIMIT \(batch)
        ), moved AS (
            UPDATE webhooks
            SET position = (SELECT max(position) FROM found)
            WHERE id = \(id) AND EXISTS (SELECT FROM found)
        ), told AS (
            INSERT INTO webhook_deliveries (
                id, webhook_id, position, event, subject_id, state, created_at, next_try_at
            )
            SELECT gen_random_uuid(), webhook.id, found.position, found.event, found.subject_id, 'waiting', \(now),
                \(now)
            FROM found
            CROSS JOIN webhook
            WHERE webhook.events = '{}' OR found.event = ANY (webhook.events)
            ORDER BY found.position
        )
        SELECT count(*) FROM found
        """
    }

    /// A delivery that no earlier one of its subject stands in front of.
    private static let isFirst: SQL = """
        NOT EXISTS (
            SELECT
            FROM webhook_deliveries AS earlier
            WHERE earlier.webhook_id = due.webhook_id AND earlier.subject_id = due.subject_id
              AND earlier.state = 'waiting' AND earlier.place < due.place
        )
        """

    /// The webhooks with a delivery whose turn it is.
    static func webhooks(now: Instant) -> SQL {
        """
        SELECT id, url, secret_sealed, silences
        FROM webhooks
        WHERE state = 'active' AND (quiet_until IS NULL OR quiet_until <= \(now)) AND EXISTS (
            SELECT
            FROM webhook_deliveries AS due
            WHERE due.webhook_id = webhooks.id AND due.state = 'waiting' AND due.next_try_at <= \(now)
              AND \(fragment: isFirst)
        )
        ORDER BY id
        """
    }

    /// Takes some deliveries of a webhook, the longest waiting first; who takes them and ends loses them at the lease.
    static func claim(_ id: WebhookID, now: Instant, lease: Instant, limit: Int) -> SQL {
        """
        UPDATE webhook_deliveries
        SET next_try_at = \(lease), first_tried_at = coalesce(first_tried_at, \(now)), tried_at = \(now),
            attempts = attempts + 1
        FROM changes
        WHERE changes.position = webhook_deliveries.position AND webhook_deliveries.id IN (
            SELECT due.id
            FROM webhook_deliveries AS due
            WHERE due.webhook_id = \(id) AND due.state = 'waiting' AND due.next_try_at <= \(now)
              AND \(fragment: isFirst)
            ORDER BY due.place
            LIMIT \(limit)
            FOR UPDATE SKIP LOCKED
        )
        RETURNING webhook_deliveries.id, webhook_deliveries.place, webhook_deliveries.attempts,
            \(fragment: ChangeQueries.columns)
        """
    }

    /// Gives back what was not tried.
    static func putBack(_ due: DueDelivery, until moment: Instant) -> SQL {
        """
        UPDATE webhook_deliveries
        SET next_try_at = \(moment), attempts = attempts - 1
        WHERE id = \(due.id) AND state = 'waiting' AND attempts = \(due.attempts)
        """
    }

    /// The statements for what the receiver took.
    static func delivered(
        _ due: DueDelivery,
        _ attempt: WebhookAttempt,
        by id: WebhookID,
        now: Instant
    ) -> [SQL] {
        [
            """
            UPDATE webhooks
            SET failing_since = NULL, fault = NULL, silences = 0, quiet_until = NULL, delivered_at = \(now)
            WHERE id = \(id)
            """,
            """
            UPDATE webhook_deliveries
            SET state = 'delivered', status = \(attempt.status)::integer, fault = NULL,
                milliseconds = \(attempt.milliseconds)::integer, next_try_at = NULL, done_at = \(now)
            WHERE id = \(due.id) AND state = 'waiting'
            """,
        ]
    }

    /// The statements for what it did not take; the first answers with a row where the webhook was paused for it.
    ///
    /// - Parameters:
    ///   - limit: what is tried since before then was tried long enough.
    ///   - next: when the delivery is tried again.
    ///   - pause: how long the address is left alone where nobody answered, by attempts in a row.
    static func failed(
        _ due: DueDelivery,
        _ attempt: WebhookAttempt,
        by id: WebhookID,
        now: Instant,
        limit: Instant,
        next: Instant,
        quiet: WebhookBackOff
    ) -> [SQL] {
        let isSilent = attempt.status == nil
        // Where others got through meanwhile the fault is this one's own.
        let isGivenUp: SQL = """
            (webhook_deliveries.first_tried_at <= \(limit)::timestamptz AND webhooks.failing_since > \(limit)::timestamptz)
            """
        return [
            """
            UPDATE webhooks
            SET failing_since = coalesce(failing_since, \(now)), fault = \(attempt.fault),
                quiet_until = CASE
                    WHEN NOT \(isSilent)::boolean THEN NULL
                    WHEN quiet_until > \(now) THEN quiet_until
                    ELSE \(now)::timestamptz + make_interval(
                        secs => least(\(quiet.first)::float8 * power(2, least(silences, 30)), \(quiet.last)::float8)
                    )
                END,
                silences = CASE
                    WHEN NOT \(isSilent)::boolean THEN 0
                    WHEN quiet_until > \(now) THEN silences
                    ELSE silences + 1
                END
            WHERE id = \(id)
            """,
            """
            UPDATE webhook_deliveries
            SET status = \(attempt.status)::integer, fault = \(attempt.fault),
                milliseconds = \(attempt.milliseconds)::integer,
                state = CASE WHEN \(fragment: isGivenUp) THEN 'failed' ELSE 'waiting' END,
                next_try_at = CASE WHEN \(fragment: isGivenUp) THEN NULL ELSE \(next)::timestamptz END,
                done_at = CASE WHEN \(fragment: isGivenUp) THEN \(now)::timestamptz END
            FROM webhooks
            WHERE webhooks.id = \(id) AND webhook_deliveries.id = \(due.id) AND webhook_deliveries.state = 'waiting'
            """,
            """
            UPDATE webhooks
            SET state = 'paused', paused_at = \(now),
                pause_reason = CASE WHEN \(attempt.isGone)::boolean THEN 'gone' ELSE 'failing' END
            WHERE id = \(id) AND state = 'active'
              AND (\(attempt.isGone)::boolean OR failing_since <= \(limit)::timestamptz)
            RETURNING pause_reason
            """,
        ]
    }

    /// When the next turn of a business is; NULL where nothing waits.
    static func nextTry(now: Instant) -> SQL {
        """
        SELECT min(greatest(due.next_try_at, webhooks.quiet_until))
        FROM webhook_deliveries AS due
        JOIN webhooks ON webhooks.id = due.webhook_id
        WHERE webhooks.state = 'active' AND due.state = 'waiting' AND \(fragment: isFirst)
        """
    }
}
