import Core
import NIOCore
import NIOPosix
import Synchronization

/// A web server of a test on this machine, which answers as well or as badly as the test wants.
public final class TestWebServer: Sendable {
    /// A request.
    public struct Request: Sendable {
        /// Its method.
        public let method: String
        /// Its path with the query.
        public let path: String
        /// Its headers, with names in lower case.
        public let headers: [String: String]
        /// Its body, where its length was announced.
        public let body: [UInt8]
    }

    /// Writes an answer as bytes that nobody checks.
    public struct Writer: Sendable {
        fileprivate let channel: any NIOCore.Channel

        /// Sends bytes, and returns when the system has taken them.
        public func write(_ bytes: [UInt8]) async throws {
            try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
        }

        /// Sends a text with its line breaks as CRLF.
        public func write(_ text: String) async throws {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            try await write(Array(lines.joined(separator: "\r\n").utf8))
        }

        /// Sends a whole answer.
        public func answer(
            _ status: Int,
            _ headers: [String: String] = [:],
            _ body: [UInt8] = []
        ) async throws {
            let fields = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
            try await write(
                "HTTP/1.1 \(status) Status\nconnection: close\ncontent-length: \(body.count)\n\(fields)\n"
            )
            try await write(body)
        }
    }

    /// What it does with a request; the connection ends with it.
    public typealias Handler = @Sendable (Request, Writer) async throws -> Void

    /// Its port on 127.0.0.1.
    public let port: Int
    private let channel: any NIOCore.Channel
    private let log: RequestLog

    /// Starts it on a free port.
    public static func start(_ handler: @escaping Handler) async throws -> TestWebServer {
        let log = RequestLog()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(HeadCollector(handler, log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = channel.localAddress?.port else { throw TestKitError("a server without a port") }
        return TestWebServer(channel: channel, port: port, log: log)
    }

    private init(channel: any NIOCore.Channel, port: Int, log: RequestLog) {
        self.channel = channel
        self.port = port
        self.log = log
    }

    /// The requests so far.
    public var requests: [Request] { log.requests.withLock { $0 } }

    /// An address of it.
    public func address(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Ends it.
    public func stop() async {
        try? await channel.close().get()
    }
}

/// The requests of all connections of a server.
private final class RequestLog: Sendable {
    let requests = Mutex<[TestWebServer.Request]>([])
}

/// Reads the first request of a connection and hands it on.
private final class HeadCollector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let handler: TestWebServer.Handler
    private let log: RequestLog
    private var bytes: [UInt8] = []
    private var isDone = false

    init(_ handler: @escaping TestWebServer.Handler, _ log: RequestLog) {
        self.handler = handler
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        guard !isDone, let end = Self.headEnd(of: bytes) else { return }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let parts = (lines.first ?? "").split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            if pair.count == 2 { headers[pair[0].lowercased()] = pair[1].trimmed }
        }
        let body = bytes[end...]
        guard body.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return }
        isDone = true
        let request = TestWebServer.Request(
            method: parts.first.map(String.init) ?? "",
            path: parts.count > 1 ? String(parts[1]) : "",
            headers: headers,
            body: Array(body)
        )
        log.requests.withLock { $0.append(request) }
        let (channel, handler) = (context.channel, handler)
        Task {
            // A client that has gone is not the server's matter.
            try? await handler(request, TestWebServer.Writer(channel: channel))
            // A program that was started meanwhile may hold the connection too: it ends for the other side all the same.
            try? await channel.close(mode: .output).get()
            try? await channel.close().get()
        }
    }

    /// Where the body begins; nil while the head is not complete.
    private static func headEnd(of bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard bytes.count >= mark.count else { return nil }
        return (0...(bytes.count - mark.count)).first { bytes[$0..<($0 + mark.count)].elementsEqual(mark) }
            .map { $0 + mark.count }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
