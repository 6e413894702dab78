import Core
import Postgres

/// The advisory locks of whoever changes the catalogue; taken before any row is.
enum CatalogueLockQueries {
    /// One change of a business's catalogue at a time: what it refers to stays as it was found.
    static let catalogue: SQL = """
        SELECT pg_advisory_xact_lock(hashtextextended('catalogue ' || current_schema(), 0))
        """

    /// Keeps others from booking these employees until the transaction ends.
    static func employees(_ ids: Set<StaffID>) -> SQL {
        keys("SELECT unnest(\(ids.sorted())::uuid[]) AS id")
    }

    /// Keeps others from booking whoever offers the service, or a step of it.
    static func employees(offering service: ServiceID) -> SQL {
        keys(
            """
            SELECT staff_id AS id
            FROM staff_service
            WHERE service_id = \(service)
               OR service_id IN (SELECT step_service_id FROM service_steps WHERE service_id = \(service))
            """
        )
    }

    /// Keeps others from booking whoever works at a branch; at any where none is named.
    static func employees(at branch: BranchID?) -> SQL {
        keys(
            """
            SELECT id
            FROM staff
            WHERE archived_at IS NULL
              AND (
                  \(branch)::uuid IS NULL OR role = 'admin'
                  OR id IN (SELECT staff_id FROM staff_branch WHERE branch_id = \(branch))
              )
            """
        )
    }

    /// Keeps others from booking a room or a piece of equipment.
    static func resource(_ id: ResourceID) -> SQL {
        keys("SELECT \(id)::uuid AS id")
    }

    /// The last 64 bits of each key, in one order, so that two who lock several never wait in a circle.
    private static func keys(_ subjects: SQL) -> SQL {
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (
            SELECT DISTINCT ('x' || right(replace(id::text, '-', ''), 16))::bit(64)::bigint AS key
            FROM (\(fragment: subjects)) AS subjects
            ORDER BY key
        ) AS keys
        """
    }
}
