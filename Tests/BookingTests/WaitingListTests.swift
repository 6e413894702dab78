import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Joining the waiting list, looking at it and leaving it.
@Suite struct `The waiting list` {
    @Test func `B.4: customers wait for themselves, staff put a client on the list`() async throws {
        let here = try await WaitingSite.make()
        let site = here.site
        let own = try await site.panel.post(
            "/waiting-list",
            here.body(["from_time": "09:30", "until_time": "24:00", "note": "after work"])
        )
        #expect(own.status == 201, "\(own.text)")
        #expect(own.json["from_time"] == "09:30" && own.json["until_time"] == "24:00")
        #expect(own.json["client"] == nil && own.json["priority"] == nil)
        // Whom a customer names is not asked.
        let other = try await site.another("other")
        let named = try await site.panel.post("/waiting-list", here.body(["client": .id(other.client)]))
        #expect(named.status == 422 && named.issues == ["client": "unknown_field"])
        // Visitors say who they are, and become clients who are known the next time.
        let visitors = site.server.api(site.business)
        let nobody = try await visitors.post("/waiting-list", here.body())
        #expect(nobody.status == 422 && nobody.issues == ["client": "required"], "\(nobody.text)")
        let vera: JSONValue = [
            "first_name": "Vera", "last_name": "Vila", "email": "vera@mail.example", "phone": "+34600111222",
        ]
        for _ in 0..<2 {
            let visited = try await visitors.post("/waiting-list", here.body(["client": vera]))
            #expect(visited.status == 201, "\(visited.text)")
            #expect(visited.json["client"] == nil && visited.json["note"] == nil)
        }
        #expect(try await site.admin.get("/clients?search=vera@mail.example").json["total"] == 1)
        #expect(try await site.admin.get("/waiting-list").json["total"] == 3)
        try await here.run("DELETE FROM waiting_list WHERE client_id <> \(site.customer.client)")
        let employee = try await site.server.api(site.business, as: .employee)
        #expect(try await employee.post("/waiting-list", here.body()).status == 403)

        let manager = try await site.server.api(site.business, as: .manager)
        let put = try await manager.post(
            "/waiting-list",
            here.body(["client": .id(other.client), "priority": 7, "note": "knows the owner"])
        )
        #expect(put.status == 201, "\(put.text)")
        #expect(put.json["client"]?["id"] == .id(other.client))
        let elsewhere = try await manager.post(
            "/waiting-list",
            here.body(["client": .id(other.client), "branch": "harbour"])
        )
        #expect(elsewhere.status == 403)
        let listed = try await manager.get("/waiting-list?branch=gracia&service=cut&limit=1")
        #expect(listed.items.map { $0["priority"] } == [7])
        #expect(listed.json["total"] == 2)
        let next = try #require(listed.json["next"]?.stringValue)
        let rest = try await manager.get("/waiting-list?branch=gracia&service=cut&limit=1&cursor=\(next)")
        #expect(rest.items.map { $0["id"] } == [own.json["id"]])
        #expect(rest.json["next"] == .null)
        let mine = try await site.panel.get("/my/waiting-list")
        #expect(mine.items.map { $0["id"] } == [own.json["id"]])
        let events = try await site.business.withTables { transaction in
            try await transaction.one(
                "SELECT count(*) FROM notifications WHERE event = 'waiting_list.joined'"
            ) { try $0.next(Int.self) }
        }
        #expect(events == 4)
    }

    @Test func `B.4: what is wrong is said, all at once`() async throws {
        let here = try await WaitingSite.make()
        let cases: [([String: JSONValue], [String: String])] = [
            (["first_day": .string(try here.day(-1))], ["first_day": "in_past"]),
            (
                ["first_day": .string(try here.day(-2)), "last_day": .string(try here.day(-1))],
                ["last_day": "in_past"]
            ),
            (["last_day": .string(try here.day(0))], ["last_day": "out_of_order"]),
            (["last_day": .string(try here.day(400))], ["last_day": "too_long"]),
            (["from_time": "12:00", "until_time": "12:00"], ["until_time": "out_of_order"]),
            (
                ["from_time": "9:30", "until_time": "25:00"],
                ["from_time": "invalid", "until_time": "invalid"]
            ),
            (["service": "nothing"], ["service": "unknown"]),
            (["branch": "nowhere"], ["branch": "unknown"]),
            (["seats": 2], ["seats": "too_many_seats"]),
            (["employee": .id(here.site.business.admin.id)], ["employee": "employee_not_offering"]),
            (["priority": 1], ["priority": "unknown_field"]),
        ]
        for (fields, issues) in cases {
            let answer = try await here.site.panel.post("/waiting-list", here.body(fields))
            #expect(answer.status == 422 && answer.issues == issues, "\(fields): \(answer.text)")
        }
        for _ in 0..<20 {
            #expect(try await here.site.panel.post("/waiting-list", here.body()).status == 201)
        }
        let many = try await here.site.panel.post("/waiting-list", here.body())
        #expect(many.status == 409 && many.problem == "too-many-entries")
        try await here.site.set(["waiting_list.enabled": false])
        let other = try await here.site.another("other")
        let closed = try await other.panel.post("/waiting-list", here.body())
        #expect(closed.status == 409 && closed.problem == "waiting-list-closed", "\(closed.text)")
    }

    @Test func `B.4: who leaves the list gives a held time to the next`() async throws {
        let here = try await WaitingSite.make()
        let (first, second) = (try await here.waiter("first"), try await here.waiter("second"))
        try await here.cancel(here.booked())
        #expect(try await here.offer(first) != nil)
        #expect(try await second.panel.send("DELETE", "/my/waiting-list/\(first.entry)").status == 404)
        #expect(try await first.panel.send("DELETE", "/my/waiting-list/\(first.entry)").status == 204)
        #expect(try await here.state(first) == "withdrawn")
        #expect(try await here.offer(second) != nil)
        let again = try await first.panel.send("DELETE", "/my/waiting-list/\(first.entry)")
        #expect(again.status == 409 && again.problem == "waiting-ended")
        #expect(try await here.site.admin.send("DELETE", "/waiting-list/\(second.entry)").status == 204)
        #expect(try await here.seats(at: here.site.ten(in: 3)).isEmpty)
    }

    @Test func `B.4: an entry whose days have passed expires by itself`() async throws {
        let here = try await WaitingSite.make()
        let (old, new) = (try await here.waiter("old"), try await here.waiter("new"))
        try await here.run(
            """
            UPDATE waiting_list
            SET first_day = current_date - 9, last_day = current_date - 2
            WHERE id = \(old.entry)
            """
        )
        try await here.letOffersEnd(at: World.system.now())
        try await eventually("it is over") { try await here.state(old) == "expired" }
        #expect(try await here.state(new) == "waiting")
    }

    @Test func `B.4: staff change what they noted, and nobody overwrites what was not seen`() async throws {
        let here = try await WaitingSite.make()
        let anna = try await here.waiter("anna")
        let path = "/waiting-list/\(anna.entry)"
        let before = try await here.site.admin.get(path)
        let tag = try #require(before.header("etag"))
        let change: JSONValue = ["note": "prefers mornings", "until_time": "12:00", "priority": -3]
        let first = try await here.site.admin.send(
            "PATCH",
            path,
            headers: ["if-match": tag],
            body: .json(change)
        )
        #expect(first.status == 200, "\(first.text)")
        #expect(first.json["until_time"] == "12:00" && first.json["priority"] == -3)
        let second = try await here.site.admin.send(
            "PATCH",
            path,
            headers: ["if-match": tag],
            body: .json(change)
        )
        #expect(second.status == 412)
        let bad = try await here.site.admin.patch(path, ["from_time": "13:00"])
        #expect(bad.status == 422 && bad.issues == ["until_time": "out_of_order"])
        let audit = try await here.site.business.withTables { transaction in
            try await transaction.one(
                "SELECT changes::text FROM audit_log WHERE action = 'waiting_list.edited'"
            ) { try $0.next(String.self) }
        }
        #expect(audit.contains("prefers mornings") && audit.contains("-3"))
    }
}
