import CLibPQ

/// Work that needs a connection for itself and outside pipeline mode: a script, or a `COPY`.
protocol ExclusiveRun: AnyObject, Sendable {
    /// Called on the event loop whenever the socket has something, or takes something.
    func proceed(on connection: isolated Connection)
    /// The connection is gone.
    func fail(_ error: DatabaseError)
}

extension Connection {
    /// Waits on the event loop for one step of a run that has the connection for itself.
    ///
    /// Such a run cannot be cancelled and leave the connection usable; whoever stops waiting ends the connection.
    nonisolated func step<T: Sendable>(
        _ body: @escaping @Sendable (isolated Connection, CheckedContinuation<T, any Error>) -> Void
    ) async throws -> T {
        try Task.checkCancellation()
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    loop.post { [self] in assumeIsolated { body($0, continuation) } }
                }
            } onCancel: {
                loop.post { [self] in assumeIsolated { $0.close() } }
            }
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }

    /// Leaves pipeline mode, sends a command in the simple protocol, and lets `run` have the connection.
    func begin(_ run: any ExclusiveRun, _ text: String) {
        guard !isClosed, exclusive == nil, unsafe PQexitPipelineMode(session.raw) == 1 else {
            return run.fail(
                DatabaseError(.connectionLost, message: "the connection cannot leave its pipeline")
            )
        }
        exclusive = run
        guard unsafe PQsendQuery(session.raw, text) == 1 else { return breakDown() }
        flush()
    }

    /// Goes back to pipeline mode once all has been answered.
    func endExclusive() {
        exclusive = nil
        if unsafe PQenterPipelineMode(session.raw) != 1 { breakDown() }
    }

    /// An SQL literal for the bytes of a value.
    func literal(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = unsafe bytes.withUnsafeBytes { raw in
            unsafe PQescapeLiteral(session.raw, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
        }
        guard let text = unsafe text else { return nil }
        defer { unsafe PQfreemem(text) }
        return unsafe String(cString: text)
    }
}

/// Many statements in the simple protocol: all of them or, with an error, none after it.
final class ScriptRun: ExclusiveRun, @unchecked Sendable {
    private var continuation: CheckedContinuation<Void, any Error>?
    private var error: DatabaseError?

    init(_ continuation: CheckedContinuation<Void, any Error>) {
        self.continuation = continuation
    }

    func proceed(on connection: isolated Connection) {
        while unsafe PQisBusy(connection.session.raw) == 0 {
            guard let raw = unsafe PQgetResult(connection.session.raw) else {
                connection.endExclusive()
                return finish()
            }
            let result = unsafe ResultHandle(raw)
            if result.status == PGRES_FATAL_ERROR, error == nil { error = result.error }
        }
    }

    func fail(_ error: DatabaseError) {
        self.error = error
        finish()
    }

    private func finish() {
        guard let waiting = continuation else { return }
        continuation = nil
        if let error {
            waiting.resume(throwing: error)
        } else {
            waiting.resume()
        }
    }
}
