import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// The services that a client is not to get, as staff keep them (S2-22).
@Suite struct `Unwanted services` {
    private struct Site {
        let server: TestServer
        let business: TestBusiness
        let admin: HTTPClient
        let client: ClientID
        let cut: TestService

        var path: String { "/clients/\(client)/unwanted-services" }
    }

    private func site() async throws -> Site {
        let server = try await TestServer.shared()
        let business = try await server.business()
        return Site(
            server: server,
            business: business,
            admin: try await server.api(business, as: .admin),
            client: try await business.addClients(1)[0],
            cut: try await business.addService("cut")
        )
    }

    @Test func `S2-22: are added with a comment, changed, listed by name and removed`() async throws {
        let site = try await site()
        let dye = try await site.business.addService("dye")
        let added = try await site.admin.post(site.path, ["service": "dye", "comment": "allergic"])
        #expect(added.status == 201)
        #expect(added.json["service"]?["id"] == .id(dye.id))
        #expect(added.json["created_by"] == .id(site.business.admin.id))
        #expect(added.header("location")?.hasSuffix("\(site.path)/\(dye.id)") == true)
        // The comment may be left out, and a service is named by slug or id.
        let second = try await site.admin.post(site.path, ["service": .id(site.cut.id)])
        #expect(second.status == 201 && second.json["comment"] == .null)
        let list = try await site.admin.get(site.path)
        #expect(list.total == 2)
        #expect(list.items.compactMap { $0["service"]?["slug"]?.stringValue } == ["cut", "dye"])
        let change = try await site.admin.patch("\(site.path)/\(dye.id)", ["comment": "asked not to"])
        #expect(change.json["comment"] == "asked not to")
        #expect(try await site.admin.delete("\(site.path)/\(dye.id)").status == 204)
        #expect(try await site.admin.get(site.path).total == 1)
        #expect(try await site.admin.delete("\(site.path)/\(dye.id)").status == 404)
    }

    @Test func `S2-22: are paged`() async throws {
        let site = try await site()
        for slug in ["a", "b", "c"] {
            _ = try await site.business.addService(slug)
            #expect(try await site.admin.post(site.path, ["service": .string(slug)]).status == 201)
        }
        let first = try await site.admin.get("\(site.path)?limit=2")
        let next = try #require(first.json["next"]?.stringValue)
        let second = try await site.admin.get("\(site.path)?limit=2&cursor=\(next)")
        #expect(first.items.count == 2 && second.items.count == 1)
        #expect(second.items[0]["service"]?["slug"] == "c")
        #expect(second.json["next"] == .null && second.total == 3)
        #expect(try await site.admin.get("\(site.path)?cursor=nonsense").status == 422)
    }

    @Test func `the same one twice, an unknown one and none at all are refused`() async throws {
        let site = try await site()
        #expect(try await site.admin.post(site.path, ["service": "cut"]).status == 201)
        #expect(try await site.admin.post(site.path, ["service": "cut"]).problem == "already-unwanted")
        let unknown = try await site.admin.post(site.path, ["service": "no-such-service"])
        #expect(unknown.issues == ["service": "unknown"])
        #expect(try await site.admin.post(site.path, [:]).issues == ["service": "required"])
        let long = try await site.admin.post(
            site.path,
            ["service": "cut", "comment": .string(String(repeating: "x", count: 2_001)), "more": 1]
        )
        #expect(long.issues == ["comment": "too_long", "more": "unknown_field"])
        #expect(
            try await site.admin.get("/clients/\(ClientID.make(.system))/unwanted-services").status == 404
        )
    }

    @Test func `one key adds one entry, and an edit of another revision is refused`() async throws {
        let site = try await site()
        let key = ["idempotency-key": "once"]
        let first = try await site.admin.post(site.path, ["service": "cut"], headers: key)
        let again = try await site.admin.post(site.path, ["service": "cut"], headers: key)
        #expect(first.status == 201 && again.status == 201 && first.json == again.json)
        let path = "\(site.path)/\(site.cut.id)"
        let wrong = try await site.admin.patch(path, ["comment": "x"], headers: ["if-match": "\"7\""])
        #expect(wrong.status == 412)
        #expect(try await site.admin.delete(path, headers: ["if-match": "\"7\""]).status == 412)
        let right = try await site.admin.patch(path, ["comment": "x"], headers: ["if-match": "\"1\""])
        #expect(right.status == 200 && right.header("etag") == "\"2\"")
    }

    @Test func `reach as far as the clients do: not another branch's, not another employee's`() async throws {
        let site = try await site()
        let far = try await site.business.addClients(1, at: site.business.harbour)[0]
        let manager = try await site.server.api(site.business, as: .manager)
        let employee = try await site.server.api(site.business, as: .employee)
        #expect(try await manager.post(site.path, ["service": "cut"]).status == 201)
        let elsewhere = "/clients/\(far)/unwanted-services"
        #expect(try await manager.get(elsewhere).status == 404)
        #expect(try await manager.post(elsewhere, ["service": "cut"]).status == 404)
        // An employee's own clients are those registered or served by the employee.
        #expect(try await employee.get(site.path).status == 404)
        #expect(try await employee.delete("\(site.path)/\(site.cut.id)").status == 404)
        try await site.business.addPastAppointment(of: site.client)
        #expect(try await employee.get(site.path).total == 1)
        #expect(try await employee.delete("\(site.path)/\(site.cut.id)").status == 204)
        #expect(try await site.server.api(site.business).get(site.path).status == 401)
    }

    @Test func `the log knows the service, and no word of the comment`() async throws {
        let site = try await site()
        _ = try await site.admin.post(site.path, ["service": "cut", "comment": "whispering"])
        _ = try await site.admin.patch("\(site.path)/\(site.cut.id)", ["comment": "mumbling"])
        _ = try await site.admin.delete("\(site.path)/\(site.cut.id)")
        let log = try await site.business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT action || ' ' || changes::text
                FROM audit_log
                WHERE action LIKE 'client.unwanted%' AND subject_id = \(site.client)
                ORDER BY id
                """
            ) { row in try row.next(String.self) }
        }
        #expect(log.count == 3)
        #expect(log.allSatisfy { $0.contains(site.cut.id.description) })
        #expect(!log.joined().contains("whispering") && !log.joined().contains("mumbling"))
    }

    @Test func `an erased client's are gone and stay so`() async throws {
        let site = try await site()
        _ = try await site.admin.post(site.path, ["service": "cut", "comment": "whispering"])
        #expect(try await site.admin.post("/clients/\(site.client)/erase").status == 200)
        #expect(try await site.admin.get(site.path).total == 0)
        #expect(try await site.admin.post(site.path, ["service": "cut"]).problem == "client-erased")
    }
}
