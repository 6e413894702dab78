public import Core
public import Postgres

/// Makes what every deployment needs before its first migration: roles, extensions, an empty directory.
///
/// Everything is done by an administrative login: a superuser, or a role with CREATEROLE that owns the database.
/// Doing it again changes nothing but the server's password.
public struct DatabaseRoles: Sendable {
    /// The oldest PostgreSQL that has all that the migrations use.
    public static let oldestVersion = 150_000

    private let database: Database
    private let world: World

    /// - Parameter database: logged in as the administrative role.
    public init(database: Database, world: World = .system) {
        self.database = database
        self.world = world
    }

    /// The role names of a database.
    ///
    /// - Throws: `MigrationFault` where the database's name is too long for them.
    public static func names(in database: Database) async throws -> RoleNames {
        let name = try await database.transaction { transaction in
            try await transaction.first("SELECT current_database()::text") { try $0.next(String.self) }
        }
        guard let name, name.utf8.count <= RoleNames.databaseNameLimit else {
            throw MigrationFault(
                "The database's name '\(name ?? "")' is longer than \(RoleNames.databaseNameLimit) bytes, "
                    + "too long to name roles after it."
            )
        }
        return RoleNames(database: name)
    }

    /// Makes what is missing.
    ///
    /// - Parameter serverPassword: with which the serving process will log in.
    /// - Returns: the names of the roles.
    /// - Throws: `MigrationFault` where the server is too old or the login may not do this.
    @discardableResult
    public func prepare(serverPassword: String) async throws -> RoleNames {
        let roles = try await Self.names(in: database)
        try await database.transaction { transaction in
            try await transaction.execute("SELECT pg_advisory_xact_lock(\(AdvisoryLock.roles)::bigint)")
            let login = try await Login(transaction)
            guard login.serverVersion >= Self.oldestVersion else {
                throw MigrationFault(
                    "The database server is PostgreSQL \(login.serverVersion / 10_000); Foyer needs 15 or later."
                )
            }
            guard login.mayCreateRoles else {
                throw MigrationFault(
                    "The role '\(login.name)' may not create roles; DATABASE_URL must name a superuser or a role "
                        + "with CREATEROLE that owns the database."
                )
            }
            let verifier = ScramVerifier(password: serverPassword, salt: world.randomBytes(16)).text
            try await makeRoles(roles, verifier: verifier, login: login, transaction)
            try await makeSchemas(roles, transaction)
        }
        return roles
    }

    private func makeRoles(
        _ roles: RoleNames,
        verifier: String,
        login: Login,
        _ transaction: Transaction
    ) async throws {
        let there = try await transaction.rows(
            "SELECT rolname::text FROM pg_roles WHERE rolname = ANY(\([roles.owner, roles.server])::text[])"
        ) { try $0.next(String.self) }
        let owner = SQL.quoted(identifier: roles.owner)
        let server = SQL.quoted(identifier: roles.server)
        var script: [String] = []
        if !there.contains(roles.owner) {
            script.append("CREATE ROLE \(owner) NOLOGIN NOINHERIT")
        }
        script.append(
            """
            \(there.contains(roles.server) ? "ALTER" : "CREATE") ROLE \(server)
            LOGIN NOINHERIT NOCREATEDB NOCREATEROLE PASSWORD '\(verifier)'
            """
        )
        if !login.isSuperuser {
            script.append("GRANT \(owner) TO \(SQL.quoted(identifier: login.name))")
        }
        try await transaction.script(script.joined(separator: ";\n"))
    }

    private func makeSchemas(_ roles: RoleNames, _ transaction: Transaction) async throws {
        let owner = SQL.quoted(identifier: roles.owner)
        let server = SQL.quoted(identifier: roles.server)
        try await transaction.script(
            """
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            -- A temporary table outlives its transaction and is found before the business's own of that name.
            REVOKE TEMPORARY ON DATABASE \(SQL.quoted(identifier: roles.database)) FROM PUBLIC;
            CREATE SCHEMA IF NOT EXISTS extensions;
            GRANT USAGE ON SCHEMA extensions TO PUBLIC;
            CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;
            CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA extensions;
            CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions;
            """
        )
        let strays = try await transaction.rows(
            """
            SELECT extname::text
            FROM pg_extension
            WHERE extname IN ('pg_trgm', 'unaccent', 'btree_gist')
              AND extnamespace <> 'extensions'::regnamespace
            """
        ) { try $0.next(String.self) }
        for name in strays {
            try await transaction.script(
                "ALTER EXTENSION \(SQL.quoted(identifier: name)) SET SCHEMA extensions"
            )
        }
        let hasFold = try await transaction.first(
            "SELECT to_regprocedure('extensions.fold(text)') IS NOT NULL"
        ) { try $0.next(Bool.self) }
        if hasFold != true { try await transaction.script(Self.fold) }
        try await transaction.script(
            """
            CREATE SCHEMA IF NOT EXISTS directory AUTHORIZATION \(owner);
            SET LOCAL ROLE \(owner);
            GRANT USAGE ON SCHEMA directory TO \(server);
            GRANT SELECT ON ALL TABLES IN SCHEMA directory TO \(server);
            ALTER DEFAULT PRIVILEGES IN SCHEMA directory GRANT SELECT ON TABLES TO \(server);
            SET LOCAL ROLE NONE;
            """
        )
    }

    /// Lower case without accents.
    ///
    /// `unaccent` alone is not IMMUTABLE because its dictionary could be looked up
    /// by search path; named in full it always is the same one. PL/pgSQL, because an SQL function around
    /// something not IMMUTABLE is never inlined and takes twice as long.
    private static let fold = """
        CREATE FUNCTION extensions.fold(value text) RETURNS text
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            RETURN lower(extensions.unaccent('extensions.unaccent'::regdictionary, value));
        END
        $$;
        """
}

/// The advisory locks of a deployment, by purpose.
enum AdvisoryLock {
    /// Roles and extensions are being made.
    static let roles = 7_207_001
    /// Migrations are running.
    static let migrations = 7_207_002
}

/// Who is logged in, and where.
private struct Login {
    let name: String
    let isSuperuser: Bool
    let mayCreateRoles: Bool
    let serverVersion: Int

    init(_ transaction: Transaction) async throws {
        let login = try await transaction.first(
            """
            SELECT rolname::text, rolsuper, rolsuper OR rolcreaterole, current_setting('server_version_num')::integer
            FROM pg_roles
            WHERE rolname = session_user
            """
        ) { row in
            try Login(
                name: row.next(),
                isSuperuser: row.next(),
                mayCreateRoles: row.next(),
                serverVersion: row.next()
            )
        }
        guard let login else { throw Problem.broken(context: "the session's role is not in pg_roles") }
        self = login
    }

    private init(name: String, isSuperuser: Bool, mayCreateRoles: Bool, serverVersion: Int) {
        self.name = name
        self.isSuperuser = isSuperuser
        self.mayCreateRoles = mayCreateRoles
        self.serverVersion = serverVersion
    }
}
