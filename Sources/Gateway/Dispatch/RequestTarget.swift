/// What stands in a request's first line, split into path and query.
struct RequestTarget {
    /// Still encoded, beginning with `/`.
    let path: String
    let query: Substring
    /// The host of an absolute address, which overrides the Host header.
    let authority: String?

    /// Reads `/path?query`, `http://host/path?query` and `*`; nil for anything else.
    init?(_ target: String) {
        if target.utf8.first == UInt8(ascii: "/") {
            authority = nil
            (path, query) = Self.split(target[...])
        } else if target == "*" {
            authority = nil
            path = "*"
            query = ""
        } else {
            guard let scheme = ["http://", "https://"].first(where: target.lowercased().hasPrefix) else {
                return nil
            }
            let rest = target.dropFirst(scheme.count)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
            guard end > rest.startIndex else { return nil }
            authority = String(rest[..<end])
            let (path, query) = Self.split(rest[end...])
            self.path = path.isEmpty ? "/" : path
            self.query = query
        }
    }

    private static func split(_ target: Substring) -> (path: String, query: Substring) {
        guard target.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
            return (String(target), "")
        }
        // A fragment is for browsers and says nothing here.
        let known = target.prefix { $0 != "#" }
        guard let mark = known.firstIndex(of: "?") else { return (String(known), "") }
        return (String(known[..<mark]), known[known.index(after: mark)...])
    }
}
