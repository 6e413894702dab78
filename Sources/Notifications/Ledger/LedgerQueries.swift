import Core
import Outbox
import Postgres

/// The SQL about what became of messages.
enum LedgerQueries {
    private static let columns: SQL = """
        notifications.id, notifications.event, notifications.receiver, notifications.channel,
        notifications.client_id, concat_ws(' ', clients.first_name, clients.last_name),
        notifications.staff_id, concat_ws(' ', staff.first_name, staff.last_name),
        notifications.appointment_id, notifications.state, notifications.reason, notifications.reply,
        notifications.address, notifications.language, notifications.subject, notifications.attempts,
        notifications.due_at, notifications.sent_at, notifications.ended_at, notifications.resend_of,
        notifications.created_at
        """

    private static let tables: SQL = """
        FROM notifications
        LEFT JOIN clients ON clients.id = notifications.client_id
        LEFT JOIN staff ON staff.id = notifications.staff_id
        """

    /// A page, the newest first, one row more than it shows; and how many all pages have.
    static func page(
        _ filter: LedgerFilter,
        within branches: Set<BranchID>?,
        before place: (createdAt: Instant, id: NotificationID)?,
        limit: Int
    ) -> [SQL] {
        let condition = condition(filter, within: branches)
        let after: SQL =
            place.map { "(notifications.created_at, notifications.id) < (\($0.createdAt), \($0.id))" }
            ?? "true"
        return [
            """
            SELECT \(fragment: columns)
            \(fragment: tables)
            WHERE \(fragment: condition) AND \(fragment: after)
            ORDER BY notifications.created_at DESC, notifications.id DESC
            LIMIT \(limit + 1)
            """,
            "SELECT count(*) FROM notifications WHERE \(fragment: condition)",
        ]
    }

    static func find(_ id: NotificationID, within branches: Set<BranchID>?) -> SQL {
        """
        SELECT \(fragment: columns)
        \(fragment: tables)
        WHERE notifications.id = \(id) AND \(fragment: near(branches))
        """
    }

    /// Has a message that ended sent again, as a message of its own; no row where there is nothing to send again.
    static func resend(
        _ id: NotificationID,
        as new: NotificationID,
        within branches: Set<BranchID>?,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO notifications (
            id, event, receiver, client_id, staff_id, appointment_id, data, state, channel, due_at, resend_of
        )
        SELECT \(new), event, receiver, client_id, staff_id, appointment_id, data, 'queued', channel, \(now), id
        FROM notifications
        WHERE id = \(id) AND \(fragment: canBeResent) AND \(fragment: near(branches))
        """
    }

    /// Has what was not sent sent again, the oldest first, each once.
    static func resendLost(
        _ filter: LedgerFilter,
        since moment: Instant,
        within branches: Set<BranchID>?,
        now: Instant,
        limit: Int
    ) -> SQL {
        """
        INSERT INTO notifications (
            id, event, receiver, client_id, staff_id, appointment_id, data, state, channel, due_at, resend_of
        )
        SELECT gen_random_uuid(), event, receiver, client_id, staff_id, appointment_id, data, 'queued', channel,
            \(now), id
        FROM notifications
        WHERE \(fragment: condition(filter, within: branches)) AND state IN ('failed', 'suppressed')
          AND created_at >= \(moment) AND \(fragment: canBeResent)
          AND NOT EXISTS (SELECT FROM notifications AS later WHERE later.resend_of = notifications.id)
        ORDER BY created_at
        LIMIT \(limit)
        """
    }

    /// It has ended and held no credential.
    private static let canBeResent: SQL = """
        state IN ('sent', 'delivered', 'failed', 'suppressed') AND event <> ALL (\(credentialEvents)::text[])
        """

    private static let credentialEvents = MessageEvent.allCases.filter(\.holdsCredential).map(\.rawValue)

    private static func condition(_ filter: LedgerFilter, within branches: Set<BranchID>?) -> SQL {
        var conditions = [near(branches)]
        if let state = filter.state { conditions.append("notifications.state = \(state.rawValue)") }
        if let reason = filter.reason { conditions.append("notifications.reason = \(reason.rawValue)") }
        if let channel = filter.channel { conditions.append("notifications.channel = \(channel.rawValue)") }
        if let event = filter.event { conditions.append("notifications.event = \(event)") }
        if let client = filter.client { conditions.append("notifications.client_id = \(client)") }
        if let staff = filter.staff { conditions.append("notifications.staff_id = \(staff)") }
        if let id = filter.appointment { conditions.append("notifications.appointment_id = \(id)") }
        if let from = filter.from { conditions.append("notifications.created_at >= \(from)") }
        if let until = filter.until { conditions.append("notifications.created_at < \(until)") }
        return SQL.joined(conditions, separator: " AND ")
    }

    /// Managers see what is about appointments and clients of their branches.
    private static func near(_ branches: Set<BranchID>?) -> SQL {
        guard let branches else { return "true" }
        let own = branches.sorted()
        return """
            CASE
                WHEN notifications.appointment_id IS NOT NULL THEN EXISTS (
                    SELECT FROM appointments
                    WHERE appointments.id = notifications.appointment_id
                      AND appointments.branch_id = ANY (\(own)::uuid[])
                )
                ELSE EXISTS (
                    SELECT FROM client_branch
                    WHERE client_branch.client_id = notifications.client_id
                      AND client_branch.branch_id = ANY (\(own)::uuid[])
                )
            END
            """
    }
}
