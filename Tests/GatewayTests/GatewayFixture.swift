import Core
import Logging
import Postgres
import ServiceLifecycle
import Synchronization
import TestKit

@testable import Gateway
@testable import Tenancy

/// A gateway in this process: a tiny set of routes, two businesses in memory, no database.
final class GatewayFixture: Sendable {
    let client: HTTPClient
    let people: FakeAuthenticator
    let metrics: PrometheusMetrics
    let log: LogLines
    private let group: ServiceGroup

    private init(
        port: Int,
        people: FakeAuthenticator,
        metrics: PrometheusMetrics,
        log: LogLines,
        group: ServiceGroup
    ) {
        client = HTTPClient(port: port, root: "/t/lumen/api/v1")
        self.people = people
        self.metrics = metrics
        self.log = log
        self.group = group
    }

    /// Serves the routes while the body runs.
    static func serve(
        routes: [Route] = FixtureRoutes().routes,
        port requested: Int = 0,
        settings: GatewaySettings = .changed(),
        readiness: [ReadinessCheck] = [],
        faults: PageFault.Handler? = nil,
        _ body: @escaping @Sendable (GatewayFixture) async throws -> Void
    ) async throws {
        let people = FakeAuthenticator()
        let metrics = PrometheusMetrics()
        let log = LogLines()
        let database = Database(DatabaseConfiguration(url: "host=/nowhere"))
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = GatewayServer(
            settings: settings,
            host: "127.0.0.1",
            port: requested,
            routes: routes,
            tenants: FakeTenants(),
            authenticator: people,
            deployment: Deployment(
                database: database,
                policy: FakePolicy(),
                constraints: ConstraintProblems(),
                world: .system
            ),
            readiness: { readiness },
            metrics: metrics,
            logger: Logger(label: "test") { _ in log.handler() },
            faults: faults,
            onBound: { port.yield($0) }
        )
        let group = ServiceGroup(
            services: [server],
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup { tasks in
            tasks.addTask {
                defer { port.finish() }
                try await group.run()
            }
            guard let bound = await ports.first(where: { _ in true }) else {
                return try await tasks.waitForAll()
            }
            let fixture = GatewayFixture(
                port: bound,
                people: people,
                metrics: metrics,
                log: log,
                group: group
            )
            do {
                try await body(fixture)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        await database.close()
    }

    /// So many requests are being worked on.
    var inFlight: Int? {
        let line = metrics.text().split(separator: "\n").last { $0.hasPrefix("http_requests_in_flight ") }
        return line?.split(separator: " ").last.flatMap { Int($0) }
    }

    /// Begins a graceful shutdown.
    func shutDown() async {
        await group.triggerGracefulShutdown()
    }

    /// The client with a token of that role.
    func client(_ role: Role) -> HTTPClient {
        client.with(token: people.signIn(role))
    }
}

extension GatewaySettings {
    /// The settings of a test, with what it changes.
    static func changed(_ change: (inout GatewaySettings) -> Void = { _ in }) -> GatewaySettings {
        var settings = GatewaySettings()
        settings.eventLoopThreads = 1
        settings.shutdownGrace = .seconds(5)
        change(&settings)
        return settings
    }
}

/// Sessions in memory; what is remembered of one can be older than what is true.
final class FakeAuthenticator: Authenticator {
    private struct State {
        var truth: [[UInt8]: Authenticated] = [:]
        var memory: [[UInt8]: Authenticated] = [:]
        var freshCalls = 0
    }

    private let state = Mutex(State())

    var freshCalls: Int { state.withLock { $0.freshCalls } }

    func signIn(_ role: Role, mustChangePassword: Bool = false) -> String {
        let token = Token.make(.system)
        put(token, role, mustChangePassword: mustChangePassword, alsoInMemory: true)
        return token.text
    }

    /// Another process takes the session away; this one does not know of it yet.
    func revoke(_ text: String) {
        state.withLock { $0.truth[Token(text)?.hash ?? []] = nil }
    }

    /// Another process changes the role; this one does not know of it yet.
    func change(_ text: String, to role: Role) {
        guard let token = Token(text) else { return }
        put(token, role, mustChangePassword: false, alsoInMemory: false)
    }

    func authenticate(
        token: Token?,
        channel: Channel,
        business: Business,
        profile: Profile,
        fresh: Bool
    ) async throws -> Authenticated {
        guard let token else { return .visitor(channel) }
        return try state.withLock { state in
            if fresh {
                state.freshCalls += 1
                state.memory[token.hash] = state.truth[token.hash]
            }
            guard business.slug == "lumen", let known = state.memory[token.hash] else {
                throw Problem.unauthenticated
            }
            return known
        }
    }

    private func put(_ token: Token, _ role: Role, mustChangePassword: Bool, alsoInMemory: Bool) {
        let account = AccountID.make(.system)
        let actor = Actor(person: .staff(.make(.system)), role: role, account: account, channel: .api)
        let caller = Authenticated(
            actor: actor,
            guard: nil,
            session: SessionReference(tokenHash: token.hash, account: account),
            mustChangePassword: mustChangePassword
        )
        state.withLock { state in
            state.truth[token.hash] = caller
            if alsoInMemory { state.memory[token.hash] = caller }
        }
    }
}

/// Admins may do everything, employees may read clients and use their session, nobody else anything.
struct FakePolicy: AccessPolicy {
    func reach(of actor: Actor, for permission: Permission, settings: SettingValues) -> Reach? {
        switch actor.role {
        case .admin: .all
        case .employee: [.readClients, .useOwnSession].contains(permission) ? .own : nil
        default: nil
        }
    }
}

/// The businesses `lumen`, served, and `closed`, suspended; `lumen` has the branch `gracia`.
struct FakeTenants: TenantSource {
    private let resolver = TenantResolver(baseDomain: "localhost", programVersion: 1)

    func resolve(host: String?, path: String) throws(Problem) -> Resolution {
        let businesses = [Self.business("lumen", .active), Self.business("closed", .suspended)]
        let hosts = [
            DirectorySnapshot.HostRow(name: "book.lumen.example", business: businesses[0].id, branchSlug: nil)
        ]
        return try resolver.resolve(
            host: host,
            path: path,
            in: DirectorySnapshot(businesses: businesses, hosts: hosts)
        )
    }

    func profile(of business: Business) async throws -> Profile {
        let branch = try Branch(
            id: .make(.system),
            slug: "gracia",
            name: "Gràcia",
            timeZone: "Europe/Madrid",
            country: CountryCode("ES")
        )
        return Profile(branches: [branch], values: [:], settings: SettingCatalog([]), preset: nil)
    }

    static func business(_ slug: String, _ state: Business.State) -> Business {
        Business(
            id: .make(.system),
            slug: slug,
            schema: "b_\(slug)",
            role: "b_\(slug)",
            name: slug,
            language: "ca",
            currency: "EUR",
            preset: nil,
            state: state,
            schemaVersion: 1
        )
    }
}

/// What was logged.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func handler() -> any LogHandler { Handler(lines: self) }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let values = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
            let text = values.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            lines.lines.withLock { $0.append("\(event.message) \(text)") }
        }
    }
}
