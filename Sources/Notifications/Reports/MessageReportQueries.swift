import Core
import Outbox
import Postgres

/// The SQL about what gateways report.
enum MessageReportQueries {
    /// Notes that a message has arrived.
    ///
    /// Also where we did not hear that the gateway took it, and would try it again: it is not sent a second time.
    static func arrived(_ id: NotificationID, at receiver: String?, now: Instant) -> SQL {
        """
        UPDATE notifications
        SET state = 'delivered', reason = NULL, sent_at = coalesce(sent_at, \(now)), ended_at = \(now),
            address = coalesce(address, \(receiver)), secret_sealed = NULL
        WHERE id = \(id) AND channel = 'sms'
          AND (state IN ('sending', 'sent') OR state = 'queued' AND attempts > 0)
        """
    }

    /// Notes that a message which the gateway took has not arrived.
    static func lost(_ id: NotificationID, code: String, receiver: String?, now: Instant) -> SQL {
        """
        UPDATE notifications
        SET state = 'failed', reason = \(DeliveryReason.refused.rawValue), reply = \(code), ended_at = \(now),
            address = coalesce(address, \(receiver)), secret_sealed = NULL
        WHERE id = \(id) AND channel = 'sms' AND state IN ('sending', 'sent')
        """
    }
}
