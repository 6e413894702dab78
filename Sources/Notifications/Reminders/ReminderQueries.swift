import Core
import Postgres

/// What holds for the appointments of a branch.
struct ReminderRule: Sendable {
    let branch: BranchID
    /// Minutes before an appointment; 0 for never.
    let before: Int
    /// Minutes after it; 0 for never.
    let after: Int
}

/// The SQL about what is told because time has passed.
enum ReminderQueries {
    /// A follow-up that could not be told for so long is not told at all.
    private static let followUpPatience = "2 days"

    /// Puts the reminders into the outbox whose time has come, each once for each start; who booked later than that
    /// knows anyway.
    static func remind(_ rules: [ReminderRule], now: Instant, limit: Int) -> SQL {
        """
        INSERT INTO notifications (id, event, receiver, client_id, appointment_id, data, channel, due_at)
        SELECT gen_random_uuid(), 'appointment.reminder', 'client', attendees.client_id, appointments.id,
            \(fragment: start), way.channel, \(now)::timestamptz
        FROM \(fragment: table(rules))
        JOIN appointments ON appointments.branch_id = rule.branch_id
        JOIN attendees ON attendees.appointment_id = appointments.id
        \(fragment: ways("appointment.reminder"))
        WHERE rule.before > 0 AND appointments.step = 1 AND attendees.status = 'approved'
          AND appointments.starts_at > \(now)::timestamptz
          AND appointments.starts_at <= \(now)::timestamptz + make_interval(mins => rule.before)
          AND attendees.created_at < appointments.starts_at - make_interval(mins => rule.before)
          AND \(fragment: isNew("appointment.reminder"))
        ORDER BY appointments.starts_at
        LIMIT \(limit)
        ON CONFLICT DO NOTHING
        """
    }

    /// Puts the follow-ups into the outbox whose time has come.
    static func followUp(_ rules: [ReminderRule], now: Instant, limit: Int) -> SQL {
        """
        INSERT INTO notifications (id, event, receiver, client_id, appointment_id, data, channel, due_at)
        SELECT gen_random_uuid(), 'appointment.follow_up', 'client', attendees.client_id, appointments.id,
            \(fragment: start), way.channel, \(now)::timestamptz
        FROM \(fragment: table(rules))
        JOIN appointments ON appointments.branch_id = rule.branch_id
        JOIN attendees ON attendees.appointment_id = appointments.id
        \(fragment: ways("appointment.follow_up"))
        WHERE rule.after > 0 AND appointments.step = 1 AND attendees.status IN ('approved', 'completed')
          AND appointments.starts_at <= \(now)::timestamptz
          AND appointments.starts_at > \(now)::timestamptz - make_interval(mins => rule.after)
              - \(followUpPatience)::interval - interval '25 hours'
          AND appointments.ends_at <= \(now)::timestamptz - make_interval(mins => rule.after)
          AND appointments.ends_at > \(now)::timestamptz - make_interval(mins => rule.after)
              - \(followUpPatience)::interval
          AND \(fragment: isNew("appointment.follow_up"))
        ORDER BY appointments.ends_at
        LIMIT \(limit)
        ON CONFLICT DO NOTHING
        """
    }

    /// When the next reminder or follow-up will be due.
    static func nextDue(_ rules: [ReminderRule], now: Instant) -> SQL {
        """
        SELECT min(due.moment)
        FROM \(fragment: table(rules))
        CROSS JOIN LATERAL (
            (
                SELECT appointments.starts_at - make_interval(mins => rule.before) AS moment
                FROM appointments
                WHERE rule.before > 0 AND appointments.branch_id = rule.branch_id AND appointments.step = 1
                  AND appointments.status = 'approved'
                  AND appointments.starts_at > \(now)::timestamptz + make_interval(mins => rule.before)
                ORDER BY appointments.starts_at
                LIMIT 1
            )
            UNION ALL
            (
                SELECT min(appointments.ends_at) + make_interval(mins => rule.after)
                FROM appointments
                WHERE rule.after > 0 AND appointments.branch_id = rule.branch_id AND appointments.step = 1
                  AND appointments.status IN ('approved', 'completed')
                  AND appointments.starts_at
                      > \(now)::timestamptz - make_interval(mins => rule.after) - interval '25 hours'
                  AND appointments.ends_at > \(now)::timestamptz - make_interval(mins => rule.after)
            )
        ) AS due
        """
    }

    /// Puts a greeting into the outbox for whoever has the birthday, once a year; who was born on 29 February is
    /// greeted on the 28th in other years.
    static func greet(on day: CalendarDate, now: Instant) -> SQL {
        """
        INSERT INTO notifications (id, event, receiver, client_id, data, channel, due_at)
        SELECT gen_random_uuid(), 'client.birthday', 'client', clients.id,
            jsonb_build_object('year', to_char(\(day)::date, 'YYYY')), way.channel, \(now)::timestamptz
        FROM clients
        \(fragment: ways("client.birthday"))
        WHERE clients.birth_date IS NOT NULL AND clients.archived_at IS NULL AND clients.erased_at IS NULL
          AND CASE way.channel WHEN 'email' THEN clients.email IS NOT NULL WHEN 'push' THEN true
              ELSE clients.phone IS NOT NULL END
          AND clients.birth_date < \(day)::date
          AND (
              to_char(clients.birth_date, 'MM-DD') = to_char(\(day)::date, 'MM-DD')
              OR to_char(clients.birth_date, 'MM-DD') = '02-29' AND to_char(\(day)::date, 'MM-DD') = '02-28'
                  AND to_char(\(day)::date + 1, 'MM-DD') = '03-01'
          )
        ON CONFLICT DO NOTHING
        """
    }

    /// Mail, and the other channels by which the business tells clients of it.
    private static func ways(_ event: String) -> SQL {
        """
        CROSS JOIN LATERAL (
            SELECT 'email' AS channel
            UNION ALL
            SELECT switch.channel
            FROM notification_switches AS switch
            WHERE switch.event = \(event) AND switch.receiver = 'client' AND switch.enabled
              AND switch.channel <> 'email'
        ) AS way
        """
    }

    private static let start: SQL = """
        jsonb_build_object('starts_at', to_char(appointments.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        """

    private static func isNew(_ event: String) -> SQL {
        """
        NOT EXISTS (
            SELECT FROM notifications AS told
            WHERE told.appointment_id = appointments.id AND told.client_id = attendees.client_id
              AND told.event = \(event) AND told.channel = way.channel AND told.data @> \(fragment: start)
        )
        """
    }

    private static func table(_ rules: [ReminderRule]) -> SQL {
        """
        unnest(
            \(rules.map(\.branch))::uuid[], \(rules.map(\.before))::integer[], \(rules.map(\.after))::integer[]
        ) AS rule (branch_id, before, after)
        """
    }
}
