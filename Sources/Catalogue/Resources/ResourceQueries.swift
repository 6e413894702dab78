import Core
import Postgres

/// The SQL about rooms and equipment.
enum ResourceQueries {
    /// What `Resource.init(row:)` reads.
    private static let columns: SQL = """
        resources.id, resources.branch_id, branches.slug, resources.kind, resources.name, resources.position,
        ARRAY(
            SELECT services.id
            FROM service_resource
            JOIN services ON services.id = service_resource.service_id
            WHERE service_resource.resource_id = resources.id AND services.archived_at IS NULL
        ),
        resources.created_at, resources.archived_at, resources.revision
        """

    private static let tables: SQL = "resources JOIN branches ON branches.id = resources.branch_id"

    static func list(_ filter: ResourceFilter, within branches: Set<BranchID>?, _ window: ListWindow) -> [SQL]
    {
        var conditions: [SQL] = ["(resources.archived_at IS NOT NULL) = \(filter.archived)"]
        if let branches {
            conditions.append("resources.branch_id = ANY (\(branches.sorted())::uuid[])")
        }
        if let branch = filter.branch { conditions.append("resources.branch_id = \(branch)") }
        if let kind = filter.kind { conditions.append("resources.kind = \(kind.rawValue)") }
        return ListQueries.statements(
            ListQueries.Source(
                columns: columns,
                from: tables,
                conditions: conditions,
                order: (
                    number: "resources.position", text: "extensions.fold(resources.name)", id: "resources.id"
                )
            ),
            window
        )
    }

    static func find(_ id: ResourceID) -> SQL {
        "SELECT \(fragment: columns) FROM \(fragment: tables) WHERE resources.id = \(id)"
    }

    /// Those of the services that are there and can need a resource.
    static func services(_ ids: Set<ServiceID>) -> SQL {
        """
        SELECT id
        FROM services
        WHERE id = ANY (\(ids.sorted())::uuid[]) AND archived_at IS NULL
          AND NOT EXISTS (SELECT FROM service_steps WHERE service_steps.service_id = services.id)
        """
    }

    static func insert(_ id: ResourceID, _ draft: ResourceDraft, now: Instant) -> SQL {
        """
        INSERT INTO resources (id, branch_id, kind, name, position, created_at)
        VALUES (\(id), \(draft.branch), \(draft.kind.rawValue), \(draft.name), \(draft.position), \(now))
        """
    }

    static func update(_ id: ResourceID, _ draft: ResourceDraft) -> SQL {
        """
        UPDATE resources
        SET kind = \(draft.kind.rawValue), name = \(draft.name), position = \(draft.position),
            revision = revision + 1
        WHERE id = \(id)
        """
    }

    /// The statements that make the services which need it those of the draft.
    static func tie(_ id: ResourceID, _ draft: ResourceDraft) -> [SQL] {
        let services = draft.services.sorted()
        return [
            "DELETE FROM service_resource WHERE resource_id = \(id) AND service_id <> ALL (\(services)::uuid[])",
            """
            INSERT INTO service_resource (resource_id, service_id)
            SELECT \(id)::uuid, unnest(\(services)::uuid[])
            ON CONFLICT DO NOTHING
            """,
        ]
    }

    static func archive(_ id: ResourceID, now: Instant) -> SQL {
        "UPDATE resources SET archived_at = \(now), revision = revision + 1 WHERE id = \(id)"
    }
}
