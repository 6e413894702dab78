public import Core
public import Logging
import Postgres
public import ServiceLifecycle
import Synchronization
public import Tenancy

/// Does what falls due, for all businesses, in as many processes as there are.
///
/// It looks into the directory once a second, and at once when it is nudged; it never looks into a business that has
/// nothing due. Each job is one business's work of one kind: it fails, waits and is tried again by itself.
public final class DueWorker: Service {
    /// Does the work of one kind that is due in a business.
    ///
    /// It is called with the software itself as the actor, perhaps more than once for the same work and in several
    /// processes at once.
    ///
    /// - Returns: when there is more to do; nil for when somebody announces it.
    public typealias Handler = @Sendable (Scope) async throws -> Instant?

    /// How much and how often.
    public struct Settings: Sendable {
        /// How often the directory is asked.
        public var interval: Duration = .seconds(1)
        /// How long a job may take before others may take it too.
        public var lease: Duration = .seconds(60)
        /// How many jobs run at once.
        public var jobsMax = 8
        /// The wait after a first failure; it doubles with each further one.
        public var firstRetry: Duration = .seconds(2)
        /// The longest wait.
        public var lastRetry: Duration = .seconds(3_600)
        /// How long the work of a business that is not served just now is left.
        public var absence: Duration = .seconds(60)

        /// As in operation.
        public init() {}
    }

    private let deployment: Deployment
    private let scopes: WorkScopes
    private let handlers: [String: Handler]
    private let settings: Settings
    private let logger: Logger
    private let plan: Mutex<DueWorkPlan>
    private let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// - Parameters:
    ///   - directory: says which businesses are served.
    ///   - handlers: what is done, by kind; rows of other kinds are left to other programs.
    public init(
        deployment: Deployment,
        directory: Directory,
        handlers: [DueWorkKind: Handler],
        settings: Settings = Settings(),
        logger: Logger
    ) {
        self.deployment = deployment
        scopes = WorkScopes(deployment: deployment, directory: directory, logger: logger)
        self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.key.rawValue, $0.value) })
        self.settings = settings
        self.logger = logger
        plan = Mutex(DueWorkPlan(limit: settings.jobsMax))
    }

    /// Works until the task is cancelled or the service is shut down; what is half done then is undone and left to
    /// others.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.listen() }
                group.addTask { await self.look() }
                for await _ in self.bell.stream {
                    while let start = self.plan.withLock({ $0.next() }) {
                        group.addTask { await self.perform(start) }
                    }
                }
                group.cancelAll()
            }
        }
    }
}

// MARK: What there is to do

extension DueWorker {
    /// Takes over what this process's own transactions say.
    private func listen() async {
        for await nudge in deployment.nudges.stream where handlers[nudge.kind] != nil {
            want(DueWorkJob(business: nudge.business, kind: nudge.kind))
        }
    }

    /// Asks the directory again and again.
    private func look() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                let isMoreLikely = try await take()
                failures = 0
                // While there is more than can be begun, whoever ends makes room at any moment.
                try await Task.sleep(
                    for: isMoreLikely ? min(.milliseconds(20), settings.interval) : settings.interval
                )
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                logger.warning("Due work could not be looked for.", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: settings.interval * min(1 << min(failures, 5), 30))
            }
        }
    }

    /// Takes as many rows as can be begun at once.
    ///
    /// - Returns: whether there may be more.
    private func take() async throws -> Bool {
        let room = plan.withLock { $0.room }
        guard room > 0 else { return true }
        let now = deployment.world.now()
        let statement = DueWorkQueries.claim(
            kinds: handlers.keys.sorted(),
            now: now,
            lease: now.adding(settings.lease),
            limit: room
        )
        let rows = try await run(statement)
        let claims = try rows.map(DueWorkClaim.init(row:))
        for claim in claims { want(claim.job, [claim]) }
        return claims.count == room
    }

    private func want(_ job: DueWorkJob, _ claims: [DueWorkClaim] = []) {
        plan.withLock { $0.want(job, claims) }
        bell.continuation.yield()
    }

    /// Runs a statement on the directory.
    private func run(_ statement: SQL) async throws -> Rows {
        try await deployment.database.run(Unit([statement], deadline: .now + .seconds(10)))[0]
    }
}

// MARK: Doing it

extension DueWorker {
    /// Does a job and says what became of it; nothing that goes wrong in it leaves it.
    private func perform(_ start: DueWorkPlan.Start) async {
        let outcome = await outcome(of: start.job)
        // Also while this process ends: what it took must not wait for the end of its lease.
        await Task { await self.record(outcome, start) }.value
        plan.withLock { $0.end(start.job) }
        bell.continuation.yield()
    }

    private enum Outcome {
        case done(next: Instant?)
        /// The business is suspended, being moved or upgraded, or not known here yet.
        case absent
        case failed(any Error)
        /// This process ends.
        case abandoned
    }

    private func outcome(of job: DueWorkJob) async -> Outcome {
        do {
            // Others may take the job when the lease ends: by then nothing may be going on here.
            let time = settings.lease * 3 / 4
            guard let handler = handlers[job.kind],
                let scope = try await scopes.scope(of: job.business, for: job.kind, lasting: time)
            else { return .absent }
            return .done(next: try await within(time) { try await handler(scope) })
        } catch {
            return Task.isCancelled ? .abandoned : .failed(error)
        }
    }

    private func record(_ outcome: Outcome, _ start: DueWorkPlan.Start) async {
        let now = deployment.world.now()
        do {
            switch outcome {
            case .done(let next):
                if let next { _ = try await run(DueWorkQueries.announce(start.job, at: max(next, now))) }
                try await change(start.claims) { DueWorkQueries.finish($0) }
            case .absent:
                try await putOff(start.claims, countingAttempt: false) { _ in now.adding(settings.absence) }
            case .failed(let error):
                logger.warning(
                    "Due work failed; it is tried again.",
                    metadata: [
                        "kind": "\(start.job.kind)", "business": "\(start.job.business)",
                        "error": "\(WorkScopes.words(for: error))",
                        "attempts": "\(start.claims.map(\.attempts).max() ?? 0)",
                    ]
                )
                try await putOff(start.claims, countingAttempt: true) {
                    now.adding(retry(after: $0.attempts))
                }
            case .abandoned:
                try await putOff(start.claims, countingAttempt: false) { _ in now }
            }
        } catch {
            logger.warning(
                "What became of due work could not be noted; it is due again when its lease ends.",
                metadata: ["kind": "\(start.job.kind)", "error": "\(error)"]
            )
        }
    }

    private func putOff(
        _ claims: [DueWorkClaim],
        countingAttempt: Bool,
        until moment: (DueWorkClaim) -> Instant
    ) async throws {
        let moments = claims.map(moment)
        try await change(claims) {
            DueWorkQueries.putOff($0, until: moments, countingAttempt: countingAttempt)
        }
    }

    private func change(_ claims: [DueWorkClaim], _ statement: ([DueWorkClaim]) -> SQL) async throws {
        guard !claims.isEmpty else { return }
        _ = try await run(statement(claims))
    }

    /// The wait before the next try.
    private func retry(after attempts: Int) -> Duration {
        min(settings.firstRetry * (1 << min(max(attempts - 1, 0), 20)), settings.lastRetry)
    }

    /// Ends work that takes too long, as if its task had been cancelled.
    private func within<T: Sendable>(
        _ time: Duration,
        _ body: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        try await withThrowingTaskGroup(of: T.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: time)
                throw Problem.timeout
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
