import Core
import NIOCore
import NIOHTTP1

/// A request on its way through the gateway.
final class Request: Sendable {
    enum Body: Sendable {
        case bytes(ByteBuffer)
        case stream
        /// The file of a form that is being read.
        case upload(UploadReader)
    }

    let head: HTTPRequestHead
    let plan: Plan
    let id: String
    let origin: Origin
    let deadline: ContinuousClock.Instant
    let handle: ExchangeHandle
    let body: Body

    init(_ exchange: Exchange, handle: ExchangeHandle) {
        head = exchange.head
        plan = exchange.plan
        id = exchange.id
        origin = exchange.plan.origin
        deadline = exchange.deadline
        self.handle = handle
        body = exchange.plan.intake == .streaming ? .stream : .bytes(exchange.collected ?? ByteBuffer())
    }

    /// A request that another one makes in this process, on its time and for the same person.
    init(_ outer: Request, head: HTTPRequestHead, plan: Plan, body: Body) {
        self.head = head
        self.plan = plan
        self.body = body
        id = outer.id
        origin = outer.origin
        deadline = outer.deadline
        handle = outer.handle
    }

    /// A header, the first where it is repeated.
    func header(_ name: String) -> String? {
        head.headers.first(name: name)
    }

    /// The values of a header that is a list, as one.
    func list(_ name: String) -> String? {
        head.headers.joined(name)
    }

    var isHead: Bool { head.method == .HEAD }

    /// A collected body.
    var bytes: ByteBufferView {
        guard case .bytes(let buffer) = body else { return ByteBuffer().readableBytesView }
        return buffer.readableBytesView
    }

    var hasBody: Bool {
        switch body {
        case .bytes(let buffer): buffer.readableBytes > 0
        case .stream, .upload: true
        }
    }

    /// It changes nothing.
    var isSafe: Bool {
        switch head.method {
        case .GET, .HEAD, .OPTIONS: true
        default: false
        }
    }
}
