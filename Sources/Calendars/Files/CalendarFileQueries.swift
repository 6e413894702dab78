import Core
import Postgres

/// The SQL of calendar files.
enum CalendarFileQueries {
    /// What a feed is of, as far as its file needs it.
    struct Feed: Sendable {
        let subject: CalendarSubject
        let detail: CalendarDetail
        let name: String
        let lastReadAt: Instant?

        init(row: inout RowReader) throws {
            let (kind, detail) = (try row.next(String.self), try row.next(String.self))
            guard let subject = CalendarSubject(rawValue: kind), let level = CalendarDetail(rawValue: detail)
            else {
                throw Problem.broken(context: "a calendar feed is of '\(kind)' with detail '\(detail)'")
            }
            self.subject = subject
            self.detail = level
            name = try row.next()
            lastReadAt = try row.next(Instant?.self)
        }
    }

    /// What `CalendarEvent.init(row:)` reads, where `guests` and `shown` are joined.
    private static let columns: SQL = """
        appointments.id, appointments.sequence, shown.status, appointments.starts_at, appointments.ends_at,
        greatest(appointments.changed_at, shown.changed_at), appointments.created_at, appointments.branch_id,
        services.name, staff.first_name || ' ' || staff.last_name, appointments.capacity,
        appointments.seats_taken, coalesce(guests.names, '{}'), coalesce(guests.phones, '{}')
        """

    /// Names and phones of who attends, or did until it was cancelled; nobody where they are not to be shown.
    private static func guests(shown: SQL) -> SQL {
        """
        LEFT JOIN LATERAL (
            SELECT
                array_agg(
                    coalesce(
                        nullif(concat_ws(' ', clients.first_name, clients.middle_name, clients.last_name), ''),
                        '#' || clients.number
                    )
                    ORDER BY attendees.created_at, attendees.id
                ) AS names,
                array_agg(coalesce(clients.phone, '') ORDER BY attendees.created_at, attendees.id) AS phones
            FROM attendees
            JOIN clients ON clients.id = attendees.client_id
            WHERE \(fragment: shown) AND attendees.appointment_id = appointments.id
              AND attendees.status IN ('pending', 'approved', 'completed', 'no_show')
        ) AS guests ON true
        """
    }

    /// The feed of a token, with the name of what it is of; none where that is archived or erased.
    static func feed(_ tokenHash: [UInt8]) -> SQL {
        """
        SELECT feeds.kind, feeds.detail,
            coalesce(staff.first_name || ' ' || staff.last_name, branches.name, resources.name, ''),
            feeds.last_read_at
        FROM calendar_feeds AS feeds
        LEFT JOIN staff ON staff.id = feeds.staff_id
        LEFT JOIN branches ON branches.id = feeds.branch_id
        LEFT JOIN resources ON resources.id = feeds.resource_id
        LEFT JOIN clients ON clients.id = feeds.client_id
        WHERE feeds.token_hash = \(tokenHash)
          AND coalesce(staff.archived_at, branches.archived_at, resources.archived_at, clients.archived_at) IS NULL
        """
    }

    /// The appointments of a token's feed, those nearest to now first; cancelled ones for some days.
    static func events(
        of tokenHash: [UInt8],
        _ subject: CalendarSubject,
        _ detail: CalendarDetail,
        now: Instant,
        limit: Int
    ) -> SQL {
        let from = now.adding(.seconds(-90 * 86_400))
        let to = now.adding(.seconds(400 * 86_400))
        let cancelled = now.adding(.seconds(-30 * 86_400))
        return """
            SELECT \(fragment: columns)
            FROM appointments
            JOIN services ON services.id = appointments.service_id
            JOIN staff ON staff.id = appointments.employee_id
            \(fragment: shown(subject, tokenHash))
            \(fragment: guests(shown: detail == .full ? "true" : "false"))
            WHERE \(fragment: belongs(to: subject, tokenHash))
              AND appointments.ends_at > \(from) AND appointments.starts_at < \(to)
              AND shown.status <> 'held'
              AND (shown.status NOT IN ('cancelled', 'rejected')
                  OR greatest(appointments.changed_at, shown.changed_at) > \(cancelled))
            ORDER BY abs(extract(epoch FROM appointments.starts_at - \(now)::timestamptz)), appointments.id
            LIMIT \(limit)
            """
    }

    private static func belongs(to subject: CalendarSubject, _ tokenHash: [UInt8]) -> SQL {
        switch subject {
        case .employee:
            """
            appointments.employee_id = (SELECT staff_id FROM calendar_feeds WHERE token_hash = \(tokenHash))
            """
        case .branch:
            """
            appointments.branch_id = (SELECT branch_id FROM calendar_feeds WHERE token_hash = \(tokenHash))
            """
        case .resource:
            """
            appointments.id IN (
                SELECT appointment_resources.appointment_id
                FROM appointment_resources
                JOIN calendar_feeds USING (resource_id)
                WHERE calendar_feeds.token_hash = \(tokenHash)
            )
            """
        case .client:
            """
            appointments.id IN (
                SELECT attendees.appointment_id
                FROM attendees
                JOIN calendar_feeds USING (client_id)
                WHERE calendar_feeds.token_hash = \(tokenHash)
            )
            """
        }
    }

    /// Whose status is shown: the appointment's, or to a client the own attendance's.
    private static func shown(_ subject: CalendarSubject, _ tokenHash: [UInt8]) -> SQL {
        guard subject == .client else { return asAppointment }
        return asAttendee("(SELECT client_id FROM calendar_feeds WHERE token_hash = \(tokenHash))")
    }

    private static let asAppointment: SQL = """
        JOIN LATERAL (SELECT appointments.status, appointments.changed_at) AS shown (status, changed_at) ON true
        """

    private static func asAttendee(_ client: SQL) -> SQL {
        """
        JOIN LATERAL (
            SELECT attendees.status, coalesce(attendees.ended_at, attendees.created_at)
            FROM attendees
            WHERE attendees.appointment_id = appointments.id AND attendees.client_id = \(fragment: client)
            ORDER BY attendees.created_at DESC, attendees.id DESC
            LIMIT 1
        ) AS shown (status, changed_at) ON true
        """
    }

    /// Notes that a feed was read; once a minute is often enough.
    static func touch(_ tokenHash: [UInt8], now: Instant) -> SQL {
        """
        UPDATE calendar_feeds
        SET last_read_at = \(now)
        WHERE token_hash = \(tokenHash)
          AND (last_read_at IS NULL OR last_read_at <= \(now.adding(.seconds(-60))))
        """
    }

    /// An appointment with all steps of its visit, as staff within reach see it.
    static func visit(_ id: AppointmentID, within reach: Reach, staff: StaffID?) -> SQL {
        let inReach: SQL =
            switch reach {
            case .all: "true"
            case .branches(let own): "appointments.branch_id = ANY (\(own.sorted())::uuid[])"
            case .own: "appointments.employee_id = \(staff)"
            }
        return """
            SELECT \(fragment: columns)
            FROM appointments AS asked
            JOIN appointments ON appointments.id = asked.id OR appointments.visit_id = asked.visit_id
            JOIN services ON services.id = appointments.service_id
            JOIN staff ON staff.id = appointments.employee_id
            \(fragment: asAppointment)
            \(fragment: guests(shown: "true"))
            WHERE asked.id = \(id) AND appointments.status <> 'held' AND \(fragment: inReach)
            ORDER BY appointments.starts_at, appointments.id
            """
    }

    /// The appointments of messages to clients, with all steps of their visits, each as its client sees it.
    static func visits(of messages: [NotificationID]) -> SQL {
        """
        SELECT notifications.id, \(fragment: columns)
        FROM notifications
        JOIN appointments AS asked ON asked.id = notifications.appointment_id
        JOIN appointments ON appointments.id = asked.id OR appointments.visit_id = asked.visit_id
        JOIN services ON services.id = appointments.service_id
        JOIN staff ON staff.id = appointments.employee_id
        \(fragment: asAttendee("notifications.client_id"))
        \(fragment: guests(shown: "false"))
        WHERE notifications.id = ANY (\(messages)::uuid[]) AND notifications.client_id IS NOT NULL
          AND shown.status <> 'held'
        ORDER BY appointments.starts_at, appointments.id
        """
    }

    /// An appointment with all steps of its visit, as a client who attends sees it.
    static func visit(_ id: AppointmentID, of client: ClientID) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM appointments AS asked
        JOIN appointments ON appointments.id = asked.id OR appointments.visit_id = asked.visit_id
        JOIN services ON services.id = appointments.service_id
        JOIN staff ON staff.id = appointments.employee_id
        \(fragment: asAttendee("\(client)"))
        \(fragment: guests(shown: "false"))
        WHERE asked.id = \(id) AND shown.status <> 'held'
        ORDER BY appointments.starts_at, appointments.id
        """
    }
}
