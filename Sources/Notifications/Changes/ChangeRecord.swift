import Core
import FoundationEssentials
import Postgres
import Tenancy

/// A change that other programs hear of; it names things and times, never people.
struct ChangeRecord: Sendable, Hashable {
    /// What changed.
    struct Subject: Sendable, Hashable {
        let kind: String
        let id: UUID
    }

    let id: ChangeID
    /// Its place among all changes of the business; nil for a test, which is none.
    let position: Int?
    let event: String
    let subject: Subject?
    let at: Instant
    let data: JSONValue

    /// A change of these parts.
    init(id: ChangeID, position: Int?, event: String, subject: Subject?, at: Instant, data: JSONValue) {
        self.id = id
        self.position = position
        self.event = event
        self.subject = subject
        self.at = at
        self.data = data
    }

    /// Reads a row of `ChangeQueries.columns`.
    init(row: inout RowReader) throws {
        position = try row.next(Int.self)
        id = try row.next()
        event = try row.next()
        subject = Subject(kind: try row.next(), id: try row.next())
        at = try row.next()
        data = try row.next()
    }

    /// The version of what `write` writes; another one only where a field changes its meaning or goes.
    static let version = 1

    /// Writes what a webhook is sent and what the list of changes holds: the same.
    func write(to json: inout JSONWriter, of business: Business) {
        json.object { json in
            json.field("id", id)
            json.field("version", Self.version)
            json.field("event", event)
            json.field("created_at", at)
            json.key("business")
            json.object { json in
                json.field("id", business.id)
                json.field("slug", business.slug)
            }
            json.field("position", position)
            json.key("subject")
            if let subject {
                json.object { json in
                    json.field("kind", subject.kind)
                    json.field("id", subject.id)
                }
            } else {
                json.null()
            }
            json.field("data", data)
        }
    }
}

/// Some changes in their order.
struct ChangePage: Sendable, JSONEncodable {
    let items: [ChangeRecord]
    /// Where to go on.
    let next: Int
    let isMore: Bool
    let business: Business

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("items")
            json.array { json in
                for item in items { item.write(to: &json, of: business) }
            }
            json.field("next", next)
            json.field("more", isMore)
        }
    }
}
