import Core
import Notifications
import Outbound
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business whose messages go to a real mail server, on which tests look what came.
struct MessageSite: Sendable {
    /// A server that sends mails has a database of its own: it would send other tests' messages too.
    private struct House: Sendable {
        let server: TestServer
        let judge: TestMailServer
    }

    private static let house = Task {
        let judge = try await mailServer([
            "--rcpt", "later@mail.example", "451 4.7.1 Try again later",
            "--rcpt", "gone@mail.example", "550 5.1.1 No such mailbox",
        ])
        let database = try await TestDatabase(on: TestCluster.shared(), name: "messages")
        var options = TestServer.Options()
        var messages = DeliveryWork.Settings()
        messages.server = try MailServer("smtp://127.0.0.1:\(judge.port)")
        messages.sender = try EmailAddress("bookings@foyer.example")
        options.messages = messages
        // Gateways of tests are on this machine, which other tests may keep busy for longer than in operation.
        options.fetching.allowsPrivateAddresses = true
        options.fetching.timeLimit = .seconds(40)
        options.fetching.connectTimeLimit = .seconds(40)
        return House(server: try await TestServer(on: database, options), judge: judge)
    }

    /// One that is there as long as this process.
    private static func mailServer(_ options: [String]) async throws -> TestMailServer {
        let (servers, started) = AsyncStream.makeStream(of: TestMailServer.self)
        let running = Task {
            defer { started.finish() }
            try await TestMailServer.during(options) { server in
                started.yield(server)
                try await idle(.seconds(86_400), because: "it is there until the process ends")
            }
        }
        guard let server = await servers.first(where: { _ in true }) else {
            try await running.value
            throw TestKitError("the mail server has ended")
        }
        return server
    }

    let server: TestServer
    let judge: TestMailServer
    let business: TestBusiness
    let service: TestService
    let admin: HTTPClient

    static func make() async throws -> MessageSite {
        let house = try await Self.house.value
        let business = try await house.server.business()
        try await business.open()
        let service = try await business.addService("cut")
        house.server.forget(business)
        return MessageSite(
            server: house.server,
            judge: house.judge,
            business: business,
            service: service,
            admin: try await house.server.api(business, as: .admin)
        )
    }

    /// A client who was entered by staff.
    func client(_ fields: [String: JSONValue]) async throws -> ClientID {
        var body: [String: JSONValue] = ["first_name": "Anna", "last_name": "Serra"]
        body.merge(fields) { $1 }
        let answer = try await admin.post("/clients", .object(body))
        guard answer.status == 201, let id = answer.json["id"]?.stringValue.flatMap({ ClientID($0) }) else {
            throw TestKitError("no client was made: \(answer.status) \(answer.text)")
        }
        return id
    }

    /// An address that no other test has.
    func address(_ name: String) -> String { "\(name).\(business.slug)@mail.example" }

    /// Books for a client in a week, at a full hour.
    func book(_ client: ClientID, hour: Int = 10) async throws -> AppointmentID {
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        let day = CalendarDate(daysSince1970: today + 7).iso8601
        let answer = try await admin.post(
            "/appointments",
            [
                "client": .id(client), "service": "cut", "branch": "gracia",
                "employee": .id(business.employee.id), "starts_at": .string("\(day)T\(hour):00"),
            ]
        )
        guard answer.status == 201, let id = answer.json["id"]?.stringValue.flatMap({ AppointmentID($0) })
        else { throw TestKitError("nothing was booked: \(answer.status) \(answer.text)") }
        return id
    }

    /// What came for an address so far, as Python's `email` reads it.
    func mails(to address: String) throws -> [JSONValue] {
        try judge.mails.filter { $0["to"]?.stringValue == address }.compactMap { $0["mail"] }
    }

    /// The one mail for an address, once it came.
    func mail(to address: String) async throws -> JSONValue {
        try await eventually("a mail comes for \(address)", within: .seconds(60)) {
            try !mails(to: address).isEmpty
        }
        let all = try mails(to: address)
        guard all.count == 1 else { throw TestKitError("\(all.count) mails came for \(address)") }
        return all[0]
    }

    /// The ledger's entries, once they are all as wished.
    func ledger(
        _ query: String,
        until isReached: @Sendable ([JSONValue]) -> Bool
    ) async throws -> [JSONValue] {
        try await eventually("the ledger says so", within: .seconds(60)) {
            isReached(try await admin.get("/notifications?\(query)").items)
        }
        return try await admin.get("/notifications?\(query)").items
    }
}
