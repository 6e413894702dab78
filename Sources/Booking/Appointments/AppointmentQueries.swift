import Core
import Postgres

/// The statements that read and lock appointments.
enum AppointmentQueries {
    /// What `Appointment.init(row:)` reads.
    static let columns: SQL = """
        appointments.id, appointments.visit_id, appointments.step, appointments.visit_service_id,
        appointments.series_id, appointments.branch_id, appointments.service_id, appointments.employee_id,
        appointments.starts_at, appointments.ends_at, appointments.time_zone, appointments.buffer_before,
        appointments.buffer_after, appointments.status, appointments.overlapping, appointments.override_reason,
        appointments.price, appointments.capacity, appointments.seats_taken, appointments.stays_open,
        appointments.note, appointments.sequence, appointments.created_at, appointments.revision,
        ARRAY(
            SELECT resource_id
            FROM appointment_resources
            WHERE appointment_resources.appointment_id = appointments.id
            ORDER BY resource_id
        )
        """

    /// What `AppointmentRecord` reads besides: the names of today.
    static let nameColumns: SQL = """
        services.slug, services.name, services.colour, staff.first_name || ' ' || staff.last_name,
        ARRAY(
            SELECT resources.kind
            FROM appointment_resources
            JOIN resources ON resources.id = appointment_resources.resource_id
            WHERE appointment_resources.appointment_id = appointments.id
            ORDER BY resource_id
        ),
        ARRAY(
            SELECT resources.name
            FROM appointment_resources
            JOIN resources ON resources.id = appointment_resources.resource_id
            WHERE appointment_resources.appointment_id = appointments.id
            ORDER BY resource_id
        )
        """

    /// What `Attendee.init(row:)` reads.
    static let attendeeColumns: SQL = """
        attendees.id, attendees.appointment_id, clients.id, clients.number,
        CASE
            WHEN clients.first_name IS NULL THEN '#' || clients.number
            ELSE concat_ws(' ', clients.first_name, clients.middle_name, clients.last_name)
        END,
        clients.email, clients.phone, clients.marked, attendees.status, attendees.seats, attendees.price,
        attendees.note, attendees.booked_by, attendees.created_at, attendees.ended_at, attendees.ended_by,
        attendees.end_reason, attendees.confirmed_at
        """

    /// Appointments with names, and then their attendees.
    ///
    /// - Parameter chosen: the ids, as a subquery or an array.
    static func records(_ chosen: SQL) -> [SQL] {
        [
            """
            SELECT \(fragment: columns), \(fragment: nameColumns)
            FROM appointments
            JOIN services ON services.id = appointments.service_id
            JOIN staff ON staff.id = appointments.employee_id
            WHERE appointments.id = ANY (\(fragment: chosen))
            ORDER BY appointments.starts_at, appointments.id
            """,
            """
            SELECT \(fragment: attendeeColumns)
            FROM attendees
            JOIN clients ON clients.id = attendees.client_id
            WHERE attendees.appointment_id = ANY (\(fragment: chosen))
            ORDER BY attendees.created_at, attendees.id
            """,
        ]
    }

    /// The appointments of these keys.
    static func records(_ ids: [AppointmentID]) -> [SQL] {
        records("\(ids)::uuid[]")
    }

    /// One appointment in reach.
    static func record(_ id: AppointmentID, within reach: AppointmentReach) -> [SQL] {
        records("ARRAY(SELECT id FROM appointments WHERE id = \(id)\(fragment: reach.narrowing))")
    }

    /// Every appointment of the visit that one belongs to.
    private static func visit(of id: AppointmentID) -> SQL {
        """
        (
            appointments.id = \(id)
            OR appointments.visit_id = (SELECT own.visit_id FROM appointments AS own WHERE own.id = \(id))
        )
        """
    }

    /// Every appointment of a visit with names, and then their attendees.
    static func visitRecords(of id: AppointmentID) -> [SQL] {
        records("ARRAY(SELECT appointments.id FROM appointments WHERE \(fragment: visit(of: id)))")
    }

    /// Keeps a visit from others until the transaction ends; what is read after it is as it then stands.
    static func lockVisit(of id: AppointmentID) -> SQL {
        """
        SELECT appointments.id
        FROM appointments
        WHERE \(fragment: visit(of: id))
        ORDER BY appointments.id
        FOR NO KEY UPDATE
        """
    }

    /// A visit, and then its attendees, as `LockedVisit` reads them.
    static func readVisit(of id: AppointmentID) -> [SQL] {
        [
            """
            SELECT \(fragment: columns)
            FROM appointments
            WHERE \(fragment: visit(of: id))
            ORDER BY appointments.step, appointments.id
            """,
            """
            SELECT \(fragment: attendeeColumns)
            FROM appointments
            JOIN attendees ON attendees.appointment_id = appointments.id
            JOIN clients ON clients.id = attendees.client_id
            WHERE \(fragment: visit(of: id))
            ORDER BY attendees.created_at, attendees.id
            """,
        ]
    }

    /// What was booked under the key of its first attendance, or of the group that was opened: all steps, and all of a
    /// series.
    static func booked(under subject: AttendeeID) -> SQL {
        """
        SELECT appointments.id
        FROM (
            SELECT appointment_id AS id FROM attendees WHERE id = \(subject)
            UNION ALL
            SELECT id FROM appointments WHERE id = \(subject)
        ) AS named
        JOIN appointments AS first_one ON first_one.id = named.id
        JOIN appointments ON appointments.id = first_one.id
            OR appointments.visit_id = first_one.visit_id
            OR appointments.series_id = first_one.series_id
        ORDER BY appointments.starts_at, appointments.id
        """
    }

    /// Whoever moves a visit takes its turn here, before anything else is locked.
    static func takeTurn(_ key: Int64) -> SQL {
        "SELECT pg_advisory_xact_lock(\(key))"
    }

    /// Whether the employee or a resource is taken at a time by something that counts.
    static func isInTheWay(_ step: Assignment.Step, ignoring: [AppointmentID]) -> SQL {
        let busy = step.slot.widened(before: step.bufferBefore, after: step.bufferAfter)
        return """
            SELECT EXISTS (
                SELECT FROM appointments
                WHERE employee_id = \(step.employee) AND busy && tstzrange(\(busy.start), \(busy.end))
                  AND status IN ('held', 'pending', 'approved', 'completed')
                  AND id <> ALL (\(ignoring)::uuid[])
            ) OR EXISTS (
                SELECT FROM appointment_resources
                WHERE resource_id = ANY (\(step.resources)::uuid[])
                  AND busy && tstzrange(\(busy.start), \(busy.end)) AND live
                  AND appointment_id <> ALL (\(ignoring)::uuid[])
            )
            """
    }
}
