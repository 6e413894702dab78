public import Core
import Glibc

/// A range of IP addresses, such as `10.0.0.0/8`, or a single one.
public struct AddressRange: Sendable, Hashable {
    private let bytes: [UInt8]
    private let bits: Int

    /// Reads `10.0.0.0/8`, `127.0.0.1`, `fd00::/8` or `::1`.
    public init(_ text: String) throws(ValueIssue) {
        let parts = text.trimmed.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = Self.parse(String(first)) else {
            throw ValueIssue(code: "invalid", message: "Write IP addresses or ranges such as 10.0.0.0/8.")
        }
        bytes = address
        guard parts.count == 2 else {
            bits = address.count * 8
            return
        }
        guard let bits = Int(parts[1]), (0...address.count * 8).contains(bits) else {
            throw ValueIssue(code: "invalid", message: "Write the length after / as a number such as 8.")
        }
        self.bits = bits
    }

    /// Reads addresses and ranges separated by commas; none of an empty text.
    public static func list(_ text: String) throws(ValueIssue) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for part in text.split(separator: ",") where !part.trimmed.isEmpty {
            ranges.append(try AddressRange(String(part)))
        }
        return ranges
    }

    /// Whether the address lies in it; an IPv4 address written as IPv6 counts as what it is.
    func contains(_ address: [UInt8]) -> Bool {
        guard address.count == bytes.count else { return false }
        let whole = bits / 8
        guard address.prefix(whole).elementsEqual(bytes.prefix(whole)) else { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return address[whole] & mask == bytes[whole] & mask
    }

    /// The 4 or 16 bytes of an address; nil for anything else.
    static func parse(_ text: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? Array(bytes.suffix(4)) : bytes
    }

    static func isLoopback(_ address: [UInt8]) -> Bool {
        address.count == 4 ? address[0] == 127 : address == [UInt8](repeating: 0, count: 15) + [1]
    }
}
