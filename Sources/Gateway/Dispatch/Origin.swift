import Core
import NIOCore
import NIOHTTP1

/// Who is at the other end of a connection.
struct Peer: Sendable {
    let address: String
    let isLoopback: Bool
    /// A proxy whose word on the client is taken.
    let isTrusted: Bool

    static let unknown = Peer(address: "", isLoopback: false, isTrusted: false)

    init(_ address: SocketAddress?, trusting proxies: [AddressRange]) {
        let text = address?.ipAddress ?? ""
        let bytes = AddressRange.parse(text) ?? []
        self.init(
            address: text,
            isLoopback: AddressRange.isLoopback(bytes),
            isTrusted: proxies.contains { $0.contains(bytes) }
        )
    }

    private init(address: String, isLoopback: Bool, isTrusted: Bool) {
        self.address = address
        self.isLoopback = isLoopback
        self.isTrusted = isTrusted
    }
}

/// Where a request came from and how its client addressed it, behind the proxies that are trusted.
struct Origin: Sendable {
    let address: String
    let scheme: String
    /// As the client wrote it, with port.
    let host: String
    /// The client itself is on this machine.
    let isLoopback: Bool

    init(_ head: HTTPRequestHead, host: String, peer: Peer, trusting proxies: [AddressRange]) {
        guard peer.isTrusted else {
            address = peer.address
            scheme = "http"
            self.host = host
            // A proxy on this machine that is not trusted must not lend its nearness to the world.
            isLoopback = peer.isLoopback && !head.headers.contains(name: "x-forwarded-for")
            return
        }
        let named = head.headers.joined("x-forwarded-for").flatMap { Self.client(in: $0, trusting: proxies) }
        let bytes = named.flatMap(AddressRange.parse)
        address = named ?? peer.address
        isLoopback = bytes.map(AddressRange.isLoopback) ?? peer.isLoopback
        scheme = Self.last(head.headers.joined("x-forwarded-proto")) == "https" ? "https" : "http"
        self.host = Self.last(head.headers.joined("x-forwarded-host")) ?? host
    }

    /// The last address that no trusted proxy has; what stands before it anybody may have written.
    private static func client(in header: String, trusting proxies: [AddressRange]) -> String? {
        var client: String?
        for part in header.split(separator: ",").reversed() {
            let text = part.trimmed
            guard let bytes = AddressRange.parse(text) else { return client }
            client = text
            if !proxies.contains(where: { $0.contains(bytes) }) { return client }
        }
        return client
    }

    private static func last(_ header: String?) -> String? {
        header?.split(separator: ",").last.map { $0.trimmed.lowercased() }
    }
}
