import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business with the server that serves it.
struct ClientSite: Sendable {
    let business: TestBusiness
    let server: TestServer

    static func make() async throws -> ClientSite {
        let server = try await TestServer.shared()
        return ClientSite(business: try await server.business(), server: server)
    }

    /// Somebody who did not sign in.
    var visitor: HTTPClient { server.api(business) }

    /// The staff member of a role.
    func client(_ role: Role) async throws -> HTTPClient {
        try await visitor.with(token: business.token(role))
    }

    /// Somebody with a login.
    func client(for account: AccountID) async throws -> HTTPClient {
        try await visitor.with(token: business.token(for: account))
    }

    /// The same below a branch's address.
    func at(_ branch: Branch, _ client: HTTPClient) -> HTTPClient {
        client.with(root: "/t/\(business.slug)/b/\(branch.slug)/api/v1")
    }

    /// Stores settings of the business.
    func set(_ settings: [String: JSONValue]) async throws {
        try await business.set(settings)
        server.forget(business)
    }

    /// The work of a role without HTTP.
    func scope(_ role: Role) async throws -> Scope {
        let member = business.member(role)
        return try await server.scope(
            business,
            actor: Actor(
                person: .staff(member.id),
                role: role,
                account: member.account,
                branches: Set(member.branches),
                channel: .api
            )
        )
    }

    /// One value of the business's tables.
    func value<T: PostgresDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T {
        try await business.withTables { try await $0.one(sql) { row in try row.next(T.self) } }
    }

    /// Runs a statement on the business's tables.
    func run(_ sql: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(sql) }
    }
}

extension HTTPClient {
    /// Creates a client of these fields, with a name where none is given, and answers with its id.
    func add(_ fields: [String: JSONValue] = [:]) async throws -> String {
        var body: [String: JSONValue] = [
            "first_name": "Anna", "last_name": "Serra", "email": "anna@mail.example",
        ]
        body.merge(fields) { _, given in given }
        let answer = try await post("/clients", .object(body))
        guard answer.status == 201, let id = answer.json["id"]?.stringValue else {
            throw TestKitError("no client was created: \(answer.status) \(answer.text)")
        }
        return id
    }
}
