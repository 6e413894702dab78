import Core
import Postgres

/// The SQL about appointments to come that new hours leave without their employee or branch.
enum ScheduleConflictQueries {
    /// The first appointments to come that a time off takes the employee from, as `ScheduleConflict` reads them.
    static func conflicts(with timeOff: TimeOffDraft, now: Instant) -> SQL {
        conflicts(
            """
            appointments.employee_id = \(timeOff.employee)
              AND appointments.starts_at AT TIME ZONE appointments.time_zone < \(timeOff.span.end.iso8601)::timestamp
              AND appointments.ends_at AT TIME ZONE appointments.time_zone > \(timeOff.span.start.iso8601)::timestamp
            """,
            now: now
        )
    }

    /// The first appointments to come that lie outside of a special day's hours.
    static func conflicts(with day: SpecialDayDraft, now: Instant) -> SQL {
        let open = day.openMinutes
        return conflicts(
            """
            (\(day.branch)::uuid IS NULL OR appointments.branch_id = \(day.branch))
              AND (\(day.employee)::uuid IS NULL OR appointments.employee_id = \(day.employee))
              AND (appointments.starts_at AT TIME ZONE appointments.time_zone)::date
                  BETWEEN \(day.firstDay) AND \(day.lastDay)
              AND NOT EXISTS (
                  SELECT FROM unnest(\(open.map(\.lowerBound))::integer[], \(open.map(\.upperBound))::integer[])
                      AS span (first, last)
                  WHERE \(fragment: minute("starts_at")) >= span.first
                    AND \(fragment: minute("ends_at")) <= span.last
              )
            """,
            now: now
        )
    }

    private static func conflicts(_ condition: SQL, now: Instant) -> SQL {
        """
        SELECT appointments.id, appointments.starts_at, appointments.time_zone
        FROM appointments
        WHERE \(fragment: UpcomingQueries.isLive(now))
          AND \(fragment: condition)
        ORDER BY appointments.starts_at, appointments.id
        LIMIT \(ScheduleConflict.countMax)
        """
    }

    /// Minutes of a moment after the midnight with which the appointment's day began.
    private static func minute(_ column: String) -> SQL {
        """
        extract(epoch FROM
            (appointments.\(identifier: column) AT TIME ZONE appointments.time_zone)
            - date_trunc('day', appointments.starts_at AT TIME ZONE appointments.time_zone)
        ) / 60
        """
    }
}
