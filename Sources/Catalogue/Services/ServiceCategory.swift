import Core
import Postgres

/// Under what services are listed.
struct ServiceCategory: Sendable, Hashable {
    let id: ServiceCategoryID
    let draft: ServiceCategoryDraft
    let createdAt: Instant
    let archivedAt: Instant?
    let revision: Int64

    /// Reads a row of `ServiceCategoryQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        draft = ServiceCategoryDraft(name: try row.next(), position: try row.next())
        createdAt = try row.next()
        archivedAt = try row.next(Instant?.self)
        revision = try row.next()
    }

    /// Writes what everybody may see; for staff the rest too.
    func write(to json: inout JSONWriter, forStaff: Bool) {
        json.object { json in
            json.field("id", id)
            json.field("name", draft.name)
            json.field("position", draft.position)
            json.field("revision", revision)
            guard forStaff else { return }
            json.field("created_at", createdAt)
            json.field("archived_at", archivedAt)
        }
    }
}

/// What a category's record is to say.
struct ServiceCategoryDraft: Sendable, Hashable {
    var name: String
    var position: Int

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        ["name": .string(name), "position": .int(position)]
    }

    /// The record with its fields changed by a body; a new one where there is none yet.
    init(_ body: JSONValue, changing before: ServiceCategoryDraft?) throws(Problem) {
        var fields = try FieldReader(body)
        let name = fields.settled(fields.text("name", max: CatalogueLimits.name), "name", before?.name)
        let position = fields.integer("position", in: CatalogueLimits.positions)
        try fields.finish()
        guard let name else { throw .broken(context: "a category without a name was let pass") }
        self.init(name: name, position: position.applied(to: before?.position) ?? 0)
    }

    init(name: String, position: Int) {
        self.name = name
        self.position = position
    }
}
