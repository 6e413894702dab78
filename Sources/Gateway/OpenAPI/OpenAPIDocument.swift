import Core

/// The OpenAPI 3.1 document of a list of routes.
public struct OpenAPIDocument: Sendable {
    private let routes: [Route]

    /// The document of these routes; those outside `/api/v1` are pages and not described.
    public init(_ routes: [Route]) {
        self.routes = routes.filter { !$0.path.hasPrefix("/") }
    }

    /// The routes and the one that answers with their document.
    static func adding(to routes: [Route]) -> [Route] {
        let document = OperationDoc("This document", responses: [200: .any])
        let placeholder = Route.get("openapi.json", allowing: nil, document) { _ in .noContent }
        // Written once; only the server's address differs from one business to the next.
        let whole = OpenAPIDocument(routes + [placeholder]).text(server: Self.mark)
        let parts = whole.split(separator: Self.mark, maxSplits: 1).map { Array($0.utf8) }
        let own = Route.get("openapi.json", allowing: nil, document) { call in
            var bytes = parts[0]
            bytes += call.address("").dropLast().utf8
            bytes += parts[1]
            return Reply(contentType: "application/json", bytes: bytes)
        }
        return routes + [own]
    }

    private static let mark = "@server@"

    /// The document as JSON.
    ///
    /// - Parameter server: the address that the paths are below, such as `/t/lumen/api/v1`.
    public func text(server: String) -> String {
        var components = SchemaComponents()
        var paths = JSONWriter()
        writePaths(to: &paths, &components)
        var json = JSONWriter()
        json.object { json in
            json.field("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.field("title", "Foyer")
                json.field("version", "1")
                json.field(
                    "description",
                    "Clients, staff, branches and settings of one business. Times are RFC 3339, errors RFC 9457."
                )
            }
            json.key("servers")
            json.array { json in json.object { $0.field("url", server) } }
            json.key("paths")
            json.raw(paths.bytes)
            json.key("components")
            json.object { json in
                json.key("schemas")
                json.raw(components.bytes)
                json.key("responses")
                json.object { Self.writeProblem(to: &$0) }
                json.key("securitySchemes")
                json.object { Self.writeSecurity(to: &$0) }
            }
        }
        return json.text
    }

    private func writePaths(to json: inout JSONWriter, _ components: inout SchemaComponents) {
        let paths = routes.map(\.path).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        json.beginObject()
        for path in paths {
            json.key(escaping: "/\(path)")
            json.beginObject()
            for route in routes where route.path == path {
                json.key(escaping: route.method.rawValue.lowercased())
                write(route, to: &json, &components)
            }
            json.endObject()
        }
        json.endObject()
    }

    private func write(_ route: Route, to json: inout JSONWriter, _ components: inout SchemaComponents) {
        json.beginObject()
        json.field("operationId", Self.name(of: route))
        json.field("summary", route.operation.summary)
        if let help = route.operation.help { json.field("description", help) }
        json.field("tags", [route.path.split(separator: "/").first.map(String.init) ?? ""])
        if let permission = route.access.permission {
            json.field("x-permission", permission.rawValue)
            json.key("security")
            json.raw(Array(#"[{"bearer":[]},{"cookie":[]}]"#.utf8))
        }
        writeParameters(of: route, to: &json, &components)
        writeBody(of: route, to: &json, &components)
        json.key("responses")
        writeResponses(of: route, to: &json, &components)
        json.endObject()
    }

    private func writeParameters(
        of route: Route,
        to json: inout JSONWriter,
        _ components: inout SchemaComponents
    ) {
        var parameters: [Parameter] = route.parameterNames.map { name in
            Parameter(name: name, place: "path", schema: route.operation.path[name] ?? .id, help: nil)
        }
        parameters += route.operation.query.map {
            Parameter(name: $0.name, place: "query", schema: $0.schema, help: $0.help)
        }
        if route.operation.takesIfMatch {
            let help = "The record's ETag; 412 if it has changed since."
            parameters.append(Parameter(name: "If-Match", place: "header", schema: .string(), help: help))
        }
        if route.operation.takesIdempotencyKey {
            let help = "A key of the client's own; the same key does it only once."
            parameters.append(
                Parameter(name: "Idempotency-Key", place: "header", schema: .string(max: 255), help: help)
            )
        }
        guard !parameters.isEmpty else { return }
        json.key("parameters")
        json.beginArray()
        for parameter in parameters { parameter.write(to: &json, &components) }
        json.endArray()
    }

    private func writeBody(of route: Route, to json: inout JSONWriter, _ components: inout SchemaComponents) {
        let contents: [(type: String, schema: Schema)] =
            switch route.body {
            case .none: []
            case .json: [("application/json", route.operation.request ?? .any)]
            case .form: FormFields.types.map { ($0, route.operation.request ?? .any) }
            case .stream(let types, _): types.map { ($0, .file($0)) }
            }
        guard !contents.isEmpty else { return }
        json.key("requestBody")
        json.beginObject()
        json.field("required", true)
        json.key("content")
        json.beginObject()
        for content in contents {
            json.key(escaping: content.type)
            components.writeMedia(content.schema, to: &json)
        }
        json.endObject()
        json.endObject()
    }

    private func writeResponses(
        of route: Route,
        to json: inout JSONWriter,
        _ components: inout SchemaComponents
    ) {
        json.beginObject()
        for (status, schema) in route.operation.responses.sorted(by: { $0.key < $1.key }) {
            json.key(escaping: String(status))
            json.beginObject()
            json.field("description", StatusPhrase.of(status))
            if let schema {
                json.key("content")
                json.beginObject()
                if case .file(let type) = schema.kind {
                    json.key(escaping: type)
                } else {
                    json.key("application/json")
                }
                components.writeMedia(schema, to: &json)
                json.endObject()
            }
            json.endObject()
        }
        for status in Self.problems(of: route) {
            json.key(escaping: status)
            json.raw(Array(##"{"$ref":"#/components/responses/Problem"}"##.utf8))
        }
        json.endObject()
    }

    /// The statuses of what can go wrong; `default` stands for the rest.
    private static func problems(of route: Route) -> [String] {
        var statuses: Set<Int> = [400, 404, 422, 500, 503]
        if route.access != .open { statuses.formUnion([401, 403]) }
        if route.body != .none { statuses.formUnion([413, 415]) }
        if route.method != .get { statuses.insert(409) }
        if route.operation.takesIfMatch { statuses.insert(412) }
        return statuses.subtracting(route.operation.responses.keys).sorted().map(String.init) + ["default"]
    }

    /// `getClientsId`: the method and the path in one word.
    private static func name(of route: Route) -> String {
        let words = route.path.split { !$0.isLetter && !$0.isNumber }
        return route.method.rawValue.lowercased()
            + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func writeProblem(to json: inout JSONWriter) {
        json.key("Problem")
        json.object { json in
            json.field("description", "What went wrong (RFC 9457); `type` is a stable slug.")
            json.key("content")
            json.object { json in
                json.key("application/problem+json")
                json.object { json in
                    json.key("schema")
                    json.raw(Array(##"{"$ref":"#/components/schemas/Problem"}"##.utf8))
                }
            }
        }
    }

    private static func writeSecurity(to json: inout JSONWriter) {
        json.key("bearer")
        json.raw(Array(#"{"type":"http","scheme":"bearer"}"#.utf8))
        json.key("cookie")
        json.raw(Array(#"{"type":"apiKey","in":"cookie","name":"foyer_session"}"#.utf8))
    }

    private struct Parameter {
        let name: String
        let place: String
        let schema: Schema
        let help: String?

        func write(to json: inout JSONWriter, _ components: inout SchemaComponents) {
            json.beginObject()
            json.field("name", name)
            json.field("in", place)
            if place == "path" { json.field("required", true) }
            if let help { json.field("description", help) }
            if place == "query", case .array = schema.kind {
                json.field("style", "form")
                json.field("explode", false)
            }
            json.key("schema")
            components.write(schema, to: &json)
            json.endObject()
        }
    }
}
