import Core
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// One connection of a test to a server; one request at a time.
public final class HTTPSession: Sendable {
    /// A request that takes longer fails.
    private static let timeLimit: TimeAmount = .seconds(60)

    private let client: HTTPClient
    private let channel: any NIOCore.Channel
    private let collector: NIOLoopBound<AnswerCollector>

    private init(client: HTTPClient, channel: any NIOCore.Channel, collector: NIOLoopBound<AnswerCollector>) {
        self.client = client
        self.channel = channel
        self.collector = collector
    }

    static func open(_ client: HTTPClient) async throws -> HTTPSession {
        let (channel, collector) = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: client.host, port: client.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let collector = AnswerCollector()
                    let decoder = HTTPResponseDecoder(leftOverBytesStrategy: .dropBytes)
                    try channel.pipeline.syncOperations.addHandlers(
                        HTTPRequestEncoder(),
                        ByteToMessageHandler(decoder),
                        collector
                    )
                    return (channel, NIOLoopBound(collector, eventLoop: channel.eventLoop))
                }
            }
        return HTTPSession(client: client, channel: channel, collector: collector)
    }

    /// Whether the server has kept the connection.
    public var isOpen: Bool { channel.isActive }

    /// Sends a request and waits for the whole answer.
    public func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: HTTPClient.Body = .none
    ) async throws -> HTTPAnswer {
        let answer = channel.eventLoop.makePromise(of: HTTPAnswer.self)
        let limit = channel.eventLoop.scheduleTask(in: Self.timeLimit) {
            answer.fail(HTTPClientError.timeout)
        }
        try await channel.eventLoop.submit { self.collector.value.expect(answer) }.get()
        defer { limit.cancel() }
        // The server may answer and close before it has read everything: then the answer counts.
        try? await write(head(method, path, headers, body), body)
        return try await answer.futureResult.get()
    }

    func close() async {
        try? await channel.close().get()
    }

    private func head(
        _ method: String,
        _ path: String,
        _ headers: [String: String],
        _ body: HTTPClient.Body
    ) -> HTTPRequestHead {
        var fields = HTTPHeaders([("host", "\(client.host):\(client.port)")])
        for (name, value) in client.headers.merging(headers, uniquingKeysWith: { $1 }) {
            fields.replaceOrAdd(name: name, value: value)
        }
        if let type = body.type, fields["content-type"].isEmpty {
            fields.add(name: "content-type", value: type)
        }
        switch body {
        case .none: break
        case .bytes(let bytes, _): fields.replaceOrAdd(name: "content-length", value: String(bytes.count))
        case .chunks, .stream: fields.replaceOrAdd(name: "transfer-encoding", value: "chunked")
        }
        let uri = path.hasPrefix("http") ? path : client.root + path
        return HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method),
            uri: uri,
            headers: fields
        )
    }

    private func write(_ head: HTTPRequestHead, _ body: HTTPClient.Body) async throws {
        try await write(.head(head))
        switch body {
        case .none: break
        case .bytes(let bytes, _): try await write(bytes)
        case .chunks(let pieces, _): for piece in pieces { try await write(piece) }
        case .stream(_, let next): while let piece = try await next() { try await write(piece) }
        }
        try await write(.end(nil))
    }

    private func write(_ bytes: [UInt8]) async throws {
        try await write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
    }

    private func write(_ part: HTTPClientRequestPart) async throws {
        try await channel.writeAndFlush(part).get()
    }
}

/// Puts the parts of an answer together.
private final class AnswerCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private var promise: EventLoopPromise<HTTPAnswer>?
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    func expect(_ promise: EventLoopPromise<HTTPAnswer>) {
        self.promise = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.removeAll()
        case .body(let bytes):
            body += bytes.readableBytesView
        case .end:
            guard let head else { return }
            let headers = head.headers.map { (name: $0.name.lowercased(), value: $0.value) }
            promise?.succeed(HTTPAnswer(status: Int(head.status.code), headers: headers, body: body))
            promise = nil
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(HTTPClientError.connectionClosed)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
        context.close(promise: nil)
    }

    private func fail(_ error: any Error) {
        promise?.fail(error)
        promise = nil
    }
}

/// Gathers the bytes of a connection.
final class RawCollector: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String {
        String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    }

    func handler() -> Handler {
        Handler(self)
    }

    final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let collector: RawCollector

        init(_ collector: RawCollector) {
            self.collector = collector
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            collector.bytes.withLock { $0 += buffer.readableBytesView }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
