import Core
import Postgres
import Tenancy

/// The statements that a page of the diary is read with.
enum DiarySheetQueries {
    /// All of them, for one round trip, in the order in which `DiarySheet` reads the answers.
    static func statements(_ question: DiarySheetQuestion, within reach: AppointmentReach) -> [SQL] {
        let people = people(question.branch.id, question.employee, question.window, reach)
        return [
            """
            SELECT staff.id, concat_ws(' ', staff.first_name, staff.last_name), staff.colour, staff_hours.hours
            FROM staff
            LEFT JOIN staff_hours
                ON staff_hours.staff_id = staff.id AND staff_hours.branch_id = \(question.branch.id)
            WHERE staff.id IN (\(fragment: people))
            ORDER BY staff.first_name, staff.last_name, staff.id
            """,
            """
            SELECT branch_id IS NOT NULL, staff_id, first_day, last_day, spans, name
            FROM special_days
            WHERE last_day >= \(question.days.lowerBound)::date AND first_day <= \(question.days.upperBound)::date
              AND (branch_id IS NULL OR branch_id = \(question.branch.id))
            ORDER BY created_at, id
            """,
            timeOff(question.days, people: people),
            busy(question, people: people),
            """
            SELECT id, kind, name
            FROM resources
            WHERE branch_id = \(question.branch.id) AND archived_at IS NULL
            ORDER BY kind DESC, position, name, id
            """,
            // Before the appointments, so that nothing is missed in between.
            "SELECT last FROM change_positions",
        ] + AppointmentQueries.records(chosen(question, within: reach))
    }

    /// In minutes of the wall clock since 1970.
    static func timeOff(_ days: ClosedRange<CalendarDate>, people: SQL) -> SQL {
        """
        SELECT staff_id, floor(extract(epoch FROM greatest(starts_local, bounds.lower)) / 60)::bigint,
            ceil(extract(epoch FROM least(ends_local, bounds.upper)) / 60)::bigint
        FROM time_off
        CROSS JOIN (
            SELECT \(days.lowerBound)::date::timestamp - interval '1 day' AS lower,
                \(days.upperBound)::date::timestamp + interval '2 days' AS upper
        ) AS bounds
        WHERE status = 'approved' AND ends_local > bounds.lower AND starts_local < bounds.upper
          AND staff_id IN (\(fragment: people))
        """
    }

    /// Who works at a branch and offers something, or has appointments there in the window.
    static func people(
        _ branch: BranchID,
        _ employee: StaffID?,
        _ window: TimeSlot,
        _ reach: AppointmentReach
    ) -> SQL {
        var narrowing: SQL = ""
        if let employee { narrowing = " AND people.id = \(employee)" }
        if reach.reach == .own {
            narrowing = reach.actor.staff.map { " AND people.id = \($0)" } ?? " AND false"
        }
        return """
            SELECT people.id
            FROM staff AS people
            WHERE (
                people.archived_at IS NULL
                AND EXISTS (SELECT FROM staff_service WHERE staff_service.staff_id = people.id)
                AND (
                    people.role = 'admin' OR EXISTS (
                        SELECT FROM staff_branch
                        WHERE staff_branch.staff_id = people.id AND staff_branch.branch_id = \(branch)
                    )
                )
                OR EXISTS (
                    SELECT FROM appointments AS theirs
                    WHERE theirs.employee_id = people.id AND theirs.branch_id = \(branch)
                      AND theirs.starts_at > \(window.start)::timestamptz - interval '25 hours'
                      AND theirs.starts_at < \(window.end) AND theirs.ends_at > \(window.start)
                      AND theirs.status NOT IN ('cancelled', 'rejected')
                )
            )\(fragment: narrowing)
            """
    }

    /// An appointment is 25 hours long at most, so that the index is used.
    private static func busy(_ question: DiarySheetQuestion, people: SQL) -> SQL {
        let window = question.window
        return """
            SELECT calendar_subscriptions.staff_id, calendar_busy.starts_at, calendar_busy.ends_at, true
            FROM calendar_subscriptions
            JOIN calendar_busy ON calendar_busy.subscription_id = calendar_subscriptions.id
            WHERE calendar_subscriptions.staff_id IN (\(fragment: people))
              AND calendar_busy.ends_at > \(window.start) AND calendar_busy.starts_at < \(window.end)
            UNION ALL
            SELECT employee_id, starts_at, ends_at, false
            FROM appointments
            WHERE employee_id IN (\(fragment: people)) AND branch_id <> \(question.branch.id)
              AND starts_at > \(window.start)::timestamptz - interval '25 hours'
              AND starts_at < \(window.end) AND ends_at > \(window.start)
              AND status IN ('held', 'pending', 'approved', 'completed')
            """
    }

    private static func chosen(_ question: DiarySheetQuestion, within reach: AppointmentReach) -> SQL {
        let window = question.window
        let one: SQL = question.employee.map { "\n  AND appointments.employee_id = \($0)" } ?? ""
        let live: SQL =
            question.includesCancelled
            ? "" : "\n  AND appointments.status NOT IN ('cancelled', 'rejected')"
        return """
            ARRAY(
                SELECT appointments.id
                FROM appointments
                WHERE appointments.branch_id = \(question.branch.id)
                  AND appointments.starts_at > \(window.start)::timestamptz - interval '25 hours'
                  AND appointments.starts_at < \(window.end)
                  AND appointments.ends_at > \(window.start)\(fragment: one)\(fragment: live)\(fragment: reach.narrowing)
                ORDER BY appointments.starts_at, appointments.id
                LIMIT \(DiarySheetQuestion.appointmentsMax)
            )
            """
    }
}
