import Core
import Postgres

/// The SQL about calendar feeds.
enum CalendarFeedQueries {
    /// What `CalendarFeed.init(row:)` reads, from `from`.
    private static let columns: SQL = """
        feeds.id, feeds.kind, coalesce(feeds.staff_id, feeds.branch_id, feeds.resource_id, feeds.client_id)::text,
        coalesce(
            staff.first_name || ' ' || staff.last_name, branches.name, resources.name,
            nullif(concat_ws(' ', clients.first_name, clients.middle_name, clients.last_name), ''),
            '#' || clients.number
        ),
        feeds.detail, feeds.created_at, feeds.last_read_at
        """

    private static let from: SQL = """
        calendar_feeds AS feeds
        LEFT JOIN staff ON staff.id = feeds.staff_id
        LEFT JOIN branches ON branches.id = feeds.branch_id
        LEFT JOIN resources ON resources.id = feeds.resource_id
        LEFT JOIN clients ON clients.id = feeds.client_id
        """

    /// A page of the feeds in reach, oldest first; one row more than the page shows.
    static func page(after: CalendarFeedID?, limit: Int, within reach: FeedReach) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM \(fragment: from)
        WHERE (\(after)::uuid IS NULL OR feeds.id > \(after)::uuid) AND \(fragment: condition(reach))
        ORDER BY feeds.id
        LIMIT \(limit + 1)
        """
    }

    static func count(within reach: FeedReach) -> SQL {
        "SELECT count(*) FROM \(fragment: from) WHERE \(fragment: condition(reach))"
    }

    static func find(_ id: CalendarFeedID, within reach: FeedReach) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM \(fragment: from)
        WHERE feeds.id = \(id) AND \(fragment: condition(reach))
        """
    }

    /// The feed in reach, kept from others until the transaction ends.
    static func lock(_ id: CalendarFeedID, within reach: FeedReach) -> SQL {
        "\(fragment: find(id, within: reach)) FOR UPDATE OF feeds"
    }

    /// Makes a feed; no row where its subject is not there, has left, or is out of reach.
    static func insert(
        _ id: CalendarFeedID,
        _ draft: CalendarFeedDraft,
        tokenHash: [UInt8],
        by actor: String,
        now: Instant,
        within reach: FeedReach
    ) -> SQL {
        let (table, subject, column): (SQL, SQL, SQL) =
            switch draft.subject {
            case .employee(let id): ("staff", "\(id)", "staff_id")
            case .branch(let id): ("branches", "\(id)", "branch_id")
            case .resource(let id): ("resources", "\(id)", "resource_id")
            case .client(let id): ("clients", "\(id)", "client_id")
            }
        return """
            INSERT INTO calendar_feeds (id, kind, \(fragment: column), detail, token_hash, created_at, created_by)
            SELECT \(id)::uuid, \(draft.kind.rawValue), \(fragment: table).id, \(draft.detail.rawValue),
                \(tokenHash)::bytea, \(now)::timestamptz, \(actor)
            FROM \(fragment: table)
            WHERE \(fragment: table).id = \(fragment: subject) AND \(fragment: table).archived_at IS NULL
              AND \(fragment: condition(reach, draft.kind))
            RETURNING id
            """
    }

    static func setToken(_ id: CalendarFeedID, _ tokenHash: [UInt8]) -> SQL {
        "UPDATE calendar_feeds SET token_hash = \(tokenHash) WHERE id = \(id)"
    }

    static func delete(_ id: CalendarFeedID) -> SQL {
        "DELETE FROM calendar_feeds WHERE id = \(id)"
    }

    /// Whether a feed's subject is in reach, whatever its kind.
    private static func condition(_ reach: FeedReach) -> SQL {
        let kinds = CalendarSubject.allCases.map { kind -> SQL in
            "(feeds.kind = \(kind.rawValue) AND \(fragment: condition(reach, kind)))"
        }
        return "(\(fragment: SQL.joined(kinds, separator: "\n  OR ")))"
    }

    /// Whether a subject of a kind, from the table of that kind, is in reach.
    ///
    /// A calendar shows a whole person's appointments, so whoever has some branches only reaches those who belong
    /// to no other.
    static func condition(_ reach: FeedReach, _ kind: CalendarSubject) -> SQL {
        switch reach {
        case .all: return "true"
        case .staff(let id): return kind == .employee ? "staff.id = \(id)" : "false"
        case .client(let id): return kind == .client ? "clients.id = \(id)" : "false"
        case .nobody: return "false"
        case .branches(let own, let staff):
            let own = own.sorted()
            switch kind {
            case .branch: return "branches.id = ANY (\(own)::uuid[])"
            case .resource: return "resources.branch_id = ANY (\(own)::uuid[])"
            case .employee:
                return """
                    (staff.id = \(staff)
                      OR (
                        EXISTS (SELECT FROM staff_branch WHERE staff_id = staff.id)
                        AND NOT EXISTS (
                            SELECT FROM staff_branch
                            WHERE staff_id = staff.id AND branch_id <> ALL (\(own)::uuid[])
                        )
                      ))
                    """
            case .client:
                return """
                    (EXISTS (SELECT FROM client_branch WHERE client_id = clients.id)
                      AND NOT EXISTS (
                        SELECT FROM client_branch
                        WHERE client_id = clients.id AND branch_id <> ALL (\(own)::uuid[])
                      ))
                    """
            }
        }
    }
}
