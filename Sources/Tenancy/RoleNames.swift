/// What the roles of one deployment are called; all begin with the database's name, because roles belong to the
/// whole PostgreSQL server.
public struct RoleNames: Hashable, Sendable {
    /// The database's name.
    public let database: String

    /// The names for one database.
    public init(database: String) {
        self.database = database
    }

    /// Owns all tables; used by migrations and provisioning only, and cannot log in.
    public var owner: String { "\(database)_owner" }

    /// The serving process's login; it owns nothing and inherits nothing.
    public var server: String { "\(database)_server" }

    /// May use one business's schema and nothing else.
    public func business(schema: String) -> String {
        "\(database)_\(schema)"
    }

    /// A database's name may be so long that every role's name fits PostgreSQL's 63 bytes.
    public static let databaseNameLimit = 63 - 1 - BusinessSchema.nameLength
}
