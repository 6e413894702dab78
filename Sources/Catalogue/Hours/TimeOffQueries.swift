import Core
import Postgres

/// The SQL about times off.
enum TimeOffQueries {
    /// What `TimeOff.init(row:)` reads.
    private static let columns: SQL = """
        time_off.id, time_off.staff_id, staff.first_name || ' ' || staff.last_name,
        to_char(time_off.starts_local, 'YYYY-MM-DD"T"HH24:MI'), to_char(time_off.ends_local, 'YYYY-MM-DD"T"HH24:MI'),
        time_off.reason, time_off.status, time_off.requested_at, time_off.decided_at, time_off.decided_by,
        time_off.revision
        """

    private static let tables: SQL = "time_off JOIN staff ON staff.id = time_off.staff_id"

    static func list(
        _ filter: TimeOffFilter,
        _ reach: Reach,
        of actor: StaffID?,
        _ window: ListWindow
    ) -> [SQL] {
        var conditions: [SQL] = ["staff.archived_at IS NULL"]
        switch reach {
        case .all: break
        case .branches(let own):
            let isOwn: SQL = "time_off.staff_id = \(actor)"
            conditions.append("(\(fragment: isOwn) OR \(fragment: works(at: own)))")
        case .own: conditions.append("time_off.staff_id = \(actor)")
        }
        if let from = filter.from { conditions.append("time_off.ends_local > \(from)::date::timestamp") }
        if let to = filter.to { conditions.append("time_off.starts_local < \(to)::date + 1") }
        if let branch = filter.branch { conditions.append(EmployeeQueries.works(at: "\(branch)")) }
        if let employee = filter.employee { conditions.append("time_off.staff_id = \(employee)") }
        if let status = filter.status { conditions.append("time_off.status = \(status.rawValue)") }
        return ListQueries.statements(
            ListQueries.Source(
                columns: columns,
                from: tables,
                conditions: conditions,
                order: (
                    number: "extract(epoch FROM time_off.starts_local)", text: "''::text", id: "time_off.id"
                )
            ),
            window
        )
    }

    private static func works(at branches: Set<BranchID>) -> SQL {
        """
        EXISTS (
            SELECT FROM staff_branch
            WHERE staff_branch.staff_id = time_off.staff_id
              AND staff_branch.branch_id = ANY (\(branches.sorted())::uuid[])
        )
        """
    }

    static func find(_ id: TimeOffID) -> SQL {
        "SELECT \(fragment: columns) FROM \(fragment: tables) WHERE time_off.id = \(id)"
    }

    static func insert(
        _ id: TimeOffID,
        _ draft: TimeOffDraft,
        _ decision: TimeOffDecision?,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO time_off (
            id, staff_id, starts_local, ends_local, reason, status, requested_at, decided_at, decided_by
        )
        VALUES (
            \(id), \(draft.employee), \(draft.span.start.iso8601)::timestamp, \(draft.span.end.iso8601)::timestamp,
            \(draft.reason), \((decision?.status ?? .requested).rawValue), \(now), \(decision?.at), \(decision?.by)
        )
        """
    }

    static func update(_ id: TimeOffID, _ draft: TimeOffDraft) -> SQL {
        """
        UPDATE time_off
        SET starts_local = \(draft.span.start.iso8601)::timestamp, ends_local = \(draft.span.end.iso8601)::timestamp,
            reason = \(draft.reason), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func decide(_ id: TimeOffID, _ decision: TimeOffDecision) -> SQL {
        """
        UPDATE time_off
        SET status = \(decision.status.rawValue), decided_at = \(decision.at), decided_by = \(decision.by),
            revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func remove(_ id: TimeOffID) -> SQL {
        "DELETE FROM time_off WHERE id = \(id)"
    }
}
