import Core
import Postgres

/// How demo appointments get into the tables.
enum DemoAppointmentQueries {
    /// What each employee does at each of their branches; visits of several steps are put together by hand.
    static let offers: SQL = """
        SELECT staff.id, staff_branch.branch_id,
            count(*) OVER (PARTITION BY staff.id, services.id),
            row_number() OVER (PARTITION BY staff.id, services.id ORDER BY staff_branch.branch_id) - 1,
            services.id, services.minutes, services.buffer_before, services.buffer_after, services.price,
            services.capacity
        FROM staff
        JOIN staff_branch ON staff_branch.staff_id = staff.id
        JOIN staff_service ON staff_service.staff_id = staff.id
        JOIN services ON services.id = staff_service.service_id
        WHERE staff.archived_at IS NULL AND services.archived_at IS NULL
          AND NOT EXISTS (SELECT FROM service_steps WHERE service_steps.service_id = services.id)
          AND NOT EXISTS (SELECT FROM service_resource WHERE service_resource.service_id = services.id)
          AND NOT EXISTS (SELECT FROM service_branch WHERE service_branch.service_id = services.id)
        ORDER BY staff.email, services.slug, staff_branch.branch_id
        """

    static func insertAppointments(_ rows: JSONValue) -> SQL {
        """
        INSERT INTO appointments (
            id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start, buffer_before,
            buffer_after, price, capacity, seats_taken, status
        )
        SELECT id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start, buffer_before,
            buffer_after, price, capacity, seats_taken, status
        FROM jsonb_to_recordset(\(rows)::jsonb) AS demo (
            id uuid, branch_id uuid, service_id uuid, employee_id uuid, starts_at timestamptz, ends_at timestamptz,
            time_zone text, local_start timestamp, buffer_before integer, buffer_after integer, price bigint,
            capacity integer, seats_taken integer, status text
        )
        """
    }

    static func insertAttendees(_ rows: JSONValue) -> SQL {
        """
        INSERT INTO attendees (
            id, appointment_id, client_id, status, price, booked_by, created_at, ended_at, ended_by
        )
        SELECT id, appointment_id, client_id, status, price, booked_by, created_at, ended_at, ended_by
        FROM jsonb_to_recordset(\(rows)::jsonb) AS demo (
            id uuid, appointment_id uuid, client_id uuid, status text, price bigint, booked_by text,
            created_at timestamptz, ended_at timestamptz, ended_by text
        )
        """
    }
}
