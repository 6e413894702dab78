import Core
import Postgres

/// The statements with which customers read their own appointments; what the waiting list holds for them is none yet.
enum MyAppointmentQueries {
    /// A page: the appointments and their attendees, when each one's visit begins, and how many there are on all pages.
    static func page(_ wish: MyAppointmentPage.Wish, of client: ClientID, now: Instant) -> [SQL] {
        let all = condition(wish, of: client, now: now)
        let isDescending = wish.when != .future
        let after: SQL =
            wish.after.map { after in
                """
                \n  AND (appointments.starts_at, appointments.id) \(fragment: isDescending ? "<" : ">")
                    (\(after.start)::timestamptz, \(after.id)::uuid)
                """
            } ?? ""
        let order: SQL = isDescending ? "DESC" : "ASC"
        let chosen: SQL = """
            ARRAY(
                SELECT appointments.id
                FROM appointments
                WHERE \(fragment: all)\(fragment: after)
                ORDER BY appointments.starts_at \(fragment: order), appointments.id \(fragment: order)
                LIMIT \(wish.limit + 1)
            )
            """
        return records(chosen) + ["SELECT count(*) FROM appointments WHERE \(fragment: all)"]
    }

    /// One of the client's own, in the same form.
    static func record(_ id: AppointmentID, of client: ClientID) -> [SQL] {
        records(
            """
            ARRAY(
                SELECT appointments.id
                FROM appointments
                WHERE appointments.id = \(id) AND \(fragment: attended(by: client))
            )
            """
        )
    }

    /// A row where the appointment is the client's own.
    static func isOwn(_ id: AppointmentID, of client: ClientID) -> SQL {
        "SELECT 1 FROM appointments WHERE appointments.id = \(id) AND \(fragment: attended(by: client))"
    }

    /// Who will hear of what was done to appointments in this transaction, whose rows have its time.
    static func told(_ appointments: [AppointmentID]) -> SQL {
        """
        SELECT DISTINCT receiver
        FROM notifications
        WHERE appointment_id = ANY (\(appointments)::uuid[]) AND created_at = now() AND state = 'queued'
        ORDER BY receiver
        """
    }

    private static func records(_ chosen: SQL) -> [SQL] {
        AppointmentQueries.records(chosen) + [
            """
            SELECT appointments.id,
                coalesce(
                    (SELECT min(step.starts_at) FROM appointments AS step WHERE step.visit_id = appointments.visit_id),
                    appointments.starts_at
                )
            FROM appointments
            WHERE appointments.id = ANY (\(fragment: chosen))
            """
        ]
    }

    private static func condition(_ wish: MyAppointmentPage.Wish, of client: ClientID, now: Instant) -> SQL {
        let time: SQL =
            switch wish.when {
            case .all: ""
            case .future: "\n  AND appointments.starts_at > \(now)::timestamptz"
            case .past: "\n  AND appointments.starts_at <= \(now)::timestamptz"
            }
        let days: SQL =
            wish.days.map { days in
                """
                \n  AND (appointments.starts_at AT TIME ZONE appointments.time_zone)::date
                    BETWEEN \(days.lowerBound) AND \(days.upperBound)
                """
            } ?? ""
        return "\(fragment: attended(by: client))\(fragment: time)\(fragment: days)"
    }

    private static func attended(by client: ClientID) -> SQL {
        """
        EXISTS (
            SELECT FROM attendees
            WHERE attendees.appointment_id = appointments.id AND attendees.client_id = \(client)
              AND attendees.status <> 'held'
        )
        """
    }
}
