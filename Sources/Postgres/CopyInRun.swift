import CLibPQ

/// `COPY … FROM STDIN`: takes bytes as fast as the server does.
final class CopyInRun: ExclusiveRun, @unchecked Sendable {
    private enum State { case starting, open, ending, ended }

    private var state = State.starting
    private var waiting: CheckedContinuation<Int, any Error>?
    private var error: DatabaseError?
    private var affected = 0

    /// The continuation is resumed once the server takes data.
    init(_ continuation: CheckedContinuation<Int, any Error>) {
        waiting = continuation
    }

    /// Sends bytes; the continuation is resumed once they are on their way.
    func write(
        _ bytes: [UInt8],
        on connection: isolated Connection,
        _ next: CheckedContinuation<Int, any Error>
    ) {
        waiting = next
        guard state == .open else { return resume() }
        let sent = unsafe bytes.withUnsafeBytes { raw in
            unsafe PQputCopyData(
                connection.session.raw,
                raw.bindMemory(to: CChar.self).baseAddress,
                Int32(raw.count)
            )
        }
        guard sent == 1 else { return connection.breakDown() }
        if connection.flush() { resume() }
    }

    /// Ends the copy: with what was sent, or with nothing where there is a message of failure.
    func end(
        failing message: String?,
        on connection: isolated Connection,
        _ next: CheckedContinuation<Int, any Error>
    ) {
        waiting = next
        guard state == .open else { return resume() }
        state = .ending
        guard unsafe PQputCopyEnd(connection.session.raw, message) == 1 else { return connection.breakDown() }
        connection.flush()
        proceed(on: connection)
    }

    func proceed(on connection: isolated Connection) {
        switch state {
        case .starting, .ending: readResults(connection)
        case .open: if connection.flush() { resume() }
        case .ended: break
        }
    }

    func fail(_ error: DatabaseError) {
        self.error = error
        state = .ended
        resume()
    }

    private func readResults(_ connection: isolated Connection) {
        while unsafe PQisBusy(connection.session.raw) == 0 {
            guard let raw = unsafe PQgetResult(connection.session.raw) else {
                state = .ended
                connection.endExclusive()
                return resume()
            }
            let result = unsafe ResultHandle(raw)
            switch result.status {
            case PGRES_COPY_IN where state == .starting:
                state = .open
                return resume()
            case PGRES_COMMAND_OK:
                affected = result.affected
            default:
                error = error ?? result.error
            }
        }
    }

    private func resume() {
        guard let next = waiting else { return }
        waiting = nil
        if let error {
            next.resume(throwing: error)
        } else {
            next.resume(returning: affected)
        }
    }
}

/// Takes the rows of a `COPY … FROM STDIN` in PostgreSQL's text format.
public struct CopyWriter: Sendable {
    let run: CopyInRun
    let connection: Connection

    /// Sends bytes and returns once they left this process, so that memory stays flat.
    ///
    /// Rows may be cut anywhere. A few dozen kilobytes at a time are a good size.
    public func write(_ bytes: [UInt8]) async throws {
        _ = try await connection.step { [run] connection, next in run.write(bytes, on: connection, next) }
    }
}
