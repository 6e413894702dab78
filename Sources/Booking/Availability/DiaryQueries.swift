import Core
import Postgres
import Tenancy

/// The statements that a diary is read with.
enum DiaryQueries {
    /// How many statements a diary is made of.
    static let count = 8

    /// All that a diary is made of, for one round trip, in the order in which `DiaryContents` reads the answers.
    static func statements(_ question: DiaryQuestion) -> [SQL] {
        [
            services(question), employees(question), specialDays(question), timeOff(question),
            appointments(question), calendars(question), resources(question), resourcesInUse(question),
        ]
    }

    /// Keeps everybody else waiting who wants one of the employees or resources that the question may lead to.
    ///
    /// It comes before the statements in the same batch: what they read is then decided upon alone. All keys are taken
    /// in one order, so that two who do so never wait in a circle.
    static func lock(_ question: DiaryQuestion, and keys: [LockKey] = []) -> SQL {
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (
            SELECT DISTINCT key
            FROM (
                SELECT ('x' || right(translate(id::text, '-', ''), 16))::bit(64)::bigint AS key
                FROM (
                    SELECT id FROM (\(fragment: candidates(question))) AS candidates
                    UNION ALL
                    SELECT unnest(\(question.named)::uuid[])
                    UNION ALL
                    SELECT id FROM (\(fragment: neededResources(question))) AS needed
                ) AS wanted
                UNION ALL
                SELECT unnest(\(keys.map(\.value))::bigint[])
            ) AS known
            ORDER BY key
            OFFSET 0
        ) AS keys
        """
    }

    /// The services that are wished for, each with its steps; one without is its own only step.
    private static func services(_ question: DiaryQuestion) -> SQL {
        func columns(_ table: SQL) -> SQL {
            """
            \(fragment: table).id, \(fragment: table).name, \(fragment: table).minutes, \(fragment: table).buffer_before,
                \(fragment: table).buffer_after, \(fragment: table).price, \(fragment: table).capacity,
                \(fragment: table).archived_at IS NOT NULL, \(fragment: table).bookable_online,
                EXISTS (
                    SELECT FROM service_branch
                    WHERE service_id = \(fragment: table).id AND branch_id = \(question.branch.id)
                ) OR NOT EXISTS (SELECT FROM service_branch WHERE service_id = \(fragment: table).id)
            """
        }
        return """
            SELECT wished.place, service_steps.position IS NOT NULL, coalesce(service_steps.pause_after, 0),
                coalesce(service_steps.same_employee, false),
                \(fragment: columns("head")),
                \(fragment: columns("step"))
            FROM unnest(\(question.wishes.map(\.service))::uuid[]) WITH ORDINALITY AS wished (service_id, place)
            JOIN services AS head ON head.id = wished.service_id
            LEFT JOIN service_steps ON service_steps.service_id = head.id
            JOIN services AS step ON step.id = coalesce(service_steps.step_service_id, head.id)
            ORDER BY wished.place, service_steps.position
            """
    }

    /// Who may be chosen, and who was named, whether able or not.
    private static func employees(_ question: DiaryQuestion) -> SQL {
        let others: SQL =
            question.isNamed ? "" : " OR staff.id IN (\(fragment: candidates(question)))"
        return """
            SELECT staff.id, concat_ws(' ', staff.first_name, staff.last_name), staff.bookable_online,
                staff.archived_at IS NULL AND (
                    staff.role = 'admin' OR EXISTS (
                        SELECT FROM staff_branch
                        WHERE staff_id = staff.id AND branch_id = \(question.branch.id)
                    )
                ),
                staff_hours.hours,
                ARRAY(
                    SELECT service_id
                    FROM staff_service
                    WHERE staff_id = staff.id AND service_id IN (\(fragment: stepServices(question)))
                )
            FROM staff
            LEFT JOIN staff_hours ON staff_hours.staff_id = staff.id AND staff_hours.branch_id = \(question.branch.id)
            WHERE staff.id = ANY (\(question.named)::uuid[])\(fragment: others)
            ORDER BY staff.id
            """
    }

    /// The later made ones last: they win.
    private static func specialDays(_ question: DiaryQuestion) -> SQL {
        """
        SELECT branch_id IS NOT NULL, staff_id, first_day, last_day, spans, name
        FROM special_days
        WHERE last_day >= \(question.days.lowerBound)::date
          AND first_day <= \(question.days.upperBound)::date
          AND (branch_id IS NULL OR branch_id = \(question.branch.id))
          AND (staff_id IS NULL OR staff_id = ANY (\(fragment: candidateArray(question))))
        ORDER BY created_at, id
        """
    }

    /// In minutes of the wall clock since 1970.
    private static func timeOff(_ question: DiaryQuestion) -> SQL {
        """
        SELECT staff_id, floor(extract(epoch FROM greatest(starts_local, bounds.lower)) / 60)::bigint,
            ceil(extract(epoch FROM least(ends_local, bounds.upper)) / 60)::bigint
        FROM time_off
        CROSS JOIN (
            SELECT \(question.days.lowerBound)::date::timestamp - interval '1 day' AS lower,
                \(question.days.upperBound)::date::timestamp + interval '2 days' AS upper
        ) AS bounds
        WHERE status = 'approved' AND ends_local > bounds.lower AND starts_local < bounds.upper
          AND staff_id = ANY (\(fragment: candidateArray(question)))
        """
    }

    private static func appointments(_ question: DiaryQuestion) -> SQL {
        """
        SELECT appointments.id, employee_id, service_id, branch_id = \(question.branch.id) AND visit_service_id IS NULL,
            starts_at, ends_at, buffer_before, buffer_after, status = 'held', capacity, seats_taken, price
        FROM appointments
        CROSS JOIN \(fragment: window(question))
        WHERE employee_id = ANY (\(fragment: candidateArray(question)))
          AND \(fragment: areLive) AND \(fragment: liesInWindow)
          AND appointments.id <> ALL (\(question.ignoring)::uuid[])
        """
    }

    private static func calendars(_ question: DiaryQuestion) -> SQL {
        """
        SELECT calendar_subscriptions.staff_id, calendar_busy.starts_at, calendar_busy.ends_at
        FROM calendar_subscriptions
        JOIN calendar_busy ON calendar_busy.subscription_id = calendar_subscriptions.id
        CROSS JOIN \(fragment: window(question))
        WHERE calendar_subscriptions.staff_id = ANY (\(fragment: candidateArray(question)))
          AND calendar_busy.ends_at > lower("window".span)
          AND calendar_busy.starts_at < upper("window".span)
        """
    }

    /// In the order in which they are to be used.
    private static func resources(_ question: DiaryQuestion) -> SQL {
        """
        SELECT service_resource.service_id, resources.id, resources.kind
        FROM service_resource
        JOIN resources ON resources.id = service_resource.resource_id
        WHERE service_resource.service_id IN (\(fragment: stepServices(question)))
          AND resources.branch_id = \(question.branch.id) AND resources.archived_at IS NULL
        ORDER BY resources.kind, resources.position, resources.id
        """
    }

    /// The exclusion's index serves those that may not overlap; the few that may are found by their branch.
    private static func resourcesInUse(_ question: DiaryQuestion) -> SQL {
        """
        SELECT needed.id, lower(used.busy), upper(used.busy)
        FROM (\(fragment: neededResources(question))) AS needed
        CROSS JOIN \(fragment: window(question))
        JOIN appointment_resources AS used ON used.resource_id = needed.id AND used.live AND used.busy && "window".span
        WHERE used.appointment_id <> ALL (\(question.ignoring)::uuid[])
        UNION ALL
        SELECT used.resource_id, lower(used.busy), upper(used.busy)
        FROM appointments
        CROSS JOIN \(fragment: window(question))
        JOIN appointment_resources AS used ON used.appointment_id = appointments.id
        WHERE appointments.branch_id = \(question.branch.id) AND appointments.overlapping
          AND \(fragment: areLive) AND \(fragment: liesInWindow)
          AND used.resource_id IN (\(fragment: neededResources(question)))
          AND used.appointment_id <> ALL (\(question.ignoring)::uuid[])
        """
    }
}

// MARK: Parts of statements

extension DiaryQueries {
    private static let areLive: SQL =
        "appointments.status IN ('held', 'pending', 'approved', 'completed')"

    /// The first two lines let the index be used: an appointment is 25 hours long at most, a buffer a day.
    private static let liesInWindow: SQL = """
        appointments.starts_at > lower("window".span) - interval '49 hours'
        AND appointments.starts_at < upper("window".span) + interval '24 hours'
        AND appointments.busy && "window".span
        """

    /// The days of the question, with the buffers that the services reach beyond them; an hour more for clocks that turn
    /// at midnight.
    private static func window(_ question: DiaryQuestion) -> SQL {
        """
        (
            SELECT tstzrange(
                \(question.days.lowerBound)::date::timestamp AT TIME ZONE \(question.branch.timeZone)
                    - make_interval(mins => 60 + coalesce(max(buffer_before), 0)),
                (\(question.days.upperBound)::date + 1)::timestamp AT TIME ZONE \(question.branch.timeZone)
                    + make_interval(mins => 60 + coalesce(max(buffer_after), 0))
            ) AS span
            FROM services
            WHERE id IN (\(fragment: stepServices(question)))
        ) AS "window"
        """
    }

    /// The services of all steps.
    private static func stepServices(_ question: DiaryQuestion) -> SQL {
        """
        SELECT coalesce(service_steps.step_service_id, wished.id)
        FROM unnest(\(question.wishes.map(\.service))::uuid[]) AS wished (id)
        LEFT JOIN service_steps ON service_steps.service_id = wished.id
        """
    }

    /// Who offers one of the steps at the branch; where all are named, those of them.
    private static func candidates(_ question: DiaryQuestion) -> SQL {
        let named: SQL = question.isNamed ? " AND staff.id = ANY (\(question.named)::uuid[])" : ""
        return """
            SELECT staff.id
            FROM staff
            WHERE staff.archived_at IS NULL\(fragment: named)
              AND (
                  staff.role = 'admin' OR EXISTS (
                      SELECT FROM staff_branch
                      WHERE staff_id = staff.id AND branch_id = \(question.branch.id)
                  )
              )
              AND staff.id IN (
                  SELECT staff_id FROM staff_service WHERE service_id IN (\(fragment: stepServices(question)))
              )
            """
    }

    private static func candidateArray(_ question: DiaryQuestion) -> SQL {
        question.isNamed ? "\(question.named)::uuid[]" : "ARRAY(\(fragment: candidates(question)))"
    }

    private static func neededResources(_ question: DiaryQuestion) -> SQL {
        """
        SELECT DISTINCT resources.id
        FROM service_resource
        JOIN resources ON resources.id = service_resource.resource_id
        WHERE service_resource.service_id IN (\(fragment: stepServices(question)))
          AND resources.branch_id = \(question.branch.id) AND resources.archived_at IS NULL
        """
    }
}
