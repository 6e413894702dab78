public import Core
public import Postgres

/// What a new business is called and where it is found.
public struct NewBusiness: Sendable, Hashable {
    /// A host of the business's own.
    public struct Host: Sendable, Hashable {
        /// The name in lower case.
        public let name: String
        /// The branch that it names, if it names one.
        public let branchSlug: String?

        /// A host of the business, or of one of its branches.
        public init(name: String, branchSlug: String? = nil) {
            self.name = name
            self.branchSlug = branchSlug
        }
    }

    /// Its name in addresses.
    public let slug: String
    /// What people call it.
    public let name: String
    /// BCP 47.
    public let language: String
    /// ISO 4217.
    public let currency: String
    /// The product whose habits its settings start with.
    public let preset: String?
    /// Its own hosts, beside the one under the base domain.
    public let hosts: [Host]

    /// A business to be made.
    public init(
        slug: String,
        name: String,
        language: String,
        currency: String,
        preset: String? = nil,
        hosts: [Host] = []
    ) {
        self.slug = slug
        self.name = name
        self.language = language
        self.currency = currency
        self.preset = preset
        self.hosts = hosts
    }
}

/// Makes businesses, and closes and opens them.
public struct Provisioner: Sendable {
    private let database: Database
    private let roles: RoleNames
    private let migrations: MigrationSet
    private let world: World
    private let businessRolesMayLogin: Bool

    /// - Parameters:
    ///   - database: logged in as the administrative role.
    ///   - roles: as `DatabaseRoles` made them.
    ///   - businessRolesMayLogin: wanted by Citus, whose connections to workers are made as the current role.
    public init(
        database: Database,
        roles: RoleNames,
        migrations: MigrationSet,
        world: World = .system,
        businessRolesMayLogin: Bool = false
    ) {
        self.database = database
        self.roles = roles
        self.migrations = migrations
        self.world = world
        self.businessRolesMayLogin = businessRolesMayLogin
    }

    /// Makes a business with all of its tables, in one transaction.
    ///
    /// A business of that slug that is there already stays as it is and is answered.
    ///
    /// - Throws: `Problem.conflict` where a host belongs to another business.
    @discardableResult
    public func provision(_ new: NewBusiness) async throws -> (business: Business, created: Bool) {
        try await database.transaction { transaction in
            try await transaction.script("SET LOCAL ROLE \(SQL.quoted(identifier: roles.owner))")
            let schema = BusinessSchema.name(world)
            let role = roles.business(schema: schema)
            let row = try await transaction.first(
                """
                INSERT INTO directory.businesses
                    (id, slug, schema_name, role_name, name, language, currency, preset, schema_version)
                VALUES (
                    \(BusinessID.make(world)), \(new.slug), \(schema), \(role), \(new.name), \(new.language),
                    \(new.currency), \(new.preset), \(migrations.businessVersion)
                )
                ON CONFLICT (slug) DO NOTHING
                RETURNING \(fragment: Business.columns)
                """,
                as: Business.init(row:)
            )
            guard let business = row else {
                return (try await find(new.slug, in: transaction), false)
            }
            try await transaction.script(script(schema: schema, role: role))
            try await MigrationRecord.add(migrations.business, in: transaction)
            try await HostRows.add(new.hosts, of: business.id, in: transaction)
            return (business, true)
        }
    }

    /// Closes a business; it answers 403 until it is resumed.
    public func suspend(slug: String) async throws -> Business {
        try await change(slug, "state = 'suspended', suspended_at = coalesce(suspended_at, now())")
    }

    /// Opens a suspended business again.
    public func resume(slug: String) async throws -> Business {
        try await change(slug, "state = 'active', suspended_at = NULL")
    }

    private func change(_ slug: String, _ assignments: SQL) async throws -> Business {
        try await database.transaction { transaction in
            try await transaction.script("SET LOCAL ROLE \(SQL.quoted(identifier: roles.owner))")
            let before = try await find(slug, in: transaction)
            guard before.state != .moving else {
                throw Problem.conflict(
                    .other(
                        slug: "business-moving",
                        detail: "The business '\(slug)' is being moved; wait for its end."
                    )
                )
            }
            let row = try await transaction.first(
                """
                UPDATE directory.businesses
                SET \(fragment: assignments)
                WHERE slug = \(slug)
                RETURNING \(fragment: Business.columns)
                """,
                as: Business.init(row:)
            )
            guard let row else { throw Problem.tenantNotFound(slug) }
            return row
        }
    }

    private func find(_ slug: String, in transaction: Transaction) async throws -> Business {
        let row = try await transaction.first(
            "SELECT \(fragment: Business.columns) FROM directory.businesses WHERE slug = \(slug) FOR UPDATE",
            as: Business.init(row:)
        )
        guard let row else { throw Problem.tenantNotFound(slug) }
        return row
    }

    /// Everything that a business has before its first row.
    private func script(schema: String, role: String) -> String {
        let parts =
            [
                "SET LOCAL ROLE NONE;",
                BusinessSchema.creation(
                    schema: schema,
                    role: role,
                    roles: roles,
                    mayLogin: businessRolesMayLogin
                ),
                BusinessSchema.entrance(schema: schema, roles: roles),
                BusinessSchema.grants(schema: schema, role: role, roles: roles),
            ] + migrations.business.map(\.sql)
        return parts.joined(separator: "\n")
    }
}
