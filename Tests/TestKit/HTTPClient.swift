public import Core
import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP/1.1 client over a real socket.
public struct HTTPClient: Sendable {
    /// What is sent as a body.
    public enum Body: Sendable {
        /// Nothing.
        case none
        /// Bytes with their length.
        case bytes([UInt8], type: String)
        /// Pieces, in chunks without a length.
        case chunks([[UInt8]], type: String)
        /// Pieces that are asked for one after another, in chunks; nil ends them.
        case stream(type: String, next: @Sendable () async throws -> [UInt8]?)

        /// A JSON value.
        public static func json(_ value: JSONValue) -> Body {
            .bytes(value.jsonBytes, type: "application/json")
        }

        /// A text that claims to be JSON.
        public static func json(text: String) -> Body {
            .bytes(Array(text.utf8), type: "application/json")
        }

        var type: String? {
            switch self {
            case .none: nil
            case .bytes(_, let type), .chunks(_, let type), .stream(let type, _): type
            }
        }
    }

    /// The server's address.
    public let host: String
    /// The server's port.
    public let port: Int
    /// Stands before every path, such as `/t/lumen/api/v1`.
    public let root: String
    /// Sent with every request.
    public let headers: [String: String]

    /// A client of a server on this machine.
    public init(port: Int, host: String = "127.0.0.1", root: String = "", headers: [String: String] = [:]) {
        self.host = host
        self.port = port
        self.root = root
        self.headers = headers
    }

    /// The same client below another root, or signed in.
    public func with(root: String? = nil, token: String? = nil) -> HTTPClient {
        var headers = headers
        if let token { headers["authorization"] = "Bearer \(token)" }
        return HTTPClient(port: port, host: host, root: root ?? self.root, headers: headers)
    }

    /// Sends one request on a connection of its own.
    public func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: Body = .none
    ) async throws -> HTTPAnswer {
        try await withSession { try await $0.send(method, path, headers: headers, body: body) }
    }

    /// Lends a connection that is kept for several requests.
    public func withSession<T: Sendable>(_ body: (HTTPSession) async throws -> T) async throws -> T {
        let session = try await HTTPSession.open(self)
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// Sends bytes as they are and answers with all that comes back until the server closes the connection.
    ///
    /// - Parameters:
    ///   - pieces: sent one after another, with a pause between them.
    ///   - pause: nothing is read for so long after the last piece.
    ///   - time: after so long without the connection's end, what has come so far is the answer.
    ///   - isEnough: ends the wait sooner.
    public func raw(
        _ pieces: [[UInt8]],
        pause: Duration? = nil,
        within time: Duration = .seconds(30),
        until isEnough: (String) -> Bool = { _ in false }
    ) async throws -> String {
        let collector = RawCollector()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(collector.handler())
                }
            }
            .channelOption(.autoRead, value: pause == nil)
            .connect(host: host, port: port).get()
        for (index, piece) in pieces.enumerated() {
            if index > 0 { try await Task.sleep(for: .milliseconds(50)) }
            try? await channel.writeAndFlush(ByteBuffer(bytes: piece)).get()
        }
        if let pause {
            try await Task.sleep(for: pause)
            try await channel.setOption(.autoRead, value: true).get()
        }
        let end = ContinuousClock.now + time
        while channel.isActive, ContinuousClock.now < end, !isEnough(collector.text) {
            try await Task.sleep(for: .milliseconds(5))
        }
        try? await channel.close().get()
        return collector.text
    }

    /// Sends a text as it is, with its line breaks as CRLF.
    public func raw(
        _ text: String,
        within time: Duration = .seconds(30),
        until isEnough: (String) -> Bool = { _ in false }
    ) async throws -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        return try await raw([Array(lines.utf8)], within: time, until: isEnough)
    }
}

/// What a server answered.
public struct HTTPAnswer: Sendable {
    /// The status.
    public let status: Int
    /// The headers, with names in lower case.
    public let headers: [(name: String, value: String)]
    /// The body.
    public let body: [UInt8]

    /// A header; nil where it is missing.
    public func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The body as text.
    public var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// The body as JSON; null where it is none.
    public var json: JSONValue {
        (try? JSONValue(parsing: body)) ?? .null
    }

    /// The slug of a problem.
    public var problem: String? {
        header("content-type") == "application/problem+json" ? json["type"]?.stringValue : nil
    }
}

/// A test that waited for an answer in vain.
public enum HTTPClientError: Error {
    /// The server closed the connection without, or in the middle of, an answer.
    case connectionClosed
    /// No answer within the time.
    case timeout
}
