public import Core
public import Logging
public import Postgres
public import ServiceLifecycle
import Synchronization

/// The directory in memory, which every request reads and no request waits for.
///
/// As a service it listens to the database and reads anew what changed; after the listening connection was lost
/// it reads everything, because changes may have gone unheard.
public final class Directory: Service {
    /// Also without a word from the database everything is read anew so often.
    public static let reloadInterval: Duration = .seconds(300)

    /// Finds businesses by host and path.
    public let resolver: TenantResolver
    /// What is known of each business beyond the directory; kept fresh by this service as well.
    public let profiles: Profiles
    private let database: Database
    private let logger: Logger
    private let state = Mutex(State())
    /// Rung when there is something to read; rung twice before it is heard, it rings once.
    private let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    private struct State {
        /// nil until the first reading.
        var snapshot: DirectorySnapshot?
        var work = DirectoryWork()
        /// Businesses that are further than this program, which was said already.
        var toldAhead: Set<BusinessID> = []
    }

    /// - Parameters:
    ///   - database: logged in as the serving process.
    ///   - profiles: kept fresh along with the directory.
    public init(database: Database, resolver: TenantResolver, profiles: Profiles, logger: Logger) {
        self.database = database
        self.resolver = resolver
        self.profiles = profiles
        self.logger = logger
    }

    /// The directory as it was last read.
    ///
    /// - Throws: `Problem.unavailable` before the first reading.
    public func snapshot() throws(Problem) -> DirectorySnapshot {
        guard let snapshot = state.withLock({ $0.snapshot }) else {
            throw .unavailable(retryAfter: .seconds(1))
        }
        return snapshot
    }

    /// Whether it has been read.
    public var isLoaded: Bool {
        state.withLock { $0.snapshot != nil }
    }

    /// Listens until the task is cancelled or the service is shut down.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    while !Task.isCancelled {
                        try? await Task.sleep(for: Self.reloadInterval)
                        self.want(.all)
                    }
                }
                group.addTask { await self.work() }
                for await notification in self.database.listen(to: ["foyer_directory", "foyer_profile"]) {
                    self.hear(notification)
                }
                group.cancelAll()
            }
        }
    }

    /// Reads everything now; the serving process does so before it opens its port.
    public func load() async throws {
        let (businesses, hosts) = try await read(nil)
        put(DirectorySnapshot(businesses: businesses, hosts: hosts))
    }

    private func hear(_ notification: Notification) {
        switch notification {
        case .connected:
            profiles.forgetAll()
            want(.all)
        case .message("foyer_profile", let schema):
            profiles.forget(schema: schema)
        case .message(_, let payload):
            if let id = BusinessID(payload) {
                want(.some([id]))
            } else {
                want(.all)
            }
        }
    }
}

// MARK: Reading

extension Directory {
    private func want(_ work: DirectoryWork.Work) {
        state.withLock { $0.work.want(work) }
        bell.continuation.yield()
    }

    /// Does what is wanted, together where several things came at once.
    private func work() async {
        var failures = 0
        for await _ in bell.stream {
            // A thousand businesses migrated one after the other are a few readings, not a thousand.
            try? await Task.sleep(for: .milliseconds(10))
            guard let work = state.withLock({ $0.work.take() }) else { continue }
            do {
                try await perform(work)
                failures = 0
            } catch {
                guard !Task.isCancelled else { return }
                failures += 1
                logger.warning(
                    "The directory could not be read; it is tried again.",
                    metadata: ["error": "\(error)"]
                )
                try? await Task.sleep(for: .milliseconds(100 << min(failures, 6)))
                want(work)
            }
        }
    }

    private func perform(_ work: DirectoryWork.Work) async throws {
        switch work {
        case .all:
            try await load()
        case .some(let ids):
            let (businesses, hosts) = try await read(Array(ids))
            let before = state.withLock { $0.snapshot } ?? DirectorySnapshot()
            put(before.replacing(ids, businesses: businesses, hosts: hosts))
        }
    }

    private func put(_ snapshot: DirectorySnapshot) {
        let ahead = state.withLock { state in
            state.snapshot = snapshot
            let ahead = snapshot.businesses.filter {
                $0.schemaVersion > resolver.programVersion + 1 && !state.toldAhead.contains($0.id)
            }
            state.toldAhead.formUnion(ahead.map(\.id))
            return ahead
        }
        for business in ahead {
            logger.warning(
                "A business's schema is further than this program can serve.",
                metadata: [
                    "business": "\(business.slug)",
                    "schema_version": "\(business.schemaVersion)",
                    "program_version": "\(resolver.programVersion)",
                ]
            )
        }
    }

    private func read(_ ids: [BusinessID]?) async throws -> ([Business], [DirectorySnapshot.HostRow]) {
        let unit = Unit(
            [
                """
                SELECT \(fragment: Business.columns)
                FROM directory.businesses
                WHERE \(ids)::uuid[] IS NULL OR id = ANY(\(ids)::uuid[])
                """,
                """
                SELECT host, business_id, branch_slug
                FROM directory.hosts
                WHERE \(ids)::uuid[] IS NULL OR business_id = ANY(\(ids)::uuid[])
                """,
            ],
            deadline: .now + .seconds(30)
        )
        let answers = try await database.run(unit)
        let hosts = try answers[1].map { row in
            try DirectorySnapshot.HostRow(
                name: row.next(),
                business: row.next(),
                branchSlug: row.next(String?.self)
            )
        }
        return (try answers[0].map(Business.init(row:)), hosts)
    }
}
