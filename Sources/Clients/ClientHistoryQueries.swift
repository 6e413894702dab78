import Core
import Postgres

/// The statements on what happened to clients.
enum ClientHistoryQueries {
    /// The entries of a client in reach, newest first: total, then an entry with the name of who did it.
    ///
    /// A client without any answers with one row of NULLs, a client out of reach with none.
    static func page(of client: ClientID, before: Int64?, limit: Int, within reach: ClientReach) -> SQL {
        let older: SQL = before.map { " AND audit_log.id < \($0)" } ?? ""
        return """
            SELECT (SELECT count(*) FROM audit_log WHERE subject_kind = 'client' AND subject_id = clients.id),
                entry.id, entry.at, entry.actor_kind, entry.actor_id,
                CASE entry.actor_kind
                    WHEN 'staff' THEN staff.first_name || ' ' || staff.last_name
                    WHEN 'customer' THEN clients.first_name || coalesce(' ' || clients.last_name, '')
                END,
                entry.channel, entry.action, entry.changes
            FROM clients
            LEFT JOIN LATERAL (
                SELECT id, at, actor_kind, actor_id, channel, action, changes
                FROM audit_log
                WHERE subject_kind = 'client' AND subject_id = clients.id\(fragment: older)
                ORDER BY id DESC
                LIMIT \(limit)
            ) AS entry ON true
            LEFT JOIN staff ON entry.actor_kind = 'staff' AND staff.id = entry.actor_id
            WHERE clients.id = \(client)\(fragment: ClientQueries.narrowing(reach))
            ORDER BY entry.id DESC
            """
    }
}
