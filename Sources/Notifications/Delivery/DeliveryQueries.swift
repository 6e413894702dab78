import Core
import Outbox
import Postgres

/// The SQL about sending messages.
enum DeliveryQueries {
    /// Takes some of what is due, the longest due first, until a lease ends; with all that it may tell of, as
    /// `MessageFacts.init(row:)` reads it.
    ///
    /// Who takes it and ends loses it with the lease: then it is sent again.
    static func claim(now: Instant, lease: Instant, limit: Int) -> SQL {
        """
        WITH claimed AS (
            UPDATE notifications
            SET state = 'sending', due_at = \(lease), attempts = attempts + 1
            WHERE id IN (
                SELECT id
                FROM notifications
                WHERE state IN ('queued', 'sending') AND due_at <= \(now)
                ORDER BY due_at
                LIMIT \(limit)
                FOR UPDATE SKIP LOCKED
            )
            RETURNING id, event, receiver, channel, client_id, staff_id, appointment_id, data, secret_sealed,
                attempts, created_at
        )
        \(fragment: facts(now: now))
        ORDER BY claimed.created_at, claimed.id
        """
    }

    /// A message that nobody sends, as it would be: to show what a template makes of an appointment.
    static func sample(
        _ kind: MessageKind,
        _ id: NotificationID,
        appointment: AppointmentID?,
        now: Instant
    ) -> SQL {
        """
        WITH claimed AS (
            SELECT \(id)::uuid AS id, \(kind.event.rawValue) AS event, \(kind.audience.rawValue) AS receiver,
                \(kind.channel.rawValue) AS channel, whose.client_id, whose.staff_id, whose.appointment_id, '{}'::jsonb AS data,
                NULL::bytea AS secret_sealed, 1 AS attempts, \(now)::timestamptz AS created_at
            FROM (SELECT \(appointment)::uuid AS appointment_id) AS wished
            LEFT JOIN LATERAL (
                SELECT appointments.id AS appointment_id,
                    CASE \(kind.audience.rawValue)
                        WHEN 'client' THEN (
                            SELECT attendees.client_id
                            FROM attendees
                            WHERE attendees.appointment_id = appointments.id
                            ORDER BY attendees.created_at
                            LIMIT 1
                        )
                    END AS client_id,
                    CASE \(kind.audience.rawValue) WHEN 'staff' THEN appointments.employee_id END AS staff_id
                FROM appointments
                WHERE appointments.id = wished.appointment_id OR wished.appointment_id IS NULL
                ORDER BY appointments.created_at DESC
                LIMIT 1
            ) AS whose ON true
        )
        \(fragment: facts(now: now))
        """
    }

    /// All that messages may tell of, for the rows of `claimed`.
    private static func facts(now: Instant) -> SQL {
        """
        SELECT claimed.id, claimed.event, claimed.receiver, claimed.channel, claimed.data, claimed.secret_sealed,
            claimed.attempts, claimed.created_at,
            coalesce(
                (
                    SELECT switch.enabled
                    FROM notification_switches AS switch
                    WHERE switch.event = claimed.event AND switch.receiver = claimed.receiver
                      AND switch.channel = claimed.channel
                ),
                claimed.channel = 'email'
            ),
            claimed.client_id, claimed.staff_id, \(fragment: receiver),
            CASE WHEN claimed.client_id IS NOT NULL THEN (
                SELECT count(*)
                FROM notifications AS earlier
                WHERE earlier.client_id = claimed.client_id AND earlier.event <> ALL (\(accountEvents)::text[])
                  AND earlier.sent_at > \(now.adding(.seconds(-86_400)))
            ) ELSE 0 END,
            \(fragment: guest), \(fragment: appointment)
        FROM claimed
        LEFT JOIN clients ON clients.id = claimed.client_id
        LEFT JOIN staff ON staff.id = claimed.staff_id
        LEFT JOIN appointments ON appointments.id = claimed.appointment_id
        LEFT JOIN services ON services.id = coalesce(appointments.visit_service_id, appointments.service_id)
        LEFT JOIN service_categories ON service_categories.id = services.category_id
        LEFT JOIN staff AS employee ON employee.id = appointments.employee_id
        LEFT JOIN LATERAL (\(fragment: guests)) AS guest ON true
        LEFT JOIN LATERAL (
            SELECT min(step.starts_at) AS starts_at, max(step.ends_at) AS ends_at
            FROM appointments AS step
            WHERE step.visit_id = appointments.visit_id
        ) AS visit ON appointments.visit_id IS NOT NULL
        """
    }

    /// What nobody can do without is not counted among what a person gets.
    private static let accountEvents = MessageEvent.allCases
        .filter { $0.category == .account }
        .map(\.rawValue)

    private static let receiver: SQL = """
        coalesce(clients.email, staff.email), coalesce(clients.phone, staff.phone),
        coalesce(
            nullif(concat_ws(' ', clients.first_name, clients.last_name), ''),
            concat_ws(' ', staff.first_name, staff.last_name)
        ),
        clients.language,
        coalesce(clients.archived_at, clients.erased_at, staff.archived_at) IS NOT NULL,
        ARRAY(
            SELECT declined_messages.category
            FROM declined_messages
            WHERE declined_messages.client_id = claimed.client_id AND declined_messages.channel = claimed.channel
        )
        """

    private static let guest: SQL = """
        guest.full_name, guest.first_name, guest.last_name, guest.email, guest.phone, guest.birth_date, guest.note
        """

    private static let appointment: SQL = """
        appointments.id, appointments.branch_id, coalesce(visit.starts_at, appointments.starts_at),
        coalesce(visit.ends_at, appointments.ends_at), appointments.time_zone,
        coalesce(guest.status, appointments.status), appointments.price,
        coalesce(guest.price, appointments.price), coalesce(guest.seats, appointments.seats_taken), guest.wish,
        appointments.created_at, services.name, services.price, services.minutes, services.description,
        service_categories.name, concat_ws(' ', employee.first_name, employee.last_name), employee.email,
        employee.phone
        """

    /// The client who gets it; for staff whoever attends, or did until it was cancelled.
    private static let guests: SQL = """
        SELECT string_agg(
                coalesce(
                    nullif(concat_ws(' ', whose.first_name, whose.middle_name, whose.last_name), ''),
                    '#' || whose.number
                ),
                ', ' ORDER BY seat.created_at, whose.number
            ) AS full_name,
            CASE count(*) WHEN 1 THEN min(whose.first_name) END AS first_name,
            CASE count(*) WHEN 1 THEN min(whose.last_name) END AS last_name,
            CASE count(*) WHEN 1 THEN min(whose.email) END AS email,
            CASE count(*) WHEN 1 THEN min(whose.phone) END AS phone,
            CASE count(*) WHEN 1 THEN min(whose.birth_date) END AS birth_date,
            CASE count(*) WHEN 1 THEN min(whose.note) END AS note,
            CASE count(*) WHEN 1 THEN min(seat.status) END AS status,
            CASE count(*) WHEN 1 THEN min(seat.note) END AS wish,
            sum(seat.price)::bigint AS price, sum(seat.seats)::integer AS seats
        FROM clients AS whose
        LEFT JOIN LATERAL (
            SELECT attendees.status, attendees.price, attendees.seats, attendees.note, attendees.created_at
            FROM attendees
            WHERE attendees.client_id = whose.id AND attendees.appointment_id = claimed.appointment_id
            ORDER BY attendees.created_at DESC
            LIMIT 1
        ) AS seat ON true
        WHERE CASE
            WHEN claimed.client_id IS NOT NULL THEN whose.id = claimed.client_id
            ELSE whose.id IN (
                SELECT attendees.client_id
                FROM attendees
                WHERE attendees.appointment_id = claimed.appointment_id AND attendees.status <> 'held'
            )
        END
        """

    /// All of the business's own words.
    static let templates: SQL = """
        SELECT event, receiver, channel, language, subject, html, body
        FROM notification_templates
        """

    /// When something is due next, a lease that ends included.
    static let nextDue: SQL = "SELECT min(due_at) FROM notifications WHERE state IN ('queued', 'sending')"

    /// Ends messages: they were sent, could not be, or will not be; their secrets are wiped.
    static func end(_ endings: [DeliveryEnding], now: Instant) -> SQL {
        """
        UPDATE notifications
        SET state = ended.state, reason = nullif(ended.reason, ''), reply = nullif(ended.reply, ''),
            address = nullif(ended.address, ''), language = nullif(ended.language, ''),
            subject = nullif(ended.subject, ''), ended_at = \(now), secret_sealed = NULL,
            sent_at = CASE WHEN ended.state = 'sent' THEN \(now)::timestamptz END
        FROM unnest(
            \(endings.map(\.id))::uuid[], \(endings.map(\.state.rawValue))::text[],
            \(endings.map { $0.reason?.rawValue ?? "" })::text[], \(endings.map { $0.reply ?? "" })::text[],
            \(endings.map { $0.address ?? "" })::text[], \(endings.map { $0.language ?? "" })::text[],
            \(endings.map { $0.subject ?? "" })::text[]
        ) AS ended (id, state, reason, reply, address, language, subject)
        WHERE notifications.id = ended.id AND notifications.state = 'sending'
        """
    }

    /// Makes what waits for this reason due.
    static func release(_ reason: DeliveryReason, _ channel: MessageChannel, now: Instant) -> SQL {
        """
        UPDATE notifications
        SET due_at = \(now)
        WHERE state = 'queued' AND reason = \(reason.rawValue) AND channel = \(channel.rawValue)
        """
    }

    /// Puts messages off; they are tried again then.
    static func putOff(_ waits: [DeliveryWait]) -> SQL {
        """
        UPDATE notifications
        SET state = 'queued', due_at = wait.moment, reason = wait.reason,
            attempts = attempts - (1 - wait.was_tried)
        FROM unnest(
            \(waits.map(\.id))::uuid[], \(waits.map(\.until))::timestamptz[],
            \(waits.map(\.reason.rawValue))::text[], \(waits.map { $0.wasTried ? 1 : 0 })::integer[]
        ) AS wait (id, moment, reason, was_tried)
        WHERE notifications.id = wait.id AND notifications.state = 'sending'
        """
    }
}
