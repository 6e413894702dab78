public import Core
public import Gateway
public import Identity
import Logging
public import Notifications
public import Outbound
import Outbox
import Postgres
public import Tenancy
public import TestKit
public import Transfer

@testable import foyer

/// The whole server, as `foyer serve` puts it together, in this process and on a port of its own.
public final class TestServer: Sendable {
    /// What a test may have otherwise than in operation.
    public struct Options: Sendable {
        /// Clock and randomness; another clock needs a database of its own, because this server's worker would do
        /// the due work of all businesses by it.
        public var world = World.system
        /// Whether it does due work.
        public var worksWhenDue = true
        /// Limits of the HTTP edge.
        public var gateway = GatewaySettings()
        /// Limits of signing in.
        public var signIn = SignInLimits()
        /// Limits of files.
        public var transfer = TransferSettings()
        /// Limits of fetching from the web.
        public var fetching = HTTPFetcher.Settings()
        /// How messages are sent; nil leaves them in the outbox.
        public var messages: DeliveryWork.Settings?
        /// Connections that carry many requests at once.
        public var sharedConnections = 2

        /// As in operation, but for cheap hashes and few threads.
        public init() {
            gateway.eventLoopThreads = 2
            gateway.shutdownGrace = .seconds(2)
        }
    }

    /// Where its businesses lie.
    public let database: TestDatabase
    /// Its port on 127.0.0.1.
    public let port: Int
    private let composition: Composition
    private let running: Task<Void, any Error>

    /// The deployment's secret.
    public static let secret = Cryptography.sha256(Array("the secret of tests".utf8))

    private static let common = Task { try await TestServer(on: TestDatabase.shared()) }

    /// The server that the tests of this process share; started on first use, it ends with the process.
    public static func shared() async throws -> TestServer {
        try await common.value
    }

    /// Starts a server of its own, for tests with other options or tests that stop it.
    public init(on database: TestDatabase, _ options: Options = Options()) async throws {
        self.database = database
        var configuration = DatabaseConfiguration(url: database.serverURL)
        configuration.sharedConnections = options.sharedConnections
        configuration.waitLimit = .seconds(30)
        var whole = Composition.Options(
            database: configuration,
            secret: Self.secret,
            programVersion: database.migrations.businessVersion
        )
        whole.gateway = options.gateway
        whole.signIn = options.signIn
        whole.transfer = options.transfer
        whole.fetching = options.fetching
        whole.messages = options.messages
        whole.world = options.world
        whole.dueWork?.interval = .milliseconds(100)
        if !options.worksWhenDue { whole.dueWork = nil }
        whole.hashing = PasswordHasher.Settings(cost: TestBusiness.hashingCost, threads: 1)
        let composition = Composition(whole, logger: Self.logger)
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let running = Task {
            defer { bound.finish() }
            try await composition.run(host: "127.0.0.1", port: 0) { bound.yield($0) }
        }
        self.composition = composition
        self.running = running
        guard let port = await ports.first(where: { _ in true }) else {
            try await running.value
            throw TestKitError("the server ended before it had a port")
        }
        self.port = port
    }

    /// Says only what is a fault of the server's own: a test that meets one shows why.
    private static let logger: Logger = {
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }()

    /// Ends it, after what is in flight.
    public func stop() async {
        running.cancel()
        _ = await running.result
    }

    /// Every route that it serves.
    public var routes: [Route] { composition.routes }

    /// How many readers are told of changes of a business.
    public func eventStreams(of business: TestBusiness) -> Int {
        composition.watch.streams(of: business.business.id)
    }

    /// A client of the deployment's root.
    public var client: HTTPClient { HTTPClient(port: port) }

    /// Makes a business that this server serves.
    public func business(preset: String? = nil) async throws -> TestBusiness {
        let business = try await TestBusiness.make(in: database, preset: preset)
        try await know(business)
        return business
    }

    /// Waits until the server has heard of a business that was made elsewhere.
    public func know(_ business: TestBusiness) async throws {
        try await eventually("the server knows \(business.slug)") {
            try composition.directory.snapshot().business(slug: business.slug) != nil
        }
    }

    /// Reads a business's branches and settings anew, after a test has changed them in the tables.
    public func forget(_ business: TestBusiness) {
        composition.directory.profiles.forget(schema: business.business.schema)
    }

    /// The work of somebody without HTTP.
    public func scope(_ business: TestBusiness, actor: Actor = .operatorCommand) async throws -> Scope {
        try await Scope(
            business: business.business,
            profile: composition.directory.profiles.profile(of: business.business),
            actor: actor,
            logger: Self.logger,
            deployment: composition.deployment
        )
    }

    /// A client of a business's API, as a visitor.
    public func api(_ business: TestBusiness) -> HTTPClient {
        HTTPClient(port: port, root: business.apiPath)
    }

    /// A client of a business's API, signed in as the staff member of a role.
    public func api(_ business: TestBusiness, as role: Role) async throws -> HTTPClient {
        try await api(business).with(token: business.token(role))
    }

    /// Signs in with email and password over HTTP.
    ///
    /// - Returns: the token.
    public func signIn(
        _ email: String,
        password: String = TestBusiness.password,
        audience: String = "staff",
        to business: TestBusiness
    ) async throws -> String {
        let body: JSONValue = .object([
            "email": .string(email), "password": .string(password), "audience": .string(audience),
        ])
        let answer = try await api(business).send("POST", "/sessions", body: .json(body))
        guard answer.status == 201, case .object(let session) = answer.json,
            case .string(let token) = session["token"]
        else {
            throw TestKitError("signing in as \(email) was answered with \(answer.status): \(answer.text)")
        }
        return token
    }
}
