/// Where the server listens.
struct ListenAddress: Sendable, Hashable {
    /// An IPv4 or IPv6 address, or a name.
    let host: String
    /// 0 for any that is free.
    let port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080` or `*:8080`.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.contains(where: \.isWhitespace), !host.contains("/") else { return nil }
        self.host = host.isEmpty || host == "*" ? "0.0.0.0" : String(host)
        self.port = port
    }

    /// As a part of a URL that this machine can open.
    var reachable: String {
        let place = host == "0.0.0.0" ? "127.0.0.1" : host == "::" ? "::1" : host
        return "\(place.contains(":") ? "[\(place)]" : place):\(port)"
    }
}
