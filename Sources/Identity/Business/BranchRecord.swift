import Core
import Postgres
import Tenancy

/// A branch as it stands in the database, with what only staff may see.
struct BranchRecord: Sendable, Hashable {
    let id: BranchID
    let draft: BranchDraft
    let createdAt: Instant
    let archivedAt: Instant?
    let revision: Int64

    /// Reads a row of `BranchQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        draft = BranchDraft(
            slug: try row.next(),
            name: try row.next(),
            timeZone: try row.next(),
            country: try row.next(),
            phone: try row.next(String?.self),
            address: try row.next(String?.self),
            hours: try row.next(JSONValue.self)
        )
        createdAt = try row.next()
        archivedAt = try row.next(Instant?.self)
        revision = try row.next()
    }

    /// Writes what everybody may see; for staff whose reach it lies in, the rest too.
    func write(to json: inout JSONWriter, within reach: Reach?) {
        json.object { json in
            json.field("id", id)
            json.field("slug", draft.slug)
            json.field("name", draft.name)
            json.field("time_zone", draft.timeZone)
            json.field("country", draft.country)
            json.field("phone", draft.phone)
            json.field("address", draft.address)
            json.field("hours", draft.hours)
            guard let reach, reach.includes(id) else { return }
            json.field("created_at", createdAt)
            json.field("archived_at", archivedAt)
            json.field("revision", revision)
        }
    }
}

/// What a branch's record is to say.
struct BranchDraft: Sendable, Hashable {
    var slug: String
    var name: String
    var timeZone: String
    var country: String
    var phone: String?
    var address: String?
    var hours: JSONValue

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        [
            "slug": .string(slug), "name": .string(name), "time_zone": .string(timeZone),
            "country": .string(country), "phone": .optional(phone), "address": .optional(address),
            "hours": hours,
        ]
    }

    /// What differs from another draft, `{"field": [before, after]}`; against nil, everything that has a value.
    func changes(since other: BranchDraft?) -> [String: JSONValue] {
        let before = other?.fields ?? [:]
        return fields.reduce(into: [:]) { changes, field in
            let old = before[field.key] ?? .null
            if old != field.value { changes[field.key] = .array([old, field.value]) }
        }
    }
}
