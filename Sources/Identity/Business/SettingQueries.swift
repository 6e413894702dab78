import Core
import Postgres

/// The SQL about settings.
enum SettingQueries {
    /// What is stored for the business and, where one is named, for a branch.
    static func stored(branch: BranchID?) -> SQL {
        """
        SELECT branch_id, key, value
        FROM settings
        WHERE branch_id IS NULL OR branch_id = \(branch)
        """
    }

    /// The same, and nobody else stores any until the transaction ends: the lock of the table lets readers pass.
    static let lock: SQL = "LOCK TABLE settings IN SHARE ROW EXCLUSIVE MODE"

    /// Takes settings back to their defaults.
    static func delete(_ keys: [String], branch: BranchID?) -> SQL {
        """
        DELETE FROM settings
        WHERE branch_id IS NOT DISTINCT FROM \(branch)::uuid AND key = ANY (\(keys)::text[])
        """
    }

    /// Stores values, an object of them by key.
    static func store(_ values: [String: JSONValue], branch: BranchID?, now: Instant) -> SQL {
        """
        INSERT INTO settings (branch_id, key, value, updated_at)
        SELECT \(branch)::uuid, key, value, \(now)::timestamptz
        FROM jsonb_each(\(JSONValue.object(values))::jsonb)
        ON CONFLICT (branch_id, key) DO UPDATE
        SET value = excluded.value, updated_at = excluded.updated_at
        """
    }
}
