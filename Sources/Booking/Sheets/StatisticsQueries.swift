import Clients
import Core
import Postgres
import Tenancy

/// The statements that numbers are counted with.
enum StatisticsQueries {
    /// All of them, for one round trip, in the order in which `Statistics` reads the answers.
    ///
    /// - Parameter clients: what a client must fulfil to be counted; nil counts none.
    static func statements(
        _ question: StatisticsQuestion,
        branches: [BranchID],
        clients: SQL?,
        within reach: AppointmentReach
    ) -> [SQL] {
        let window = question.window
        let one: SQL = question.employee.map { "\n  AND appointments.employee_id = \($0)" } ?? ""
        let zone = question.zone.name
        var statements: [SQL] = [
            """
            SELECT (appointments.starts_at AT TIME ZONE \(zone))::date,
                count(*) FILTER (WHERE status NOT IN ('cancelled', 'rejected')),
                count(*) FILTER (WHERE status = 'pending'),
                count(*) FILTER (WHERE status = 'completed'),
                count(*) FILTER (WHERE status = 'no_show'),
                count(*) FILTER (WHERE status = 'cancelled'),
                coalesce(
                    sum(extract(epoch FROM ends_at - starts_at))
                        FILTER (WHERE status NOT IN ('cancelled', 'rejected')),
                    0
                )::bigint / 60
            FROM appointments
            WHERE appointments.starts_at >= \(window.start) AND appointments.starts_at < \(window.end)
              AND appointments.branch_id = ANY (\(branches)::uuid[])\(fragment: one)\(fragment: reach.narrowing)
            GROUP BY 1
            """,
            """
            SELECT staff.id, concat_ws(' ', staff.first_name, staff.last_name), open.id, staff_hours.hours
            FROM unnest(\(branches)::uuid[]) AS open (id)
            JOIN staff ON staff.archived_at IS NULL
              AND EXISTS (SELECT FROM staff_service WHERE staff_service.staff_id = staff.id)
              AND (
                  staff.role = 'admin' OR EXISTS (
                      SELECT FROM staff_branch
                      WHERE staff_branch.staff_id = staff.id AND staff_branch.branch_id = open.id
                  )
              )
            LEFT JOIN staff_hours ON staff_hours.staff_id = staff.id AND staff_hours.branch_id = open.id
            WHERE \(fragment: workers(question, reach))
            ORDER BY staff.id
            """,
            """
            SELECT branch_id, branch_id IS NOT NULL, staff_id, first_day, last_day, spans, name
            FROM special_days
            WHERE last_day >= \(question.days.lowerBound)::date AND first_day <= \(question.days.upperBound)::date
              AND (branch_id IS NULL OR branch_id = ANY (\(branches)::uuid[]))
            ORDER BY created_at, id
            """,
            DiarySheetQueries.timeOff(question.days, people: "SELECT id FROM staff"),
        ]
        if let clients {
            statements.append(
                """
                SELECT (clients.created_at AT TIME ZONE \(zone))::date, count(*)
                FROM clients
                WHERE clients.created_at >= \(window.start) AND clients.created_at < \(window.end)
                  AND \(fragment: clients)
                GROUP BY 1
                """
            )
        }
        return statements
    }

    private static func workers(_ question: StatisticsQuestion, _ reach: AppointmentReach) -> SQL {
        if reach.reach == .own { return reach.actor.staff.map { "staff.id = \($0)" } ?? "false" }
        return question.employee.map { "staff.id = \($0)" } ?? "true"
    }
}
