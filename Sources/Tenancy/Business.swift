public import Core
public import Postgres

/// A business of the deployment, as the directory knows it.
public struct Business: Hashable, Sendable {
    /// Whether a business is served.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Served.
        case active
        /// Closed by the operator; its data stay where they are.
        case suspended
        /// On its way to another server; back in a moment.
        case moving
    }

    /// What never changes.
    public let id: BusinessID
    /// Its name in addresses, such as `lumen`.
    public let slug: String
    /// The schema that holds all of its data; made by chance, never from what a user sent.
    public let schema: String
    /// The database role that may use that schema and nothing else.
    public let role: String
    /// What people call it.
    public let name: String
    /// The language of its pages and mails (BCP 47).
    public let language: String
    /// The currency of its prices (ISO 4217).
    public let currency: String
    /// The product whose habits its settings start with: `booknetic`, `amelia`, `inflo` or none.
    public let preset: String?
    /// Whether it is served.
    public let state: State
    /// The number of the last migration that its schema has.
    public let schemaVersion: Int
    /// The role and schema under which all work on its data runs.
    public let context: Context

    /// A business put together from its parts.
    public init(
        id: BusinessID,
        slug: String,
        schema: String,
        role: String,
        name: String,
        language: String,
        currency: String,
        preset: String?,
        state: State,
        schemaVersion: Int
    ) {
        self.id = id
        self.slug = slug
        self.schema = schema
        self.role = role
        self.name = name
        self.language = language
        self.currency = currency
        self.preset = preset
        self.state = state
        self.schemaVersion = schemaVersion
        context = Context(role: role, schema: schema)
    }
}

extension Business {
    /// The columns that `init(row:)` reads, in its order.
    static let columns: SQL = """
        businesses.id, businesses.slug, businesses.schema_name, businesses.role_name, businesses.name,
        businesses.language, businesses.currency, businesses.preset, businesses.state, businesses.schema_version
        """

    /// Reads a row of `columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        slug = try row.next()
        schema = try row.next()
        role = try row.next()
        name = try row.next()
        language = try row.next()
        currency = try row.next()
        preset = try row.next(String?.self)
        let word = try row.next(String.self)
        guard let state = State(rawValue: word) else {
            throw Problem.broken(context: "business \(slug) is in the unknown state '\(word)'")
        }
        self.state = state
        schemaVersion = try row.next()
        context = Context(role: role, schema: schema)
    }

    /// Refuses a business that this program cannot serve now.
    ///
    /// A schema may be as new as the program or one migration ahead, which is what a deployment looks like
    /// while the servers are exchanged one by one.
    ///
    /// - Parameter programVersion: the number of the newest migration that this program knows.
    public func requireServed(programVersion: Int) throws(Problem) {
        switch state {
        case .suspended: throw .tenantSuspended
        case .moving: throw .tenantMoving(retryAfter: .seconds(10))
        case .active: break
        }
        guard (programVersion...programVersion + 1).contains(schemaVersion) else {
            throw .tenantUpgrading(retryAfter: .seconds(10))
        }
    }
}
