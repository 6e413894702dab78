import Core

/// Finds the routes of a path, segment by segment; a name goes before a parameter.
///
/// Hummingbird's own trie is part of its router, which wants to be the only one, matches before a business is
/// known, and builds a context for each request; three prefixes (host, `/t/x`, `/t/x/b/y`) would be three copies.
struct RouteTable: Sendable {
    struct Match {
        let node: Node
        let parameters: [String]
    }

    /// A place in the tree; final once built.
    final class Node: Sendable {
        let literals: [(name: String, node: Node)]
        let parameter: Node?
        let entries: [RouteEntry]

        init(_ routes: [(segments: ArraySlice<String>, entry: RouteEntry)]) {
            entries = routes.filter(\.segments.isEmpty).map(\.entry)
            let deeper = routes.filter { !$0.segments.isEmpty }
            let names = Self.unique(deeper.compactMap(\.segments.first))
            func node(_ name: String) -> Node {
                Node(deeper.filter { $0.segments.first == name }.map { ($0.segments.dropFirst(), $0.entry) })
            }
            literals = names.filter { !$0.hasPrefix("{") }.map { ($0, node($0)) }
            let braced = deeper.filter { $0.segments.first?.hasPrefix("{") == true }
            parameter = braced.isEmpty ? nil : Node(braced.map { ($0.segments.dropFirst(), $0.entry) })
        }

        func entry(_ method: Route.Method) -> RouteEntry? {
            entries.first { $0.route.method == method }
        }

        /// For `Allow`.
        var methods: [String] {
            let own = Route.Method.allCases.filter { entry($0) != nil }.map(\.rawValue)
            return (own.contains("GET") ? ["GET", "HEAD"] + own.dropFirst() : own) + ["OPTIONS"]
        }

        private static func unique(_ names: [String]) -> [String] {
            names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
    }

    private let root: Node

    init(_ entries: [RouteEntry]) {
        var seen: Set<String> = []
        for entry in entries {
            let shape = entry.pattern.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : $0 }
            let isNew = seen.insert("\(entry.route.method) \(shape.joined(separator: "/"))").inserted
            precondition(
                isNew,
                "the route \(entry.route.method.rawValue) \(entry.pattern) stands in the table twice"
            )
        }
        root = Node(entries.map { ($0.pattern.split(separator: "/").map(String.init)[...], $0) })
    }

    /// The routes of a path that is still encoded; one slash at the end does not matter.
    ///
    /// - Throws: `Problem.malformed` for broken escapes.
    func match(_ path: String) throws(Problem) -> Match? {
        var node = root
        var parameters: [String] = []
        var rest = path.utf8.dropFirst()
        while !rest.isEmpty {
            let segment = rest.prefix { $0 != UInt8(ascii: "/") }
            let isPlain = !segment.contains(UInt8(ascii: "%"))
            guard let text = isPlain ? String(Substring(segment)) : PercentCoding.decode(Substring(segment))
            else {
                throw .malformed("The address is not encoded as UTF-8 with correct % escapes.")
            }
            if let next = node.literals.first(where: { $0.name == text }) {
                node = next.node
            } else if let next = node.parameter, !text.isEmpty {
                parameters.append(text)
                node = next
            } else {
                return nil
            }
            rest = rest[segment.endIndex...].dropFirst()
        }
        return node.entries.isEmpty ? nil : Match(node: node, parameters: parameters)
    }
}

/// A route with what is worked out once.
final class RouteEntry: Sendable {
    let route: Route
    let pattern: String
    let parameterNames: [String]
    let metrics: RouteMetrics

    init(_ route: Route, metrics: RouteMetrics) {
        self.route = route
        pattern = route.pattern
        parameterNames = route.parameterNames
        self.metrics = metrics
    }
}
