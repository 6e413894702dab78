import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

@testable import Transfer

/// A business with the server that serves it.
struct TransferSite: Sendable {
    let business: TestBusiness
    let server: TestServer

    /// Small batches, so that a small file has many of them.
    static let settings: TransferSettings = {
        var settings = TransferSettings()
        settings.batchRows = 10
        settings.listedIssuesMax = 5
        settings.concurrentImportsMax = 50
        settings.concurrentExportsMax = 50
        return settings
    }()

    private static let common = Task {
        var options = TestServer.Options()
        options.transfer = settings
        return try await TestServer(on: TestDatabase.shared(), options)
    }

    static func make() async throws -> TransferSite {
        let server = try await common.value
        return TransferSite(business: try await server.business(), server: server)
    }

    /// Somebody who did not sign in.
    var visitor: HTTPClient { server.api(business) }

    /// The staff member of a role.
    func client(_ role: Role) async throws -> HTTPClient {
        try await visitor.with(token: business.token(role))
    }

    /// Stores a setting of the business.
    func set(_ key: String, _ value: JSONValue) async throws {
        try await business.set([key: value])
        server.forget(business)
    }

    /// One value of the business's tables.
    func value<T: PostgresDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T {
        try await business.withTables { try await $0.one(sql) { row in try row.next(T.self) } }
    }

    /// How many rows a table has.
    func count(_ table: String) async throws -> Int {
        try await value("SELECT count(*) FROM \(identifier: table)")
    }
}

extension HTTPClient {
    /// Sends a file.
    func importing(
        _ file: String,
        query: String = "",
        headers: [String: String] = [:]
    ) async throws -> HTTPAnswer {
        try await send(
            "POST",
            "/clients/imports\(query)",
            headers: headers,
            body: .bytes(Array(file.utf8), type: "text/csv")
        )
    }

    /// The rows of an exported file as texts, without its byte order mark.
    func exported(_ query: String = "") async throws -> [[String]] {
        let answer = try await get("/clients/export\(query)")
        guard answer.status == 200 else { throw TestKitError("the export answered \(answer.status)") }
        var reader = CSVReader()
        let rows = try reader.read(answer.body) + reader.finish()
        return rows.map { row in (0..<row.count).map { row.text($0) ?? "<not UTF-8>" } }
    }
}

extension JSONValue {
    /// A field, and a field of that, and so on; an index for lists.
    func at(_ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self) { value, name in
            if let index = Int(name), let elements = value?.arrayValue {
                return elements.indices.contains(index) ? elements[index] : nil
            }
            return value?[String(name)]
        }
    }
}
