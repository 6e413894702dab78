import Core
import NIOCore
import NIOHTTP1

/// One connection of a client: takes its requests one after another, hands each to a task, sends the answers.
///
/// Hummingbird's own channel was measured against this one with a trivial request (processor time a request,
/// one thread, 32 connections): 28–40 µs against 11–12 µs. It translates every head twice (NIO's types to
/// HTTPTypes through Foundation's `URLComponents`, and back), moves each part through an async sequence, and
/// gives head, body and end to the encoder one by one. Here a head is read in place, the task starts on the
/// connection's own event loop, and an answer is one buffer and one write.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let dispatcher: Dispatcher
    let resident: LoopResident
    let settings: GatewaySettings
    var context: ChannelHandlerContext?
    var state = ConnectionState(now: .now)
    var exchange: Exchange?
    private var number = 0
    private var ids = RequestIDs()
    private var peer = Peer.unknown
    /// Parts of requests that came before the present one was answered.
    private var queue = CircularBuffer<HTTPServerRequestPart>()
    private var isDraining = false
    private var isReadHeld = false
    private var lingeredBytes = 0

    init(dispatcher: Dispatcher, resident: LoopResident) {
        self.dispatcher = dispatcher
        self.resident = resident
        settings = dispatcher.settings
    }

    // The channel's events.

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        peer = Peer(context.remoteAddress, trusting: settings.trustedProxies)
        resident.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        state.close()
        queue.removeAll()
        abandon()
        resident.remove(self)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        guard queue.isEmpty else {
            queue.append(part)
            return
        }
        switch state.arrival() {
        case .take: take(part)
        case .queue: queue.append(part)
        case .drop: drop(part)
        }
    }

    func read(context: ChannelHandlerContext) {
        guard mayRead else {
            isReadHeld = true
            return
        }
        context.read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        drain()
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            if state.finish() { close() }
        case ChannelEvent.inputClosed:
            // A client that closes looks like one that only ended its input. As in Go and nginx, the work for it
            // is cancelled; should it still listen, it gets whatever the work then says.
            if state.finish() || state.phase == .lingering {
                close()
            } else if state.phase == .exchanging {
                cancel(.malformed("The connection ended before the request did."))
            }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return close() }
        if state.finish() {
            refuse(error)
        } else if state.phase == .exchanging, !state.isInputEnded {
            fail(.malformed("The body of the request is not well formed."))
        }
    }

    // Requests.

    private func take(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head): begin(head)
        case .body(let bytes): receive(bytes)
        case .end: endInput()
        }
    }

    private func begin(_ head: HTTPRequestHead) {
        let now = ContinuousClock.now
        number += 1
        state.begin(now: now)
        let plan = dispatcher.plan(head, from: peer)
        let exchange = Exchange(number: number, head: head, plan: plan, id: ids.id(for: head), now: now)
        self.exchange = exchange
        if let announced = exchange.announcedBytes, announced > plan.bodyBytesMax {
            return answer(.bodyTooLarge(limit: plan.bodyBytesMax), exchange)
        }
        switch plan.intake {
        case .streaming: launch()
        // Nobody wants this body, so nobody asks for it.
        case .discarding: if exchange.expectsContinue { launch() }
        case .collecting: if exchange.expectsContinue { invite(exchange) }
        }
    }

    private func endInput() {
        state.endInput()
        guard let exchange else { return }
        switch exchange.plan.intake {
        case .collecting, .discarding: if exchange.task == nil { launch() }
        case .streaming: if let reader = exchange.takeReader() { reader.succeed(nil) }
        }
    }

    /// Starts the work on the present request.
    private func launch() {
        guard let context, let exchange else { return }
        if let problem = exchange.plan.problem, !dispatcher.hasPage(for: exchange.plan) {
            return answer(problem, exchange)
        }
        guard dispatcher.enter() else { return answer(.unavailable(retryAfter: .seconds(1)), exchange) }
        let handle = ExchangeHandle(self, on: context.eventLoop, number: exchange.number)
        let request = Request(exchange, handle: handle)
        let dispatcher = dispatcher
        // A streamed body is long work: it must not hold up the other connections of this loop.
        let staysHere = settings.execution == .eventLoop && exchange.plan.intake != .streaming
        exchange.task = Task(executorPreference: staysHere ? resident.executor : nil) {
            await dispatcher.run(request)
            dispatcher.leave()
        }
    }

    /// Answers without any work.
    func answer(_ problem: Problem, _ exchange: Exchange) {
        send(dispatcher.reply(to: problem, id: exchange.id), for: exchange.number)
    }

    /// The present request is answered; the next one's turn.
    func complete() {
        guard let exchange else { return }
        let now = ContinuousClock.now
        self.exchange = nil
        exchange.takeReader()?.fail(CancellationError())
        dispatcher.record(exchange, duration: now - exchange.started)
        if state.answered(keepAlive: exchange.keepAlive, now: now) {
            endOutput()
        } else {
            drain()
        }
    }

    /// Ends the connection from our side, once the last answer has left; the client ends it from its own.
    ///
    /// Closing at once would throw away what the client has not received yet.
    func endOutput() {
        queue.removeAll()
        let ended = resident.loop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: resident.loop)
        ended.futureResult.whenComplete { _ in bound.value.state.flushed(now: .now) }
        context?.close(mode: .output, promise: ended)
        resumeReading()
    }

    /// Takes what was queued while an earlier request was worked on, unless the client does not read its answers.
    private func drain() {
        guard !isDraining else { return }
        isDraining = true
        while let context, context.channel.isWritable, !queue.isEmpty, state.arrival() == .take {
            take(queue.removeFirst())
        }
        isDraining = false
        resumeReading()
    }

    // Reading and its limits.

    private var mayRead: Bool {
        queue.isEmpty && (exchange?.unreadBytes ?? 0) < settings.readAheadBytesMax
    }

    func resumeReading() {
        guard isReadHeld, mayRead else { return }
        isReadHeld = false
        context?.read()
    }

    private func drop(_ part: HTTPServerRequestPart) {
        guard case .body(let bytes) = part else { return }
        lingeredBytes += bytes.readableBytes
        if lingeredBytes > settings.lingerBytesMax { close() }
    }

    // Time.

    /// Called several times a second.
    func tick(_ now: ContinuousClock.Instant) {
        switch state.phase {
        case .waiting, .flushing: if now - state.since > settings.idleTimeout { close() }
        case .lingering: if now - state.since > settings.lingerTime { close() }
        case .exchanging: if let exchange, now > exchange.deadline { giveUp(exchange, now) }
        case .closed: break
        }
    }

    private func giveUp(_ exchange: Exchange, _ now: ContinuousClock.Instant) {
        if exchange.task == nil {
            send(dispatcher.lateReply(id: exchange.id), for: exchange.number)
        } else if !exchange.isCancelled {
            cancel(.timeout)
            exchange.deadline = now + settings.cancellationGrace
        } else if exchange.isHeadSent {
            close()
        } else {
            answer(.timeout, exchange)
        }
    }

    private func cancel(_ problem: Problem) {
        exchange?.isCancelled = true
        exchange?.task?.cancel()
        fail(problem)
    }

    private func abandon() {
        guard let exchange else { return }
        self.exchange = nil
        exchange.task?.cancel()
        exchange.takeReader()?.fail(CancellationError())
        dispatcher.record(exchange, duration: .now - exchange.started)
    }

    func close() {
        state.close()
        context?.close(promise: nil)
    }
}
