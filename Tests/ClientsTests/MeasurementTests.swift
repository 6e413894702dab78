import Core
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `Heights and weights` {
    @Test func `S2-3, R-18: a weight that is changed is a measurement of now, and the newest is shown`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add(["weight_kg": 70])
        #expect(
            try await admin.patch("/clients/\(id)", ["weight_kg": .number("70.5")]).json["weight_kg"]
                == .number("70.5")
        )
        #expect(
            try await admin.patch("/clients/\(id)", ["weight_kg": .number("70.50")]).json["revision"] == 2
        )
        let list = try await admin.get("/clients/\(id)/measurements")
        #expect(list.total == 2)
        #expect(list.items.map { $0["value"] } == [.number("70.5"), 70])
        #expect(list.items.map { $0["unit"] } == ["kg", "kg"])
        #expect(list.items[0]["taken_by"] == .string(site.business.admin.id.description))
    }

    @Test
    func
        `R-18: an older measurement joins the history without being shown, removing the newest shows the one before`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add(["height_cm": 180])
        let old = try await admin.post(
            "/clients/\(id)/measurements",
            ["kind": "height", "value": 150, "taken_at": "2010-05-01T10:00:00+02:00"]
        )
        #expect(old.status == 201)
        #expect(old.json["taken_at"] == "2010-05-01T08:00:00Z")
        let client = try await admin.get("/clients/\(id)")
        #expect(client.json["height_cm"] == 180)
        #expect(client.header("etag") == "\"2\"")
        let newest = try #require(try await admin.get("/clients/\(id)/measurements").ids.first)
        #expect(try await admin.delete("/clients/\(id)/measurements/\(newest)").status == 204)
        #expect(try await admin.delete("/clients/\(id)/measurements/\(newest)").status == 404)
        #expect(try await admin.get("/clients/\(id)").json["height_cm"] == 150)
        #expect(try await admin.patch("/clients/\(id)", ["height_cm": nil]).json["height_cm"] == .null)
        #expect(try await admin.get("/clients/\(id)/measurements").total == 0)
    }

    @Test func `they are paged newest first, by kind if wanted, and none of another client is touched`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let (id, other) = try await (admin.add(), admin.add())
        for day in 1...5 {
            let body: JSONValue = [
                "kind": day % 2 == 0 ? "height" : "weight", "value": .int(100 + day),
                "taken_at": .string("2020-01-0\(day)T00:00:00Z"),
            ]
            #expect(try await admin.post("/clients/\(id)/measurements", body).status == 201)
        }
        let page = try await admin.get("/clients/\(id)/measurements?limit=2")
        #expect(page.items.map { $0["value"]?.intValue } == [105, 104])
        #expect(page.total == 5)
        let cursor = try #require(page.json["next"]?.stringValue)
        let next = try await admin.get("/clients/\(id)/measurements?limit=3&cursor=\(cursor)")
        #expect(next.items.map { $0["value"]?.intValue } == [103, 102, 101])
        #expect(next.json["next"] == .null)
        #expect(try await admin.get("/clients/\(id)/measurements?kind=height").total == 2)
        #expect(
            try await admin.get("/clients/\(other)/measurements?cursor=\(cursor)").issues == [
                "cursor": "invalid"
            ]
        )
        #expect(try await admin.get("/clients/\(other)/measurements").total == 0)
        #expect(try await admin.delete("/clients/\(other)/measurements/\(page.ids[0])").status == 404)
        #expect(try await admin.get("/clients/\(ClientID.make(.system))/measurements").status == 404)
    }

    @Test func `R-18: what nobody can measure, or not yet, is refused with every fault`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        let path = "/clients/\(id)/measurements"
        #expect(try await admin.post(path, [:]).issues == ["kind": "required", "value": "required"])
        #expect(
            try await admin.post(
                path,
                ["kind": "weight", "value": 501, "taken_at": "2999-01-01T00:00:00Z", "unit": "lb"]
            ).issues
                == ["value": "out_of_range", "taken_at": "in_future", "unit": "unknown_field"]
        )
        #expect(
            try await admin.post(path, ["kind": "shoe", "value": 42]).issues == ["kind": "invalid_choice"]
        )
    }

    @Test func `the same measurement sent twice with one key is taken once`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        let body: JSONValue = ["kind": "weight", "value": 70]
        let first = try await admin.post(
            "/clients/\(id)/measurements",
            body,
            headers: ["idempotency-key": "k"]
        )
        let second = try await admin.post(
            "/clients/\(id)/measurements",
            body,
            headers: ["idempotency-key": "k"]
        )
        #expect(first.json["id"] == second.json["id"])
        #expect(try await admin.get("/clients/\(id)/measurements").total == 1)
    }
}

@Suite struct `What happened to a client` {
    @Test func `B.11: the history says who changed which fields from what to what, newest first`()
        async throws
    {
        let site = try await ClientSite.make()
        let (admin, manager) = try await (site.client(.admin), site.client(.manager))
        let id = try await manager.add()
        _ = try await admin.patch("/clients/\(id)", ["email": "new@mail.example", "marked": true])
        _ = try await manager.delete("/clients/\(id)")
        _ = try await admin.post("/clients/\(id)/restore")
        let history = try await manager.get("/clients/\(id)/history")
        #expect(history.status == 200)
        #expect(history.total == 4)
        #expect(
            history.items.map { $0["action"] } == [
                "client.restored", "client.archived", "client.edited", "client.created",
            ]
        )
        let edit = history.items[2]
        #expect(
            edit["changes"] == [
                "email": ["anna@mail.example", "new@mail.example"], "marked": [false, true],
            ]
        )
        #expect(
            edit["actor"] == [
                "kind": "staff", "id": .string(site.business.admin.id.description), "name": "Test admin",
            ]
        )
        #expect(edit["channel"] == "api")
        #expect(history.items[3]["actor"]?["name"] == "Test manager")
        #expect(history.items[1]["changes"]?["archived_at"]?.arrayValue?.first == .null)
    }

    @Test func `B.11: it is paged, and a change that changes nothing is not in it`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let (id, other) = try await (admin.add(), admin.add())
        for number in 1...5 {
            _ = try await admin.patch("/clients/\(id)", ["note": .string("\(number)")])
            _ = try await admin.patch("/clients/\(id)", ["note": .string("\(number)")])
        }
        var seen: [JSONValue?] = []
        var cursor = ""
        repeat {
            let page = try await admin.get("/clients/\(id)/history?limit=4\(cursor)")
            #expect(page.total == 6)
            seen += page.items.map { $0["id"] }
            cursor = page.json["next"]?.stringValue.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        #expect(Set(seen).count == 6)
        #expect(seen.count == 6)
        #expect(try await admin.get("/clients/\(other)/history?cursor=x").issues == ["cursor": "invalid"])
        #expect(try await admin.get("/clients/\(other)/history").total == 1)
    }

    @Test func `B.11: what clients change themselves is in it under their name`() async throws {
        let site = try await ClientSite.make()
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        let panel = try await site.client(for: customer.account)
        #expect(try await panel.patch("/my/profile", ["phone": "+34932180000"]).status == 200)
        let entry = try #require(
            try await site.client(.admin).get("/clients/\(customer.client)/history").items.first
        )
        #expect(entry["actor"]?["kind"] == "customer")
        #expect(entry["actor"]?["name"] == "Test customer")
        #expect(entry["changes"] == ["phone": [nil, "+34932180000"]])
    }
}
