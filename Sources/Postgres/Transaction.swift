import Synchronization

/// One transaction on a connection that nobody else uses meanwhile.
///
/// `BEGIN` and the context travel with the first statement, what was put off with `later` travels with
/// the next one or with `COMMIT`: a transaction of one statement is two round trips.
public final class Transaction: Sendable {
    private struct State {
        /// To be sent before the next statement.
        var before: [SQL] = []
        var isBegun = false
        /// How many of `before` are the preamble whose answers are checked.
        var guards = 0
        /// What is to be done elsewhere before everything is kept, by the type of its items.
        var beforehand: [ObjectIdentifier: any Gathering] = [:]
        /// What is to be done once everything is kept.
        var afterwards: [@Sendable () -> Void] = []
    }

    private let lease: Pool.Lease
    private let context: Context?
    private let deadline: ContinuousClock.Instant?
    private let check: @Sendable ([Rows]) throws -> Void
    private let isOutdated: @Sendable () async throws -> Bool
    private let state: Mutex<State>

    var connection: Connection { lease.connection }

    /// - Parameter isOutdated: asked where the role was refused; true where another connection will not refuse it.
    init(
        _ lease: Pool.Lease,
        context: Context?,
        guards: [SQL],
        deadline: ContinuousClock.Instant?,
        check: @escaping @Sendable ([Rows]) throws -> Void,
        isOutdated: @escaping @Sendable () async throws -> Bool
    ) {
        self.lease = lease
        self.context = context
        self.deadline = deadline
        self.check = check
        self.isOutdated = isOutdated
        state = Mutex(State(before: guards, guards: guards.count))
    }

    /// Runs a statement and reads every row of its answer.
    public func rows<T>(_ sql: SQL, as read: (inout RowReader) throws -> T) async throws -> [T] {
        try await run(sql).map(read)
    }

    /// Runs a statement and reads the first row, if there is one.
    public func first<T>(_ sql: SQL, as read: (inout RowReader) throws -> T) async throws -> T? {
        try await run(sql).first(read)
    }

    /// Runs a statement that always answers with a row, and reads it.
    public func one<T>(_ sql: SQL, as read: (inout RowReader) throws -> T) async throws -> T {
        try await run(sql).one(read)
    }

    /// Runs a statement and tells how many rows it changed.
    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int {
        try await run(sql).affected
    }

    /// Runs statements in one round trip and answers with the rows of each.
    public func batch(_ statements: [SQL]) async throws -> [Rows] {
        try await send(statements)
    }

    /// Puts a statement off until the next one or the commit, with which it travels.
    ///
    /// Its failure is the failure of what it travels with.
    public func later(_ sql: SQL) {
        state.withLock { $0.before.append(sql) }
    }

    /// Puts off until just before the commit what must have happened elsewhere by then, such as setting an alarm.
    ///
    /// Items of one type are gathered, each once, and the action that came first gets all of them; where it fails, the
    /// transaction does.
    public func beforeCommit<Item: Hashable & Sendable>(
        _ item: Item,
        _ action: @escaping @Sendable (Set<Item>) async throws -> Void
    ) {
        let key = ObjectIdentifier(Item.self)
        state.withLock { state in
            var gathered = state.beforehand[key] as? Gathered<Item> ?? Gathered(items: [], action: action)
            gathered.items.insert(item)
            state.beforehand[key] = gathered
        }
    }

    /// Puts off until after the commit what must not happen without it, such as waking whoever works on it.
    ///
    /// It happens once, and not at all where the transaction is undone or this process ends meanwhile.
    public func afterCommit(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.afterwards.append(action) }
    }

    /// Runs many statements in the simple protocol, for migrations.
    public func script(_ text: String) async throws {
        _ = try await send([])
        try await connection.step { connection, end in connection.begin(ScriptRun(end), text) }
    }

    /// Runs `COPY … FROM STDIN`; rows are what the body writes.
    ///
    /// Nothing is kept when the body throws.
    ///
    /// - Returns: the number of rows taken.
    public func copyIn(_ sql: SQL, _ body: (CopyWriter) async throws -> Void) async throws -> Int {
        _ = try await send([])
        let run = try await startCopyIn(sql)
        do {
            try await body(CopyWriter(run: run, connection: connection))
        } catch {
            _ = try? await end(run, failing: "the writer gave up")
            throw error
        }
        return try await end(run, failing: nil)
    }

    /// Runs `COPY … TO STDOUT` and lends its rows.
    ///
    /// A body that stops early ends the connection.
    public func copyOut<T>(_ sql: SQL, _ body: (CopyRows) async throws -> T) async throws -> T {
        _ = try await send([])
        let run = try await startCopyOut(sql)
        return try await body(CopyRows(run: run, connection: connection))
    }

    /// Does what was put off until now.
    func finish() {
        for action in state.withLock({ $0.afterwards }) { action() }
    }

    func commit() async throws {
        let (isBegun, isEmpty) = state.withLock { ($0.isBegun, $0.before.count == $0.guards) }
        guard isBegun || !isEmpty else { return }
        for gathering in state.withLock({ $0.beforehand.values }) { try await gathering.perform() }
        let answers = try await send([.schemaFree("COMMIT")])
        guard answers.last?.result.commandStatus == "COMMIT" else {
            throw DatabaseError(
                .refused,
                sqlState: .transactionAborted,
                message: "the transaction had failed before its commit"
            )
        }
    }

    /// Undoes everything; where that cannot be said to the server, the connection's end says it.
    func rollBack() async {
        guard state.withLock({ $0.isBegun }) else { return }
        // The task may be cancelled already, and the connection must still come back clean.
        let connection = self.connection
        await Task {
            let isIdle = await connection.isIdleOrInUnit
            let answer =
                isIdle
                ? try? await connection.perform(Unit([.schemaFree("ROLLBACK")], deadline: .now + .seconds(5)))
                : nil
            if answer == nil { await connection.close() }
        }.value
    }

    private func run(_ sql: SQL) async throws -> Rows {
        guard let rows = try await send([sql]).last else {
            throw DatabaseError(.decoding, message: "a statement had no answer")
        }
        return rows
    }

    private func send(_ statements: [SQL]) async throws -> [Rows] {
        let (before, guards, isFirst) = state.withLock { state in
            defer {
                state.before = []
                state.guards = 0
                state.isBegun = true
            }
            return (state.before, state.guards, !state.isBegun)
        }
        guard isFirst || !before.isEmpty || !statements.isEmpty else { return [] }
        let all = before + statements
        let answers =
            if isFirst {
                try await begin(with: all)
            } else {
                // The statements were planned for the schema that the context chose when the transaction began.
                try await connection.perform(Unit(keyedBy: context?.schema, all, deadline: deadline))
            }
        if guards > 0 { try check(Array(answers.prefix(guards))) }
        return Array(answers.suffix(statements.count))
    }

    private func begin(with statements: [SQL]) async throws -> [Rows] {
        let unit = Unit(beginning: context, statements, deadline: deadline)
        do {
            return try await connection.perform(unit)
        } catch let error as DatabaseError where error.kind == .roleRefused {
            guard try await isOutdated() else { throw error }
            try await lease.exchange()
            return try await connection.perform(unit)
        }
    }

    private func startCopyIn(_ sql: SQL) async throws -> CopyInRun {
        let text = try await inlined(sql)
        let started = Started<CopyInRun>()
        _ = try await connection.step { connection, continuation in
            let run = CopyInRun(continuation)
            started.run.withLock { $0 = run }
            connection.begin(run, text)
        }
        return try started.value
    }

    private func startCopyOut(_ sql: SQL) async throws -> CopyOutRun {
        let text = try await inlined(sql)
        let started = Started<CopyOutRun>()
        _ = try await connection.step { connection, continuation in
            let run = CopyOutRun(continuation)
            started.run.withLock { $0 = run }
            connection.begin(run, text)
        }
        return try started.value
    }

    private func end(_ run: CopyInRun, failing message: String?) async throws -> Int {
        try await connection.step { connection, next in run.end(failing: message, on: connection, next) }
    }

    private func inlined(_ sql: SQL) async throws -> String {
        guard !sql.hasEmbeddedNul, let text = await connection.inlined(sql) else {
            throw DatabaseError(.invalidParameter, message: "a value cannot be written into the command")
        }
        return text
    }
}

/// What is done at once before a commit.
private protocol Gathering: Sendable {
    func perform() async throws
}

private struct Gathered<Item: Hashable & Sendable>: Gathering {
    var items: Set<Item>
    let action: @Sendable (Set<Item>) async throws -> Void

    func perform() async throws { try await action(items) }
}

/// A run on its way from the event loop to whoever began it.
private final class Started<Run: Sendable>: Sendable {
    let run = Mutex<Run?>(nil)

    var value: Run {
        get throws {
            guard let run = run.withLock(\.self) else {
                throw DatabaseError(.connectionLost, message: "the command was not sent")
            }
            return run
        }
    }
}

extension Connection {
    func inlined(_ sql: SQL) -> String? {
        sql.inlined(literal: literal)
    }

    /// Pipeline mode, in which a `ROLLBACK` can follow what is on its way.
    var isIdleOrInUnit: Bool { !isClosed && exclusive == nil }
}
