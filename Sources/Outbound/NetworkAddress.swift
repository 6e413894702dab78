import CCurl
import Glibc

/// An IP address that a connection is about to be made to.
struct NetworkAddress: Sendable, Hashable {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    /// Reads the usual form of either family; nil for anything else.
    init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self.bytes = Array(bytes.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// Reads what the resolver found; nil for anything but IPv4 and IPv6.
    init?(_ address: curl_sockaddr, at place: UnsafeRawPointer) {
        switch address.family {
        case AF_INET where Int(address.addrlen) >= MemoryLayout<sockaddr_in>.size:
            let found = unsafe place.loadUnaligned(as: sockaddr_in.self).sin_addr
            bytes = unsafe withUnsafeBytes(of: found) { unsafe Array($0) }
        case AF_INET6 where Int(address.addrlen) >= MemoryLayout<sockaddr_in6>.size:
            let found = unsafe place.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            bytes = unsafe withUnsafeBytes(of: found) { unsafe Array($0) }
        default:
            return nil
        }
    }

    /// Whether it is one of the open internet, where no machine of the operator's own network answers.
    var isPublic: Bool {
        if bytes.count == 4 { return !Self.reserved4.contains { $0.contains(bytes) } }
        // An IPv4 address in the clothes of IPv6 counts as what it is.
        if Self.embedding.contains(where: { $0.contains(bytes) }) {
            let inner = Array(bytes.suffix(4))
            return !Self.reserved4.contains { $0.contains(inner) }
        }
        return Self.global6.contains(bytes) && !Self.reserved6.contains { $0.contains(bytes) }
    }

    /// Whether a host of a web address is written as one that is not public, or is `localhost`.
    static func isPlainlyPrivate(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        return NetworkAddress(bare).map { !$0.isPublic } ?? false
    }

    private struct Block: Sendable {
        let first: [UInt8]
        let bits: Int

        init(_ address: String, _ bits: Int) {
            guard let address = NetworkAddress(address) else {
                preconditionFailure("a block begins with an address")
            }
            first = address.bytes
            self.bits = bits
        }

        func contains(_ bytes: [UInt8]) -> Bool {
            guard bytes.count == first.count else { return false }
            let whole = bits / 8
            guard bytes.prefix(whole).elementsEqual(first.prefix(whole)) else { return false }
            guard bits % 8 > 0 else { return true }
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> (bits % 8))
            return bytes[whole] & mask == first[whole] & mask
        }
    }

    // IANA's special-purpose registry: this network, private, shared (CGNAT), loopback, link-local (the clouds' metadata
    // among them), protocol assignments, documentation, 6to4 relays, benchmarks, multicast, reserved and broadcast.
    private static let reserved4 = [
        Block("0.0.0.0", 8), Block("10.0.0.0", 8), Block("100.64.0.0", 10), Block("127.0.0.0", 8),
        Block("169.254.0.0", 16), Block("172.16.0.0", 12), Block("192.0.0.0", 24), Block("192.0.2.0", 24),
        Block("192.88.99.0", 24), Block("192.168.0.0", 16), Block("198.18.0.0", 15),
        Block("198.51.100.0", 24),
        Block("203.0.113.0", 24), Block("224.0.0.0", 4), Block("240.0.0.0", 4),
    ]
    // Everything else of IPv6 is loopback, unique-local, link-local, multicast or not given out.
    private static let global6 = Block("2000::", 3)
    // Protocol assignments with Teredo, documentation, and 6to4, which leads to any IPv4 address.
    private static let reserved6 = [
        Block("2001::", 23), Block("2001:db8::", 32), Block("2002::", 16), Block("3fff::", 20),
    ]
    // IPv4 as IPv6, and through NAT64.
    private static let embedding = [Block("::ffff:0:0", 96), Block("64:ff9b::", 96)]
}
