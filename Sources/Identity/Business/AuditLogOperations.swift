import Core
import Postgres
import Tenancy

/// Reading the audit log.
enum AuditLogOperations {
    /// A page of the entries, the newest first.
    static func list(_ filter: AuditLogFilter, in scope: Scope) async throws -> AuditLogPage {
        try scope.require(.readAuditLog)
        // The log only grows: counting it may take long.
        let answers = try await scope.readLong(AuditLogQueries.page(filter), AuditLogQueries.count(filter))
        let entries = try answers[0].map(AuditLogEntry.init(row:))
        let shown = Array(entries.prefix(filter.limit))
        var next: String?
        if entries.count > filter.limit, let last = shown.last {
            next = Cursor(values: [String(last.id)], tag: filter.tag).description
        }
        let total = try answers[1].one { row in try row.next(Int.self) }
        return AuditLogPage(items: shown, total: total, next: next)
    }
}

/// A page of the audit log.
struct AuditLogPage: Sendable {
    let items: [AuditLogEntry]
    let total: Int
    let next: String?
}
