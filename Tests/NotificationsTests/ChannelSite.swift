import Core
import Gateway
import Outbound
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business on a server that may speak to this machine and does no due work: tests say what happens when.
struct ChannelSite: Sendable {
    private static let house = Task {
        let database = try await TestDatabase(on: TestCluster.shared(), name: "channels")
        var options = TestServer.Options()
        options.worksWhenDue = false
        options.fetching.allowsPrivateAddresses = true
        // Other tests may keep the machine busy for longer than in operation.
        options.fetching.timeLimit = .seconds(40)
        options.fetching.connectTimeLimit = .seconds(40)
        options.gateway.requestDeadline = .seconds(50)
        return try await TestServer(on: database, options)
    }

    let server: TestServer
    let business: TestBusiness
    let admin: HTTPClient

    init() async throws {
        server = try await Self.house.value
        business = try await server.business()
        admin = try await server.api(business, as: .admin)
    }

    /// Makes the account of text messages at a gateway.
    func makeTexts(at gateways: TestGateways) async throws {
        let body: JSONValue = [
            "url": .string(gateways.address()), "account": .string(TestGateways.account),
            "from": "Lumen", "secret": .string(TestGateways.token),
        ]
        let answer = try await admin.put("/message-accounts/sms", body)
        guard answer.status == 201 else { throw TestKitError("no account was made: \(answer.text)") }
    }

    /// A text message that somebody is about to send, or has.
    func addText(state: String, attempts: Int = 1) async throws -> NotificationID {
        let id = NotificationID.make(.system)
        let client = try await business.addClients(1)[0]
        try await run(
            """
            INSERT INTO notifications (id, event, receiver, client_id, channel, state, attempts)
            VALUES (\(id), 'appointment.reminder', 'client', \(client), 'sms', \(state), \(attempts))
            """
        )
        return id
    }

    func run(_ statement: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(statement) }
    }

    /// One value of the business's tables.
    func value<T: PostgresDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T {
        try await business.withTables { try await $0.one(sql) { row in try row.next(T.self) } }
    }

    /// The texts of a column of the business's tables.
    func texts(_ sql: SQL) async throws -> [String] {
        try await business.withTables { try await $0.rows(sql) { row in try row.next(String.self) } }
    }
}

extension TestGateways {
    /// What a browser says of itself, as its `PushSubscription` gives it.
    func browser(_ word: String = "well", name: String? = nil) -> JSONValue {
        .object([
            "endpoint": .string(address("/push/\(word)")), "expirationTime": .null,
            "keys": ["p256dh": .string(publicKey), "auth": .string(authSecret)], "name": .optional(name),
        ])
    }
}
