public import Core

/// An answer.
public struct Reply: Sendable {
    /// What is written piece by piece.
    public typealias Producer = @Sendable (BodyWriter) async throws -> Void

    enum Body: Sendable {
        case bytes([UInt8])
        case stream(Producer)
    }

    /// The status.
    public var status: Int
    /// Headers besides those that every answer has.
    public var headers: [(name: String, value: String)] = []
    /// The revision of the record that is answered, for its ETag.
    public var revision: Int64?
    var contentType: String?
    var body: Body

    /// A whole answer of bytes.
    public init(status: Int = 200, contentType: String?, bytes: [UInt8]) {
        self.status = status
        self.contentType = contentType
        body = .bytes(bytes)
    }

    private init(contentType: String, producer: @escaping Producer) {
        status = 200
        self.contentType = contentType
        body = .stream(producer)
    }

    /// A JSON value.
    ///
    /// - Parameters:
    ///   - etag: the record's revision; a client that has it already gets 304.
    ///   - location: the address of what was created.
    public static func json(
        _ value: some JSONEncodable,
        status: Int = 200,
        etag: Int64? = nil,
        location: String? = nil
    ) -> Reply {
        json(status: status, etag: etag, location: location) { $0.value(value) }
    }

    /// JSON that the closure writes.
    public static func json(
        status: Int = 200,
        etag: Int64? = nil,
        location: String? = nil,
        _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Reply {
        var json = JSONWriter()
        try write(&json)
        var reply = Reply(status: status, contentType: "application/json", bytes: json.bytes)
        reply.revision = etag
        if let location { reply.headers.append(("location", location)) }
        return reply
    }

    /// All went well and there is nothing to say.
    public static let noContent = Reply(status: 204, contentType: nil, bytes: [])

    /// The wish was taken; what comes of it shows later.
    public static let accepted = Reply(status: 202, contentType: "application/json", bytes: Array("{}".utf8))

    /// A file that is written as it is read; `fileName` offers a name for saving it.
    ///
    /// What is thrown before the first piece becomes an ordinary problem; later on the answer is broken off.
    public static func stream(
        contentType: String,
        fileName: String? = nil,
        _ produce: @escaping Producer
    ) -> Reply {
        var reply = Reply(contentType: contentType, producer: produce)
        if let fileName {
            reply.headers.append(("content-disposition", ContentDisposition.attachment(fileName)))
        }
        return reply
    }

    /// The same with one more header.
    public func header(_ name: String, _ value: String) -> Reply {
        var copy = self
        copy.headers.append((name, value))
        return copy
    }

    var bytes: [UInt8] {
        guard case .bytes(let bytes) = body else { return [] }
        return bytes
    }
}

/// Takes the pieces of a streamed answer.
public struct BodyWriter: Sendable {
    private let handle: ExchangeHandle
    private let reply: Reply

    init(_ handle: ExchangeHandle, _ reply: Reply) {
        self.handle = handle
        self.reply = reply
    }

    /// Sends a piece and returns when the system has taken it; pieces of 16 to 64 KiB serve best.
    ///
    /// - Throws: when the client is gone or the time is over.
    public func write(_ bytes: [UInt8]) async throws {
        try await handle.write(bytes, of: reply)
    }
}

/// The header that offers a name for saving a file (RFC 6266).
enum ContentDisposition {
    static func attachment(_ fileName: String) -> String {
        let plain = fileName.unicodeScalars.map { scalar -> Character in
            isPlain(scalar) ? Character(scalar) : "_"
        }
        let header = "attachment; filename=\"\(String(plain))\""
        guard !fileName.unicodeScalars.allSatisfy(isPlain) else { return header }
        return header + "; filename*=UTF-8''\(PercentCoding.encode(fileName))"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\" && scalar != "/"
    }
}
