import Core
import Postgres
import Tenancy

/// The SQL about special days.
enum SpecialDayQueries {
    /// What `SpecialDay.init(row:)` reads.
    private static let columns: SQL = """
        special_days.id, special_days.branch_id, branches.slug, special_days.staff_id,
        staff.first_name || ' ' || staff.last_name, special_days.first_day, special_days.last_day,
        special_days.spans, special_days.name, special_days.created_at, special_days.revision
        """

    private static let tables: SQL = """
        special_days
        LEFT JOIN branches ON branches.id = special_days.branch_id
        LEFT JOIN staff ON staff.id = special_days.staff_id
        """

    static func list(
        _ filter: SpecialDayFilter,
        within branches: Set<BranchID>?,
        _ window: ListWindow
    ) -> [SQL] {
        var conditions: [SQL] = ["staff.archived_at IS NULL"]
        if let branches { conditions.append(concerns(branches)) }
        if let from = filter.from { conditions.append("special_days.last_day >= \(from)") }
        if let to = filter.to { conditions.append("special_days.first_day <= \(to)") }
        if let branch = filter.branch { conditions.append(concerns([branch])) }
        if let employee = filter.employee { conditions.append("special_days.staff_id = \(employee)") }
        return ListQueries.statements(
            ListQueries.Source(
                columns: columns,
                from: tables,
                conditions: conditions,
                order: (
                    number: "special_days.first_day - DATE '1970-01-01'", text: "''::text",
                    id: "special_days.id"
                )
            ),
            window
        )
    }

    static func find(_ id: SpecialDayID) -> SQL {
        "SELECT \(fragment: columns) FROM \(fragment: tables) WHERE special_days.id = \(id)"
    }

    /// Whether they hold at one of the branches, for the branch itself or for an employee there.
    private static func concerns(_ branches: Set<BranchID>) -> SQL {
        """
        (
            special_days.branch_id = ANY (\(branches.sorted())::uuid[])
            OR special_days.branch_id IS NULL
            AND (
                special_days.staff_id IS NULL
                OR staff.role = 'admin'
                OR EXISTS (
                    SELECT FROM staff_branch
                    WHERE staff_branch.staff_id = special_days.staff_id
                      AND staff_branch.branch_id = ANY (\(branches.sorted())::uuid[])
                )
            )
        )
        """
    }

    static func insert(_ id: SpecialDayID, _ draft: SpecialDayDraft, now: Instant) -> SQL {
        """
        INSERT INTO special_days (id, branch_id, staff_id, first_day, last_day, spans, name, created_at)
        VALUES (
            \(id), \(draft.branch), \(draft.employee), \(draft.firstDay), \(draft.lastDay),
            \(spans(draft))::jsonb, \(draft.name), \(now)
        )
        """
    }

    static func update(_ id: SpecialDayID, _ draft: SpecialDayDraft) -> SQL {
        """
        UPDATE special_days
        SET first_day = \(draft.firstDay), last_day = \(draft.lastDay), spans = \(spans(draft))::jsonb,
            name = \(draft.name), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func remove(_ id: SpecialDayID) -> SQL {
        "DELETE FROM special_days WHERE id = \(id)"
    }

    private static func spans(_ draft: SpecialDayDraft) -> JSONValue {
        .array(draft.spans.map { .string($0.text) })
    }
}
