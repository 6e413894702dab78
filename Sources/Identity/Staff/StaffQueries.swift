import Core
import Postgres

/// The SQL about staff.
enum StaffQueries {
    /// What `StaffMember.init(row:)` reads.
    private static let columns: SQL = """
        staff.id, staff.role, staff.first_name, staff.last_name, staff.email, staff.phone,
        ARRAY(SELECT branch_id FROM staff_branch WHERE staff_branch.staff_id = staff.id),
        EXISTS (
            SELECT FROM accounts
            WHERE accounts.staff_id = staff.id AND accounts.password_hash IS NOT NULL
        ),
        staff.created_at, staff.archived_at, staff.revision
        """

    static func find(_ id: StaffID) -> SQL {
        "SELECT \(fragment: columns) FROM staff WHERE id = \(id)"
    }

    /// The record, kept from others until the transaction ends.
    static func lock(_ id: StaffID) -> SQL {
        "SELECT \(fragment: columns) FROM staff WHERE id = \(id) FOR UPDATE"
    }

    /// The administrators who work here, kept from being demoted or archived by others meanwhile.
    ///
    /// Taken before any other row and in one order, so that two who do this at once wait in turn.
    static let lockAdmins: SQL = """
        SELECT id
        FROM staff
        WHERE role = 'admin' AND archived_at IS NULL
        ORDER BY id
        FOR UPDATE
        """

    /// Everybody who works here, for comparing with a businesses file.
    static let everybody: SQL = """
        SELECT \(fragment: columns)
        FROM staff
        WHERE archived_at IS NULL
        ORDER BY id
        """

    /// The same, kept from others until the transaction ends.
    static let lockEverybody: SQL = "\(fragment: everybody) FOR UPDATE"

    /// A page of the list, with the text by which each row was sorted; one row more than the page shows.
    static func page(_ filter: StaffFilter, within reach: Reach) -> SQL {
        let key = key(filter.sort)
        let order: SQL = filter.isDescending ? "DESC" : "ASC"
        return """
            SELECT \(fragment: columns), \(fragment: key)::text
            FROM staff
            WHERE \(fragment: condition(filter, within: reach))
              AND \(fragment: position(filter))
            ORDER BY \(fragment: key) \(fragment: order), id \(fragment: order)
            LIMIT \(filter.limit + 1)
            """
    }

    /// How many rows all pages have.
    static func count(_ filter: StaffFilter, within reach: Reach) -> SQL {
        "SELECT count(*) FROM staff WHERE \(fragment: condition(filter, within: reach))"
    }

    static func insert(_ id: StaffID, _ draft: StaffDraft, now: Instant) -> SQL {
        """
        INSERT INTO staff (id, role, first_name, last_name, email, phone, created_at)
        VALUES (
            \(id), \(draft.role.rawValue), \(draft.firstName), \(draft.lastName), \(draft.email), \(draft.phone),
            \(now)
        )
        """
    }

    static func insertAccount(_ id: AccountID, staff: StaffID, email: String, passwordHash: String?) -> SQL {
        """
        INSERT INTO accounts (id, audience, email, staff_id, password_hash)
        VALUES (\(id), 'staff', \(email), \(staff), \(passwordHash))
        """
    }

    static func update(_ id: StaffID, _ draft: StaffDraft) -> SQL {
        """
        UPDATE staff
        SET role = \(draft.role.rawValue), first_name = \(draft.firstName), last_name = \(draft.lastName),
            email = \(draft.email), phone = \(draft.phone), revision = revision + 1
        WHERE id = \(id)
        """
    }

    /// Changes the login with the record; a server process that knows the old one asks again.
    static func updateAccount(staff: StaffID, email: String) -> SQL {
        "UPDATE accounts SET email = \(email), revision = revision + 1 WHERE staff_id = \(staff)"
    }

    /// Sets the first password; one that is there stays.
    static func setFirstPassword(staff: StaffID, hash: String) -> SQL {
        """
        UPDATE accounts
        SET password_hash = \(hash), revision = revision + 1
        WHERE staff_id = \(staff) AND password_hash IS NULL
        """
    }

    /// Takes back links that were sent to where the login no longer belongs.
    static func deleteLinks(staff: StaffID) -> SQL {
        """
        DELETE FROM password_links
        USING accounts
        WHERE accounts.staff_id = \(staff) AND password_links.account_id = accounts.id
        """
    }

    static func leaveBranches(_ id: StaffID, except branches: Set<BranchID>) -> SQL {
        "DELETE FROM staff_branch WHERE staff_id = \(id) AND branch_id <> ALL (\(branches.sorted())::uuid[])"
    }

    static func joinBranches(_ id: StaffID, _ branches: Set<BranchID>) -> SQL {
        """
        INSERT INTO staff_branch (staff_id, branch_id)
        SELECT \(id)::uuid, branch
        FROM unnest(\(branches.sorted())::uuid[]) AS branch
        ON CONFLICT DO NOTHING
        """
    }

    static func archive(_ id: StaffID, now: Instant) -> SQL {
        "UPDATE staff SET archived_at = \(now), revision = revision + 1 WHERE id = \(id)"
    }

    /// Ends the login with all of its sessions, API keys and links, and frees its email for another.
    static func deleteAccount(staff: StaffID) -> SQL {
        "DELETE FROM accounts WHERE staff_id = \(staff)"
    }

    private static func key(_ sort: StaffFilter.Sort) -> SQL {
        switch sort {
        case .name: "extensions.fold(staff.last_name || ' ' || staff.first_name)"
        case .email: "lower(staff.email)"
        case .role: "staff.role"
        case .createdAt: "staff.created_at"
        }
    }

    private static func position(_ filter: StaffFilter) -> SQL {
        guard let after = filter.after else { return "true" }
        let type: SQL = filter.sort == .createdAt ? "timestamptz" : "text"
        let comparison: SQL = filter.isDescending ? "<" : ">"
        return """
            (\(fragment: key(filter.sort)), staff.id) \(fragment: comparison)
                (\(after.key)::\(fragment: type), \(after.id)::uuid)
            """
    }

    private static func condition(_ filter: StaffFilter, within reach: Reach) -> SQL {
        var conditions: [SQL] = [
            filter.archived ? "staff.archived_at IS NOT NULL" : "staff.archived_at IS NULL"
        ]
        switch reach {
        case .all: break
        case .branches(let own): conditions += ["staff.role = 'employee'", worksIn(own)]
        case .own: conditions.append("false")
        }
        if let role = filter.role { conditions.append("staff.role = \(role.rawValue)") }
        if let branch = filter.branch { conditions.append(worksIn([branch])) }
        if let search = filter.search {
            // A word is found anywhere in names and email; % and _ are letters like any other.
            let words = search.split(separator: " ").map(String.init)
            let everyWord: SQL = """
                NOT EXISTS (
                    SELECT FROM unnest(\(words)::text[]) AS word
                    WHERE position(extensions.fold(word) IN extensions.fold(
                        staff.first_name || ' ' || staff.last_name || ' ' || staff.email
                    )) = 0
                )
                """
            conditions.append(everyWord)
        }
        return SQL.joined(conditions, separator: "\n  AND ")
    }

    private static func worksIn(_ branches: Set<BranchID>) -> SQL {
        """
        EXISTS (
            SELECT FROM staff_branch
            WHERE staff_branch.staff_id = staff.id AND branch_id = ANY (\(branches.sorted())::uuid[])
        )
        """
    }
}
