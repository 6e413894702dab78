public import Core
public import Logging
import Postgres
public import ServiceLifecycle
import Synchronization
public import Tenancy

/// Looks for changes of appointments in the businesses whose diaries somebody has open, and passes them on.
///
/// One for each process: however many diaries are open, each business is asked once a second, and none without one.
public final class AppointmentWatch: Service {
    /// How much and how often.
    public struct Settings: Sendable {
        /// How often a business is asked.
        public var interval: Duration = .seconds(1)
        /// How often a stream shows that it is alive, and asks whether its session still is.
        public var heartbeat: Duration = .seconds(15)
        /// After this time a stream ends, and its reader opens the next one.
        public var life: Duration = .seconds(600)
        /// More streams at one time are refused.
        public var streamsMax = 400

        /// As in operation.
        public init() {}
    }

    /// What one stream hears.
    enum Signal: Sendable {
        case changes([ChangeRecord])
        case heartbeat
    }

    /// More changes are not read at once.
    static let batch = 500
    private static let backlog = 64

    let settings: Settings
    private let deployment: Deployment
    private let directory: Directory
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var businesses: [BusinessID: Watched] = [:]
        var count = 0
        var lastNumber = 0
        var isClosed = false
    }

    private struct Watched {
        /// What everybody has been told of; nil until the first reader knows where it stands.
        var position: Int?
        var streams: [Int: AsyncStream<Signal>.Continuation] = [:]
    }

    /// A watch that starts with `run`.
    public init(deployment: Deployment, directory: Directory, settings: Settings = Settings(), logger: Logger)
    {
        self.deployment = deployment
        self.directory = directory
        self.settings = settings
        self.logger = logger
    }

    /// How many streams are open.
    public var streams: Int { state.withLock(\.count) }

    /// How many of them are of a business.
    public func streams(of business: BusinessID) -> Int {
        state.withLock { $0.businesses[business]?.streams.count ?? 0 }
    }

    /// Looks until the task is cancelled or the service is shut down; then every stream ends.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var beaten = ContinuousClock.now
            while !Task.isCancelled {
                await withDiscardingTaskGroup { group in
                    for business in self.watched { group.addTask { await self.look(business) } }
                }
                if .now - beaten >= self.settings.heartbeat {
                    beaten = .now
                    self.tell(.heartbeat)
                }
                try? await Task.sleep(for: self.settings.interval)
            }
        }
        close()
    }

    /// What happens from now on in a business, until the reader goes.
    ///
    /// - Throws: `Problem.unavailable` where there are too many streams.
    func signals(of business: BusinessID) throws(Problem) -> AsyncStream<Signal> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Signal.self,
            bufferingPolicy: .bufferingOldest(Self.backlog)
        )
        let number = state.withLock { state -> Int? in
            guard !state.isClosed, state.count < settings.streamsMax else { return nil }
            state.count += 1
            state.lastNumber += 1
            state.businesses[business, default: Watched()].streams[state.lastNumber] = continuation
            return state.lastNumber
        }
        guard let number else { throw .unavailable(retryAfter: .seconds(10)) }
        continuation.onTermination = { [weak self] _ in self?.forget(number, of: business) }
        return stream
    }

    /// Says where a reader stands that has read on after it asked for signals: nothing falls between the two.
    func begin(at position: Int, in business: BusinessID) {
        state.withLock { state in
            if state.businesses[business]?.position == nil { state.businesses[business]?.position = position }
        }
    }

    private func forget(_ number: Int, of business: BusinessID) {
        state.withLock { state in
            guard state.businesses[business]?.streams.removeValue(forKey: number) != nil else { return }
            state.count -= 1
            if state.businesses[business]?.streams.isEmpty == true { state.businesses[business] = nil }
        }
    }

    private var watched: [BusinessID] {
        state.withLock { Array($0.businesses.keys) }
    }

    private func close() {
        let all = state.withLock { state in
            state.isClosed = true
            return state.businesses.values.flatMap { Array($0.streams.values) }
        }
        for continuation in all { continuation.finish() }
    }

    private func tell(_ signal: Signal, to business: BusinessID? = nil) {
        let streams = state.withLock { state in
            let some = business.map { [state.businesses[$0]].compactMap(\.self) }
            return (some ?? Array(state.businesses.values)).flatMap { Array($0.streams.values) }
        }
        for continuation in streams {
            // Who does not keep up begins again from where it is.
            if case .dropped = continuation.yield(signal) { continuation.finish() }
        }
    }
}

// MARK: Looking

extension AppointmentWatch {
    private func look(_ business: BusinessID) async {
        do {
            guard let position = state.withLock({ $0.businesses[business]?.position }) else { return }
            guard let scope = try await scope(of: business) else { return }
            let changes = try await changes(after: position, in: scope)
            guard let last = changes.last?.position else { return }
            state.withLock { $0.businesses[business]?.position = last }
            let own = changes.filter { $0.subject?.kind == "appointment" }
            if !own.isEmpty { tell(.changes(own), to: business) }
        } catch is CancellationError {
        } catch {
            logger.warning("Changes could not be looked for.", metadata: ["business": "\(business)"])
        }
    }

    /// The changes after a position, of appointments and of everything else.
    func changes(after position: Int, in scope: Scope) async throws -> [ChangeRecord] {
        let answers = try await scope.read(
            ChangeQueries.number,
            ChangeQueries.page(after: position, limit: Self.batch)
        )
        return try answers[1].map(ChangeRecord.init(row:))
    }

    /// The position of the last change.
    func last(in scope: Scope) async throws -> Int {
        try await scope.read(ChangeQueries.number, ChangeQueries.bounds)[1].one { row in
            try row.next(Int.self)
        }
    }

    private func scope(of id: BusinessID) async throws -> Scope? {
        guard let business = try directory.snapshot().business(id: id) else { return nil }
        return Scope(
            business: business,
            profile: try await directory.profiles.profile(of: business),
            actor: .system,
            logger: logger,
            deadline: .now + .seconds(10),
            deployment: deployment
        )
    }
}
