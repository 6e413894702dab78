import Core
import Postgres

/// The SQL about changes.
enum ChangeQueries {
    /// What `ChangeRecord.init(row:)` reads.
    static let columns: SQL = """
        changes.position, changes.id, changes.event, changes.subject_kind, changes.subject_id, changes.at, changes.data
        """

    /// So many are given their positions at once.
    static let batch = 10_000

    /// Gives what was committed its positions; what is not committed yet gets a later one.
    static let number: SQL = "SELECT number_changes(\(batch)::integer)"

    /// The last position, and the last one that is forgotten.
    static let bounds: SQL = "SELECT last, forgotten FROM change_positions"

    static func page(after position: Int, limit: Int) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM changes
        WHERE position > \(position)
        ORDER BY position
        LIMIT \(limit + 1)
        """
    }

    /// Forgets some of the oldest that are older than a moment.
    static func forget(before moment: Instant) -> SQL {
        """
        WITH gone AS (
            DELETE FROM changes
            WHERE at < \(moment) AND position IN (
                SELECT position FROM changes WHERE position IS NOT NULL ORDER BY position LIMIT \(batch)
            )
            RETURNING position
        )
        UPDATE change_positions
        SET forgotten = (SELECT max(position) FROM gone)
        WHERE EXISTS (SELECT FROM gone)
        """
    }
}
