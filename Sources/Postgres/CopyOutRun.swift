import CLibPQ

/// `COPY … TO STDOUT`: reads from the socket only while somebody wants more.
final class CopyOutRun: ExclusiveRun, @unchecked Sendable {
    private enum State { case starting, open, ending, ended }

    /// What one chunk holds at least, unless it is the last.
    private static let chunkBytes = 64 * 1_024

    private var state = State.starting
    private var waiting: CheckedContinuation<[UInt8]?, any Error>?
    private var error: DatabaseError?

    /// The continuation is resumed with an empty chunk once the server sends data.
    init(_ continuation: CheckedContinuation<[UInt8]?, any Error>) {
        waiting = continuation
    }

    /// Asks for the next chunk; nil is the end.
    func next(on connection: isolated Connection, _ next: CheckedContinuation<[UInt8]?, any Error>) {
        waiting = next
        guard state != .ended else { return resume(nil) }
        connection.listen(true)
        proceed(on: connection)
    }

    func proceed(on connection: isolated Connection) {
        if state == .starting || state == .ending { return readResults(connection) }
        guard state == .open, waiting != nil else {
            // Nobody wants more: what the server sends stays in the socket, and the server waits.
            if state == .open { connection.listen(false) }
            return
        }
        readRows(connection)
    }

    func fail(_ error: DatabaseError) {
        self.error = error
        state = .ended
        resume(nil)
    }

    private func readRows(_ connection: isolated Connection) {
        var chunk: [UInt8] = []
        while chunk.count < Self.chunkBytes {
            var row: UnsafeMutablePointer<CChar>?
            let length = unsafe PQgetCopyData(connection.session.raw, &row, 1)
            if length > 0, let row = unsafe row {
                unsafe chunk.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
                unsafe PQfreemem(row)
            } else if length == 0 {
                break
            } else {
                // The rows are at their end; whether all went well is still to come.
                state = .ending
                if !chunk.isEmpty { resume(chunk) }
                return readResults(connection)
            }
        }
        if !chunk.isEmpty { resume(chunk) }
    }

    private func readResults(_ connection: isolated Connection) {
        while unsafe PQisBusy(connection.session.raw) == 0 {
            guard let raw = unsafe PQgetResult(connection.session.raw) else {
                state = .ended
                connection.endExclusive()
                return resume(nil)
            }
            let result = unsafe ResultHandle(raw)
            switch result.status {
            case PGRES_COPY_OUT where state == .starting:
                state = .open
                return resume([])
            case PGRES_COMMAND_OK:
                break
            default:
                error = error ?? result.error
            }
        }
    }

    private func resume(_ chunk: [UInt8]?) {
        guard let next = waiting else { return }
        waiting = nil
        if let error {
            next.resume(throwing: error)
        } else {
            next.resume(returning: chunk)
        }
    }
}

extension Connection {
    /// Hears of the socket being readable, or lets the server wait.
    func listen(_ readable: Bool) {
        loop.want(session.descriptor, readable: readable, writable: false)
    }
}

/// The rows of a `COPY … TO STDOUT`, in chunks of whole rows.
///
/// Nothing is read ahead: a slow reader makes the server wait.
public struct CopyRows: AsyncSequence, Sendable {
    let run: CopyOutRun
    let connection: Connection

    /// Reads chunk after chunk.
    public struct Iterator: AsyncIteratorProtocol {
        let rows: CopyRows

        /// The next chunk, nil at the end.
        public mutating func next() async throws -> [UInt8]? {
            try await rows.connection.step { [run = rows.run] connection, next in
                run.next(on: connection, next)
            }
        }
    }

    /// An iterator; there is one set of rows, so one iterator is all there should be.
    public func makeAsyncIterator() -> Iterator {
        Iterator(rows: self)
    }
}
