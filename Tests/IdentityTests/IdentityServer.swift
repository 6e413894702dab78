import Core
import Gateway
import Identity
import Logging
import Postgres
import ServiceLifecycle
import Tenancy
import TestKit

/// A server process as far as this target goes, in this process: its own connections, memory and threads.
final class IdentityServer: Sendable {
    let hasher: PasswordHasher
    let authenticator: SessionAuthenticator
    let deployment: Deployment
    let directory: Directory
    private let port: Int

    private init(_ parts: Parts, port: Int) {
        hasher = parts.hasher
        authenticator = parts.authenticator
        deployment = parts.deployment
        directory = parts.directory
        self.port = port
    }

    /// The secret that all servers of these tests share.
    static let secret = Array("the deployment's secret in tests".utf8)

    /// A setting that branches may have of their own; this target declares none.
    static let greeting = SettingKey<Int>(
        "tests.greeting",
        .integer(1...9),
        default: 1,
        help: "How warmly somebody is greeted."
    )

    /// A client of a business's API here.
    func client(_ business: TestBusiness, token: String? = nil) -> HTTPClient {
        HTTPClient(port: port, root: business.apiPath).with(token: token)
    }

    /// How one differs from another.
    struct Options: Sendable {
        var world = World.system
        var cost = HashingCost.cheap
        var threads = 2
        var queueMax = 200
        var limits = SignInLimits()
        /// The shared one where there is none.
        var database: TestDatabase?
    }

    /// Serves while the body runs; businesses are made before.
    static func serve(
        options: Options = Options(),
        _ body: @escaping @Sendable (IdentityServer) async throws -> Void
    ) async throws {
        try await serve([options]) { servers in try await body(servers[0]) }
    }

    /// Serves from several processes, as it were, while the body runs.
    static func serve(
        _ options: [Options],
        _ body: @escaping @Sendable ([IdentityServer]) async throws -> Void
    ) async throws {
        try await serve(options, before: [], body)
    }

    private static func serve(
        _ options: [Options],
        before servers: [IdentityServer],
        _ body: @escaping @Sendable ([IdentityServer]) async throws -> Void
    ) async throws {
        guard let first = options.first else { return try await body(servers) }
        let parts = try await Parts(first)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(
            services: [parts.directory, parts.server { port.yield($0) }],
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            guard let bound = await ports.first(where: { _ in true }) else { return }
            do {
                let server = IdentityServer(parts, port: bound)
                try await serve(Array(options.dropFirst()), before: servers + [server], body)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        await parts.deployment.database.close()
    }

    /// What a scope of the operator's command would be.
    func scope(_ business: TestBusiness, actor: Actor = .operatorCommand) async throws -> Scope {
        Scope(
            business: business.business,
            profile: try await directory.profiles.profile(of: business.business),
            actor: actor,
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() },
            deployment: deployment
        )
    }
}

/// What a server process is composed of.
private struct Parts: Sendable {
    let hasher: PasswordHasher
    let authenticator: SessionAuthenticator
    let deployment: Deployment
    let directory: Directory
    private let routes: [Route]

    init(_ options: IdentityServer.Options) async throws {
        let database = if let own = options.database { own } else { try await TestDatabase.shared() }
        let serving = database.serving()
        let catalog = SettingCatalog(IdentitySettings.definitions + [IdentityServer.greeting.definition])
        let profiles = Profiles(database: serving, settings: catalog)
        let directory = Directory(
            database: serving,
            resolver: TenantResolver(
                baseDomain: "localhost",
                programVersion: database.migrations.businessVersion
            ),
            profiles: profiles,
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
        )
        try await directory.load()
        let deployment = Deployment(
            database: serving,
            policy: PermissionTable(),
            constraints: ConstraintProblems(IdentityConstraints.meanings),
            world: options.world
        )
        let hasher = PasswordHasher(
            settings: .init(cost: options.cost, threads: options.threads, queueMax: options.queueMax),
            world: options.world
        )
        self.hasher = hasher
        self.deployment = deployment
        self.directory = directory
        authenticator = SessionAuthenticator(deployment: deployment)
        let sessions = SessionOperations(
            hasher: hasher,
            secret: IdentityServer.secret,
            limits: options.limits
        )
        let links = PasswordLinkOperations(
            hasher: hasher,
            secret: IdentityServer.secret,
            limits: options.limits
        )
        let isolation = IsolationOperations(check: IsolationCheck(database: serving)) {
            try directory.snapshot().businesses
        }
        routes =
            [
                SessionRoutes(operations: sessions, cookie: GatewaySettings().sessionCookie).routes,
                PasswordRoutes(links: links, sessions: sessions).routes,
                StaffRoutes(operations: StaffOperations(hasher: hasher)).routes,
                BranchRoutes(operations: BranchOperations(profiles: profiles)).routes,
                SettingRoutes(operations: SettingOperations(catalog: catalog, profiles: profiles)).routes,
                APIKeyRoutes().routes,
                AuditLogRoutes().routes,
                IsolationRoutes(operations: isolation).routes,
            ].flatMap(\.self)
    }

    func server(_ onBound: @escaping @Sendable (Int) async -> Void) -> GatewayServer {
        var settings = GatewaySettings()
        settings.eventLoopThreads = 1
        settings.shutdownGrace = .seconds(5)
        return GatewayServer(
            settings: settings,
            host: "127.0.0.1",
            port: 0,
            routes: routes,
            tenants: directory,
            authenticator: authenticator,
            deployment: deployment,
            readiness: { [] },
            metrics: PrometheusMetrics(),
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() },
            onBound: onBound
        )
    }
}

extension HTTPClient {
    /// Signs in; the email is that of one of the business's people.
    func signIn(
        _ email: String,
        _ password: String = TestBusiness.password,
        audience: String = "staff",
        transport: String? = nil
    ) async throws -> HTTPAnswer {
        var fields: [String: JSONValue] = [
            "email": .string(email), "password": .string(password), "audience": .string(audience),
        ]
        fields["transport"] = transport.map(JSONValue.string)
        return try await send("POST", "/sessions", body: .json(.object(fields)))
    }

    /// Signs in and answers the token.
    func token(
        _ email: String,
        _ password: String = TestBusiness.password,
        audience: String = "staff"
    )
        async throws -> String
    {
        let answer = try await signIn(email, password, audience: audience)
        guard let token = answer.json["token"]?.stringValue else {
            throw TestKitError("the sign-in of \(email) was answered \(answer.status)")
        }
        return token
    }
}
