/// The database, as one process uses it: shared connections for single units of work, leased ones for
/// transactions, all on one event loop.
public final class Database: Sendable {
    /// Where it is and how much of it is used.
    public let configuration: DatabaseConfiguration
    private let loop: EventLoop
    private let pool: Pool
    private let multiplexer: Multiplexer

    /// Starts the event loop; connections are opened when they are wanted.
    public init(_ configuration: DatabaseConfiguration) {
        self.configuration = configuration
        loop = EventLoop()
        pool = Pool(configuration, on: loop)
        multiplexer = Multiplexer(configuration, on: loop)
        loop.start()
        loop.post { [multiplexer] in multiplexer.assumeIsolated { $0.start() } }
    }

    deinit {
        loop.post { [multiplexer, loop] in
            multiplexer.assumeIsolated { $0.close() }
            loop.stop()
        }
    }

    /// Closes every connection; what is on its way fails.
    public func close() async {
        pool.close()
        await multiplexer.close()
    }

    /// Runs a unit of work on a shared connection: one round trip beside many others.
    ///
    /// - Throws: `DatabaseError`, or `CancellationError` where the task was cancelled.
    public func run(_ unit: Unit) async throws -> [Rows] {
        try await multiplexer.perform(unit)
    }

    /// Runs a unit of work on a connection of its own, for what may take long.
    ///
    /// - Throws: `DatabaseError`, or `CancellationError` where the task was cancelled.
    public func runAlone(_ unit: Unit) async throws -> [Rows] {
        try await pool.withConnection { try await $0.perform(unit) }
    }

    /// Runs a transaction on a connection of its own; it is committed when the body returns.
    ///
    /// - Parameters:
    ///   - guards: statements that run first, in the same round trip as the body's first statement.
    ///   - check: looks at their answers before the body goes on, and throws where it must not.
    /// - Throws: what the body throws, after everything was undone; `DatabaseError`.
    @discardableResult
    public func transaction<T: Sendable>(
        context: Context? = nil,
        guards: [SQL] = [],
        deadline: ContinuousClock.Instant? = nil,
        check: @escaping @Sendable ([Rows]) throws -> Void = { _ in },
        _ body: (Transaction) async throws -> T
    ) async throws -> T {
        try await pool.withConnection { connection in
            let transaction = Transaction(
                connection,
                context: context,
                guards: guards,
                deadline: deadline,
                check: check
            )
            do {
                let value = try await body(transaction)
                try await transaction.commit()
                transaction.finish()
                return value
            } catch {
                await transaction.rollBack()
                throw error
            }
        }
    }

    /// Hears what is notified on channels, for as long as the stream is kept; reconnects by itself.
    public func listen(to channels: [String]) -> AsyncStream<Notification> {
        Listener.stream(configuration, channels: channels, on: loop)
    }

    /// Leased connections that are lent, idle or being opened.
    public var leasedConnections: Int { pool.openCount }

    /// Units of work that wait for a leased connection.
    public var waitingForLease: Int { pool.waitingCount }
}
