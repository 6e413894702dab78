import Core
import Postgres

/// The statements of a page of appointments.
enum AppointmentListQueries {
    /// The page's appointments, their attendees, and how many there are on all pages.
    static func page(_ filter: AppointmentFilter, within reach: AppointmentReach) -> [SQL] {
        let conditions = conditions(filter) + [reach.condition].compactMap { $0 }
        let all: SQL = .joined(conditions.isEmpty ? ["true"] : conditions, separator: "\n  AND ")
        let after: SQL =
            filter.after.map { position in
                """
                 AND (appointments.starts_at, appointments.id) \(fragment: filter.isDescending ? "<" : ">")
                    (\(position.start), \(position.id))
                """
            } ?? ""
        let order: SQL = filter.isDescending ? "DESC" : "ASC"
        let chosen: SQL = """
            ARRAY(
                SELECT appointments.id
                FROM appointments
                WHERE \(fragment: all)\(fragment: after)
                ORDER BY appointments.starts_at \(fragment: order), appointments.id \(fragment: order)
                LIMIT \(filter.limit + 1)
            )
            """
        return AppointmentQueries.records(chosen) + [
            "SELECT count(*) FROM appointments WHERE \(fragment: all)"
        ]
    }

    private static func conditions(_ filter: AppointmentFilter) -> [SQL] {
        var conditions: [SQL] = []
        if let from = filter.from { conditions.append("appointments.ends_at > \(from)") }
        if let to = filter.to { conditions.append("appointments.starts_at < \(to)") }
        if let branch = filter.branch { conditions.append("appointments.branch_id = \(branch)") }
        if let employee = filter.employee { conditions.append("appointments.employee_id = \(employee)") }
        if let service = filter.service { conditions.append("appointments.service_id = \(service)") }
        if let series = filter.series { conditions.append("appointments.series_id = \(series)") }
        if let client = filter.client {
            conditions.append(
                """
                EXISTS (
                    SELECT FROM attendees
                    WHERE attendees.appointment_id = appointments.id AND attendees.client_id = \(client)
                )
                """
            )
        }
        if let status = filter.status {
            conditions.append("appointments.status = \(status.rawValue)")
        } else if !filter.includesCancelled {
            conditions.append("appointments.status NOT IN ('cancelled', 'rejected')")
        }
        return conditions
    }
}

extension AppointmentReach {
    /// Whether a row of `appointments` is in reach, as SQL; nil where every one is.
    var condition: SQL? {
        switch (reach, actor.staff) {
        case (.all, _): nil
        case (.branches(let own), _): "appointments.branch_id = ANY (\(own.sorted())::uuid[])"
        case (.own, let staff?): "appointments.employee_id = \(staff)"
        case (.own, nil): "false"
        }
    }

    /// The condition as the end of a WHERE clause.
    var narrowing: SQL {
        condition.map { "\n  AND \(fragment: $0)" } ?? ""
    }
}
