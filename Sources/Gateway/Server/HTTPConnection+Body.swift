import Core
import NIOCore
import NIOHTTP1

extension HTTPConnection {
    /// A piece of the present request's body has come.
    func receive(_ bytes: ByteBuffer) {
        guard let exchange else { return }
        exchange.received += bytes.readableBytes
        let limit = exchange.plan.bodyBytesMax
        guard exchange.received <= limit else { return fail(.bodyTooLarge(limit: limit)) }
        switch exchange.plan.intake {
        case .collecting: exchange.collect(bytes)
        case .discarding: break
        case .streaming: exchange.feed(bytes)
        }
    }

    /// The body cannot be received: its reader hears of it, or the client where no work has begun.
    func fail(_ problem: Problem) {
        guard let exchange else { return }
        if exchange.task == nil {
            answer(problem, exchange)
        } else if !state.isInputEnded {
            exchange.failBody(problem)
        }
    }

    /// The next piece of a streamed body; whatever has come meanwhile is one piece.
    func read(for number: Int) -> EventLoopFuture<[UInt8]?> {
        let loop = resident.loop
        guard let exchange, exchange.number == number else {
            return loop.makeFailedFuture(CancellationError())
        }
        if let problem = exchange.bodyFailure { return loop.makeFailedFuture(problem) }
        if let bytes = exchange.takeUnread() {
            resumeReading()
            return loop.makeSucceededFuture(bytes)
        }
        if state.isInputEnded { return loop.makeSucceededFuture(nil) }
        let promise = loop.makePromise(of: [UInt8]?.self)
        exchange.takeReader()?.fail(CancellationError())
        exchange.reader = promise
        if exchange.expectsContinue { invite(exchange) }
        return promise.futureResult
    }

    /// Tells a client that waits for a word to send its body.
    func invite(_ exchange: Exchange) {
        guard let context, !exchange.isInvited, !exchange.isOld, !exchange.isHeadSent else { return }
        exchange.isInvited = true
        let line = ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n")
        context.writeAndFlush(wrapOutboundOut(line), promise: nil)
    }
}

extension Exchange {
    func collect(_ bytes: ByteBuffer) {
        if collected == nil {
            collected = bytes
        } else {
            collected?.writeImmutableBuffer(bytes)
        }
    }

    /// Hands a piece to whoever waits for it, or keeps it.
    func feed(_ bytes: ByteBuffer) {
        guard bodyFailure == nil else { return }
        if let reader = takeReader() {
            reader.succeed(Array(bytes.readableBytesView))
        } else {
            unread.append(bytes)
            unreadBytes += bytes.readableBytes
        }
    }

    func failBody(_ problem: Problem) {
        guard bodyFailure == nil else { return }
        bodyFailure = problem
        unread.removeAll()
        unreadBytes = 0
        takeReader()?.fail(problem)
    }

    func takeReader() -> EventLoopPromise<[UInt8]?>? {
        defer { reader = nil }
        return reader
    }

    func takeUnread() -> [UInt8]? {
        guard !unread.isEmpty else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(unreadBytes)
        for piece in unread { bytes.append(contentsOf: piece.readableBytesView) }
        unread.removeAll(keepingCapacity: true)
        unreadBytes = 0
        return bytes
    }
}
