import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What the rules for clients make of bookings on every way in: staff, customer, visitor.
@Suite struct `Policies in bookings` {
    private struct Bookings {
        let site: PanelSite
        let service: TestService

        func staff(on day: Int, _ more: [String: JSONValue] = [:]) async throws -> HTTPAnswer {
            let body = try body(day).merging(more) { $1 }.merging(["client": .id(site.customer.client)]) {
                $1
            }
            return try await site.admin.post("/appointments", .object(body))
        }

        func customer(on day: Int) async throws -> HTTPAnswer {
            try await site.panel.post("/bookings", .object(body(day)))
        }

        func visitor(
            on day: Int,
            email: String? = nil,
            phone: String = "+34611222333"
        ) async throws -> HTTPAnswer {
            let client: JSONValue = [
                "first_name": "Somebody", "last_name": "Else", "phone": .string(phone),
                "email": .string(email ?? site.customer.email.uppercased()),
            ]
            let body = try body(day).merging(["client": client]) { $1 }
            return try await site.server.api(site.business).post("/bookings", .object(body))
        }

        private func body(_ day: Int) throws -> [String: JSONValue] {
            [
                "branch": "gracia", "service": .string(service.slug),
                "starts_at": site.text(try site.ten(in: day)),
            ]
        }
    }

    private func bookings(_ settings: [String: JSONValue] = [:]) async throws -> Bookings {
        let site = try await PanelSite.make(settings)
        return Bookings(site: site, service: try await site.business.addService("cut"))
    }

    private func block(_ site: PanelSite, until: String? = nil) async throws {
        let answer = try await site.admin.patch(
            "/clients/\(site.customer.client)",
            ["blocklist": ["reason": "shouting", "until": .optional(until)]]
        )
        guard answer.status == 200 else { throw TestKitError(answer.text) }
    }

    @Test func `S2-4, R-19: the blocklisted book nothing online, staff book them, what was booked stays`()
        async throws
    {
        let bookings = try await bookings()
        let before = try await bookings.customer(on: 2)
        #expect(before.status == 201, "\(before.text)")
        try await block(bookings.site)
        for answer in [try await bookings.customer(on: 3), try await bookings.visitor(on: 3)] {
            #expect(answer.status == 403 && answer.problem == "online-booking-blocked", "\(answer.text)")
            #expect(answer.json["waiting_list"] == true && answer.json["phone"] == "+34932180000")
            #expect(!answer.text.contains("shouting") && !answer.text.lowercased().contains("blocklist"))
        }
        let staff = try await bookings.staff(on: 3)
        #expect(staff.status == 201, "\(staff.text)")
        #expect(staff.json["warnings"]?.text.contains("shouting") == true)
        #expect(try await bookings.site.panel.get("/my/appointments").total == 2)
        // Somebody else books as ever.
        let other = try await bookings.visitor(on: 4, email: "other@mail.example")
        #expect(other.status == 201, "\(other.text)")
    }

    @Test func `S2-23, R-20: an unwanted service is booked by nobody, or by staff with a reason`()
        async throws
    {
        let bookings = try await bookings()
        let site = bookings.site
        let path = "/clients/\(site.customer.client)/unwanted-services"
        #expect(try await site.admin.post(path, ["service": "cut", "comment": "allergic"]).status == 201)
        for answer in [try await bookings.customer(on: 3), try await bookings.visitor(on: 3)] {
            #expect(answer.status == 403 && answer.json["waiting_list"] == false, "\(answer.text)")
            #expect(!answer.text.contains("allergic") && !answer.text.contains("unwanted"))
        }
        let refused = try await bookings.staff(on: 3, ["unwanted_reason": "she insists"])
        #expect(refused.status == 409 && refused.problem == "unwanted-service", "\(refused.text)")
        #expect(refused.json["detail"]?.stringValue?.contains("allergic") == true)
        try await site.set(["unwanted_services.staff_override": "with_reason"])
        #expect(try await bookings.staff(on: 3).problem == "unwanted-service")
        let booked = try await bookings.staff(on: 3, ["unwanted_reason": "she insists"])
        #expect(booked.status == 201, "\(booked.text)")
        let log = try await site.business.withTables { transaction in
            try await transaction.one(
                "SELECT changes::text FROM audit_log WHERE action = 'appointment.booked'"
            ) { row in try row.next(String.self) }
        }
        #expect(log.contains("she insists") && log.contains(bookings.service.id.description))
        #expect(try await site.admin.delete("\(path)/\(bookings.service.id)").status == 204)
        #expect(try await bookings.customer(on: 4).status == 201)
    }

    @Test func `B.14: limits count across customer and visitor, and let staff book`() async throws {
        let bookings = try await bookings(["booking.open_bookings_max": 2])
        #expect(try await bookings.customer(on: 2).status == 201)
        #expect(try await bookings.customer(on: 3).status == 201)
        #expect(try await bookings.customer(on: 4).problem == "online-booking-blocked")
        #expect(try await bookings.visitor(on: 4).problem == "online-booking-blocked")
        #expect(try await bookings.staff(on: 4).status == 201)
        let own = try await bookings.site.panel.get("/my/appointments").ids
        #expect(try await bookings.site.panel.post("/my/appointments/\(own[0])/cancel").status == 200)
        #expect(try await bookings.customer(on: 5).status == 201)
    }

    @Test func `B.14: of many bookings at the same moment only as many come through as may`() async throws {
        let bookings = try await bookings(["booking.open_bookings_max": 2])
        let answers = try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
            for day in 2..<10 { group.addTask { try await bookings.customer(on: day) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0.status == 201 } == 2)
        #expect(answers.count { $0.problem == "online-booking-blocked" } == 6)
    }

    @Test func `B.14: no-shows lead to approval and then to the waiting list`() async throws {
        let bookings = try await bookings([
            "booking.no_show_approval": 1, "booking.no_show_waiting_list": 2,
        ])
        let site = bookings.site
        _ = try await site.addOwn(in: -10, status: "no_show")
        let pending = try await bookings.customer(on: 2)
        #expect(pending.status == 201 && pending.json["status"] == "pending", "\(pending.text)")
        _ = try await site.addOwn(in: -11, status: "no_show")
        let waiting = try await bookings.customer(on: 3)
        #expect(waiting.status == 403 && waiting.json["waiting_list"] == true, "\(waiting.text)")
        let staff = try await bookings.staff(on: 4)
        #expect(staff.json["warnings"]?.text.contains("2 no-shows") == true, "\(staff.text)")
    }
}
