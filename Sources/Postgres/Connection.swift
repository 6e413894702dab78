import CLibPQ
import Core
import DequeModule

/// One connection in pipeline mode, living on the event loop.
///
/// Units of work are written as they come and answered in order; many may be on their way at once. `COPY` and
/// scripts need the connection for themselves and are used on leased connections only.
actor Connection: EventLoop.Source {
    /// Why a unit is given up.
    enum Reason { case cancelled, deadline }

    /// The server gets so long to answer a cancellation before the connection is given up.
    private static let cancelGrace: Duration = .seconds(5)

    nonisolated let loop: EventLoop
    let session: Session
    nonisolated let openedAt = ContinuousClock.now
    private let inFlightLimit: Int
    private var cache: StatementCache
    private var inFlight: Deque<UnitRun> = []
    private var pending: Deque<UnitRun> = []
    private(set) var cancelRequests = 0
    private var wantsWrite = false
    private(set) var isClosed = false
    private var ticker = 0
    /// Told once when the connection is gone, with the units that were never written.
    private var onClose: (@Sendable (DatabaseError, [UnitRun]) -> Void)?
    /// What has the connection for itself outside pipeline mode.
    var exclusive: (any ExclusiveRun)?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init(_ session: Session, on loop: EventLoop, configuration: DatabaseConfiguration) {
        self.session = session
        self.loop = loop
        inFlightLimit = configuration.unitsInFlight
        cache = StatementCache(capacity: configuration.statementCacheSize)
    }

    /// Connects and joins the event loop.
    static func open(_ configuration: DatabaseConfiguration, on loop: EventLoop) async throws -> Connection {
        let session = try await Session.connect(configuration)
        let connection = Connection(session, on: loop, configuration: configuration)
        await connection.join()
        return connection
    }

    private func join() {
        loop.watch(session.descriptor, for: self)
        ticker = loop.addTicker { [weak self] in self?.assumeIsolated { $0.tick() } }
    }

    /// Names who hears of the connection's end.
    func whenClosed(_ hear: @escaping @Sendable (DatabaseError, [UnitRun]) -> Void) {
        onClose = hear
    }

    /// Units that are written or waiting.
    var load: Int { inFlight.count + pending.count }

    /// Runs a unit and answers with the rows of each of its statements.
    nonisolated func perform(_ unit: Unit) async throws -> [Rows] {
        let run = UnitRun(unit, isSelfContained: false)
        return try await withTaskCancellationHandler {
            try await unsafe withUnsafeThrowingContinuation { continuation in
                loop.post { [self] in
                    assumeIsolated { connection in
                        if unsafe run.wait(continuation) { connection.submit(run) }
                    }
                }
            }
        } onCancel: {
            loop.post { [self] in assumeIsolated { $0.abandon(run, .cancelled) } }
        }
    }

    /// Takes a unit that somebody waits for.
    func submit(_ run: UnitRun) {
        guard !isClosed else {
            run.finish(.failure(DatabaseError(.connectionLost, message: "the connection is closed")))
            return
        }
        pending.append(run)
        sendPending()
    }

    /// Whether a unit waits here or is on its way.
    func holds(_ run: UnitRun) -> Bool {
        inFlight.contains { $0 === run } || pending.contains { $0 === run }
    }

    /// Gives a unit up: at once where it was not sent, else by asking the server to cancel it.
    func abandon(_ run: UnitRun, _ reason: Reason) {
        guard !run.isAbandoned else { return }
        run.abandon(
            reason == .deadline ? DatabaseError(.timeout, message: "deadline passed") : CancellationError()
        )
        if let index = pending.firstIndex(where: { $0 === run }) {
            pending.remove(at: index)
        } else if inFlight.first === run {
            requestCancel()
        }
    }

    /// Ends the connection; what was on its way fails.
    func close(_ error: DatabaseError = DatabaseError(.connectionLost, message: "closed")) {
        guard !isClosed else { return }
        isClosed = true
        loop.removeTicker(ticker)
        loop.unwatch(session.descriptor)
        exclusive?.fail(error)
        exclusive = nil
        let lost = Array(inFlight)
        let unsent = Array(pending)
        inFlight.removeAll()
        pending.removeAll()
        for run in lost { run.finish(.failure(error)) }
        if let onClose {
            onClose(error, unsent)
        } else {
            for run in unsent { run.finish(.failure(error)) }
        }
        onClose = nil
    }

    nonisolated func ready(readable: Bool, writable: Bool) {
        assumeIsolated { $0.handle(readable: readable, writable: writable) }
    }

    private func handle(readable: Bool, writable: Bool) {
        guard !isClosed else { return }
        if readable {
            guard unsafe PQconsumeInput(session.raw) == 1 else { return breakDown() }
        }
        if writable { flush() }
        if let exclusive {
            exclusive.proceed(on: self)
        } else {
            drain()
        }
    }

    /// The connection is of no use any more.
    func breakDown() {
        close(DatabaseError(.connectionLost, message: session.errorMessage))
    }

    /// Writes what libpq holds, and hears of the socket once it can take more; true when all is written.
    @discardableResult
    func flush() -> Bool {
        let left = unsafe PQflush(session.raw)
        guard left >= 0 else {
            breakDown()
            return false
        }
        if (left == 1) != wantsWrite {
            wantsWrite = left == 1
            loop.want(session.descriptor, readable: true, writable: wantsWrite)
        }
        return left == 0
    }

    private func tick() {
        let now = ContinuousClock.now
        for run in inFlight where run.isLate(now) { abandon(run, .deadline) }
        for run in Array(pending) where run.isLate(now) { abandon(run, .deadline) }
        if let since = inFlight.first?.abandonedAt, now - since > Self.cancelGrace {
            close(DatabaseError(.connectionLost, message: "the server does not answer a cancellation"))
        }
    }

    private func requestCancel() {
        cancelRequests += 1
        session.requestCancel()
    }
}

// MARK: Sending

extension Connection {
    private func sendPending() {
        guard exclusive == nil else { return }
        while inFlight.count < inFlightLimit, let run = pending.popFirst() {
            guard send(run) else { return }
        }
        flush()
    }

    private func send(_ run: UnitRun) -> Bool {
        run.reset()
        guard !run.unit.statements.contains(where: \.hasEmbeddedNul) else {
            run.finish(.failure(DatabaseError(.invalidParameter, message: "a text holds a NUL")))
            return true
        }
        inFlight.append(run)
        if run.unit.begins {
            guard send(.schemaFree("BEGIN"), for: run, as: UnitRun.Step.begin) else { return false }
        }
        if let context = run.unit.context {
            let statement = run.unit.begins ? context.opening : context.statement
            guard send(statement, for: run, as: UnitRun.Step.context) else { return false }
        }
        for statement in run.unit.statements {
            guard send(statement, for: run, as: UnitRun.Step.statement) else { return false }
        }
        guard unsafe PQpipelineSync(session.raw) == 1 else {
            breakDown()
            return false
        }
        return true
    }

    private func send(
        _ sql: SQL,
        for run: UnitRun,
        as step: (StatementCache.Key, String) -> UnitRun.Step
    ) -> Bool {
        let key = StatementCache.Key(schema: sql.isSchemaFree ? "" : run.unit.schema, pieces: sql.pieces)
        let lookup = cache.lookUp(key)
        var isSent = true
        if let forget = lookup.forget {
            run.steps.append(.forget)
            isSent =
                unsafe PQsendQueryParams(session.raw, "DEALLOCATE \(forget)", 0, nil, nil, nil, nil, 0) == 1
        }
        if lookup.mustPrepare {
            run.steps.append(.prepare(key, name: lookup.name))
            isSent = unsafe isSent && PQsendPrepare(session.raw, lookup.name, sql.text, 0, nil) == 1
        }
        run.steps.append(step(key, lookup.name))
        isSent = isSent && execute(lookup.name, sql)
        if !isSent { breakDown() }
        return isSent
    }

    private func execute(_ name: String, _ sql: SQL) -> Bool {
        unsafe sql.values.withUnsafeBufferPointer { bytes in
            unsafe withUnsafeTemporaryAllocation(
                of: UnsafePointer<CChar>?.self,
                capacity: max(1, sql.offsets.count)
            ) {
                values in
                for (index, offset) in sql.offsets.enumerated() {
                    let start = unsafe offset.flatMap { offset in
                        unsafe bytes.baseAddress.map { unsafe $0 + offset }
                    }
                    unsafe values[index] = unsafe UnsafeRawPointer(start)?.assumingMemoryBound(to: CChar.self)
                }
                return unsafe PQsendQueryPrepared(
                    session.raw,
                    name,
                    Int32(sql.offsets.count),
                    values.baseAddress,
                    nil,
                    nil,
                    1
                ) == 1
            }
        }
    }
}

// MARK: Receiving

extension Connection {
    private func drain() {
        while !isClosed, let run = inFlight.first, unsafe PQisBusy(session.raw) == 0 {
            guard let raw = unsafe PQgetResult(session.raw) else {
                // The end of one statement's answer.
                run.step += 1
                if session.isBroken || run.step > run.steps.count { return breakDown() }
                continue
            }
            take(unsafe ResultHandle(raw), for: run)
        }
        if !isClosed { sendPending() }
    }

    private func take(_ result: ResultHandle, for run: UnitRun) {
        switch result.status {
        case PGRES_PIPELINE_SYNC:
            inFlight.removeFirst()
            complete(run)
        case PGRES_PIPELINE_ABORTED:
            forgetStatement(of: run, isUnknown: false)
        case PGRES_FATAL_ERROR:
            let error = result.error
            if run.error == nil { run.error = isRoleRefused(error, run) ? error.ofRole : error }
            forgetStatement(of: run, isUnknown: error.sqlState == .invalidStatementName)
            if session.isBroken { close(error) }
        default:
            if run.step < run.steps.count, case .statement = run.steps[run.step] {
                run.rows.append(Rows(result: result))
            }
        }
    }

    /// A statement whose preparation did not succeed, or that the server does not know, is prepared anew next time.
    private func forgetStatement(of run: UnitRun, isUnknown: Bool) {
        guard run.step < run.steps.count else { return }
        switch run.steps[run.step] {
        case .prepare(let key, let name): cache.remove(key, name: name)
        case .begin(let key, let name), .context(let key, let name), .statement(let key, let name):
            if isUnknown { cache.remove(key, name: name) }
        case .forget: break
        }
    }

    private func isRoleRefused(_ error: DatabaseError, _ run: UnitRun) -> Bool {
        guard error.sqlState == .insufficientPrivilege, run.step < run.steps.count,
            case .context = run.steps[run.step]
        else { return false }
        return true
    }

    private func complete(_ run: UnitRun) {
        defer {
            if inFlight.first?.isAbandoned == true { requestCancel() }
        }
        guard let error = run.error else {
            return run.finish(.success(run.rows))
        }
        // The cancellation hit whom it was meant for.
        if run.isAbandoned, error.sqlState == .queryCanceled, cancelRequests > 0 { cancelRequests -= 1 }
        if run.isSelfContained, !run.isAbandoned, run.attempts < 3, mayRepeat(after: error) {
            pending.prepend(run)
        } else {
            run.finish(.failure(error))
        }
    }

    /// The failure was ours and not the unit's.
    ///
    /// A statement was not prepared yet after all, or a cancellation was meant for the unit before it. Nothing of
    /// the unit was done.
    private func mayRepeat(after error: DatabaseError) -> Bool {
        if error.sqlState == .invalidStatementName { return true }
        guard error.sqlState == .queryCanceled, cancelRequests > 0 else { return false }
        cancelRequests -= 1
        return true
    }
}
