import Clients
import Core
import Gateway
import Identity
import Logging
import Postgres
import ServiceLifecycle
import Tenancy
import TestKit

/// A server in this process with the routes of the clients and of the settings, shared by the tests of this target.
final class ClientServer: Sendable {
    let port: Int
    let database: TestDatabase
    let deployment: Deployment
    let profiles: Profiles
    let directory: Directory

    private static let common = Task { try await ClientServer() }

    static func shared() async throws -> ClientServer {
        try await common.value
    }

    private init() async throws {
        database = try await TestDatabase.shared()
        let serving = database.serving()
        let settings = SettingCatalog(IdentitySettings.definitions + ClientSettings.definitions)
        profiles = Profiles(database: serving, settings: settings)
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        directory = Directory(
            database: serving,
            resolver: TenantResolver(
                baseDomain: "localhost",
                programVersion: database.migrations.businessVersion
            ),
            profiles: profiles,
            logger: silent
        )
        deployment = Deployment(
            database: serving,
            policy: PermissionTable(),
            constraints: ConstraintProblems(IdentityConstraints.meanings)
        )
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        var limits = GatewaySettings()
        limits.eventLoopThreads = 1
        let server = GatewayServer(
            settings: limits,
            host: "127.0.0.1",
            port: 0,
            routes: ClientRoutes().routes + MeasurementRoutes().routes + ProfileRoutes().routes,
            tenants: directory,
            authenticator: SessionAuthenticator(deployment: deployment),
            deployment: deployment,
            readiness: { [] },
            metrics: PrometheusMetrics(),
            logger: silent,
            onBound: { found.yield($0) }
        )
        try await directory.load()
        let group = ServiceGroup(services: [directory, server], logger: silent)
        // It serves until the process ends.
        Task { try await group.run() }
        guard let port = await ports.first(where: { _ in true }) else { throw TestKitError("no port") }
        self.port = port
    }
}

/// A business with the server that serves it.
struct ClientSite: Sendable {
    let business: TestBusiness
    let server: ClientServer

    static func make() async throws -> ClientSite {
        let server = try await ClientServer.shared()
        let business = try await TestBusiness.make(in: server.database)
        let site = ClientSite(business: business, server: server)
        try await eventually("the server knows the business") {
            try await site.visitor.send("GET", "/clients").status == 401
        }
        return site
    }

    /// Somebody who did not sign in.
    var visitor: HTTPClient {
        HTTPClient(port: server.port, root: business.apiPath)
    }

    /// The staff member of a role.
    func client(_ role: Role) async throws -> HTTPClient {
        try await visitor.with(token: business.token(role))
    }

    /// Somebody with a login.
    func client(for account: AccountID) async throws -> HTTPClient {
        try await visitor.with(token: business.token(for: account))
    }

    /// The same below a branch's address.
    func at(_ branch: Branch, _ client: HTTPClient) -> HTTPClient {
        client.with(root: "/t/\(business.slug)/b/\(branch.slug)/api/v1")
    }

    /// Stores settings of the business.
    func set(_ settings: [String: JSONValue]) async throws {
        try await business.withTables { transaction in
            for (key, value) in settings {
                try await transaction.execute(
                    """
                    INSERT INTO settings (key, value) VALUES (\(key), \(value)::jsonb)
                    ON CONFLICT (branch_id, key) DO UPDATE SET value = excluded.value
                    """
                )
            }
        }
        server.profiles.forget(schema: business.business.schema)
    }

    /// The work of a role without HTTP.
    func scope(_ role: Role) async throws -> Scope {
        let member = business.member(role)
        return try await Scope(
            business: business.business,
            profile: server.profiles.profile(of: business.business),
            actor: Actor(
                person: .staff(member.id),
                role: role,
                account: member.account,
                branches: Set(member.branches),
                channel: .api
            ),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            deployment: server.deployment
        )
    }

    /// One value of the business's tables.
    func value<T: PostgresDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T {
        try await business.withTables { try await $0.one(sql) { row in try row.next(T.self) } }
    }

    /// Runs a statement on the business's tables.
    func run(_ sql: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(sql) }
    }
}

extension HTTPClient {
    /// Creates a client of these fields, with a name where none is given, and answers with its id.
    func add(_ fields: [String: JSONValue] = [:]) async throws -> String {
        var body: [String: JSONValue] = [
            "first_name": "Anna", "last_name": "Serra", "email": "anna@mail.example",
        ]
        body.merge(fields) { _, given in given }
        let answer = try await post("/clients", .object(body))
        guard answer.status == 201, let id = answer.json["id"]?.stringValue else {
            throw TestKitError("no client was created: \(answer.status) \(answer.text)")
        }
        return id
    }
}
