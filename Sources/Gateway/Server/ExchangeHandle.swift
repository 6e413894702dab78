import Core
import NIOCore

/// What a request's task may do with its connection, from any thread.
///
/// Whatever comes after the exchange is over is ignored: the client may be gone, or was told that it took too
/// long.
struct ExchangeHandle: Sendable {
    private let connection: NIOLoopBound<HTTPConnection>
    private let loop: any EventLoop
    private let number: Int

    init(_ connection: HTTPConnection, on loop: any EventLoop, number: Int) {
        self.connection = NIOLoopBound(connection, eventLoop: loop)
        self.loop = loop
        self.number = number
    }

    /// Sends a whole answer.
    func send(_ reply: Reply) {
        if loop.inEventLoop {
            connection.value.send(reply, for: number)
        } else {
            loop.execute { connection.value.send(reply, for: number) }
        }
    }

    /// Sends a piece of a streamed answer, before the first one its head; returns when the system has taken it.
    func write(_ bytes: [UInt8], of reply: Reply) async throws {
        try await loop.flatSubmit { connection.value.write(bytes, of: reply, for: number) }.get()
    }

    /// Ends a streamed answer.
    func end(_ reply: Reply) {
        loop.execute { connection.value.end(reply, for: number) }
    }

    /// Breaks a streamed answer off, so that the client cannot take it for complete.
    func abort() {
        loop.execute { connection.value.abort(number) }
    }

    /// Whether the head of the answer is on its way, so that no other answer can be given.
    func hasStarted() async -> Bool {
        let answer = try? await loop.submit { connection.value.hasStarted(number) }.get()
        return answer ?? true
    }

    /// The next piece of the request's body; nil at its end.
    func read() async throws -> [UInt8]? {
        try await loop.flatSubmit { connection.value.read(for: number) }.get()
    }
}
