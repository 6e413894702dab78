import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

@Suite struct `The feed of changes` {
    private struct Stage: Sendable {
        let server: TestServer
        let business: TestBusiness
        let service: TestService
        let admin: HTTPClient

        init() async throws {
            server = try await TestServer.shared()
            business = try await server.business()
            try await business.open()
            server.forget(business)
            service = try await business.addService("cut", capacity: 4)
            admin = try await server.api(business, as: .admin)
        }

        /// What changed after a position.
        func changes(since: Int? = nil) async throws -> (items: [JSONValue], next: Int) {
            let answer = try await admin.get("/changes" + (since.map { "?since=\($0)" } ?? ""))
            guard answer.status == 200, let next = answer.json["next"]?.intValue else {
                throw TestKitError("no changes: \(answer.status) \(answer.text)")
            }
            return (answer.items, next)
        }

        /// The events after a position.
        func events(since: Int) async throws -> [String?] {
            try await changes(since: since).items.map { $0["event"]?.stringValue }
        }

        func run(_ statement: SQL) async throws {
            try await business.withTables { _ = try await $0.execute(statement) }
        }

        func book(at clock: String, for client: ClientID) async throws -> String {
            let today = Int(World.system.now().microseconds / 86_400_000_000)
            let day = CalendarDate(daysSince1970: today + 7).iso8601
            let answer = try await admin.post(
                "/appointments",
                [
                    "branch": "gracia", "service": .id(service.id), "client": .id(client),
                    "starts_at": .string("\(day)T\(clock)"),
                ]
            )
            guard answer.status == 201,
                let id = answer.json["appointments"]?.arrayValue?.first?["id"]?.stringValue
            else { throw TestKitError("nothing was booked: \(answer.status) \(answer.text)") }
            return id
        }
    }

    @Test func `B.10 of two open transactions the one that commits later is never skipped`() async throws {
        let stage = try await Stage()
        let clients = try await stage.business.addClients(2)
        let start = try await stage.changes().next
        // The first one writes first, so that any number it could draw is the lower one, and commits last.
        let between = try await stage.business.withTables { transaction in
            try await transaction.execute("UPDATE clients SET revision = 10 WHERE id = \(clients[0])")
            try await stage.run("UPDATE clients SET revision = 10 WHERE id = \(clients[1])")
            let seen = try await stage.changes(since: start)
            #expect(seen.items.map { $0["subject"]?["id"] } == [.id(clients[1])])
            #expect(try await stage.changes(since: seen.next).items.isEmpty)
            return seen.next
        }
        let rest = try await stage.changes(since: between)
        #expect(rest.items.map { $0["subject"]?["id"] } == [.id(clients[0])])
        #expect(rest.next == between + 1)
    }

    @Test func `B.10 many writers and a reader: everything comes once, and each subject in its order`()
        async throws
    {
        let stage = try await Stage()
        let clients = try await stage.business.addClients(6)
        let start = try await stage.changes().next
        let rounds = 15
        try await withThrowingTaskGroup(of: [JSONValue].self) { group in
            group.addTask {
                var (seen, next): ([JSONValue], Int) = ([], start)
                try await eventually("everything was read", within: .seconds(60)) {
                    let page = try await stage.changes(since: next)
                    seen += page.items
                    next = page.next
                    return seen.count >= clients.count * rounds
                }
                return seen
            }
            for client in clients {
                group.addTask {
                    for round in 1...rounds {
                        try await stage.run(
                            "UPDATE clients SET revision = \(round + 100) WHERE id = \(client)"
                        )
                    }
                    return []
                }
            }
            var seen: [JSONValue] = []
            for try await part in group { seen += part }
            #expect(seen.count == clients.count * rounds)
            let positions = seen.compactMap { $0["position"]?.intValue }
            #expect(positions == Array((start + 1)...(start + clients.count * rounds)))
            for client in clients {
                let own = seen.filter { $0["subject"]?["id"] == .id(client) }
                #expect(own.compactMap { $0["data"]?["revision"]?.intValue } == Array(101...(100 + rounds)))
            }
        }
    }

    @Test func `B.10 an appointment's life is told by name, one change for each transaction`() async throws {
        let stage = try await Stage()
        let clients = try await stage.business.addClients(2)
        var place = try await stage.changes().next
        func told() async throws -> [String?] {
            let page = try await stage.changes(since: place)
            place = page.next
            return page.items.map { $0["event"]?.stringValue }
        }
        let appointment = try await stage.book(at: "10:00", for: clients[0])
        #expect(
            try await told() == ["appointment.booked"],
            "and nothing of the client, whose visits it counts"
        )
        let path = "/appointments/\(appointment)"
        #expect(try await stage.book(at: "10:00", for: clients[1]) == appointment)
        #expect(try await told() == ["appointment.updated"])
        let noted = try await stage.admin.patch(path, ["note": "by the window"])
        #expect(noted.status == 200)
        let page = try await stage.changes(since: place)
        #expect(page.items.map { $0["event"] } == ["appointment.updated"])
        let text = page.items.map(\.text).joined()
        #expect(!text.contains("window"))
        place = page.next
        #expect(try await stage.admin.post("\(path)/cancel", [:]).status == 200)
        #expect(try await told() == ["appointment.cancelled"])
        try await stage.run("UPDATE attendees SET status = 'pending' WHERE client_id = \(clients[0])")
        _ = try await told()
        try await stage.run("UPDATE attendees SET status = 'approved' WHERE client_id = \(clients[0])")
        #expect(try await told() == ["appointment.approved"])
        try await stage.run("UPDATE attendees SET status = 'no_show' WHERE client_id = \(clients[0])")
        #expect(try await told() == ["appointment.no_show"])
        try await stage.run("DELETE FROM appointments")
        #expect(try await told() == ["appointment.deleted"])
    }

    @Test func `B.10 a client's life is told by name, and nothing of what it holds`() async throws {
        let stage = try await Stage()
        let start = try await stage.changes().next
        let made = try await stage.admin.post(
            "/clients",
            ["first_name": "Mercè", "last_name": "Rodoreda", "email": "merce@mail.example"]
        )
        #expect(made.status == 201, "\(made.text)")
        let id = try #require(made.json["id"]?.stringValue)
        #expect(try await stage.admin.patch("/clients/\(id)", ["first_name": "Maria"]).status == 200)
        for action in ["archive", "restore", "erase"] {
            let done = try await stage.admin.post("/clients/\(id)/\(action)")
            #expect(done.status < 300, "\(action): \(done.status) \(done.text)")
        }
        let page = try await stage.changes(since: start)
        #expect(
            page.items.map { $0["event"]?.stringValue } == [
                "client.created", "client.updated", "client.archived", "client.restored", "client.erased",
            ]
        )
        let text = page.items.map(\.text).joined()
        #expect(!text.contains("Merc") && !text.contains("Maria") && !text.contains("mail.example"))
        try await stage.run("DELETE FROM clients WHERE id = \(id)::uuid")
        #expect(try await stage.events(since: page.next) == ["client.deleted"])
    }

    @Test func `B.10 pages follow each other, and a position that leaves changes out is refused`()
        async throws
    {
        let stage = try await Stage()
        _ = try await stage.business.addClients(5)
        let first = try await stage.admin.get("/changes?limit=3")
        #expect(first.items.count == 3)
        #expect(first.json["more"] == true)
        let next = try #require(first.json["next"]?.intValue)
        let second = try await stage.admin.get("/changes?limit=3&since=\(next)")
        #expect(second.items.count == 2)
        #expect(second.json["more"] == false)
        let last = try #require(second.json["next"]?.intValue)
        #expect(try await stage.admin.get("/changes?since=\(last)").json["next"] == .int(last))
        #expect(try await stage.admin.get("/changes?since=\(last + 1)").issues == ["since": "unknown"])
        // Three of them are old by now.
        try await stage.run("UPDATE changes SET at = now() - interval '91 days' WHERE position <= \(next)")
        try await ChangeOperations.tidy(in: stage.server.scope(stage.business))
        let gone = try await stage.admin.get("/changes?since=0")
        #expect(gone.status == 409)
        #expect(gone.json["type"]?.stringValue?.hasSuffix("changes-forgotten") == true, "\(gone.text)")
        #expect(try await stage.admin.get("/changes?since=\(next)").items.count == 2)
        #expect(try await stage.admin.get("/changes").items.count == 2)
    }

    @Test func `however many look at a business, they announce the same next look`() async throws {
        let stage = try await Stage()
        let business = stage.business.business
        let now = World.system.now()
        let next = WebhookWork.nextLook(after: now, of: business)
        #expect(next > now && next.since(now) <= .seconds(15))
        #expect(WebhookWork.nextLook(after: next.adding(.milliseconds(-1)), of: business) == next)
        #expect(WebhookWork.nextLook(after: next, of: business) == next.adding(.seconds(15)))
    }

    @Test func `the wait between attempts doubles up to an hour`() {
        let backOff = WebhookBackOff()
        #expect((1...3).map { backOff.wait(after: $0) } == [.seconds(5), .seconds(10), .seconds(20)])
        #expect(backOff.wait(after: 1_000_000) == .seconds(3_600))
    }
}
