import Core
import Postgres

/// A service that a client does not want or must not get (S2-22); nobody can book it for the client (S2-23).
struct UnwantedService: Sendable, Hashable {
    let service: ServiceID
    let slug: String
    let name: String
    /// Why, for staff.
    let comment: String?
    let createdAt: Instant
    let createdBy: StaffID?
    let revision: Int64
    /// The place in the list.
    let key: String

    static let commentMax = 2_000

    /// What a new entry says: a service by id or slug, and a comment.
    static func read(_ fields: FieldReader) throws(Problem) -> (service: String, comment: String?) {
        var fields = fields
        let service = fields.required(fields.text("service", max: 40), "service")
        let comment = fields.text("comment", max: commentMax, lines: true).value
        try fields.finish()
        guard let service else {
            throw .broken(context: "an unwanted service without a service was let pass")
        }
        return (service, comment)
    }

    /// What a change says: the comment is all that can change.
    static func readComment(_ fields: FieldReader) throws(Problem) -> Change<String> {
        var fields = fields
        let comment = fields.text("comment", max: commentMax, lines: true)
        try fields.finish()
        return comment
    }
}

extension UnwantedService: JSONEncodable {
    /// Reads a row of `UnwantedServiceQueries.columns`.
    init(row: inout RowReader) throws {
        service = try row.next()
        slug = try row.next()
        name = try row.next()
        comment = try row.next(String?.self)
        createdAt = try row.next()
        createdBy = try row.next(StaffID?.self)
        revision = try row.next()
        key = try row.next()
    }

    /// Writes the entry with its service.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field(service: service, slug: slug, name: name)
            json.field("comment", comment)
            json.field("created_at", createdAt)
            json.field("created_by", createdBy)
            json.field("revision", revision)
        }
    }
}
