import Core
import NIOCore
import NIOHTTP1

extension HTTPConnection {
    /// Sends a whole answer: head and body in one write.
    func send(_ reply: Reply, for number: Int) {
        guard let context, let exchange, exchange.number == number, !exchange.isHeadSent else { return }
        let body = reply.bytes
        var buffer = context.channel.allocator.buffer(capacity: ResponseHead.roughBytes + body.count)
        writeHead(of: reply, length: body.count, of: exchange, into: &buffer)
        if exchange.head.method != .HEAD { buffer.writeBytes(body) }
        exchange.isHeadSent = true
        exchange.status = reply.status
        exchange.sentBytes = buffer.readableBytes
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        complete()
    }

    /// Sends a piece of a streamed answer, before the first one its head.
    func write(_ bytes: [UInt8], of reply: Reply, for number: Int) -> EventLoopFuture<Void> {
        guard let context, let exchange, exchange.number == number else {
            return resident.loop.makeFailedFuture(CancellationError())
        }
        var buffer = context.channel.allocator.buffer(capacity: ResponseHead.roughBytes + bytes.count)
        startStream(of: reply, exchange, into: &buffer)
        // An empty chunk would mean the end.
        if !bytes.isEmpty {
            if !exchange.isOld { buffer.writeString(String(bytes.count, radix: 16) + "\r\n") }
            buffer.writeBytes(bytes)
            if !exchange.isOld { buffer.writeStaticString("\r\n") }
        }
        exchange.sentBytes += buffer.readableBytes
        let promise = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
        return promise.futureResult
    }

    /// Ends a streamed answer.
    func end(_ reply: Reply, for number: Int) {
        guard let context, let exchange, exchange.number == number else { return }
        var buffer = context.channel.allocator.buffer(capacity: ResponseHead.roughBytes)
        startStream(of: reply, exchange, into: &buffer)
        if !exchange.isOld, exchange.head.method != .HEAD { buffer.writeStaticString("0\r\n\r\n") }
        exchange.sentBytes += buffer.readableBytes
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        complete()
    }

    /// Breaks a streamed answer off.
    func abort(_ number: Int) {
        guard let exchange, exchange.number == number else { return }
        close()
    }

    func hasStarted(_ number: Int) -> Bool {
        guard let exchange, exchange.number == number else { return true }
        return exchange.isHeadSent
    }

    /// Answers bytes that are no request.
    func refuse(_ error: any Error) {
        guard let context else { return }
        let reply = dispatcher.reply(toUnreadable: error)
        let body = reply.bytes
        var buffer = context.channel.allocator.buffer(capacity: ResponseHead.roughBytes + body.count)
        let head = ResponseHead(reply, length: body.count, id: nil, ending: .closes)
        head.write(to: &buffer, date: resident.date)
        buffer.writeBytes(body)
        state.begin(now: .now)
        _ = state.answered(keepAlive: false, now: .now)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        endOutput()
    }

    private func startStream(of reply: Reply, _ exchange: Exchange, into buffer: inout ByteBuffer) {
        guard !exchange.isHeadSent else { return }
        // Without chunks only the end of the connection tells the end of the answer.
        if exchange.isOld { exchange.keepAlive = false }
        writeHead(of: reply, length: nil, of: exchange, into: &buffer)
        exchange.isHeadSent = true
        exchange.status = reply.status
    }

    private func writeHead(
        of reply: Reply,
        length: Int?,
        of exchange: Exchange,
        into buffer: inout ByteBuffer
    ) {
        let ending: ResponseHead.Ending =
            if state.closes(keepAlive: exchange.keepAlive) {
                .closes
            } else {
                exchange.isOld ? .keepsOldAlive : .implied
            }
        let head = ResponseHead(
            reply,
            length: length,
            id: exchange.id,
            ending: ending,
            isChunked: length == nil && !exchange.isOld
        )
        head.write(to: &buffer, date: resident.date)
    }
}
