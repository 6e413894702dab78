import Core
import Postgres

/// What was found of one row of a file.
struct ImportVerdict: Sendable, JSONEncodable {
    /// Which rows a list shows.
    enum Filter: String, Sendable, CaseIterable {
        case accepted, rejected
    }

    /// The rows below the heading count from 1.
    let row: Int
    /// What is wrong with it; empty for an accepted row.
    let issues: [FieldIssue]
    /// The client that it became; nil for a rejected row, a dry run, a refused file and a client who was
    /// purged since.
    var client: (id: ClientID, number: Int64)?

    /// A row that was rejected.
    init(row: Int, issues: [FieldIssue]) {
        self.row = row
        self.issues = issues
    }

    /// Reads row, issues, id and number of the client.
    init(row reader: inout RowReader) throws {
        row = try reader.next()
        issues = try reader.next(JSONValue?.self).map(Self.issues) ?? []
        let id = try reader.next(ClientID?.self)
        let number = try reader.next(Int64?.self)
        if let id, let number { client = (id, number) }
    }

    /// Writes `{row, verdict, client, issues}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("row", row)
            json.field("verdict", (issues.isEmpty ? Filter.accepted : .rejected).rawValue)
            json.key("client")
            if let client {
                json.object { json in
                    json.field("id", client.id)
                    json.field("number", client.number)
                }
            } else {
                json.null()
            }
            json.field("issues", issues)
        }
    }

    private static func issues(_ stored: JSONValue) -> [FieldIssue] {
        (stored.arrayValue ?? []).map { issue in
            FieldIssue(
                field: issue["field"]?.stringValue ?? "",
                code: issue["code"]?.stringValue ?? "",
                message: issue["message"]?.stringValue ?? ""
            )
        }
    }
}
