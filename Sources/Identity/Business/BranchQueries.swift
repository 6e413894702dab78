import Core
import Postgres

/// The SQL about branches.
enum BranchQueries {
    private static let columns: SQL = """
        id, slug, name, time_zone, country, phone, address, hours, created_at, archived_at, revision
        """

    static func find(_ id: BranchID) -> SQL {
        "SELECT \(fragment: columns) FROM branches WHERE id = \(id)"
    }

    /// The record, kept from others until the transaction ends.
    static func lock(_ id: BranchID) -> SQL {
        "SELECT \(fragment: columns) FROM branches WHERE id = \(id) FOR UPDATE"
    }

    /// The branches that are open, kept from being archived by others meanwhile; taken before any other row.
    static let lockOpen: SQL = """
        SELECT id
        FROM branches
        WHERE archived_at IS NULL
        ORDER BY id
        FOR UPDATE
        """

    /// A page of the list by name, with the text by which each row was sorted; one row more than the page shows.
    static func page(archived: Bool, limit: Int, after: (key: String, id: BranchID)?) -> SQL {
        let position: SQL
        if let after {
            position = "(extensions.fold(name), id) > (\(after.key)::text, \(after.id)::uuid)"
        } else {
            position = "true"
        }
        return """
            SELECT \(fragment: columns), extensions.fold(name)
            FROM branches
            WHERE (archived_at IS NOT NULL) = \(archived) AND \(fragment: position)
            ORDER BY extensions.fold(name), id
            LIMIT \(limit + 1)
            """
    }

    static func count(archived: Bool) -> SQL {
        "SELECT count(*) FROM branches WHERE (archived_at IS NOT NULL) = \(archived)"
    }

    static func insert(_ id: BranchID, _ draft: BranchDraft, now: Instant) -> SQL {
        """
        INSERT INTO branches (id, slug, name, time_zone, country, phone, address, hours, created_at)
        VALUES (
            \(id), \(draft.slug), \(draft.name), \(draft.timeZone), \(draft.country), \(draft.phone),
            \(draft.address), \(draft.hours), \(now)
        )
        """
    }

    static func update(_ id: BranchID, _ draft: BranchDraft) -> SQL {
        """
        UPDATE branches
        SET name = \(draft.name), time_zone = \(draft.timeZone), country = \(draft.country),
            phone = \(draft.phone), address = \(draft.address), hours = \(draft.hours), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func archive(_ id: BranchID, now: Instant) -> SQL {
        "UPDATE branches SET archived_at = \(now), revision = revision + 1 WHERE id = \(id)"
    }
}
