import Core
import Postgres
import ServerKit
import TestKit
import Testing

/// What visitors and customers book for themselves.
@Suite struct `Booking online` {
    @Test func `S3-10 S4-1 S0-22 a first booking makes the client, the login and the appointment`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let answer = try await site.visitor.post("/bookings", site.booking(cut, at: site.time("10:00")))
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer.json.word("status") == "approved")
        #expect(answer.json["employee"]?.id == site.business.employee.id.description)
        #expect(answer.json["price"]?.intValue == 3_000)
        let client = try await site.staff().get("/clients?search=anna")
        #expect(client.total == 1)
        #expect(client.items.first?["login_allowed"]?.boolValue == true)
        #expect(client.items.first?["next_appointment_at"] != .null)
        #expect(client.items.first?["last_appointment_at"] == .null)
        #expect(
            try await site.events(answer.json.id) == [
                "appointment.booked client", "appointment.booked staff",
            ]
        )
        #expect(try await site.audited(answer.json.id) == ["appointment.booked"])
    }

    @Test func `S0-21 a visitor must give an email where a login is made of it, and only there`() async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let nameless: JSONValue = ["first_name": "Anna", "last_name": "Serra"]
        let refused = try await site.visitor.post(
            "/bookings",
            site.booking(cut, at: site.time("10:00"), ["client": nameless])
        )
        #expect(refused.status == 422)
        #expect(refused.issues == ["client.email": "required"])
        let other = try await AppointmentSite.make([
            "panel.auto_grant_on_first_booking": false, "clients.required.email": false,
        ])
        let wash = try await other.business.addService("wash")
        let taken = try await other.visitor.post(
            "/bookings",
            other.booking(wash, at: other.time("10:00"), ["client": nameless])
        )
        #expect(taken.status == 201, "\(taken.text)")
        #expect(
            try await other.value("SELECT count(*) FROM accounts WHERE audience = 'customer'", as: Int.self)
                == 0
        )
    }

    @Test
    func
        `B.2 S0-22 the same person is one client, another with the same email is not, and nobody is renamed`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        func book(_ clock: String, _ name: String) async throws -> JSONValue {
            let body = site.booking(cut, at: site.time(clock), name: name, email: "Family@Mail.example")
            let answer = try await site.visitor.post("/bookings", body)
            #expect(answer.status == 201, "\(answer.text)")
            return answer.json
        }
        let first = try await book("10:00", "Anna")
        let again = try await book("11:00", "ÀNNA")
        let sister = try await book("12:00", "Berta")
        #expect(first["client_number"] == again["client_number"])
        #expect(first["client_number"] != sister["client_number"])
        let clients = try await site.staff().get("/clients?search=family&sort=created_at")
        #expect(clients.names == ["Anna Serra", "Berta Serra"])
        // One login for the address; the other client has none, and that is no error.
        #expect(clients.items.map { $0["login_allowed"] } == [true, false])
    }

    @Test func `B.2 an archived client who books comes back`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        _ = try await site.visitor.post("/bookings", site.booking(cut, at: site.time("10:00")))
        try await site.run("UPDATE clients SET archived_at = now()")
        let again = try await site.visitor.post("/bookings", site.booking(cut, at: site.time("11:00")))
        #expect(again.status == 201, "\(again.text)")
        #expect(try await site.staff().get("/clients").total == 1)
        #expect(
            try await site.value(
                "SELECT count(*) FROM audit_log WHERE action = 'client.restored'",
                as: Int.self
            ) == 1
        )
    }

    @Test func `a customer who signed in books for themself and sends no client`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let customer = try await site.business.addCustomer(email: "carla@mail.example")
        let client = try await site.visitor.with(token: site.business.token(for: customer.account))
        let refused = try await client.post("/bookings", site.booking(cut, at: site.time("10:00")))
        #expect(refused.status == 422)
        #expect(refused.issues["client"] == "signed_in")
        let body = site.booking(cut, at: site.time("10:00"), ["client": .null])
        let booked = try await client.post("/bookings", body)
        #expect(booked.status == 201, "\(booked.text)")
        #expect(
            try await site.value("SELECT client_id FROM attendees", as: ClientID.self) == customer.client
        )
        let staff = try await site.staff().post("/bookings", body)
        #expect(staff.status == 422)
    }

    @Test func `where bookings need approval they wait for staff, who approve or refuse`() async throws {
        let site = try await AppointmentSite.make(["booking.approval": "manual"])
        let cut = try await site.business.addService("cut")
        let staff = try await site.staff(.manager)
        let first = try await site.visitor.post("/bookings", site.booking(cut, at: site.time("10:00"))).json
        let second = try await site.visitor.post("/bookings", site.booking(cut, at: site.time("11:00"))).json
        #expect(first.word("status") == "pending")
        #expect(try await site.events(first.id).first == "appointment.requested client")
        #expect(
            try await site.visitor.post("/bookings", site.booking(cut, at: site.time("10:00"))).status == 409
        )
        let approved = try await staff.post("/appointments/\(first.id)/approve", [:])
        #expect(approved.json.word("status") == "approved")
        let rejected = try await staff.post("/appointments/\(second.id)/reject", ["reason": "away"])
        #expect(rejected.json.word("status") == "rejected")
        #expect(rejected.json.attendees.first?.word("end_reason") == "away")
        let late = try await staff.post("/appointments/\(second.id)/reject", [:])
        #expect(late.status == 409)
        #expect(late.reason == "rejected")
        #expect(
            try await site.visitor.post("/bookings", site.booking(cut, at: site.time("11:00"))).status == 201
        )
    }

    @Test func `the same Idempotency-Key books once, and another wish under it is refused`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let body = site.booking(cut, at: site.time("10:00"))
        let key = ["idempotency-key": "one wish"]
        let first = try await site.visitor.post("/bookings", body, headers: key)
        let again = try await site.visitor.post("/bookings", body, headers: key)
        #expect(first.status == 201)
        #expect(again.status == 201)
        #expect(first.json == again.json)
        let other = site.booking(cut, at: site.time("11:00"))
        #expect(
            try await site.visitor.post("/bookings", other, headers: key).problem == "idempotency-key-reused"
        )
    }

    @Test func `bad input is refused with its reason, and nothing is left half done`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let colour = try await site.business.addService("colour", by: [site.business.admin.id])
        let cases: [(JSONValue, Int, String)] = [
            (site.booking(cut, at: site.time("10:07")), 422, "off_grid"),
            (site.booking(cut, at: site.time("10:00:30")), 422, "off_grid"),
            (site.booking(cut, at: site.time("05:00")), 422, "outside_branch_hours"),
            (site.booking(cut, at: site.time("14:30")), 422, "break"),
            (site.booking(cut, at: site.time("10:00", in: -3)), 422, "in_past"),
            (site.booking(cut, at: "2027-03-28T02:30"), 422, "nonexistent_time"),
            (site.booking(cut, at: "2027-03-28T02:30:00+01:00"), 422, "nonexistent_time"),
            (site.booking(cut, at: "2027-10-31T02:30"), 422, "ambiguous_time"),
            (
                site.booking(colour, at: site.time("10:00"), ["employee": .id(site.business.employee.id)]),
                422, "employee_not_offering"
            ),
            (site.booking(cut, at: site.time("10:00"), ["seats": 2]), 422, "too_many_seats"),
        ]
        for (body, status, reason) in cases {
            let answer = try await site.visitor.post("/bookings", body)
            #expect(answer.status == status, "\(reason): \(answer.text)")
            #expect(answer.reason == reason, "\(answer.text)")
        }
        #expect(try await site.value("SELECT count(*) FROM clients", as: Int.self) == 0)
        #expect(try await site.value("SELECT count(*) FROM appointments", as: Int.self) == 0)
        #expect(try await site.value("SELECT count(*) FROM notifications", as: Int.self) == 0)
        let none: [String: JSONValue] = ["service": .id(ServiceID.make(.system))]
        let unknown = site.booking(cut, at: site.time("10:00"), none)
        #expect(try await site.visitor.post("/bookings", unknown).status == 404)
    }
}
