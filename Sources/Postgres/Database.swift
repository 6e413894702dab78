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
        let began = ContinuousClock.now
        do {
            return try await multiplexer.perform(unit)
        } catch let error as DatabaseError where error.kind == .roleRefused {
            let asked = try await runAlone(Unit([Self.membership(unit.context)], deadline: unit.deadline))
            guard try Self.isMember(asked) else { throw error }
            await multiplexer.renew(openedBefore: began)
            return try await multiplexer.perform(unit)
        }
    }

    /// Runs a unit of work on a connection of its own, for what may take long.
    ///
    /// - Throws: `DatabaseError`, or `CancellationError` where the task was cancelled.
    public func runAlone(_ unit: Unit) async throws -> [Rows] {
        let began = ContinuousClock.now
        return try await pool.withConnection(for: unit.context?.schema) { lease in
            do {
                return try await lease.connection.perform(unit)
            } catch let error as DatabaseError where error.kind == .roleRefused {
                guard try await isOutdated(unit.context, since: began) else { throw error }
                try await lease.exchange()
                return try await lease.connection.perform(unit)
            }
        }
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
        let began = ContinuousClock.now
        return try await pool.withConnection(for: context?.schema) { lease in
            let transaction = Transaction(
                lease,
                context: context,
                guards: guards,
                deadline: deadline,
                check: check,
                isOutdated: { try await self.isOutdated(context, since: began) }
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

// MARK: Roles that a connection does not know of

/// A server process keeps the list of roles that its login is a member of. A GRANT that is committed while the list is
/// being made can be missing from it until the next change of any membership (PostgreSQL 15, `roles_is_member_of` in
/// `acl.c`), so that one connection refuses a new business's role for good. The catalog knows better, and so does a
/// connection that is opened afterwards.
extension Database {
    /// Whether a role that a leased connection refused is granted; older ones are then not lent any more.
    private func isOutdated(_ context: Context?, since began: ContinuousClock.Instant) async throws -> Bool {
        guard try Self.isMember(await multiplexer.perform(Unit([Self.membership(context)]))) else {
            return false
        }
        pool.renew(openedBefore: began)
        return true
    }

    private static func membership(_ context: Context?) -> SQL {
        """
        SELECT EXISTS (
            SELECT 1
            FROM pg_roles login
            LEFT JOIN pg_auth_members membership ON membership.member = login.oid
            LEFT JOIN pg_roles granted ON granted.oid = membership.roleid
            WHERE login.rolname = session_user
              AND (login.rolsuper OR granted.rolname = \(context?.role))
        )
        """
    }

    private static func isMember(_ answers: [Rows]) throws -> Bool {
        try answers[0].one { try $0.next(Bool.self) }
    }
}
