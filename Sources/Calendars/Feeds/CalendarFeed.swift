import Core
import Postgres

/// An address under which a diary can be read by whoever knows it, until it is revoked.
struct CalendarFeed: Sendable {
    /// Whose calendar it is.
    struct Subject: Sendable {
        let kind: CalendarSubject
        let id: String
        let name: String
    }

    let id: CalendarFeedID
    let subject: Subject
    let detail: CalendarDetail
    let createdAt: Instant
    let lastReadAt: Instant?

    /// Reads a row of `CalendarFeedQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let kind = try row.next(String.self)
        subject = Subject(
            kind: CalendarSubject(rawValue: kind) ?? .employee,
            id: try row.next(),
            name: try row.next()
        )
        detail = CalendarDetail(rawValue: try row.next(String.self)) ?? .busy
        createdAt = try row.next()
        lastReadAt = try row.next(Instant?.self)
    }
}

extension CalendarFeed: JSONEncodable {
    func write(to json: inout JSONWriter) {
        write(to: &json, address: nil)
    }

    /// - Parameter address: where it is read; known only when it is made.
    func write(to json: inout JSONWriter, address: String?) {
        json.object { json in
            json.field("id", id)
            json.field("kind", subject.kind.rawValue)
            json.key("subject")
            json.object { json in
                json.field("id", subject.id)
                json.field("name", subject.name)
            }
            json.field("detail", detail.rawValue)
            if let address { json.field("address", address) }
            json.field("created_at", createdAt)
            json.field("last_read_at", lastReadAt)
        }
    }
}

/// A feed that was just made, with the only copy of its token.
struct MadeCalendarFeed: Sendable {
    let feed: CalendarFeed
    let token: Token
}

/// What a feed is to be of.
struct CalendarFeedDraft: Sendable, Hashable {
    enum Subject: Sendable, Hashable {
        case employee(StaffID)
        case branch(BranchID)
        case resource(ResourceID)
        case client(ClientID)
    }

    let subject: Subject
    let detail: CalendarDetail

    var kind: CalendarSubject {
        switch subject {
        case .employee: .employee
        case .branch: .branch
        case .resource: .resource
        case .client: .client
        }
    }

    var noun: Noun {
        switch subject {
        case .employee: .employee
        case .branch: .branch
        case .resource: .resource
        case .client: .client
        }
    }
}
