import Core
import Postgres

/// The SQL about appointments to come that use something of the catalogue.
enum UpcomingQueries {
    /// What `Upcoming.init(row:)` reads.
    static func count(_ use: Upcoming.Use, now: Instant) -> SQL {
        """
        SELECT count(DISTINCT coalesce(appointments.visit_id, appointments.id)), min(appointments.starts_at),
            (array_agg(appointments.time_zone ORDER BY appointments.starts_at))[1]
        FROM appointments
        WHERE \(fragment: isLive(now))
          AND \(fragment: condition(use))
        """
    }

    /// The most seats that are taken at an appointment to come of a service.
    static func seats(of service: ServiceID, now: Instant) -> SQL {
        """
        SELECT coalesce(max(appointments.seats_taken), 0)
        FROM appointments
        WHERE \(fragment: isLive(now)) AND appointments.service_id = \(service)
        """
    }

    /// Whether a row of `appointments` is to come and takes somebody's time.
    static func isLive(_ now: Instant) -> SQL {
        "appointments.status IN ('held', 'pending', 'approved') AND appointments.starts_at > \(now)"
    }

    private static func condition(_ use: Upcoming.Use) -> SQL {
        switch use {
        case .service(let id): "(appointments.service_id = \(id) OR appointments.visit_service_id = \(id))"
        case .resource(let id):
            """
            EXISTS (
                SELECT FROM appointment_resources
                WHERE appointment_resources.appointment_id = appointments.id
                  AND appointment_resources.resource_id = \(id)
            )
            """
        case .branch(let id): "appointments.branch_id = \(id)"
        case .offer(let employees, let services):
            """
            appointments.employee_id = ANY (\(employees.sorted())::uuid[])
              AND appointments.service_id = ANY (\(services.sorted())::uuid[])
            """
        case .employee(let id, outside: nil): "appointments.employee_id = \(id)"
        case .employee(let id, outside: .some(let branches)):
            """
            appointments.employee_id = \(id)
              AND appointments.branch_id <> ALL (\(branches.sorted())::uuid[])
            """
        }
    }
}
