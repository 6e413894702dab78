import Core
import Postgres

/// What a program uses the API with: it may do what the staff member may who made it, until it is revoked.
///
/// It is a session that has a name and does not end; it goes with the login.
struct APIKey: Sendable, Hashable {
    let id: APIKeyID
    let name: String
    let staff: StaffID
    let staffName: String
    let createdAt: Instant
    /// To `usePrecision`.
    let lastUsedAt: Instant?

    static let nameMax = 100
    /// How many a business may have.
    static let countMax = 100
    /// How seldom it is noted that a key was used.
    static let usePrecision = Duration.seconds(86_400)

    /// Reads a row of `APIKeyQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        name = try row.next()
        staff = try row.next()
        staffName = try row.next()
        createdAt = try row.next()
        lastUsedAt = try row.next(Instant?.self)
    }
}

extension APIKey: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in writeFields(to: &json) }
    }

    fileprivate func writeFields(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("name", name)
        json.key("staff_member")
        json.object { json in
            json.field("id", staff)
            json.field("name", staffName)
        }
        json.field("created_at", createdAt)
        json.field("last_used_at", lastUsedAt)
    }
}

/// A key that was just made; the only moment at which its token is known.
struct MadeAPIKey: Sendable, JSONEncodable {
    let key: APIKey
    let token: Token

    func write(to json: inout JSONWriter) {
        json.object { json in
            key.writeFields(to: &json)
            json.field("token", token.text)
        }
    }
}
