import Core
import Identity
import Logging
import Postgres
import Tenancy

/// The deployment as its operator reaches it: with the administrative login, and with the server's own for what is
/// inside a business.
struct Administration: Sendable {
    let settings: Settings
    let key: SecretKey
    let migrations: MigrationSet
    /// Logged in as `DATABASE_URL` says.
    let database: Database
    let roles: RoleNames
    private let server: Database
    private let deployment: Deployment
    private let profiles: Profiles

    /// Connects to the database.
    ///
    /// - Parameter mayCreateKey: makes the deployment's secret key where there is none.
    static func open(_ settings: Settings, mayCreateKey: Bool = false) async throws -> Administration {
        guard let url = settings.databaseURL else {
            throw CommandFault("DATABASE_URL is missing.", code: .usage)
        }
        let key = try SecretKey.load(settings, mayCreate: mayCreateKey)
        let migrations = try MigrationSet(folder: settings.migrations)
        let configuration = settings.administration(url)
        let database = Database(configuration)
        let roles = try await DatabaseRoles.names(in: database)
        return Administration(settings, key, migrations, database, roles, configuration)
    }

    private init(
        _ settings: Settings,
        _ key: SecretKey,
        _ migrations: MigrationSet,
        _ database: Database,
        _ roles: RoleNames,
        _ configuration: DatabaseConfiguration
    ) {
        self.settings = settings
        self.key = key
        self.migrations = migrations
        self.database = database
        self.roles = roles
        var login = configuration
        login.user = roles.server
        login.password = key.serverPassword(database: roles.database)
        server = Database(login)
        deployment = Deployment(
            database: server,
            policy: PermissionTable(),
            constraints: Composition.constraints,
            world: .system
        )
        profiles = Profiles(database: server, settings: Composition.settings)
    }

    /// Closes all connections.
    func close() async {
        await database.close()
        await server.close()
    }

    /// Makes roles, extensions and the empty directory where they are missing, and sets the server's password.
    func prepare() async throws {
        try await DatabaseRoles(database: database)
            .prepare(serverPassword: key.serverPassword(database: roles.database))
    }

    /// Brings the directory and all businesses to the newest version.
    func migrate(workers: Int? = nil, progress: any MigrationProgress) async throws -> MigrationReport {
        try await Migrator(
            database: database,
            roles: roles,
            migrations: migrations,
            workers: workers ?? settings.migrationWorkers
        ).run(progress: progress)
    }

    /// Makes, closes and opens businesses.
    var provisioner: Provisioner {
        Provisioner(
            database: database,
            roles: roles,
            migrations: migrations,
            businessRolesMayLogin: settings.businessRolesMayLogin
        )
    }

    /// Proves that businesses are kept apart, as the server's login.
    var isolation: IsolationCheck {
        IsolationCheck(database: server)
    }

    /// All businesses, or the one of a slug.
    ///
    /// - Throws: `CommandFault` where there is no such business, or no directory yet.
    func businesses(slug: String? = nil) async throws -> [BusinessOverview] {
        guard try await BusinessOverview.hasDirectory(database) else {
            throw CommandFault(
                "The database '\(roles.database)' is not migrated yet: run 'foyer migrate' first."
            )
        }
        let found = try await BusinessOverview.list(in: database, slug: slug)
        if let slug, found.isEmpty { throw Problem.tenantNotFound(slug) }
        return found
    }

    /// The operator's way into a business, with its branches and settings as they are now.
    func scope(of business: Business) async throws -> Scope {
        profiles.forget(schema: business.schema)
        return Scope(
            business: business,
            profile: try await profiles.profile(of: business),
            actor: .operatorCommand,
            logger: Logger(label: "foyer") { _ in SwiftLogNoOpLogHandler() },
            deployment: deployment
        )
    }
}

extension Administration {
    /// Opens the deployment for one command and closes it after, whatever happens.
    static func with<T>(
        mayCreateKey: Bool = false,
        _ body: (Administration) async throws -> T
    ) async throws -> T {
        let administration = try await open(.read(for: .administration), mayCreateKey: mayCreateKey)
        do {
            let value = try await body(administration)
            await administration.close()
            return value
        } catch {
            await administration.close()
            throw error
        }
    }
}
