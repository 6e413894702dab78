import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Who gives calendars out` {
    @Test func `B.15 a customer's own feed shows the own appointments and nobody else`() async throws {
        let stage = try await CalendarStage()
        let customer = try await stage.business.addCustomer(email: "roser@mail.example")
        let other = try await stage.addClient("Anna", "Puig", phone: "+34699999999")
        let both = try await stage.addAppointment(inHours: 3, of: [customer.client, other])
        try await stage.addAppointment(inHours: 6, of: [other])
        let left = try await stage.addAppointment(inHours: 9, of: [customer.client, other])
        try await stage.change(
            """
            UPDATE attendees SET status = 'cancelled', ended_at = now(), ended_by = 'customer'
            WHERE appointment_id = \(left) AND client_id = \(customer.client)
            """
        )
        let api = try await stage.server.api(stage.business).with(
            token: stage.business.token(for: customer.account)
        )
        let made = try await api.post("/my/calendar-feeds", ["detail": "service"])
        #expect(made.status == 201)
        let path = CalendarStage.path(try #require(made.json["address"]?.stringValue))
        let answer = try await stage.read(path)
        let events = try await Judge.events(in: answer.body)
        #expect(events.compactMap { $0["uid"]?.stringValue } == ["\(both)@foyer", "\(left)@foyer"])
        #expect(events.compactMap { $0["status"]?.stringValue } == ["CONFIRMED", "CANCELLED"])
        for word in ["Anna", "Puig", "699999999", "2/8"] { #expect(!answer.text.contains(word), "\(word)") }
        #expect(answer.text.contains("cut"))
        #expect(
            try await api.post("/my/calendar-feeds", ["detail": "full"]).issues == ["detail": "not_allowed"]
        )
        #expect(
            try await api.post("/calendar-feeds", ["kind": "client", "client": .id(other)]).status == 404
        )
        #expect(
            try await api.post("/calendar-feeds", ["kind": "branch", "branch": "gracia"]).status == 404
        )
        #expect(try await api.get("/my/calendar-feeds").total == 1)
        let id = try #require(made.json["id"]?.stringValue)
        #expect(try await api.delete("/my/calendar-feeds/\(id)").status == 204)
        #expect(try await stage.read(path).status == 404)
    }

    @Test func `an employee gives out the own diary only`() async throws {
        let stage = try await CalendarStage()
        let business = stage.business
        let employee = try await stage.server.api(business, as: .employee)
        #expect(
            try await employee.post(
                "/calendar-feeds",
                ["kind": "employee", "employee": .id(business.employee.id)]
            )
            .status == 201
        )
        for body: JSONValue in [
            ["kind": "employee", "employee": .id(business.manager.id)],
            ["kind": "branch", "branch": "gracia"],
            ["kind": "client", "client": .id(try await stage.addClient("Roser"))],
        ] {
            #expect(try await employee.post("/calendar-feeds", body).status == 404)
        }
        let others = try await stage.makeFeed(["kind": "branch", "branch": "gracia"])
        #expect(!others.isEmpty)
        let list = try await employee.get("/calendar-feeds")
        #expect(list.total == 1)
        #expect(try await employee.post("/my/calendar-feeds", [:]).json["kind"] == "employee")
        let admin = try await stage.server.api(business, as: .admin)
        for id in try await admin.get("/calendar-feeds").ids where !list.ids.contains(id) {
            let status = try await employee.delete("/calendar-feeds/\(id)").status
            #expect([204, 404].contains(status))
        }
        #expect(try await stage.read(others).status == 200, "what is not theirs they cannot revoke")
    }

    @Test func `a manager gives out what belongs to the own branches alone`() async throws {
        let stage = try await CalendarStage()
        let business = stage.business
        let manager = try await stage.server.api(business, as: .manager)
        let elsewhere = try await business.addMember(.employee, at: [business.harbour.id])
        let both = try await business.addMember(.employee, at: [business.gracia.id, business.harbour.id])
        let rooms = try await business.addResources(["Room 1"], for: [stage.service])
        let away = try await business.addResources(["Pier"], at: business.harbour, for: [stage.service])
        for body: JSONValue in [
            ["kind": "employee", "employee": .id(business.employee.id)],
            ["kind": "employee", "employee": .id(business.manager.id)],
            ["kind": "branch", "branch": "gracia"],
            ["kind": "resource", "resource": .id(rooms[0])],
            ["kind": "client", "client": .id(try await stage.addClient("Roser"))],
        ] {
            #expect(try await manager.post("/calendar-feeds", body).status == 201, "\(body)")
        }
        for body: JSONValue in [
            ["kind": "employee", "employee": .id(elsewhere.id)],
            ["kind": "employee", "employee": .id(both.id)],
            ["kind": "employee", "employee": .id(business.admin.id)],
            ["kind": "branch", "branch": "harbour"],
            ["kind": "resource", "resource": .id(away[0])],
        ] {
            #expect(try await manager.post("/calendar-feeds", body).status == 404, "\(body)")
        }
        #expect(try await manager.get("/calendar-feeds").total == 5)
    }

    @Test func `a room's feed shows what takes place in it`() async throws {
        let stage = try await CalendarStage()
        let rooms = try await stage.business.addResources(["Room 1"], for: [stage.service])
        let inside = try await stage.addAppointment(inHours: 3, of: [stage.addClient("Roser")])
        try await stage.addAppointment(inHours: 6, of: [stage.addClient("Anna")])
        try await stage.change(
            """
            INSERT INTO appointment_resources (appointment_id, resource_id, busy, live)
            VALUES (\(inside), \(rooms[0]), 'empty', true)
            """
        )
        let path = try await stage.makeFeed([
            "kind": "resource", "resource": .id(rooms[0]), "detail": "service",
        ])
        let events = try await Judge.events(in: stage.read(path).body)
        #expect(events.compactMap { $0["uid"]?.stringValue } == ["\(inside)@foyer"])
    }

    @Test func `a repeated creation is one feed with a new address`() async throws {
        let stage = try await CalendarStage()
        let admin = try await stage.server.api(stage.business, as: .admin)
        let key = ["idempotency-key": "once"]
        let first = try await admin.post(
            "/calendar-feeds",
            ["kind": "branch", "branch": "gracia"],
            headers: key
        )
        let second = try await admin.post(
            "/calendar-feeds",
            ["kind": "branch", "branch": "gracia"],
            headers: key
        )
        #expect(first.json["id"] == second.json["id"])
        #expect(try await admin.get("/calendar-feeds").total == 1)
        let (old, new) = (first.json["address"]?.stringValue ?? "", second.json["address"]?.stringValue ?? "")
        #expect(try await stage.read(CalendarStage.path(old)).status == 404)
        #expect(try await stage.read(CalendarStage.path(new)).status == 200)
    }

    @Test func `what is no feed is refused with all its faults`() async throws {
        let stage = try await CalendarStage()
        let admin = try await stage.server.api(stage.business, as: .admin)
        #expect(try await admin.post("/calendar-feeds", [:]).issues == ["kind": "required"])
        let wrong = try await admin.post(
            "/calendar-feeds",
            ["kind": "branch", "branch": "nowhere", "detail": "everything", "extra": 1]
        )
        #expect(wrong.issues == ["branch": "unknown", "detail": "invalid_choice", "extra": "unknown_field"])
        let client = try await admin.post(
            "/calendar-feeds",
            ["kind": "client", "client": .id(ClientID.make(.system)), "detail": "full"]
        )
        #expect(client.issues == ["detail": "not_allowed"])
    }

    @Test func `B.15 one appointment is a file of its own, with all steps of its visit`() async throws {
        let stage = try await CalendarStage()
        let customer = try await stage.business.addCustomer(email: "roser@mail.example")
        let other = try await stage.addClient("Anna", "Puig", phone: "+34699999999")
        let visit = VisitID.make(.system)
        let first = try await stage.addAppointment(inHours: 3, of: [customer.client, other], visit: visit)
        let second = try await stage.addAppointment(inHours: 5, of: [customer.client], visit: visit)
        let foreign = try await stage.addAppointment(inHours: 8, of: [other])
        let staff = try await stage.server.api(stage.business, as: .employee)
        let answer = try await staff.get("/appointments/\(first)/calendar.ics")
        #expect(answer.header("content-disposition") == "attachment; filename=\"appointment.ics\"")
        let events = try await Judge.events(in: answer.body)
        #expect(events.compactMap { $0["uid"]?.stringValue } == ["\(first)@foyer", "\(second)@foyer"])
        #expect(answer.text.contains("Anna Puig"))
        let api = try await stage.server.api(stage.business).with(
            token: stage.business.token(for: customer.account)
        )
        let own = try await api.get("/my/appointments/\(second)/calendar.ics")
        #expect(try await Judge.events(in: own.body).count == 2)
        #expect(!own.text.contains("Anna"))
        #expect(try await api.get("/my/appointments/\(foreign)/calendar.ics").status == 404)
        #expect(try await api.get("/appointments/\(first)/calendar.ics").status == 403)
        let colleague = try await stage.business.addMember(.employee, at: [stage.business.gracia.id])
        let stranger = try await stage.server.api(stage.business).with(
            token: stage.business.token(for: colleague.account)
        )
        #expect(try await stranger.get("/appointments/\(first)/calendar.ics").status == 404)
        try await stage.change(
            "UPDATE attendees SET status = 'cancelled' WHERE client_id = \(customer.client)"
        )
        let cancelled = try await Judge.events(
            in: api.get("/my/appointments/\(first)/calendar.ics").body
        )
        #expect(cancelled.compactMap { $0["status"]?.stringValue } == ["CANCELLED", "CANCELLED"])
    }
}
