import NIOCore

/// The status line and headers of an answer, written straight into the buffer that leaves.
struct ResponseHead {
    /// What the answer says about the connection.
    enum Ending {
        /// Nothing: HTTP/1.1 goes on.
        case implied
        /// It goes on although it is HTTP/1.0.
        case keepsOldAlive
        case closes
    }

    /// Room for a head; it grows where that is too little.
    static let roughBytes = 512

    private let reply: Reply
    private let length: Int?
    private let id: String?
    private let ending: Ending
    private let isChunked: Bool

    init(_ reply: Reply, length: Int?, id: String?, ending: Ending, isChunked: Bool = false) {
        self.reply = reply
        self.length = length
        self.id = id
        self.ending = ending
        self.isChunked = isChunked
    }

    func write(to buffer: inout ByteBuffer, date: [UInt8]) {
        writeStatus(to: &buffer)
        buffer.writeBytes(date)
        // An answer holds personal data and belongs to one person: nobody stores it unless it says so itself, nobody
        // frames it, nobody guesses its type, and its address goes nowhere.
        if !reply.headers.contains(where: { $0.name == "cache-control" }) {
            buffer.writeStaticString("cache-control: no-store\r\n")
        }
        buffer.writeStaticString(
            """
            x-content-type-options: nosniff\r
            referrer-policy: no-referrer\r\n
            """
        )
        // A page says itself which of its own parts it needs.
        if !reply.headers.contains(where: { $0.name == "content-security-policy" }) {
            buffer.writeStaticString(
                "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n"
            )
        }
        writeLength(to: &buffer)
        if let type = reply.contentType { Self.write("content-type", type, to: &buffer) }
        if let id { Self.write("x-request-id", id, to: &buffer) }
        if let revision = reply.revision { Self.write("etag", EntityTag.text(revision), to: &buffer) }
        for (name, value) in reply.headers { Self.write(name, value, to: &buffer) }
        switch ending {
        case .implied: break
        case .keepsOldAlive: buffer.writeStaticString("connection: keep-alive\r\n")
        case .closes: buffer.writeStaticString("connection: close\r\n")
        }
        buffer.writeStaticString("\r\n")
    }

    private func writeStatus(to buffer: inout ByteBuffer) {
        switch reply.status {
        case 200: buffer.writeStaticString("HTTP/1.1 200 OK\r\n")
        case 201: buffer.writeStaticString("HTTP/1.1 201 Created\r\n")
        case 204: buffer.writeStaticString("HTTP/1.1 204 No Content\r\n")
        default: buffer.writeString("HTTP/1.1 \(reply.status) \(StatusPhrase.of(reply.status))\r\n")
        }
    }

    private func writeLength(to buffer: inout ByteBuffer) {
        guard reply.status != 204, reply.status != 304 else { return }
        if isChunked { buffer.writeStaticString("transfer-encoding: chunked\r\n") }
        guard let length else { return }
        buffer.writeStaticString("content-length: ")
        buffer.writeString(String(length))
        buffer.writeStaticString("\r\n")
    }

    /// Writes one header; what could begin another one becomes a space.
    private static func write(_ name: String, _ value: String, to buffer: inout ByteBuffer) {
        buffer.writeString(name)
        buffer.writeStaticString(": ")
        if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
            buffer.writeString(value)
        } else {
            buffer.writeBytes(value.utf8.map { $0 >= 0x20 && $0 != 0x7F ? $0 : 0x20 })
        }
        buffer.writeStaticString("\r\n")
    }
}

/// The words beside the numbers of HTTP.
enum StatusPhrase {
    static func of(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 303: "See Other"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
