import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Time off` {
    @Test func `is asked for by employees, and decided by a manager of their branch`() async throws {
        let shop = try await Shop()
        let asked = try await shop.employee.post(
            "/time-off",
            ["starts_at": "2031-08-04", "ends_at": "2031-08-15", "reason": "Vacances"]
        )
        #expect(asked.status == 201 && asked.json["status"] == "requested")
        #expect(asked.json["starts_at"] == "2031-08-04" && asked.json["ends_at"] == "2031-08-15")
        #expect(asked.json["employee"]?["id"] == .string(shop.business.employee.id.description))
        let id = try #require(asked.json["id"]?.stringValue)
        let path = "/time-off/\(id)"
        #expect(try await shop.employee.post(path + "/approve").status == 403)
        let changed = try await shop.employee.patch(
            path,
            ["ends_at": "2031-08-13T14:30"],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.json["starts_at"] == "2031-08-04T00:00")
        #expect(changed.json["ends_at"] == "2031-08-13T14:30" && changed.json["revision"] == 2)

        let lost = try await shop.manager.post(path + "/approve", headers: ["if-match": "\"1\""])
        #expect(lost.status == 412)
        let approved = try await shop.manager.post(path + "/approve", headers: ["if-match": "\"2\""])
        #expect(approved.status == 200 && approved.json["status"] == "approved")
        #expect(approved.json["decided_by"] == .string(shop.business.manager.id.description))
        #expect(approved.json["decided_at"] != .null)
        #expect(try await shop.manager.post(path + "/approve").json["revision"] == 3)
        for refused in [
            try await shop.employee.patch(path, ["reason": .null]), try await shop.employee.delete(path),
        ] {
            #expect(refused.status == 409 && refused.problem == "time-off-decided")
        }
        #expect(try await shop.admin.post(path + "/refuse").json["status"] == "refused")
        #expect(try await shop.manager.delete(path).status == 204)
        #expect(
            try await shop.audit(id) == [
                "time_off.requested employee,ends_at,starts_at", "time_off.edited ends_at,starts_at",
                "time_off.approved status", "time_off.refused status",
                "time_off.removed employee,ends_at,starts_at",
            ]
        )
    }

    @Test func `is entered approved by who decides, and withdrawn by who asked`() async throws {
        let shop = try await Shop()
        let own = shop.business.employee.id.description
        let entered = try await shop.manager.post(
            "/time-off",
            ["employee": .string(own), "starts_at": "2031-08-04T09:00", "ends_at": "2031-08-04T11:00"]
        )
        #expect(entered.status == 201 && entered.json["status"] == "approved")
        let mine = try await shop.manager.post(
            "/time-off",
            ["starts_at": "2031-08-04", "ends_at": "2031-08-04"]
        )
        #expect(mine.json["status"] == "approved" && mine.json["ends_at"] == "2031-08-04")
        let body: JSONValue = ["starts_at": "2031-08-05", "ends_at": "2031-08-05"]
        let asked = try await shop.employee.post("/time-off", body, headers: ["idempotency-key": "a"])
        let again = try await shop.employee.post("/time-off", body, headers: ["idempotency-key": "a"])
        #expect(again.status == 201 && again.json["id"] == asked.json["id"])
        let id = try #require(asked.json["id"]?.stringValue)
        #expect(try await shop.employee.delete("/time-off/\(id)").status == 204)
        #expect(try await shop.employee.get("/time-off").total == 1)
        #expect(try await shop.manager.get("/time-off").total == 2)
        #expect(try await shop.manager.get("/time-off?employee=\(own)&status=approved").total == 1)
        #expect(try await shop.manager.get("/time-off?status=requested").total == 0)
        #expect(try await shop.manager.get("/time-off?from=2031-08-04&to=2031-08-04").total == 2)
        #expect(try await shop.manager.get("/time-off?from=2031-08-05").total == 0)
        #expect(try await shop.manager.get("/time-off?branch=harbour").total == 0)
    }

    @Test func `R-24 of others is not an employee's, of other branches not a manager's`() async throws {
        let shop = try await Shop()
        let far = try await shop.business.addMember(.employee, at: [shop.business.harbour.id])
        let near = try await shop.business.addMember(.employee, at: [shop.business.gracia.id])
        func wish(_ employee: StaffID) -> JSONValue {
            ["employee": .string(employee.description), "starts_at": "2031-08-04", "ends_at": "2031-08-04"]
        }
        #expect(try await shop.employee.post("/time-off", wish(near.id)).status == 403)
        #expect(try await shop.manager.post("/time-off", wish(far.id)).status == 422)
        #expect(try await shop.manager.post("/time-off", wish(shop.business.admin.id)).status == 422)
        let ofFar = try await shop.made("/time-off", wish(far.id))
        let ofNear = try await shop.made("/time-off", wish(near.id))
        let ofAdmin = try await shop.made("/time-off", wish(shop.business.admin.id))
        for hidden in [ofFar, ofAdmin] {
            #expect(try await shop.manager.patch("/time-off/\(hidden)", ["reason": "X"]).status == 404)
            #expect(try await shop.manager.post("/time-off/\(hidden)/refuse").status == 404)
            #expect(try await shop.manager.delete("/time-off/\(hidden)").status == 404)
        }
        #expect(try await shop.employee.patch("/time-off/\(ofNear)", ["reason": "X"]).status == 404)
        #expect(try await shop.employee.delete("/time-off/\(ofNear)").status == 404)
        #expect(try await shop.employee.get("/time-off").total == 0)
        #expect(try await shop.manager.get("/time-off").ids == [ofNear])
        #expect(try await shop.admin.get("/time-off").total == 3)
        #expect(try await shop.visitor.get("/time-off").status == 401)
        #expect(try await shop.customer().get("/time-off").status == 403)
        // Who offers something is known to all, and still not the manager's to send home.
        _ = try await shop.service("Cut", ["employees": [.string(far.id.description)]])
        #expect(try await shop.manager.post("/time-off", wish(far.id)).status == 403)
    }

    @Test(
        arguments: [
            (["starts_at": "2031-08-04T25:00", "ends_at": "2031-08-05"], ["starts_at": "invalid"]),
            (["starts_at": "2031-08-04T09:00:00+02:00", "ends_at": "2031-08-05"], ["starts_at": "invalid"]),
            (["starts_at": "2031-08-04", "ends_at": "2031-08-03"], ["ends_at": "not_after"]),
            (["starts_at": "2031-08-04T09:00", "ends_at": "2031-08-04T09:00"], ["ends_at": "not_after"]),
            (["starts_at": "2031-08-04", "ends_at": "2034-08-04"], ["ends_at": "too_long"]),
            (["ends_at": "2031-08-04", "reason": 5], ["starts_at": "required", "reason": "wrong_type"]),
            (
                ["starts_at": "2031-08-04", "ends_at": "2031-08-04", "status": "approved"],
                ["status": "unknown_field"]
            ),
        ] as [(JSONValue, [String: String])]
    )
    func `that cannot be is refused with its field`(body: JSONValue, issues: [String: String]) async throws {
        let shop = try await Shop()
        let answer = try await shop.employee.post("/time-off", body)
        #expect(answer.status == 422 && answer.issues == issues)
    }

    @Test func `B.6 is accepted over appointments to come, and tells which`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let before = try await shop.book(cut, at: "2031-03-30T00:30", minutes: 30)
        let first = try await shop.book(cut, at: "2031-03-30T10:30")
        let last = try await shop.book(cut, at: "2031-03-30T13:45", status: "held")
        // What ends when the time off begins, and what begins when it ends, is not touched.
        try await shop.book(cut, at: "2031-03-30T10:00", minutes: 30)
        try await shop.book(cut, at: "2031-03-30T14:45")
        try await shop.book(cut, at: "2031-03-30T11:30", status: "rejected")
        try await shop.book(cut, at: "2031-03-30T11:00", by: shop.business.manager.id)
        let asked = try await shop.employee.post(
            "/time-off",
            ["starts_at": "2031-03-30T10:30", "ends_at": "2031-03-30T14:45"]
        )
        #expect(asked.json["conflicts"] == [])
        let id = try #require(asked.json["id"]?.stringValue)
        let approved = try await shop.manager.post("/time-off/\(id)/approve")
        #expect(approved.json["status"] == "approved")
        #expect(
            approved.json["conflicts"] == [
                ["appointment_id": .string(first), "starts_at": "2031-03-30T10:30:00+02:00"],
                ["appointment_id": .string(last), "starts_at": "2031-03-30T13:45:00+02:00"],
            ]
        )
        // The clock goes forward that night; the day begins with midnight all the same.
        let day = try await shop.manager.patch(
            "/time-off/\(id)",
            ["starts_at": "2031-03-30", "ends_at": "2031-03-30"]
        )
        #expect(day.json["conflicts"]?.arrayValue?.count == 5)
        let earliest: JSONValue = [
            "appointment_id": .string(before), "starts_at": "2031-03-30T00:30:00+01:00",
        ]
        #expect(day.json["conflicts"]?.arrayValue?.first == earliest)
    }
}
