import Synchronization

/// Connections that are lent, one borrower each: `PoolState` decides, this does.
final class Pool: Sendable {
    private struct State {
        var decisions: PoolState
        var members: [PoolState.Member: Connection] = [:]
        var waiters: [PoolState.Ticket: CheckedContinuation<(PoolState.Member, Connection), any Error>] = [:]
        var withdrawn: Set<PoolState.Ticket> = []
        var lastFailure: DatabaseError?
        var numbers = 0
        var isClosed = false
    }

    private let configuration: DatabaseConfiguration
    private let loop: EventLoop
    private let state: Mutex<State>

    init(_ configuration: DatabaseConfiguration, on loop: EventLoop) {
        self.configuration = configuration
        self.loop = loop
        let limits = PoolState.Limits(
            members: configuration.leasedConnections,
            queue: configuration.leaseQueueLimit,
            wait: configuration.waitLimit,
            lifetime: configuration.connectionLifetime,
            idle: configuration.idleLimit
        )
        state = Mutex(State(decisions: PoolState(limits)))
        let tick: @Sendable () -> Void = { [weak self] in self?.decide { $0.tick(.now) } }
        loop.post { [loop] in _ = loop.addTicker(tick) }
    }

    /// A connection that is lent, and may be changed for another by whoever borrowed it.
    final class Lease: Sendable {
        private let pool: Pool
        private let affinity: Int
        private let held: Mutex<(member: PoolState.Member?, connection: Connection)>

        fileprivate init(
            _ pool: Pool,
            _ affinity: Int,
            _ member: PoolState.Member,
            _ connection: Connection
        ) {
            self.pool = pool
            self.affinity = affinity
            held = Mutex((member, connection))
        }

        var connection: Connection { held.withLock(\.connection) }

        /// Closes the connection and borrows another.
        func exchange() async throws {
            await connection.close()
            await giveBack()
            let (member, connection) = try await pool.lease(affinity)
            held.withLock { $0 = (member, connection) }
        }

        fileprivate func giveBack() async {
            let member = held.withLock { held in
                defer { held.member = nil }
                return held.member
            }
            if let member { await pool.giveBack(member, connection) }
        }
    }

    /// Lends a connection for as long as the body runs, if it can be the one that served the schema before.
    ///
    /// - Throws: `DatabaseError` of kind `unavailable` where there is none in time, and what the body throws.
    func withConnection<T>(for schema: String?, _ body: (Lease) async throws -> T) async throws -> T {
        let affinity = schema?.hashValue ?? 0
        let (member, connection) = try await lease(affinity)
        let lease = Lease(self, affinity, member, connection)
        do {
            let value = try await body(lease)
            await lease.giveBack()
            return value
        } catch {
            await lease.giveBack()
            throw error
        }
    }

    /// Closes what was opened before a moment, as soon as it is idle.
    func renew(openedBefore moment: ContinuousClock.Instant) {
        decide { $0.renew(openedBefore: moment) }
    }

    /// How many connections are open, lent or being opened.
    var openCount: Int { state.withLock { $0.decisions.opened } }

    /// How many wait for one.
    var waitingCount: Int { state.withLock { $0.decisions.waitingCount } }

    /// Closes what is idle, and what is lent when it comes back.
    func close() {
        state.withLock { $0.isClosed = true }
        decide { $0.drain() }
    }

    private func lease(_ affinity: Int) async throws -> (PoolState.Member, Connection) {
        let ticket = state.withLock { state in
            state.numbers += 1
            return PoolState.Ticket(number: state.numbers, affinity: affinity)
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isWithdrawn = state.withLock { state in
                    if state.withdrawn.remove(ticket) != nil { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isWithdrawn { return continuation.resume(throwing: CancellationError()) }
                decide { $0.request(ticket, .now) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.decisions.withdraw(ticket)
                let waiter = state.waiters.removeValue(forKey: ticket)
                if waiter == nil { state.withdrawn.insert(ticket) }
                return waiter
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    private func giveBack(_ member: PoolState.Member, _ connection: Connection) async {
        let isHealthy = await connection.isIdle
        let isClosed = state.withLock { $0.isClosed }
        decide { $0.returned(member, isHealthy: isHealthy && !isClosed, .now) }
    }

    private func decide(_ change: (inout PoolState) -> [PoolState.Action]) {
        let actions = state.withLock { change(&$0.decisions) }
        for action in actions { perform(action) }
    }

    private func perform(_ action: PoolState.Action) {
        switch action {
        case .lend(let member, let ticket):
            lend(member, to: ticket)
        case .check(let member, let ticket):
            check(member, for: ticket)
        case .open:
            open()
        case .close(let member):
            let connection = state.withLock { $0.members.removeValue(forKey: member) }
            if let connection { loop.post { connection.assumeIsolated { $0.close() } } }
        case .refuse(let ticket):
            let (waiter, reason) = state.withLock { ($0.waiters.removeValue(forKey: ticket), $0.lastFailure) }
            let busy = DatabaseError(.unavailable, message: "all connections are busy")
            waiter?.resume(throwing: reason ?? busy)
        }
    }

    private func lend(_ member: PoolState.Member, to ticket: PoolState.Ticket) {
        let (waiter, connection) = state.withLock { state in
            (state.waiters.removeValue(forKey: ticket), state.members[member])
        }
        state.withLock { _ = $0.withdrawn.remove(ticket) }
        guard let connection else {
            // It ended at this moment: the ticket asks again.
            if let waiter {
                state.withLock { $0.waiters[ticket] = waiter }
                decide { $0.lost(member) }
                decide { $0.request(ticket, .now) }
            }
            return
        }
        if let waiter {
            waiter.resume(returning: (member, connection))
        } else {
            decide { $0.returned(member, isHealthy: true, .now) }
        }
    }

    private func check(_ member: PoolState.Member, for ticket: PoolState.Ticket) {
        let connection = state.withLock { $0.members[member] }
        Task {
            let isAlive = (try? await connection?.perform(Unit([], deadline: .now + .seconds(2)))) != nil
            decide { $0.returned(member, isHealthy: isAlive, .now) }
            decide { $0.request(ticket, .now) }
        }
    }

    private func open() {
        Task {
            do {
                let connection = try await Connection.open(configuration, on: loop)
                let member = state.withLock { state in
                    state.numbers += 1
                    let member = PoolState.Member(number: state.numbers)
                    state.members[member] = connection
                    state.lastFailure = nil
                    return member
                }
                await connection.whenClosed { [weak self] _, unsent in
                    self?.state.withLock { _ = $0.members.removeValue(forKey: member) }
                    self?.decide { $0.lost(member) }
                    for run in unsent {
                        run.finish(.failure(DatabaseError(.connectionLost, message: "the connection ended")))
                    }
                }
                decide { $0.didOpen(member, .now) }
            } catch {
                state.withLock {
                    $0.lastFailure =
                        error as? DatabaseError
                        ?? DatabaseError(.unavailable, message: "\(error)")
                }
                decide { $0.didNotOpen() }
            }
        }
    }
}

extension Connection {
    /// Nothing is on its way, not even a cancellation that could hit the next borrower, and the connection can be lent.
    var isIdle: Bool { !isClosed && load == 0 && exclusive == nil && cancelRequests == 0 }
}
