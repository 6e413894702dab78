public import Core

extension HTTPClient {
    /// Reads.
    public func get(_ path: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
        try await send("GET", path, headers: headers)
    }

    /// Creates or does, with a JSON body or none.
    public func post(
        _ path: String,
        _ body: JSONValue? = nil,
        headers: [String: String] = [:]
    ) async throws -> HTTPAnswer {
        try await send("POST", path, headers: headers, body: body.map(Body.json) ?? .none)
    }

    /// Puts in place.
    public func put(
        _ path: String,
        _ body: JSONValue,
        headers: [String: String] = [:]
    ) async throws
        -> HTTPAnswer
    {
        try await send("PUT", path, headers: headers, body: .json(body))
    }

    /// Changes some fields.
    public func patch(
        _ path: String,
        _ body: JSONValue,
        headers: [String: String] = [:]
    ) async throws
        -> HTTPAnswer
    {
        try await send("PATCH", path, headers: headers, body: .json(body))
    }

    /// Removes.
    public func delete(_ path: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
        try await send("DELETE", path, headers: headers)
    }
}

extension HTTPAnswer {
    /// The items of a page or a report.
    public var items: [JSONValue] { json["items"]?.arrayValue ?? [] }

    /// The total of a page.
    public var total: Int? { json["total"]?.intValue }

    /// The ids of the items.
    public var ids: [String] { items.compactMap { $0["id"]?.stringValue } }

    /// The display names of the items.
    public var names: [String] { items.compactMap { $0["name"]?.stringValue } }

    /// The reason of a refusal.
    public var reason: String? { json["reason"]?.stringValue }

    /// Codes by field of a refused body.
    public var issues: [String: String] {
        let found = (json["errors"]?.arrayValue ?? []).compactMap { issue -> (String, String)? in
            guard let field = issue["field"]?.stringValue, let code = issue["code"]?.stringValue else {
                return nil
            }
            return (field, code)
        }
        return Dictionary(found) { first, _ in first }
    }
}
