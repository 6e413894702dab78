import Core
import Gateway
import ServerKit
import TestKit
import Testing

/// The OpenAPI document against the routes that are served.
@Suite struct `The OpenAPI document` {
    private func document() async throws -> (server: TestServer, document: JSONValue) {
        let server = try await TestServer.shared()
        let business = try await server.business()
        let answer = try await server.api(business).send("GET", "/openapi.json")
        #expect(answer.status == 200)
        return (server, answer.json)
    }

    @Test func `describes exactly the routes that are served`() async throws {
        let (server, document) = try await document()
        #expect(document["openapi"]?.stringValue == "3.1.0")
        var described: Set<String> = []
        for (path, item) in document["paths"]?.objectValue ?? [:] {
            for method in (item.objectValue ?? [:]).keys where method != "parameters" {
                described.insert("\(method.uppercased()) \(path)")
            }
        }
        // The document is served by the gateway itself, beside the slices' routes; what lies outside of the API, such
        // as calendar files, is not described.
        let routes = server.routes.filter { !$0.path.hasPrefix("/") }
        let served = Set(routes.map { "\($0.method.rawValue) /\($0.path)" } + ["GET /openapi.json"])
        let prefixed = Set(
            routes.map { "\($0.method.rawValue) \($0.pattern)" } + ["GET /api/v1/openapi.json"]
        )
        #expect(described == served || described == prefixed)
    }

    @Test func `says of each operation what it takes, what it gives and how it fails`() async throws {
        let (_, document) = try await document()
        for (path, item) in document["paths"]?.objectValue ?? [:] {
            for (method, operation) in item.objectValue ?? [:] where method != "parameters" {
                let name = "\(method) \(path)"
                #expect(operation["summary"]?.stringValue?.isEmpty == false, "\(name)")
                let responses = operation["responses"]?.objectValue ?? [:]
                #expect(responses.keys.contains { $0.hasPrefix("2") }, "\(name)")
                #expect(responses.keys.contains { $0.hasPrefix("4") || $0 == "default" }, "\(name)")
            }
        }
    }

    @Test func `every reference leads somewhere`() async throws {
        let (_, document) = try await document()
        var references: Set<String> = []
        collect(document, into: &references)
        #expect(!references.isEmpty)
        for reference in references {
            var place: JSONValue? = document
            for part in reference.dropFirst(2).split(separator: "/") { place = place?[String(part)] }
            #expect(place != nil, "\(reference)")
        }
    }

    private func collect(_ value: JSONValue, into references: inout Set<String>) {
        switch value {
        case .object(let members):
            if case .string(let reference) = members["$ref"] { references.insert(reference) }
            for member in members.values { collect(member, into: &references) }
        case .array(let elements):
            for element in elements { collect(element, into: &references) }
        default:
            break
        }
    }
}
