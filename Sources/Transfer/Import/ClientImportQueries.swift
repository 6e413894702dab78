import Core
import Postgres

/// The statements of imports.
enum ClientImportQueries {
    /// The columns that `ClientImport.init(row:)` reads.
    static let columns: SQL = """
        id, created_at, created_by, mode, dry_run, state, columns, ignored_columns,
        rows_total, rows_accepted, rows_rejected
        """

    /// Begins an import; its clients refer to it.
    static func insert(_ new: ClientImport) -> SQL {
        """
        INSERT INTO client_imports (
            id, created_at, created_by, mode, dry_run, state, columns, ignored_columns,
            rows_total, rows_accepted, rows_rejected
        ) VALUES (
            \(new.id), \(new.createdAt), \(new.createdBy), \(new.mode.rawValue), \(new.isDryRun),
            \(new.state.rawValue), \(new.columns), \(new.ignoredColumns),
            \(new.total), \(new.accepted), \(new.rejected)
        )
        """
    }

    /// Ends an import with what became of it.
    static func finish(_ done: ClientImport) -> SQL {
        """
        UPDATE client_imports
        SET state = \(done.state.rawValue), rows_total = \(done.total), rows_accepted = \(done.accepted),
            rows_rejected = \(done.rejected)
        WHERE id = \(done.id)
        """
    }

    /// Takes the verdicts on refused rows.
    static let copyIssues: SQL = "COPY client_import_issues (import_id, row_number, issues) FROM STDIN"

    /// From here on the clients can be taken back.
    static let markBeforeClients: SQL = "SAVEPOINT before_clients"
    /// Takes back what came since the mark.
    static let takeBackClients: SQL = "ROLLBACK TO SAVEPOINT before_clients"

    /// A page of imports, newest first.
    ///
    /// - Parameter staff: whose imports; nil for everybody's.
    static func page(by staff: StaffID?, before: ImportID?, limit: Int) -> SQL {
        let own: SQL = staff.map { "created_by = \($0)" } ?? "true"
        let older: SQL = before.map { "\n  AND id < \($0)" } ?? ""
        return """
            SELECT \(fragment: columns)
            FROM client_imports
            WHERE \(fragment: own)\(fragment: older)
            ORDER BY id DESC
            LIMIT \(limit)
            """
    }

    /// How many imports there are.
    static func count(by staff: StaffID?) -> SQL {
        let own: SQL = staff.map { "created_by = \($0)" } ?? "true"
        return "SELECT count(*) FROM client_imports WHERE \(fragment: own)"
    }

    /// One import.
    static func find(_ id: ImportID, by staff: StaffID?) -> SQL {
        let own: SQL = staff.map { "\n  AND created_by = \($0)" } ?? ""
        return """
            SELECT \(fragment: columns)
            FROM client_imports
            WHERE id = \(id)\(fragment: own)
            """
    }

    /// Verdicts on rows after one, in their order: row, issues, id and number of the client.
    static func verdicts(_ id: ImportID, _ filter: ImportVerdict.Filter?, after row: Int, limit: Int) -> SQL {
        switch filter {
        case .rejected:
            """
            SELECT row_number, issues, NULL::uuid, NULL::bigint
            FROM client_import_issues
            WHERE import_id = \(id) AND row_number > \(row)
            ORDER BY row_number
            LIMIT \(limit)
            """
        case .accepted:
            verdicts(id, after: row, limit: limit, condition: "\n  AND found.issues IS NULL")
        case nil:
            verdicts(id, after: row, limit: limit, condition: "")
        }
    }

    /// An accepted row has no row of its own: it is every row of the file that was not rejected.
    private static func verdicts(_ id: ImportID, after row: Int, limit: Int, condition: SQL) -> SQL {
        """
        SELECT file.row_number, found.issues, clients.id, clients.number
        FROM client_imports
        CROSS JOIN LATERAL generate_series(\(row)::integer + 1, rows_total) AS file (row_number)
        LEFT JOIN client_import_issues AS found
            ON found.import_id = client_imports.id AND found.row_number = file.row_number
        LEFT JOIN clients ON clients.import_id = client_imports.id AND clients.import_row = file.row_number
        WHERE client_imports.id = \(id)\(fragment: condition)
        ORDER BY file.row_number
        LIMIT \(limit)
        """
    }
}
