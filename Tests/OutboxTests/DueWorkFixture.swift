import Core
import Identity
import Logging
import Postgres
import ServiceLifecycle
import Synchronization
import Tenancy
import TestKit

@testable import Outbox

/// Two processes' workers on a database of their own, with businesses that they serve.
final class DueWorkFixture: Sendable {
    let database: TestDatabase
    let clock = TestWorld()

    init(_ name: String) async throws {
        database = try await TestDatabase(on: TestCluster.shared(), name: name)
    }

    /// One process.
    func process(
        _ handlers: [DueWorkKind: DueWorker.Handler] = [:],
        configure: (inout DueWorker.Settings) -> Void = { _ in }
    ) async throws -> Process {
        var settings = DueWorker.Settings()
        settings.interval = .milliseconds(20)
        configure(&settings)
        let process = Process(
            database.serving(),
            clock.world,
            database.migrations.businessVersion,
            handlers,
            settings
        )
        try await process.directory.load()
        return process
    }

    /// The rows of the directory.
    func rows() async throws -> [(kind: String, dueAt: Instant, attempts: Int)] {
        try await database.admin.transaction { transaction in
            try await transaction.rows(
                "SELECT kind, due_at, attempts FROM directory.due_work ORDER BY due_at, id"
            ) {
                (try $0.next(), try $0.next(), try $0.next())
            }
        }
    }

    struct Process: Sendable {
        let deployment: Deployment
        let directory: Directory
        let worker: DueWorker
        let logged = Logged()
        let logger: Logger

        init(
            _ database: Database,
            _ world: World,
            _ version: Int,
            _ handlers: [DueWorkKind: DueWorker.Handler],
            _ settings: DueWorker.Settings
        ) {
            deployment = Deployment(
                database: database,
                policy: PermissionTable(),
                constraints: ConstraintProblems(),
                world: world
            )
            let logged = logged
            let logger = Logger(label: "test") { _ in logged.handler }
            self.logger = logger
            directory = Directory(
                database: database,
                resolver: TenantResolver(baseDomain: "localhost", programVersion: version),
                profiles: Profiles(database: database, settings: SettingCatalog([])),
                logger: logger
            )
            worker = DueWorker(
                deployment: deployment,
                directory: directory,
                handlers: handlers,
                settings: settings,
                logger: logger
            )
        }

        func scope(_ business: TestBusiness) async throws -> Scope {
            Scope(
                business: business.business,
                profile: try await directory.profiles.profile(of: business.business),
                actor: .system,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                deployment: deployment
            )
        }

        /// Lets the worker work, listening to the directory as a server does.
        func working<T: Sendable>(_ body: () async throws -> T) async throws -> T {
            let running = Task { [worker, directory] in
                async let listening: Void = directory.run()
                try await worker.run()
                try await listening
            }
            defer { running.cancel() }
            let value = try await body()
            running.cancel()
            _ = await running.result
            return value
        }
    }
}

/// Counts what happened, by name.
final class Tally: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    @discardableResult
    func add(_ name: String) -> Int {
        counts.withLock { counts in
            counts[name, default: 0] += 1
            return counts[name, default: 0]
        }
    }

    subscript(_ name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
    var all: [String: Int] { counts.withLock { $0 } }
}

/// What was logged.
final class Logged: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var handler: Handler { Handler(logged: self) }

    struct Handler: LogHandler {
        let logged: Logged
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .debug

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            logged.lines.withLock { $0.append("\(event.message) \(all)") }
        }
    }
}
