import Clients
import Core
import Postgres

/// The statement of an export.
enum ClientExportQueries {
    /// Copies out clients in the order of their numbers; of erased ones there is nothing to tell.
    static func copy(_ columns: [ExportColumn], _ clients: SQL) -> SQL {
        """
        COPY (
            SELECT \(fragment: .joined(columns.map(expression), separator: ", "))
            FROM clients
            WHERE \(fragment: clients)
              AND clients.erased_at IS NULL
            ORDER BY clients.number
        ) TO STDOUT
        """
    }

    private static func expression(_ column: ExportColumn) -> SQL {
        switch column.name {
        case "customer_number": "clients.number"
        case "online_blocked": isBlocked
        case "block_reason": "CASE WHEN \(fragment: isBlocked) THEN blocklist_reason END"
        case "block_until": "CASE WHEN \(fragment: isBlocked) THEN blocklist_until END"
        case "preferred_branch":
            "(SELECT branches.slug FROM branches WHERE branches.id = clients.preferred_branch_id)"
        case "tags": "array_to_string(tags, '|')"
        case "has_login": "login_allowed"
        default: SQL(trusted: column.name)
        }
    }

    private static let isBlocked: SQL =
        "(blocklisted_at IS NOT NULL AND (blocklist_until IS NULL OR blocklist_until > now()))"
}
