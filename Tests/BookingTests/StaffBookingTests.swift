import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What staff book.
@Suite struct `Booking by staff` {
    @Test func `books for a client outside of the grid, and for a new one, as one wish`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(1)
        let staff = try await site.staff(.manager)
        let body = site.appointment(cut, at: site.time("10:07"), for: clients[0], ["note": "by the window"])
        let key = ["idempotency-key": "once"]
        let answer = try await staff.post("/appointments", body, headers: key)
        #expect(answer.status == 201, "\(answer.text)")
        let first = try #require(answer.json["appointments"]?.arrayValue?.first)
        #expect(first.word("note") == "by the window")
        #expect(first["currency"] == "EUR")
        #expect(first.attendees.first?["client"]?.id == clients[0].description)
        #expect(answer.header("location")?.hasSuffix("/appointments/\(first.id)") == true)
        #expect(try await staff.post("/appointments", body, headers: key).json.id == first.id)
        let person: JSONValue = [
            "first_name": "Nou", "last_name": "Client", "email": "nou@mail.example",
        ]
        let new = try await staff.post(
            "/appointments",
            site.appointment(cut, at: site.time("12:00"), ["new_client": person])
        )
        #expect(new.status == 201, "\(new.text)")
        #expect(try await staff.get("/clients?search=nou").items.first?["next_appointment_at"] != .null)
        let taken = site.appointment(cut, at: site.time("10:30"), for: clients[0])
        let refused = try await staff.post("/appointments", taken)
        #expect(refused.status == 409)
        #expect(refused.problem == "slot-taken")
        #expect(refused.reason == "busy")
    }

    @Test func `R-24 reaches as far as the role does, and what lies outside is not there`() async throws {
        let site = try await AppointmentSite.make()
        let other = try await site.business.addMember(.employee, at: [site.business.gracia.id])
        let employees = [site.business.employee.id, other.id, site.business.admin.id]
        let cut = try await site.business.addService("cut", by: employees)
        let clients = try await site.business.addClients(3)
        func named(_ id: StaffID) -> [String: JSONValue] { ["employee": .id(id)] }
        let own = try await site.book(cut, at: site.time("10:00"), for: clients[0], named(employees[0]))
        let his = try await site.book(cut, at: site.time("10:00"), for: clients[1], named(other.id))
        let far = try await site.book(
            cut,
            at: site.time("10:00"),
            for: clients[2],
            ["branch": "harbour", "employee": .id(site.business.admin.id)]
        )
        #expect(try await site.staff().get("/appointments").total == 3)
        #expect(Set(try await site.staff(.manager).get("/appointments").ids) == [own.id, his.id])
        let employee = try await site.staff(.employee)
        #expect(try await employee.get("/appointments").ids == [own.id])
        #expect(try await employee.get("/appointments/\(his.id)").status == 404)
        #expect(try await employee.post("/appointments/\(his.id)/cancel", [:]).status == 404)
        let away: JSONValue = ["starts_at": .string(site.time("12:00"))]
        #expect(try await employee.post("/appointments/\(his.id)/reschedule", away).status == 404)
        #expect(try await site.staff(.manager).post("/appointments/\(far.id)/cancel", [:]).status == 404)
        // An employee books for nobody but themself, and gives nothing away.
        let body = site.appointment(cut, at: site.time("12:00"), for: clients[0], named(other.id))
        #expect(try await employee.post("/appointments", body).status == 403)
        let gift = try await employee.patch("/appointments/\(own.id)", ["employee": .id(other.id)])
        #expect(gift.status == 403)
        let unnamed = site.appointment(cut, at: site.time("12:00"), for: clients[0])
        let booked = try await employee.post("/appointments", unnamed)
        #expect(booked.status == 201, "\(booked.text)")
        #expect(
            booked.json["appointments"]?.arrayValue?.first?["employee"]?.id
                == site.business.employee.id.description
        )
    }

    @Test func `lists by day, employee, service, client and status, page by page`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(2)
        var ids: [String] = []
        for (index, clock) in ["09:00", "10:00", "11:00", "12:00"].enumerated() {
            ids.append(try await site.book(cut, at: site.time(clock), for: clients[index % 2]).id)
        }
        let staff = try await site.staff()
        _ = try await staff.post("/appointments/\(ids[3])/cancel", [:])
        #expect(try await staff.get("/appointments").ids == Array(ids.prefix(3)))
        #expect(try await staff.get("/appointments?include_cancelled=true&order=desc").ids == ids.reversed())
        #expect(try await staff.get("/appointments?status=cancelled").ids == [ids[3]])
        #expect(try await staff.get("/appointments?client=\(clients[1])").ids == [ids[1]])
        #expect(try await staff.get("/appointments?service=\(cut.id)").total == 3)
        #expect(try await staff.get("/appointments?employee=\(site.business.admin.id)").total == 0)
        #expect(try await staff.get("/appointments?from=\(site.day(8))T00:00:00Z").total == 0)
        #expect(try await staff.get("/appointments?to=\(site.day(8))T00:00:00Z").total == 3)
        let page = try await staff.get("/appointments?limit=2")
        #expect(page.ids == Array(ids.prefix(2)))
        let next = try #require(page.json.word("next"))
        #expect(try await staff.get("/appointments?limit=2&cursor=\(next)").ids == [ids[2]])
        #expect(try await staff.get("/appointments?cursor=\(next)&status=approved").status == 422)
    }

    @Test func `B.1 an override is visible, reasoned and audited, and overlaps only what is really there`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(3)
        _ = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        func body(_ start: String, _ client: Int) -> JSONValue {
            site.appointment(
                cut,
                at: start,
                for: clients[client],
                ["employee": .id(site.business.employee.id), "override": ["reason": "a wedding"]]
            )
        }
        let staff = try await site.staff(.manager)
        let over = try await staff.post("/appointments", body(site.time("10:30"), 1))
        #expect(over.status == 201, "\(over.text)")
        let first = try #require(over.json["appointments"]?.arrayValue?.first)
        #expect(first["overlapping"] == true)
        #expect(first["override_reason"] == "a wedding")
        #expect(try await site.audited(first.id) == ["appointment.overridden"])
        let night = try await staff.post("/appointments", body(site.time("22:00"), 1))
        #expect(night.json["appointments"]?.arrayValue?.first?["overlapping"] == false)
        let past = try await staff.post("/appointments", body(site.time("10:00", in: -2), 2))
        #expect(past.status == 201, "\(past.text)")
        // What needs no override is none.
        let free = try await staff.post("/appointments", body(site.time("12:00"), 2))
        #expect(free.json["appointments"]?.arrayValue?.first?["override_reason"] == .null)
        // Neither offered by the employee, nor on one day: that can never be.
        let late = try await staff.post("/appointments", body(site.time("23:30"), 2))
        #expect(late.reason == "across_midnight")
        #expect(
            try await site.staff(.employee).post("/appointments", body(site.time("10:30"), 2)).status == 403
        )
        let reasonless = site.appointment(cut, at: site.time("10:30"), for: clients[2], ["override": [:]])
        #expect(try await staff.post("/appointments", reasonless).issues == ["override.reason": "required"])
        #expect(try await site.overlaps() == 0)
    }

    @Test func `a series keeps its wall time through a change of the clocks, all of it or nothing`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(2)
        let staff = try await site.staff()
        // The clocks of Madrid go forward on 28 March 2027.
        _ = try await site.book(cut, at: "2027-04-03T10:30", for: clients[1])
        let weekly: JSONValue = ["every": "week", "count": 4]
        func body(_ more: [String: JSONValue]) -> JSONValue {
            site.appointment(
                cut,
                at: "2027-03-20T10:00",
                for: clients[0],
                more.merging(["repeat": weekly]) { first, _ in first }
            )
        }
        let preview = try await staff.post("/appointments", body(["dry_run": true]))
        #expect(preview.status == 200, "\(preview.text)")
        let dates = preview.json["occurrences"]?.arrayValue ?? []
        #expect(
            dates.map { $0.word("starts_at") } == [
                "2027-03-20T10:00:00+01:00", "2027-03-27T10:00:00+01:00", "2027-04-03T10:00:00+02:00",
                "2027-04-10T10:00:00+02:00",
            ]
        )
        #expect(dates.map { $0.word("reason") } == [nil, nil, "busy", nil])
        #expect(preview.json["conflicts"] == 1)
        let refused = try await staff.post("/appointments", body([:]))
        #expect(refused.status == 409)
        #expect(refused.problem == "series-conflicts")
        #expect(refused.json["occurrences"]?.arrayValue?.count == 1)
        #expect(try await staff.get("/appointments").total == 1)
        let booked = try await staff.post("/appointments", body(["skip_conflicts": true]))
        #expect(booked.status == 201, "\(booked.text)")
        #expect(booked.json["appointments"]?.arrayValue?.count == 3)
        #expect(booked.json["skipped"]?.arrayValue?.count == 1)
        let series = try #require(booked.json.word("series_id"))
        #expect(try await staff.get("/appointments?series=\(series)").total == 3)
        #expect(
            try await site.value(
                "SELECT count(DISTINCT local_start::time) FROM appointments WHERE series_id IS NOT NULL",
                as: Int.self
            )
                == 1
        )
    }

    @Test func `a group is opened empty, filled to its capacity and no further`() async throws {
        let site = try await AppointmentSite.make()
        let yoga = try await site.business.addService("yoga", capacity: 3)
        let clients = try await site.business.addClients(4)
        let staff = try await site.staff()
        let group = try await site.book(yoga, at: site.time("10:00"), ["stays_open": true])
        #expect(group.word("status") == "approved")
        #expect(group["seats_taken"] == 0)
        let path = "/appointments/\(group.id)/attendees"
        let first = try await staff.post(path, ["client": .id(clients[0]), "seats": 2])
        #expect(first.status == 201, "\(first.text)")
        #expect(first.json["seats_taken"] == 2)
        #expect(try await staff.post(path, ["client": .id(clients[0])]).reason == "already_attending")
        let visitor = site.booking(yoga, at: site.time("10:00"))
        let online = try await site.visitor.post("/bookings", visitor)
        #expect(online.status == 201, "\(online.text)")
        #expect(online.json.id == group.id)
        #expect(try await staff.post(path, ["client": .id(clients[1])]).reason == "group_full")
        let capacity = try await staff.patch("/appointments/\(group.id)", ["capacity": 2])
        #expect(capacity.status == 422)
        #expect(capacity.reason == "below_booked")
        #expect(try await staff.patch("/appointments/\(group.id)", ["capacity": 4]).json["capacity"] == 4)
        let attendee = try #require(first.json.attendees.first).id
        let left = try await staff.delete("\(path)/\(attendee)")
        #expect(left.json["seats_taken"] == 1)
        #expect(try await site.events(group.id).contains("appointment.left client"))
        let whole = try await staff.post("/appointments/\(group.id)/cancel", [:])
        #expect(whole.json.word("status") == "cancelled")
        #expect(whole.json["stays_open"] == false)
        let again = try await staff.post("/appointments/\(group.id)/cancel", [:])
        #expect(again.problem == "already-cancelled")
        let several = site.appointment(
            yoga,
            at: site.time("12:00"),
            ["clients": [["id": .id(clients[0]), "seats": 2], ["id": .id(clients[1])]]]
        )
        let booked = try await staff.post("/appointments", several)
        #expect(booked.json["appointments"]?.arrayValue?.first?["seats_taken"] == 3, "\(booked.text)")
    }

    @Test func `S0-13 a marked client shows in the tooltip of every appointment, and nobody else does`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(1)
        let appointment = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        #expect(appointment.attendees.first?["client"]?["tooltip"] == .null)
        _ = try await site.staff().patch("/clients/\(clients[0])", ["marked": true])
        #expect(try await site.read(appointment).attendees.first?["client"]?["tooltip"] == "Client marcat")
        _ = try await site.staff().patch("/clients/\(clients[0])", ["marked": false])
        #expect(try await site.read(appointment).attendees.first?["client"]?["tooltip"] == .null)
    }

    @Test func `S1-7 S4-7 editing a client shows in all of the appointments`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(1)
        let staff = try await site.staff()
        let coming = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        let past = try await site.book(cut, at: site.time("12:00"), for: clients[0])
        try await site.age(past)
        _ = try await staff.patch(
            "/clients/\(clients[0])",
            ["first_name": "Nova", "last_name": "Persona", "phone": "+34600000199"]
        )
        for appointment in [coming, past] {
            let client = try await site.read(appointment).attendees.first?["client"]
            #expect(client?["name"] == "Nova Persona")
            #expect(client?["phone"] == "+34600000199")
        }
        _ = try await staff.post("/clients/\(clients[0])/erase")
        let number = try await site.value("SELECT number FROM clients", as: Int.self)
        #expect(try await site.read(past).attendees.first?["client"]?["name"]?.stringValue == "#\(number)")
    }

    @Test func `S1-5 S4-5 a new client has no last appointment until one has begun`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(1)
        let staff = try await site.staff()
        let appointment = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        let before = try await staff.get("/clients/\(clients[0])").json
        #expect(before["last_appointment_at"] == .null)
        #expect(before["next_appointment_at"] != .null)
        try await site.age(appointment)
        let after = try await staff.get("/clients/\(clients[0])").json
        #expect(after["last_appointment_at"] != .null)
        #expect(after["next_appointment_at"] == .null)
    }
}
