import DequeModule

/// A few connections that carry the units of many requests at once.
///
/// The units of one business go to one connection as long as it is not much busier than the others: its server
/// process then holds the plans and catalog entries of its share of the businesses instead of all of them.
actor Multiplexer {
    private struct Slot {
        var connection: Connection?
        var isConnecting = false
        var failures = 0
        var retryAt = ContinuousClock.now
    }

    /// A unit leaves its usual connection when that has so many more units than the least busy one.
    private static let tolerance = 12
    private static let queueLimit = 4_096
    private static let longestBackoff: Duration = .seconds(5)

    nonisolated let loop: EventLoop
    private let configuration: DatabaseConfiguration
    private var slots: [Slot]
    private var homeless: Deque<UnitRun> = []
    private var lastFailure: DatabaseError?
    private var isClosed = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init(_ configuration: DatabaseConfiguration, on loop: EventLoop) {
        self.configuration = configuration
        self.loop = loop
        slots = Array(repeating: Slot(), count: configuration.sharedConnections)
    }

    /// Begins to connect.
    func start() {
        _ = loop.addTicker { [weak self] in self?.assumeIsolated { $0.tick() } }
        for index in slots.indices { connect(index) }
    }

    /// Closes all connections.
    func close() {
        isClosed = true
        for slot in slots { slot.connection?.assumeIsolated { $0.close() } }
        for run in homeless {
            run.finish(.failure(DatabaseError(.unavailable, message: "the database client ended")))
        }
        homeless.removeAll()
    }

    /// Replaces what was opened before a moment; new units wait for the new connections.
    func renew(openedBefore moment: ContinuousClock.Instant) {
        for index in slots.indices {
            guard let old = slots[index].connection, old.openedAt < moment else { continue }
            slots[index].connection = nil
            old.assumeIsolated { $0.closeWhenIdle() }
            connect(index)
        }
    }

    /// Runs a unit and answers with the rows of each of its statements.
    nonisolated func perform(_ unit: Unit) async throws -> [Rows] {
        let run = UnitRun(unit, isSelfContained: true)
        return try await withTaskCancellationHandler {
            try await unsafe withUnsafeThrowingContinuation { continuation in
                loop.post { [self] in
                    assumeIsolated { multiplexer in
                        if unsafe run.wait(continuation) { multiplexer.submit(run) }
                    }
                }
            }
        } onCancel: {
            loop.post { [self] in assumeIsolated { $0.abandon(run) } }
        }
    }

    private func submit(_ run: UnitRun) {
        if let connection = choose(for: run.unit.context?.schema) {
            return connection.assumeIsolated { $0.submit(run) }
        }
        let isDown = slots.allSatisfy { $0.failures > 1 }
        guard !isDown, !isClosed, homeless.count < Self.queueLimit else {
            let reason =
                lastFailure ?? DatabaseError(.unavailable, message: "too many units wait for a connection")
            return run.finish(.failure(reason))
        }
        homeless.append(run)
    }

    private func choose(for schema: String?) -> Connection? {
        let home = schema.flatMap { schema in
            slots[Int(UInt(bitPattern: schema.hashValue) % UInt(slots.count))].connection
        }
        let homeLoad = home?.assumeIsolated { $0.load } ?? .max
        guard homeLoad > Self.tolerance else { return home }
        var least: (index: Int, load: Int)?
        for index in slots.indices {
            guard let connection = slots[index].connection else { continue }
            let load = connection.assumeIsolated { $0.load }
            if load < least?.load ?? .max { least = (index, load) }
        }
        guard let least else { return nil }
        return homeLoad - Self.tolerance <= least.load ? home : slots[least.index].connection
    }

    private func abandon(_ run: UnitRun) {
        guard !run.isAbandoned else { return }
        homeless.removeAll { $0 === run }
        // Only the connection that has the unit can take it back or have it cancelled.
        for slot in slots {
            slot.connection?.assumeIsolated { if $0.holds(run) { $0.abandon(run, .cancelled) } }
        }
        run.abandon(CancellationError())
    }

    private func tick() {
        let now = ContinuousClock.now
        for run in Array(homeless) where run.isLate(now) || now - run.submittedAt > configuration.waitLimit {
            homeless.removeAll { $0 === run }
            run.finish(
                .failure(
                    lastFailure
                        ?? DatabaseError(.unavailable, message: "no connection to the database in time")
                )
            )
        }
        for index in slots.indices {
            if slots[index].connection == nil, now >= slots[index].retryAt {
                connect(index)
            } else if let connection = slots[index].connection,
                now - connection.openedAt > configuration.connectionLifetime
            {
                connect(index)
            }
        }
    }

    /// Opens a connection for a place; one that is there serves until the new one is.
    private func connect(_ index: Int) {
        guard !slots[index].isConnecting, !isClosed else { return }
        slots[index].isConnecting = true
        Task {
            do {
                let connection = try await Connection.open(configuration, on: loop)
                didConnect(index, connection)
            } catch {
                didNotConnect(
                    index,
                    error as? DatabaseError ?? DatabaseError(.unavailable, message: "\(error)")
                )
            }
        }
    }

    private func didConnect(_ index: Int, _ connection: Connection) {
        slots[index].isConnecting = false
        slots[index].failures = 0
        guard !isClosed else { return connection.assumeIsolated { $0.close() } }
        let old = slots[index].connection
        slots[index].connection = connection
        connection.assumeIsolated {
            $0.whenClosed { [weak self] error, unsent in
                self?.assumeIsolated { $0.didLose(index, connection, error, unsent) }
            }
        }
        old?.assumeIsolated { $0.closeWhenIdle() }
        let waiting = homeless
        homeless.removeAll()
        for run in waiting { submit(run) }
    }

    private func didNotConnect(_ index: Int, _ error: DatabaseError) {
        lastFailure = error
        slots[index].isConnecting = false
        slots[index].failures += 1
        let doubled = Duration.milliseconds(50 * (1 << min(slots[index].failures, 10)))
        let backoff = min(doubled, Self.longestBackoff)
        slots[index].retryAt = .now + backoff * Double.random(in: 0.5...1)
        guard slots.allSatisfy({ $0.connection == nil && $0.failures > 1 }) else { return }
        // The server is down: nobody waits for it in vain.
        let waiting = homeless
        homeless.removeAll()
        for run in waiting { run.finish(.failure(error)) }
    }

    private func didLose(_ index: Int, _ connection: Connection, _ error: DatabaseError, _ unsent: [UnitRun])
    {
        if slots[index].connection === connection {
            slots[index].connection = nil
            slots[index].retryAt = .now
            connect(index)
        }
        for run in unsent { submit(run) }
    }
}

extension Connection {
    /// Closes the connection once everything on its way has been answered.
    func closeWhenIdle() {
        guard load > 0 else { return close() }
        Task {
            try? await Task.sleep(for: .milliseconds(100))
            closeWhenIdle()
        }
    }
}
