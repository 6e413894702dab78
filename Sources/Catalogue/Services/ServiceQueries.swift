import Core
import Postgres

/// The SQL about services.
enum ServiceQueries {
    /// What `Service.init(row:)` reads; for visitors with the employees whom they can book only.
    private static func columns(forStaff: Bool) -> SQL {
        let bookable: SQL = forStaff ? "" : "AND staff.bookable_online"
        return """
            services.id, services.slug, services.name, services.description, services.category_id, categories.name,
            services.minutes, services.buffer_before, services.buffer_after, services.price, services.capacity,
            services.colour, services.bookable_online, services.position,
            ARRAY(\(fragment: offering(column: "branches.id"))),
            ARRAY(\(fragment: offering(column: "branches.slug"))),
            ARRAY(
                SELECT staff.id
                FROM staff_service
                JOIN staff ON staff.id = staff_service.staff_id
                WHERE staff_service.service_id = services.id AND staff.archived_at IS NULL \(fragment: bookable)
            ),
            ARRAY(
                SELECT resources.id
                FROM service_resource
                JOIN resources ON resources.id = service_resource.resource_id
                WHERE service_resource.service_id = services.id AND resources.archived_at IS NULL
            ),
            (
                SELECT coalesce(
                    jsonb_agg(
                        jsonb_build_object(
                            'service', step_service_id, 'pause_after', pause_after, 'same_employee', same_employee
                        )
                        ORDER BY service_steps.position
                    ),
                    '[]'
                )
                FROM service_steps
                WHERE service_steps.service_id = services.id
            ),
            services.created_at, services.archived_at, services.revision
            """
    }

    private static func offering(column: SQL) -> SQL {
        """
        SELECT \(fragment: column)
        FROM service_branch
        JOIN branches ON branches.id = service_branch.branch_id
        WHERE service_branch.service_id = services.id
        ORDER BY branches.slug
        """
    }

    private static let tables: SQL = """
        services
        LEFT JOIN service_categories AS categories ON categories.id = services.category_id
        """

    static func list(_ filter: ServiceFilter, _ window: ListWindow) -> [SQL] {
        ListQueries.statements(
            ListQueries.Source(
                columns: columns(forStaff: filter.isForStaff),
                from: tables,
                conditions: conditions(filter),
                order: (
                    number: "services.position", text: "extensions.fold(services.name)", id: "services.id"
                )
            ),
            window
        )
    }

    static func find(_ id: ServiceID, forStaff: Bool = true) -> SQL {
        """
        SELECT \(fragment: columns(forStaff: forStaff))
        FROM \(fragment: tables)
        WHERE services.id = \(id)
        """
    }

    private static func conditions(_ filter: ServiceFilter) -> [SQL] {
        var conditions: [SQL] = [
            filter.archived ? "services.archived_at IS NOT NULL" : "services.archived_at IS NULL"
        ]
        if !filter.isForStaff { conditions.append("services.bookable_online") }
        if let category = filter.category { conditions.append("services.category_id = \(category)") }
        if let branch = filter.branch { conditions.append(offered(at: branch)) }
        return conditions
    }

    /// Whether a branch offers a row of `services`.
    static func offered(at branch: BranchID) -> SQL {
        """
        (
            NOT EXISTS (SELECT FROM service_branch WHERE service_branch.service_id = services.id)
            OR EXISTS (
                SELECT FROM service_branch
                WHERE service_branch.service_id = services.id AND service_branch.branch_id = \(branch)
            )
        )
        """
    }

    /// The slugs that a new one could meet.
    static func slugs(like slug: Slug) -> SQL {
        "SELECT slug FROM services WHERE starts_with(slug, \(String(slug.text.prefix(30))))"
    }

    /// What a service may refer to, as `ServiceReferences` reads it.
    static func references(of draft: ServiceDraft, _ id: ServiceID) -> SQL {
        """
        SELECT
            EXISTS (SELECT FROM service_categories WHERE id = \(draft.category) AND archived_at IS NULL),
            ARRAY(SELECT id FROM staff WHERE id = ANY (\(draft.employees.sorted())::uuid[]) AND archived_at IS NULL),
            ARRAY(
                SELECT id FROM resources WHERE id = ANY (\(draft.resources.sorted())::uuid[]) AND archived_at IS NULL
            ),
            ARRAY(
                SELECT id
                FROM services
                WHERE id = ANY (\(draft.steps.map(\.service))::uuid[]) AND archived_at IS NULL
                ORDER BY id
            ),
            ARRAY(
                SELECT minutes
                FROM services
                WHERE id = ANY (\(draft.steps.map(\.service))::uuid[]) AND archived_at IS NULL
                ORDER BY id
            ),
            ARRAY(
                SELECT DISTINCT service_id
                FROM service_steps
                WHERE service_id = ANY (\(draft.steps.map(\.service))::uuid[])
            ),
            ARRAY(
                SELECT visits.name
                FROM service_steps
                JOIN services AS visits ON visits.id = service_steps.service_id AND visits.archived_at IS NULL
                WHERE service_steps.step_service_id = \(id)
                ORDER BY visits.name
            ),
            (
                SELECT coalesce(max(minutes), 0)::integer
                FROM (
                    SELECT sum(
                        service_steps.pause_after
                        + CASE WHEN steps.id = \(id) THEN \(draft.minutes)::integer ELSE steps.minutes END
                    ) AS minutes
                    FROM service_steps
                    JOIN services AS steps ON steps.id = service_steps.step_service_id
                    WHERE service_steps.service_id IN (
                        SELECT service_id FROM service_steps WHERE step_service_id = \(id)
                    )
                    GROUP BY service_steps.service_id
                ) AS visits
            )
        """
    }

    /// The branches of employees, for whoever may only name those of own branches; admins work at all.
    static func workplaces(_ employees: Set<StaffID>) -> SQL {
        """
        SELECT staff.role, ARRAY(SELECT branch_id FROM staff_branch WHERE staff_branch.staff_id = staff.id)
        FROM staff
        WHERE staff.id = ANY (\(employees.sorted())::uuid[])
        """
    }

    static func insert(_ id: ServiceID, _ draft: ServiceDraft, now: Instant) -> SQL {
        """
        INSERT INTO services (
            id, slug, name, description, category_id, minutes, buffer_before, buffer_after, price, capacity, colour,
            bookable_online, position, created_at
        )
        VALUES (
            \(id), \(draft.slug), \(draft.name), \(draft.description), \(draft.category), \(draft.minutes),
            \(draft.bufferBefore), \(draft.bufferAfter), \(draft.price), \(draft.capacity), \(draft.colour),
            \(draft.isBookableOnline), \(draft.position), \(now)
        )
        """
    }

    static func update(_ id: ServiceID, _ draft: ServiceDraft) -> SQL {
        """
        UPDATE services
        SET name = \(draft.name), description = \(draft.description), category_id = \(draft.category),
            minutes = \(draft.minutes), buffer_before = \(draft.bufferBefore), buffer_after = \(draft.bufferAfter),
            price = \(draft.price), capacity = \(draft.capacity), colour = \(draft.colour),
            bookable_online = \(draft.isBookableOnline), position = \(draft.position), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func archive(_ id: ServiceID, now: Instant) -> SQL {
        "UPDATE services SET archived_at = \(now), revision = revision + 1 WHERE id = \(id)"
    }

    /// A change of something that services show is a change of the services.
    static func touch(_ ids: Set<ServiceID>) -> SQL {
        "UPDATE services SET revision = revision + 1 WHERE id = ANY (\(ids.sorted())::uuid[])"
    }
}

// MARK: What a service is tied to

extension ServiceQueries {
    /// The statements that make branches, employees, resources and steps those of the draft.
    static func tie(_ id: ServiceID, _ draft: ServiceDraft) -> [SQL] {
        let employees = draft.employees.sorted()
        let resources = draft.resources.sorted()
        let branches = draft.branches.sorted()
        return [
            "DELETE FROM service_branch WHERE service_id = \(id) AND branch_id <> ALL (\(branches)::uuid[])",
            """
            INSERT INTO service_branch (service_id, branch_id)
            SELECT \(id)::uuid, unnest(\(branches)::uuid[])
            ON CONFLICT DO NOTHING
            """,
            "DELETE FROM staff_service WHERE service_id = \(id) AND staff_id <> ALL (\(employees)::uuid[])",
            """
            INSERT INTO staff_service (service_id, staff_id)
            SELECT \(id)::uuid, unnest(\(employees)::uuid[])
            ON CONFLICT DO NOTHING
            """,
            "DELETE FROM service_resource WHERE service_id = \(id) AND resource_id <> ALL (\(resources)::uuid[])",
            """
            INSERT INTO service_resource (service_id, resource_id)
            SELECT \(id)::uuid, unnest(\(resources)::uuid[])
            ON CONFLICT DO NOTHING
            """,
            """
            INSERT INTO service_steps (service_id, position, step_service_id, pause_after, same_employee)
            SELECT \(id)::uuid, position, service, pause_after, same_employee
            FROM unnest(
                \(draft.steps.map(\.service))::uuid[], \(draft.steps.map(\.pauseAfter))::integer[],
                \(draft.steps.map(\.isSameEmployee))::boolean[]
            ) WITH ORDINALITY AS steps (service, pause_after, same_employee, position)
            """,
        ]
    }

    /// Before the service itself is changed, so that the trigger counts no steps that go.
    static func removeSteps(_ id: ServiceID) -> SQL {
        "DELETE FROM service_steps WHERE service_id = \(id)"
    }

    /// What employees and resources show of themselves changes with it.
    static func touchTied(employees: Set<StaffID>, resources: Set<ResourceID>) -> [SQL] {
        [
            "UPDATE staff SET revision = revision + 1 WHERE id = ANY (\(employees.sorted())::uuid[])",
            "UPDATE resources SET revision = revision + 1 WHERE id = ANY (\(resources.sorted())::uuid[])",
        ]
    }
}
