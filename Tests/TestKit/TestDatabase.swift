import Core
public import Postgres
public import Tenancy

/// A migrated database without businesses.
public final class TestDatabase: Sendable {
    /// The server that it lies on.
    public let cluster: TestCluster
    /// Its name.
    public let name: String
    /// Logged in as the superuser, as the operator's command is.
    public let admin: Database
    /// What its roles are called.
    public let roles: RoleNames
    /// The checkout's migrations.
    public let migrations: MigrationSet

    private static let common = Task {
        try await TestDatabase(on: TestCluster.shared(), name: "foyer")
    }

    /// The database that the tests of this process share; each test has businesses of its own in it.
    public static func shared() async throws -> TestDatabase {
        try await common.value
    }

    /// Makes a database of its own, for tests that count or break what all businesses share.
    ///
    /// - Parameter migrations: other ones than the checkout's.
    public init(on cluster: TestCluster, name: String, migrations: MigrationSet? = nil) async throws {
        try await cluster.createDatabase(name)
        self.cluster = cluster
        self.name = name
        self.migrations = try migrations ?? MigrationSet(folder: Checkout.root + "/migrations")
        admin = Database(Self.configuration(cluster.url(database: name)))
        roles = try await DatabaseRoles(database: admin).prepare(serverPassword: Self.serverPassword)
        try await Migrator(database: admin, roles: roles, migrations: self.migrations).run()
    }

    /// What the serving login's password was set to.
    public static let serverPassword = "serving in tests"

    /// How the operator's command reaches it.
    public var adminURL: String { cluster.url(database: name) }

    /// How the serving process reaches it, with rights to nothing.
    public var serverURL: String { cluster.url(database: name, user: roles.server) }

    /// A new client of the database, logged in as the serving process.
    public func serving() -> Database {
        Database(Self.configuration(serverURL))
    }

    /// Makes businesses here.
    public var provisioner: Provisioner {
        Provisioner(database: admin, roles: roles, migrations: migrations)
    }

    private static func configuration(_ url: String) -> DatabaseConfiguration {
        var configuration = DatabaseConfiguration(url: url)
        configuration.sharedConnections = 2
        // Many tests wait for their turn at once on a busy machine.
        configuration.waitLimit = .seconds(60)
        return configuration
    }
}

/// Where the sources are that these tests were built from.
public enum Checkout {
    /// The top folder.
    public static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")
}
