import Core
import FoundationEssentials
import Postgres

/// Who did what, through what, and what changed.
struct AuditLogEntry: Sendable {
    let id: Int64
    let at: Instant
    let actorKind: String
    let actorID: UUID?
    /// As the person is called now; nil for those whose data were erased.
    let actorName: String?
    let channel: String
    let action: String
    let subjectKind: String
    let subjectID: UUID?
    let changes: JSONValue
    let requestID: String?

    /// Reads a row of `AuditLogQueries.page`.
    init(row: inout RowReader) throws {
        id = try row.next()
        at = try row.next()
        actorKind = try row.next()
        actorID = try row.next(UUID?.self)
        actorName = try row.next(String?.self)
        channel = try row.next()
        action = try row.next()
        subjectKind = try row.next()
        subjectID = try row.next(UUID?.self)
        changes = try row.next()
        requestID = try row.next(String?.self)
    }
}

extension AuditLogEntry: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("at", at)
            json.key("actor")
            json.object { json in
                json.field("kind", actorKind)
                json.field("id", actorID)
                json.field("name", actorName)
            }
            json.field("channel", channel)
            json.field("action", action)
            json.key("subject")
            json.object { json in
                json.field("kind", subjectKind)
                json.field("id", subjectID)
            }
            json.field("changes", changes)
            json.field("request_id", requestID)
        }
    }
}

/// Which entries of the audit log a list shows, the newest first.
struct AuditLogFilter: Sendable, Hashable {
    var subjectKind: String?
    var subjectID: String?
    var actorID: String?
    var action: String?
    var from: Instant?
    var until: Instant?
    var limit = 50
    /// The entry with which the page before ended.
    var before: Int64?

    /// Which list a cursor belongs to.
    var tag: String {
        let parts: [JSONValue] = [
            "audit-log", .optional(subjectKind), .optional(subjectID), .optional(actorID), .optional(action),
            .instant(from), .instant(until),
        ]
        return Cryptography.hex(Array(Cryptography.sha256(Array(JSONValue.array(parts).text.utf8)).prefix(8)))
    }

    /// Continues the list after a page.
    mutating func continueAfter(_ cursor: String) throws(Problem) {
        guard let cursor = Cursor(cursor), cursor.tag == tag, cursor.values.count == 1,
            let id = cursor.values[0].flatMap({ Int64($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next, with the same filters."
            )
        }
        before = id
    }
}
