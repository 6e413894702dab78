import Core
import Postgres

/// The statement of an export.
enum ClientExportQueries {
    /// Copies out clients in the order of their numbers; of erased ones there is nothing to tell.
    ///
    /// Columns come as they are. What an expression would make of them here costs the database more than
    /// all of
    /// `CSVWriter` costs this process.
    static func copy(_ columns: [ExportColumn], _ clients: SQL) -> SQL {
        let list = columns.map { SQL(trusted: $0.source) }
        return """
            COPY (
                SELECT \(fragment: .joined(list, separator: ", "))
                FROM clients
                WHERE \(fragment: clients)
                  AND clients.erased_at IS NULL
                ORDER BY clients.number
            ) TO STDOUT
            """
    }
}
