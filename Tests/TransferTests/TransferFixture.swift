import Clients
import Core
import Gateway
import Identity
import Logging
import Postgres
import ServiceLifecycle
import Synchronization
import Tenancy
import TestKit

@testable import Transfer

/// A server in this process with the routes of clients, imports and exports, shared by the tests of this
/// target.
final class TransferServer: Sendable {
    let port: Int
    let database: TestDatabase
    let profiles: Profiles

    private static let common = Task { try await TransferServer() }

    static func shared() async throws -> TransferServer {
        try await common.value
    }

    /// Small batches, so that a small file has many of them.
    static let settings: TransferSettings = {
        var settings = TransferSettings()
        settings.batchRows = 10
        settings.listedIssuesMax = 5
        settings.concurrentImportsMax = 50
        settings.concurrentExportsMax = 50
        return settings
    }()

    private init() async throws {
        database = try await TestDatabase.shared()
        let serving = database.serving()
        let catalog = SettingCatalog(IdentitySettings.definitions + ClientSettings.definitions)
        profiles = Profiles(database: serving, settings: catalog)
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let directory = Directory(
            database: serving,
            resolver: TenantResolver(
                baseDomain: "localhost",
                programVersion: database.migrations.businessVersion
            ),
            profiles: profiles,
            logger: silent
        )
        let deployment = Deployment(
            database: serving,
            policy: PermissionTable(),
            constraints: ConstraintProblems(IdentityConstraints.meanings)
        )
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        var limits = GatewaySettings()
        limits.eventLoopThreads = 1
        let server = GatewayServer(
            settings: limits,
            host: "127.0.0.1",
            port: 0,
            routes: ClientExportRoutes(Self.settings).routes + ClientImportRoutes(Self.settings).routes
                + ClientRoutes().routes,
            tenants: directory,
            authenticator: SessionAuthenticator(deployment: deployment),
            deployment: deployment,
            readiness: { [] },
            metrics: PrometheusMetrics(),
            logger: silent,
            onBound: { found.yield($0) }
        )
        try await directory.load()
        let group = ServiceGroup(services: [directory, server], logger: silent)
        // It serves until the process ends.
        Task { try await group.run() }
        guard let port = await ports.first(where: { _ in true }) else { throw TestKitError("no port") }
        self.port = port
    }
}

/// A business with the server that serves it.
struct TransferSite: Sendable {
    let business: TestBusiness
    let server: TransferServer

    static func make() async throws -> TransferSite {
        let server = try await TransferServer.shared()
        let business = try await TestBusiness.make(in: server.database)
        let site = TransferSite(business: business, server: server)
        try await eventually("the server knows the business") {
            try await site.visitor.send("GET", "/clients").status == 401
        }
        return site
    }

    /// Somebody who did not sign in.
    var visitor: HTTPClient {
        HTTPClient(port: server.port, root: business.apiPath)
    }

    /// The staff member of a role.
    func client(_ role: Role) async throws -> HTTPClient {
        try await visitor.with(token: business.token(role))
    }

    /// Stores a setting of the business.
    func set(_ key: String, _ value: JSONValue) async throws {
        try await business.withTables { transaction in
            try await transaction.execute(
                """
                INSERT INTO settings (key, value) VALUES (\(key), \(value)::jsonb)
                ON CONFLICT (branch_id, key) DO UPDATE SET value = excluded.value
                """
            )
        }
        server.profiles.forget(schema: business.business.schema)
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

    /// Fetches something.
    func get(_ path: String) async throws -> HTTPAnswer {
        try await send("GET", path)
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
