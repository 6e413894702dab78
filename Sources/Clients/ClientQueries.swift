import Core
import Postgres

/// The statements on single clients.
enum ClientQueries {
    /// The columns that `ClientDetails.init(row:)` reads.
    static let details: SQL = """
        first_name, middle_name, last_name, email, phone, document_type, document_number, gender, birth_date,
        address_line1, address_line2, city, region, postal_code, country, language, referral_method,
        preferred_branch_id, status, marked, height_cm, weight_kg, note, tags,
        blocklist_reason, blocklist_until, blocklisted_at IS NOT NULL, login_allowed
        """
    /// The columns that `Client.init(row:)` reads.
    static let client: SQL =
        "clients.id, clients.number, archived_at, erased_at, revision, \(fragment: details)"
    /// The columns of every field.
    static let allFields = columns(of: ClientField.all)
    /// The columns of the fields that clients see of themselves.
    static let ownFields = columns(of: ClientField.ownProfile)

    /// The columns of some fields.
    static func columns(of fields: [ClientField]) -> SQL {
        SQL(trusted: fields.map(\.columns).joined(separator: ", "))
    }

    /// The revision and the fields of a client in reach, after the scope's proof where it is wanted.
    static func byID(_ id: ClientID, proof: SQL? = nil, fields: SQL, within reach: ClientReach) -> SQL {
        """
        SELECT \(fragment: proof.map { "\(fragment: $0), " } ?? "")revision, \(fragment: fields)
        FROM clients
        WHERE clients.id = \(id)\(fragment: narrowing(reach))
        """
    }

    /// A client in reach, held until the transaction ends, and whether the action reaches the client too.
    static func lock(_ id: ClientID, reading: ClientReach, acting: ClientReach) -> SQL {
        """
        SELECT \(fragment: condition(acting) ?? "true"), \(fragment: client)
        FROM clients
        WHERE clients.id = \(id)\(fragment: narrowing(reading))
        FOR UPDATE OF clients
        """
    }

    /// Adds a client; the number comes from the table, and the login from `CustomerAccounts`.
    static func insert(_ id: ClientID, _ client: ClientDetails, by staff: StaffID?) -> SQL {
        """
        INSERT INTO clients (
            id, first_name, middle_name, last_name, email, phone, document_type, document_number, gender, birth_date,
            address_line1, address_line2, city, region, postal_code, country, language, referral_method,
            preferred_branch_id, status, marked, height_cm, weight_kg, note, tags,
            blocklist_reason, blocklist_until, blocklisted_at, blocklisted_by
        ) VALUES (
            \(id), \(client.firstName), \(client.middleName), \(client.lastName), \(client.email), \(client.phone),
            \(client.document?.kind), \(client.document?.number), \(client.gender), \(client.birthDate),
            \(client.address.line1), \(client.address.line2), \(client.address.city), \(client.address.region),
            \(client.address.postalCode), \(client.address.country), \(client.language), \(client.referralMethod),
            \(client.preferredBranch), \(client.status), \(client.marked), \(client.heightCM), \(client.weightKG),
            \(client.note), \(client.tags), \(client.blocklist?.reason), \(client.blocklist?.until),
            CASE WHEN \(client.blocklist != nil)::boolean THEN now() END,
            CASE WHEN \(client.blocklist != nil)::boolean THEN \(staff)::uuid END
        )
        """
    }

    /// Writes all that people write but the login, which `CustomerAccounts` turns on and off; one statement whatever
    /// changed, so that it is prepared once.
    static func update(_ id: ClientID, _ client: ClientDetails, by staff: StaffID?) -> SQL {
        """
        UPDATE clients
        SET first_name = \(client.firstName), middle_name = \(client.middleName), last_name = \(client.lastName),
            email = \(client.email), phone = \(client.phone),
            document_type = \(client.document?.kind), document_number = \(client.document?.number),
            gender = \(client.gender), birth_date = \(client.birthDate),
            address_line1 = \(client.address.line1), address_line2 = \(client.address.line2),
            city = \(client.address.city), region = \(client.address.region),
            postal_code = \(client.address.postalCode), country = \(client.address.country),
            language = \(client.language), referral_method = \(client.referralMethod),
            preferred_branch_id = \(client.preferredBranch), status = \(client.status), marked = \(client.marked),
            height_cm = \(client.heightCM), weight_kg = \(client.weightKG),
            note = \(client.note), tags = \(client.tags),
            blocklist_reason = \(client.blocklist?.reason), blocklist_until = \(client.blocklist?.until),
            blocklisted_at = CASE WHEN \(client.blocklist != nil)::boolean THEN coalesce(blocklisted_at, now()) END,
            blocklisted_by = CASE
                WHEN NOT \(client.blocklist != nil)::boolean THEN NULL
                WHEN blocklisted_at IS NULL THEN \(staff)::uuid
                ELSE blocklisted_by
            END,
            updated_at = now(), revision = revision + 1
        WHERE id = \(id)
        """
    }

    /// Where a client belongs; places that are known already stay as they are.
    static func joinBranches(_ id: ClientID, _ branches: Set<BranchID>) -> SQL {
        """
        INSERT INTO client_branch (client_id, branch_id)
        SELECT \(id), branch FROM unnest(\(branches.sorted())::uuid[]) AS branch
        ON CONFLICT DO NOTHING
        """
    }

    /// Whose client somebody is.
    static func joinEmployee(_ id: ClientID, _ staff: StaffID) -> SQL {
        """
        INSERT INTO client_employee (client_id, staff_id)
        VALUES (\(id), \(staff))
        ON CONFLICT DO NOTHING
        """
    }
}

// MARK: Reach

extension ClientQueries {
    /// Whether a row of `clients` is in reach, as SQL; nil where every one is.
    static func condition(_ scope: ClientReach) -> SQL? {
        switch (scope.reach, scope.actor.person) {
        case (.all, _): nil
        case (.branches(let branches), _): memberOf(branches)
        case (.own, .staff(let staff)):
            """
            EXISTS (
                SELECT FROM client_employee
                WHERE client_employee.client_id = clients.id AND client_employee.staff_id = \(staff)
            )
            """
        case (.own, .customer(let id)): "clients.id = \(id)"
        case (.own, .operator), (.own, .visitor), (.own, .system): "false"
        }
    }

    /// Whether a row of `clients` belongs to one of some branches.
    static func memberOf(_ branches: Set<BranchID>) -> SQL {
        """
        EXISTS (
            SELECT FROM client_branch
            WHERE client_branch.client_id = clients.id AND client_branch.branch_id = ANY(\(branches.sorted())::uuid[])
        )
        """
    }

    /// The condition as the end of a WHERE clause.
    static func narrowing(_ scope: ClientReach) -> SQL {
        condition(scope).map { "\n  AND \(fragment: $0)" } ?? ""
    }
}
