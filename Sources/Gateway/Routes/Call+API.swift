public import Core
import NIOCore
import NIOHTTP1

/// Where calls of routes in this process go to.
struct CallEdge: Sendable {
    let dispatcher: Dispatcher
    let place: Place
    let caller: Authenticated
}

extension Call {
    /// Calls a route of the API of this business as who is signed in, in this process.
    ///
    /// The route's permission, query and body rules hold as over HTTP. `Problem.staleActor` must not be caught: the
    /// gateway then does the whole page once more.
    ///
    /// - Parameters:
    ///   - query: parameters; those that are nil or empty are left out.
    ///   - headers: such as `if-match` and `idempotency-key`; those that are nil are left out.
    /// - Throws: `Problem` as the route does.
    public func api(
        _ method: Route.Method,
        _ path: APIPath,
        query: [(String, String?)] = [],
        body: JSONValue? = nil,
        headers: [(String, String?)] = []
    ) async throws -> APIAnswer {
        let bytes = body.map(\.jsonBytes) ?? []
        let given: [(String, String?)] = body == nil ? [] : [("content-type", "application/json")]
        let reply = try await inner(method, path, query, headers + given, .bytes(ByteBuffer(bytes: bytes)))
        guard case .bytes = reply.body else {
            throw Problem.broken(context: "\(method.rawValue) \(path.text) streams: a page has to forward it")
        }
        return try APIAnswer(reply)
    }

    /// Reads a route of the API of this business as who is signed in, in this process.
    ///
    /// - Throws: `Problem` as the route does.
    public func api(_ path: APIPath, query: [(String, String?)] = []) async throws -> APIAnswer {
        try await api(.get, path, query: query)
    }

    /// Calls a route of the API in this process, hands this request's body on, and answers as the route does.
    ///
    /// For files in and out. A page route that streams a body declares so itself.
    ///
    /// - Parameter body: sent instead of this request's.
    /// - Throws: `Problem` as the route does.
    public func forward(
        _ method: Route.Method = .get,
        _ path: APIPath,
        query: [(String, String?)] = [],
        body: JSONValue? = nil,
        headers: [(String, String?)] = []
    ) async throws -> Reply {
        let type = body == nil ? header("content-type") : "application/json"
        let content = body.map { Request.Body.bytes(ByteBuffer(bytes: $0.jsonBytes)) } ?? request.body
        return try await inner(method, path, query, headers + [("content-type", type)], content)
    }

    /// The same with the file of a form, which is handed on as it comes in.
    ///
    /// - Parameter type: what the file is said to be, such as `text/csv`.
    /// - Throws: `Problem` as the route does.
    public func api(
        _ method: Route.Method,
        _ path: APIPath,
        query: [(String, String?)] = [],
        uploading upload: FormUpload,
        as type: String,
        headers: [(String, String?)] = []
    ) async throws -> APIAnswer {
        let given: [(String, String?)] = [("content-type", type)]
        return try APIAnswer(try await inner(method, path, query, headers + given, .upload(upload.reader)))
    }

    private func inner(
        _ method: Route.Method,
        _ path: APIPath,
        _ query: [(String, String?)],
        _ headers: [(String, String?)],
        _ body: Request.Body
    ) async throws -> Reply {
        let whole = "/api/v1/\(path.text)"
        guard let match = try edge.dispatcher.table.match(whole), let entry = match.node.entry(method) else {
            throw Problem.broken(context: "a page calls \(method.rawValue) \(whole), which is no route")
        }
        let pairs = query.compactMap { name, value -> String? in
            guard let value, !value.isEmpty else { return nil }
            return "\(PercentCoding.encode(name))=\(PercentCoding.encode(value))"
        }
        let text = pairs.joined(separator: "&")
        let items = try QueryItems(text[...], for: entry.route.operation)
        let own = HTTPHeaders(headers.compactMap { name, value in value.map { (name, $0) } })
        let head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method.rawValue),
            uri: root + whole,
            headers: own
        )
        let plan = request.plan.calling(entry, match.parameters, text[...])
        let inner = Request(request, head: head, plan: plan, body: body)
        try edge.dispatcher.permit(edge.caller, entry.route, edge.place)
        try edge.dispatcher.check(inner, for: entry.route)
        let call = Call(scope: scope, session: session, request: inner, queryItems: items, edge: edge)
        return try await entry.route.handler(call)
    }
}

extension Plan {
    /// The plan of a call that this one makes.
    fileprivate func calling(_ entry: RouteEntry, _ parameters: [String], _ query: Substring) -> Plan {
        Plan(
            work: .route,
            entry: entry,
            resolution: resolution,
            parameters: parameters,
            query: query,
            origin: origin,
            intake: intake,
            bodyBytesMax: bodyBytesMax,
            timeLimit: timeLimit,
            pattern: entry.pattern,
            metrics: entry.metrics
        )
    }
}
