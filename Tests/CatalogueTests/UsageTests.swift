import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What appointments to come need stays.
@Suite struct `While appointments to come need it` {
    @Test func `a service is not archived, whether it is done by itself or as a visit`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        try await shop.book(cut, at: "2031-07-02T10:00")
        let last = try await shop.book(cut, at: "2031-07-01T10:00", status: "pending")
        try await shop.book(cut, at: "2021-07-01T10:00")
        try await shop.book(cut, at: "2031-06-01T10:00", status: "cancelled")
        let refused = try await shop.admin.delete("/services/\(cut)")
        #expect(refused.status == 409 && refused.problem == "service-in-use")
        let detail = try #require(refused.json["detail"]?.stringValue)
        #expect(detail.hasPrefix("2 appointments to come need this service"))
        #expect(detail.contains("2031-07-01T10:00:00+02:00"))

        let visit = try await shop.service("Visit", ["steps": [["service": .string(cut)]]])
        try await shop.business.withTables { transaction in
            try await transaction.execute(
                "UPDATE appointments SET visit_service_id = \(visit)::uuid WHERE id = \(last)::uuid"
            )
        }
        #expect(try await shop.admin.delete("/services/\(visit)").problem == "service-in-use")
        try await cancelAll(shop)
        #expect(try await shop.admin.delete("/services/\(visit)").status == 204)
        #expect(try await shop.admin.delete("/services/\(cut)").status == 204)
    }

    @Test func `a room is not archived`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let room = try await shop.made("/resources", ["branch": "gracia", "kind": "room", "name": "1"])
        let other = try await shop.made("/resources", ["branch": "gracia", "kind": "room", "name": "2"])
        try await shop.book(cut, at: "2031-07-01T10:00", resources: [room])
        let refused = try await shop.manager.delete("/resources/\(room)")
        #expect(refused.status == 409 && refused.problem == "resource-in-use")
        #expect(try await shop.manager.delete("/resources/\(other)").status == 204)
        try await cancelAll(shop)
        #expect(try await shop.manager.delete("/resources/\(room)").status == 204)
    }

    @Test func `nobody is taken from a service, on either way`() async throws {
        let shop = try await Shop()
        let own = shop.business.employee.id.description
        let cut = try await shop.service("Cut", ["employees": [.string(own)]])
        let wash = try await shop.service("Wash", ["employees": [.string(own)]])
        try await shop.book(cut, at: "2031-07-01T10:00")
        let ways = [
            try await shop.admin.patch("/services/\(cut)", ["employees": []]),
            try await shop.admin.patch("/employees/\(own)", ["services": []]),
            try await shop.admin.patch("/services/\(cut)", ["steps": [["service": .string(wash)]]]),
        ]
        for refused in ways {
            #expect(refused.status == 409 && refused.problem == "employee-has-appointments")
            #expect(refused.json["detail"]?.stringValue?.hasPrefix("1 appointment to come needs") == true)
        }
        let kept = try await shop.admin.patch("/employees/\(own)", ["services": [.string(cut)]])
        #expect(kept.status == 200)
        try await cancelAll(shop)
        #expect(try await shop.admin.patch("/services/\(cut)", ["employees": []]).status == 200)
    }

    @Test func `a capacity is not lowered below what is booked`() async throws {
        let shop = try await Shop()
        let yoga = try await shop.service("Yoga", ["capacity": 8])
        try await shop.book(yoga, at: "2031-07-01T10:00", seats: 5)
        try await shop.book(yoga, at: "2021-07-01T10:00", seats: 7)
        let refused = try await shop.admin.patch("/services/\(yoga)", ["capacity": 4])
        #expect(refused.status == 422 && refused.issues == ["capacity": "below_booked"])
        #expect(refused.json["detail"]?.stringValue?.contains("5 seats") == true)
        #expect(try await shop.admin.patch("/services/\(yoga)", ["capacity": 5]).status == 200)
        #expect(try await shop.admin.patch("/services/\(yoga)", ["price": 1]).status == 200)
    }

    @Test func `an employee stays, with every branch of these appointments`() async throws {
        let shop = try await Shop()
        let (gracia, harbour) = (shop.business.gracia, shop.business.harbour)
        let both = try await shop.business.addMember(.employee, at: [gracia.id, harbour.id])
        let cut = try await shop.service("Cut")
        try await shop.book(cut, at: "2031-07-01T10:00", by: both.id, branch: harbour)
        let path = "/staff/\(both.id)"
        for refused in [
            try await shop.admin.delete(path), try await shop.admin.patch(path, ["branches": ["gracia"]]),
        ] {
            #expect(refused.status == 409 && refused.problem == "employee-has-appointments")
        }
        #expect(try await shop.admin.patch(path, ["branches": ["harbour"]]).status == 200)
        #expect(try await shop.admin.patch(path, ["role": "admin"]).status == 200)
        let demoted = try await shop.admin.patch(path, ["role": "employee", "branches": ["gracia"]])
        #expect(demoted.problem == "employee-has-appointments")
        try await cancelAll(shop)
        #expect(
            try await shop.admin.patch(path, ["role": "employee", "branches": ["gracia"]]).status == 200
        )
        #expect(try await shop.admin.delete(path).status == 204)
    }

    @Test func `a branch stays open`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let harbour = shop.business.harbour
        try await shop.book(cut, at: "2031-07-01T10:00", by: shop.business.admin.id, branch: harbour)
        let refused = try await shop.admin.delete("/branches/\(harbour.id)")
        #expect(refused.status == 409 && refused.problem == "branch-in-use")
        #expect(refused.json["detail"]?.stringValue?.contains("2031-07-01T10:00:00+01:00") == true)
        try await cancelAll(shop)
        #expect(try await shop.admin.delete("/branches/\(harbour.id)").status == 204)
    }

    private func cancelAll(_ shop: Shop) async throws {
        try await shop.business.withTables { transaction in
            _ = try await transaction.execute("UPDATE attendees SET status = 'cancelled'")
        }
    }
}
