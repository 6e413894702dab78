import Core
import Postgres

/// How demo clients get into the tables of an empty business.
enum DemoDataQueries {
    /// Whether there is any client, and whether somebody signs in with this email.
    static func standing(customer email: String) -> SQL {
        """
        SELECT
            EXISTS (SELECT 1 FROM clients),
            EXISTS (SELECT 1 FROM accounts WHERE audience = 'customer' AND email_key = lower(\(email)))
        """
    }

    /// Clients by their fields; a branch is named by its slug.
    static func insertClients(_ rows: JSONValue) -> SQL {
        """
        INSERT INTO clients (
            id, first_name, middle_name, last_name, email, phone, document_type, document_number, gender, birth_date,
            address_line1, city, postal_code, country, language, referral_method, preferred_branch_id, status, marked,
            note, tags, blocklist_reason, blocklisted_at, created_at, updated_at, archived_at
        )
        SELECT
            demo.id, demo.first_name, demo.middle_name, demo.last_name, demo.email, demo.phone, demo.document_type,
            demo.document_number, demo.gender, demo.birth_date, demo.address_line1, demo.city, demo.postal_code,
            demo.country, demo.language, demo.referral_method, branches.id, demo.status, demo.marked, demo.note,
            coalesce(demo.tags, '{}'), demo.blocklist_reason,
            CASE WHEN demo.blocklist_reason IS NOT NULL THEN demo.created_at END,
            demo.created_at, demo.created_at, demo.archived_at
        FROM jsonb_to_recordset(\(rows)::jsonb) AS demo (
            id uuid, first_name text, middle_name text, last_name text, email text, phone text, document_type text,
            document_number text, gender text, birth_date date, address_line1 text, city text, postal_code text,
            country text, language text, referral_method text, branch text, status text, marked boolean, note text,
            tags text[], blocklist_reason text, created_at timestamptz, archived_at timestamptz
        )
        LEFT JOIN branches ON branches.slug = demo.branch
        ORDER BY demo.created_at
        """
    }

    /// Every demo client belongs to the preferred branch.
    static let joinBranches: SQL = """
        INSERT INTO client_branch (client_id, branch_id, since)
        SELECT id, preferred_branch_id, created_at
        FROM clients
        WHERE preferred_branch_id IS NOT NULL
        """

    /// Two of three clients belong to an employee of their branch, who take turns.
    static let joinEmployees: SQL = """
        INSERT INTO client_employee (client_id, staff_id, since)
        SELECT turns.id, employees.ids[1 + (turns.turn / 3) % cardinality(employees.ids)], turns.created_at
        FROM (
            SELECT id, preferred_branch_id, created_at,
                row_number() OVER (PARTITION BY preferred_branch_id ORDER BY number) AS turn
            FROM clients
        ) AS turns
        JOIN (
            SELECT staff_branch.branch_id, array_agg(staff.id ORDER BY staff.email) AS ids
            FROM staff
            JOIN staff_branch ON staff_branch.staff_id = staff.id
            WHERE staff.role = 'employee' AND staff.archived_at IS NULL
            GROUP BY staff_branch.branch_id
        ) AS employees ON employees.branch_id = turns.preferred_branch_id
        WHERE turns.turn % 3 <> 0
        """

    /// Heights and weights by client.
    static func insertMeasurements(_ rows: JSONValue) -> SQL {
        """
        INSERT INTO measurements (id, client_id, kind, value, unit, taken_at)
        SELECT id, client_id, kind, value, CASE kind WHEN 'height' THEN 'cm' ELSE 'kg' END, taken_at
        FROM jsonb_to_recordset(\(rows)::jsonb)
            AS demo (id uuid, client_id uuid, kind text, value numeric, taken_at timestamptz)
        """
    }

    /// A password for the login of a client.
    static func setPassword(of client: ClientID, hash: String) -> SQL {
        "UPDATE accounts SET password_hash = \(hash) WHERE client_id = \(client)"
    }
}
