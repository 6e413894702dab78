/// The part of an address that one subscriber has: all of IPv4, the first 64 bits of IPv6.
enum ClientNetwork {
    /// A name of the network; addresses of one subscriber have the same.
    static func name(of address: String) -> String {
        guard address.contains(":") else { return address }
        let bare = address.prefix { $0 != "%" }
        // An IPv4 address in IPv6's clothes.
        if bare.contains("."), let last = bare.split(separator: ":").last { return String(last) }
        return groups(of: bare).prefix(4).joined(separator: ":") + "::/64"
    }

    /// The eight groups, without leading zeros.
    private static func groups(of address: Substring) -> [String] {
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let sides = halves.map { half in half.split(separator: ":").map(trimmed) }
        guard sides.count == 2 else { return sides.first ?? [] }
        let zeros = max(0, 8 - sides[0].count - sides[1].count)
        return sides[0] + Array(repeating: "0", count: zeros) + sides[1]
    }

    private static func trimmed(_ group: Substring) -> String {
        let digits = group.lowercased().drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }
}
