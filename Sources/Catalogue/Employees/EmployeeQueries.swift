import Core
import Postgres

/// The SQL about those who offer services.
enum EmployeeQueries {
    /// What `Employee.init(row:)` reads; for visitors with the services that can be booked online only.
    private static func columns(forStaff: Bool) -> SQL {
        let bookable: SQL = forStaff ? "" : "AND services.bookable_online"
        return """
            staff.id, staff.first_name, staff.last_name, staff.role,
            ARRAY(\(fragment: workplaces(column: "branches.id"))),
            ARRAY(\(fragment: workplaces(column: "branches.slug"))),
            ARRAY(
                SELECT services.id
                FROM staff_service
                JOIN services ON services.id = staff_service.service_id
                WHERE staff_service.staff_id = staff.id AND services.archived_at IS NULL \(fragment: bookable)
            ),
            staff.bookable_online, staff.colour, staff.revision
            """
    }

    private static func workplaces(column: SQL) -> SQL {
        """
        SELECT \(fragment: column)
        FROM branches
        WHERE branches.archived_at IS NULL AND \(fragment: works(at: "branches.id"))
        ORDER BY branches.slug
        """
    }

    /// Whether a row of `staff` works at a branch; an admin works at all of them.
    static func works(at branch: SQL) -> SQL {
        """
        (
            staff.role = 'admin'
            OR EXISTS (
                SELECT FROM staff_branch
                WHERE staff_branch.staff_id = staff.id AND staff_branch.branch_id = \(fragment: branch)
            )
        )
        """
    }

    static func list(_ filter: EmployeeFilter, _ window: ListWindow) -> [SQL] {
        var conditions: [SQL] = ["staff.archived_at IS NULL", offers(filter)]
        if !filter.isForStaff { conditions.append("staff.bookable_online") }
        if let branch = filter.branch { conditions.append(works(at: "\(branch)")) }
        return ListQueries.statements(
            ListQueries.Source(
                columns: columns(forStaff: filter.isForStaff),
                from: "staff",
                conditions: conditions,
                order: (
                    number: "0", text: "extensions.fold(staff.last_name || ' ' || staff.first_name)",
                    id: "staff.id"
                )
            ),
            window
        )
    }

    static func find(_ id: StaffID, forStaff: Bool = true) -> SQL {
        """
        SELECT \(fragment: columns(forStaff: forStaff))
        FROM staff
        WHERE staff.id = \(id) AND staff.archived_at IS NULL
        """
    }

    /// Whether somebody offers a service that can be booked: any, or this one, or a step of it.
    private static func offers(_ filter: EmployeeFilter) -> SQL {
        var conditions: [SQL] = ["staff_service.staff_id = staff.id", "services.archived_at IS NULL"]
        if let service = filter.service {
            let wanted: SQL = """
                (
                    services.id = \(service)
                    OR services.id IN (SELECT step_service_id FROM service_steps WHERE service_id = \(service))
                )
                """
            conditions.append(wanted)
        } else if !filter.isForStaff {
            conditions.append("services.bookable_online")
        }
        return """
            EXISTS (
                SELECT FROM staff_service
                JOIN services ON services.id = staff_service.service_id
                WHERE \(fragment: .joined(conditions, separator: " AND "))
            )
            """
    }

    static func update(_ id: StaffID, _ draft: EmployeeDraft) -> SQL {
        """
        UPDATE staff
        SET bookable_online = \(draft.isBookableOnline), colour = \(draft.colour), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func touch(_ id: StaffID) -> SQL {
        "UPDATE staff SET revision = revision + 1 WHERE id = \(id)"
    }

    static func offer(_ id: StaffID, adding added: Set<ServiceID>, removing removed: Set<ServiceID>) -> [SQL]
    {
        [
            "DELETE FROM staff_service WHERE staff_id = \(id) AND service_id = ANY (\(removed.sorted())::uuid[])",
            """
            INSERT INTO staff_service (staff_id, service_id)
            SELECT \(id)::uuid, unnest(\(added.sorted())::uuid[])
            ON CONFLICT DO NOTHING
            """,
        ]
    }
}

extension EmployeeQueries {
    /// Whose special days these are; no row for those of a branch or of the business.
    static func ofSpecialDay(_ id: SpecialDayID) -> SQL {
        """
        SELECT \(fragment: columns(forStaff: true))
        FROM staff
        WHERE staff.id = (SELECT staff_id FROM special_days WHERE special_days.id = \(id))
        """
    }

    /// Whose time off it is.
    static func ofTimeOff(_ id: TimeOffID) -> SQL {
        """
        SELECT \(fragment: columns(forStaff: true))
        FROM staff
        WHERE staff.id = (SELECT staff_id FROM time_off WHERE time_off.id = \(id))
        """
    }
}
