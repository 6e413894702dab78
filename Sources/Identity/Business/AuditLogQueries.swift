import Core
import Postgres

/// The SQL that reads the audit log; `Scope.audit` writes it.
enum AuditLogQueries {
    /// A page, the newest first; one row more than the page shows.
    static func page(_ filter: AuditLogFilter) -> SQL {
        """
        SELECT audit_log.id, at, actor_kind, actor_id,
            CASE actor_kind
                WHEN 'staff' THEN (
                    SELECT first_name || ' ' || last_name FROM staff WHERE staff.id = actor_id
                )
                WHEN 'customer' THEN (
                    SELECT nullif(concat_ws(' ', first_name, last_name), '') FROM clients WHERE clients.id = actor_id
                )
            END,
            channel, action, subject_kind, subject_id, changes, request_id
        FROM audit_log
        WHERE \(fragment: condition(filter))
          AND \(fragment: filter.before.map { "audit_log.id < \($0)" } ?? "true")
        ORDER BY audit_log.id DESC
        LIMIT \(filter.limit + 1)
        """
    }

    /// How many rows all pages have.
    static func count(_ filter: AuditLogFilter) -> SQL {
        "SELECT count(*) FROM audit_log WHERE \(fragment: condition(filter))"
    }

    private static func condition(_ filter: AuditLogFilter) -> SQL {
        var conditions: [SQL] = ["true"]
        if let kind = filter.subjectKind { conditions.append("subject_kind = \(kind)") }
        if let id = filter.subjectID { conditions.append("subject_id = \(id)::uuid") }
        if let id = filter.actorID { conditions.append("actor_id = \(id)::uuid") }
        if let action = filter.action { conditions.append("action = \(action)") }
        if let from = filter.from { conditions.append("at >= \(from)") }
        if let until = filter.until { conditions.append("at < \(until)") }
        return SQL.joined(conditions, separator: " AND ")
    }
}
