import Core
import Postgres
import Tenancy

/// An appointment that is about to be written.
struct NewAppointment: Sendable {
    let id: AppointmentID
    let visit: VisitID?
    let position: Int
    let visitService: ServiceID?
    let step: Assignment.Step
    let wish: BookingWish
    let zone: TimeZoneRules
    let status: AttendeeStatus
    let seatsTaken: Int
    let overlapping: Bool
    let overrideReason: String?
    let createdBy: StaffID?
}

/// An attendance that is about to be written.
struct NewAttendee: Sendable {
    let id: AttendeeID
    let appointment: AppointmentID
    let client: ClientID
    let seats: Int
    let price: Int
    let status: AttendeeStatus
    let note: String?
    let bookedBy: String
}

/// The statements that write appointments; clients' rows come after those of appointments, always.
extension AppointmentQueries {
    static func insert(_ new: NewAppointment) -> SQL {
        let (step, wish) = (new.step, new.wish)
        return """
            INSERT INTO appointments (
                id, visit_id, step, visit_service_id, series_id, branch_id, service_id, employee_id,
                starts_at, ends_at, time_zone, local_start, buffer_before, buffer_after, price, capacity,
                seats_taken, status, stays_open, overlapping, override_reason, note, created_by
            ) VALUES (
                \(new.id), \(new.visit), \(new.position), \(new.visitService), \(wish.series), \(wish.branch.id),
                \(step.service), \(step.employee), \(step.slot.start), \(step.slot.end), \(wish.branch.timeZone),
                \(new.zone.wall(at: step.slot.start).iso8601)::timestamp, \(step.bufferBefore), \(step.bufferAfter),
                \(step.price), \(step.capacity), \(new.seatsTaken), \(new.status.rawValue), \(wish.staysOpen),
                \(new.overlapping), \(new.overrideReason), \(wish.staffNote), \(new.createdBy)
            )
            """
    }

    /// The rooms and the equipment of appointments, pair by pair.
    static func addResources(_ pairs: [(AppointmentID, ResourceID)]) -> SQL {
        """
        INSERT INTO appointment_resources (appointment_id, resource_id)
        SELECT taken.appointment_id, taken.resource_id
        FROM unnest(\(pairs.map(\.0))::uuid[], \(pairs.map(\.1))::uuid[])
            AS taken (appointment_id, resource_id)
        """
    }

    /// Gives up what an appointment will not use any more, before it is moved.
    static func dropResources(of id: AppointmentID, except kept: [ResourceID]) -> SQL {
        """
        DELETE FROM appointment_resources
        WHERE appointment_id = \(id) AND resource_id <> ALL (\(kept)::uuid[])
        """
    }

    /// All attendances in one statement, so that the triggers see them together.
    static func insert(_ attendees: [NewAttendee]) -> SQL {
        let rows = JSONValue.array(
            attendees.map { attendee in
                [
                    "id": .id(attendee.id), "appointment_id": .id(attendee.appointment),
                    "client_id": .id(attendee.client), "seats": .int(attendee.seats),
                    "price": .int(attendee.price), "status": .string(attendee.status.rawValue),
                    "note": .optional(attendee.note), "booked_by": .string(attendee.bookedBy),
                ]
            }
        )
        return """
            INSERT INTO attendees (id, appointment_id, client_id, seats, price, status, note, booked_by)
            SELECT id, appointment_id, client_id, seats, price, status, note, booked_by
            FROM jsonb_to_recordset(\(rows)::jsonb) AS given (
                id uuid, appointment_id uuid, client_id uuid, seats integer, price bigint, status text, note text,
                booked_by text
            )
            """
    }

    /// Locks groups that are joined, and counts the change.
    static func touch(_ ids: [AppointmentID], sequence: Bool = false) -> SQL {
        """
        UPDATE appointments
        SET revision = revision + 1, sequence = sequence + \(sequence ? 1 : 0)::integer
        WHERE id = ANY (\(ids.sorted())::uuid[])
        """
    }

    /// Ends attendances, or takes their end back; the appointment's seats and status follow.
    static func change(
        _ ids: [AttendeeID],
        to status: AttendeeStatus,
        by: EndedBy,
        reason: String?,
        now: Instant
    ) -> SQL {
        guard !status.isLive else {
            return """
                UPDATE attendees
                SET status = \(status.rawValue), ended_at = NULL, ended_by = NULL, end_reason = NULL
                WHERE id = ANY (\(ids.sorted())::uuid[])
                """
        }
        return """
            UPDATE attendees
            SET status = \(status.rawValue), ended_at = \(now), ended_by = \(by.rawValue), end_reason = \(reason)
            WHERE id = ANY (\(ids.sorted())::uuid[])
            """
    }

    /// Notes that clients said to come; who did so before stays as noted.
    static func confirm(_ ids: [AttendeeID], now: Instant) -> SQL {
        """
        UPDATE attendees
        SET confirmed_at = \(now)
        WHERE id = ANY (\(ids.sorted())::uuid[]) AND confirmed_at IS NULL
        """
    }

    /// Makes void who said to come, because it is at another time or with somebody else.
    static func unconfirm(_ ids: [AppointmentID]) -> SQL {
        """
        UPDATE attendees
        SET confirmed_at = NULL
        WHERE appointment_id = ANY (\(ids.sorted())::uuid[]) AND confirmed_at IS NOT NULL
        """
    }

    /// A group that is called off no longer stays open; without attendees nothing else would end it.
    static func close(_ ids: [AppointmentID]) -> SQL {
        """
        UPDATE appointments
        SET stays_open = false,
            status = CASE
                WHEN EXISTS (
                    SELECT FROM attendees
                    WHERE attendees.appointment_id = appointments.id
                      AND attendees.status IN ('held', 'pending', 'approved', 'completed', 'no_show')
                ) THEN status
                ELSE 'cancelled'
            END
        WHERE id = ANY (\(ids.sorted())::uuid[]) AND stays_open
        """
    }

    /// Puts one appointment elsewhere; how long it takes, its buffers and its price stay.
    static func move(
        _ appointment: Appointment,
        to step: Assignment.Step,
        minutes: Int,
        zone: TimeZoneRules,
        overlapping: Bool,
        overrideReason: String?
    ) -> SQL {
        """
        UPDATE appointments
        SET employee_id = \(step.employee), starts_at = \(step.slot.start),
            ends_at = \(step.slot.start.adding(minutes: minutes)),
            time_zone = \(zone.name), local_start = \(zone.wall(at: step.slot.start).iso8601)::timestamp,
            overlapping = \(overlapping), override_reason = \(overrideReason),
            sequence = sequence + 1, revision = revision + 1
        WHERE id = \(appointment.id)
        """
    }

    /// Coming visits whose moment no longer is the wall time that was wished for.
    ///
    /// Of each its first appointment, when it begins and when it should, and the employees. What moves to later comes last first, what moves to earlier first
    /// first, so that neighbours make room for each other.
    static let shifted: SQL = """
        SELECT visits.id, visits.starts_at, visits.wished_at, visits.employees
        FROM (
            SELECT
                (array_agg(id ORDER BY step, id))[1] AS id,
                min(starts_at) AS starts_at,
                min(local_start AT TIME ZONE time_zone) AS wished_at,
                array_agg(DISTINCT employee_id) AS employees
            FROM appointments
            WHERE starts_at > now() AND status IN ('held', 'pending', 'approved')
            GROUP BY coalesce(visit_id, id)
            HAVING bool_or(
                starts_at AT TIME ZONE time_zone <> local_start
                AND starts_at <> local_start AT TIME ZONE time_zone
            )
        ) AS visits
        ORDER BY visits.wished_at > visits.starts_at,
            CASE WHEN visits.wished_at > visits.starts_at THEN -1 ELSE 1 END * extract(epoch FROM visits.starts_at),
            visits.id
        """

    /// Puts one appointment at the moment at which the clock shows its wall time now.
    static func retime(_ id: AppointmentID) -> SQL {
        """
        UPDATE appointments
        SET starts_at = local_start AT TIME ZONE time_zone,
            ends_at = (local_start AT TIME ZONE time_zone) + (ends_at - starts_at),
            sequence = sequence + 1, revision = revision + 1
        WHERE id = \(id) AND starts_at AT TIME ZONE time_zone <> local_start
          AND status IN ('held', 'pending', 'approved')
        """
    }

    /// What staff write about an appointment, and how many seats it has.
    static func edit(_ id: AppointmentID, note: String?, capacity: Int) -> SQL {
        """
        UPDATE appointments
        SET note = \(note), capacity = \(capacity), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func insertSeries(_ id: SeriesID, rule: JSONValue, by staff: StaffID?) -> SQL {
        """
        INSERT INTO appointment_series (id, rule, created_by)
        VALUES (\(id), \(rule)::jsonb, \(staff))
        """
    }

    /// Clients in reach, by their keys.
    static func clients(_ ids: [ClientID], where condition: SQL) -> SQL {
        """
        SELECT clients.id
        FROM clients
        WHERE clients.id = ANY (\(ids)::uuid[]) AND \(fragment: condition)
        """
    }
}
