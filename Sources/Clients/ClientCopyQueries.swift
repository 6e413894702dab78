import Core
import Postgres
import Tenancy

/// The statements by which clients of a file come in.
enum ClientCopyQueries {
    /// The columns in the order of `ClientCopy`; numbers come from the table.
    static let clients: SQL = """
        COPY clients (
            id, first_name, middle_name, last_name, email, phone, document_type, document_number, gender, birth_date,
            address_line1, address_line2, city, region, postal_code, country, language, referral_method,
            preferred_branch_id, status, marked, height_cm, weight_kg, note, tags,
            blocklist_reason, blocklist_until, blocklisted_at, blocklisted_by, import_id, import_row
        ) FROM STDIN
        """

    /// Where the clients belong.
    static let places: SQL = "COPY client_branch (client_id, branch_id) FROM STDIN"

    /// Their heights and weights.
    static let measurements: SQL =
        "COPY measurements (id, client_id, kind, value, unit, taken_at, taken_by) FROM STDIN"

    /// One row of the audit log for each client of some rows of a file.
    static func audit(_ file: ImportID, rows: ClosedRange<Int>, in scope: Scope) -> SQL {
        """
        INSERT INTO audit_log (actor_kind, actor_id, channel, action, subject_kind, subject_id, changes, request_id)
        SELECT \(scope.actor.auditKind), \(scope.actor.auditID)::uuid, \(Channel.import.rawValue), 'client.created',
            'client', clients.id, jsonb_build_object('import', jsonb_build_array(NULL, \(file)::uuid)),
            \(scope.requestID)
        FROM clients
        WHERE import_id = \(file) AND import_row BETWEEN \(rows.lowerBound) AND \(rows.upperBound)
        """
    }
}
