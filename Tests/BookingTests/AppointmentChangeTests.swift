import Booking
import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What becomes of an appointment after it was booked.
@Suite struct `Changing an appointment` {
    @Test func `S1-18 S4-13 a cancelled appointment frees its time, and client and employee hear of it`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(2)
        let staff = try await site.staff()
        let appointment = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        let cancelled = try await staff.post("/appointments/\(appointment.id)/cancel", ["reason": "ill"])
        #expect(cancelled.status == 200, "\(cancelled.text)")
        #expect(cancelled.json.word("status") == "cancelled")
        #expect(cancelled.json["sequence"] == 1)
        #expect(cancelled.json.attendees.first?.word("ended_by") == "staff")
        #expect(
            try await site.events(appointment.id) == [
                "appointment.booked client", "appointment.booked staff", "appointment.cancelled client",
                "appointment.cancelled staff",
            ]
        )
        #expect(try await site.audited(appointment.id) == ["appointment.booked", "appointment.cancelled"])
        let again = try await staff.post("/appointments/\(appointment.id)/cancel", [:])
        #expect(again.status == 409)
        #expect(again.problem == "already-cancelled")
        let other = try await site.book(cut, at: site.time("10:00"), for: clients[1])
        #expect(other.word("status") == "approved")
        let late = try await staff.post(
            "/appointments/\(appointment.id)/reschedule",
            ["starts_at": .string(site.time("12:00"))]
        )
        #expect(late.problem == "not-reschedulable")
    }

    @Test func `a move keeps length, buffers and price, frees the old time, and is refused onto itself`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let second = try await site.business.addMember(.employee, at: [site.business.gracia.id])
        let both = [site.business.employee.id, second.id]
        let cut = try await site.business.addService("cut", bufferBefore: 5, bufferAfter: 10, by: both)
        let rooms = try await site.business.addResources(["One", "Two"], for: [cut])
        let clients = try await site.business.addClients(2)
        let staff = try await site.staff()
        let appointment = try await site.book(
            cut,
            at: site.time("10:00"),
            for: clients[0],
            ["employee": .id(both[0])]
        )
        #expect(appointment["resources"]?.arrayValue?.count == 1)
        try await site.run("UPDATE services SET price = 9900, buffer_after = 0")
        let path = "/appointments/\(appointment.id)"
        func move(_ clock: String, _ more: [String: JSONValue] = [:]) async throws -> HTTPAnswer {
            var body: [String: JSONValue] = ["starts_at": .string(site.time(clock))]
            body.merge(more) { _, given in given }
            return try await staff.post("\(path)/reschedule", .object(body))
        }
        let same = try await move("10:00")
        #expect(same.status == 422)
        #expect(same.reason == "unchanged")
        // Half an hour later it meets only itself.
        let moved = try await move("10:30")
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.json["price"] == 3_000)
        #expect(moved.json["buffer_after"] == 10)
        #expect(moved.json["sequence"] == 1)
        let given = try await move("10:30", ["employee": .id(both[1])])
        #expect(given.json["employee"]?.id == both[1].description, "\(given.text)")
        // Both rooms are taken at noon.
        for (index, employee) in both.enumerated() {
            _ = try await site.book(
                cut,
                at: site.time("12:00"),
                for: clients[index],
                ["employee": .id(employee)]
            )
        }
        #expect(rooms.count == 2)
        let busy = try await move("12:00")
        #expect(busy.status == 409)
        #expect(try await site.read(appointment)["starts_at"] == given.json["starts_at"])
        #expect(try await move("05:00").reason == "outside_branch_hours")
        #expect(try await move("10:00", ["starts_at": "2027-03-28T02:30"]).reason == "nonexistent_time")
        #expect(
            try await site.events(appointment.id).filter { $0 == "appointment.rescheduled client" }.count == 2
        )
        #expect(try await site.overlaps() == 0)
    }

    @Test func `a change of another revision is refused`() async throws {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(1)
        let staff = try await site.staff()
        let appointment = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        let path = "/appointments/\(appointment.id)"
        let tag = try #require(try await staff.get(path).header("etag"))
        let first = try await staff.patch(path, ["note": "one"], headers: ["if-match": tag])
        #expect(first.status == 200, "\(first.text)")
        #expect(try await staff.patch(path, ["note": "two"], headers: ["if-match": tag]).status == 412)
        #expect(try await site.read(appointment).word("note") == "one")
    }

    @Test func `B.14 a no-show and a completed visit follow their time, and a no-show can be taken back`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(1)
        let staff = try await site.staff()
        let appointment = try await site.book(cut, at: site.time("10:00"), for: clients[0])
        let path = "/appointments/\(appointment.id)"
        let early = try await staff.patch(path, ["status": "no_show"])
        #expect(early.status == 409)
        #expect(early.reason == "not_started")
        try await site.age(appointment)
        #expect(try await staff.patch(path, ["status": "no_show"]).json.word("status") == "no_show")
        #expect(try await staff.get("/clients/\(clients[0])").json["no_show_count"] == 1)
        #expect(try await staff.post("\(path)/cancel", [:]).reason == "no_show")
        #expect(try await staff.patch(path, ["status": "approved"]).json.word("status") == "approved")
        #expect(try await staff.get("/clients/\(clients[0])").json["no_show_count"] == 0)
        #expect(try await staff.patch(path, ["status": "completed"]).json.word("status") == "completed")
        let rejected = try await staff.patch(path, ["status": "rejected"])
        #expect(rejected.status == 409)
        #expect(
            try await site.audited(appointment.id) == [
                "appointment.booked", "appointment.no_show", "appointment.reopened", "appointment.completed",
            ]
        )
        #expect(try await staff.patch(path, ["status": "cancelled"]).status == 422)
    }

    @Test func `B.12 a visit of several steps is booked, moved and cancelled as a whole`() async throws {
        let site = try await AppointmentSite.make()
        let second = try await site.business.addMember(.employee, at: [site.business.gracia.id])
        let colour = try await site.business.addService("colour", minutes: 30)
        let wash = try await site.business.addService("wash", minutes: 30, by: [second.id])
        let clients = try await site.business.addClients(2)
        let staff = try await site.staff()
        let steps: JSONValue = [
            ["service": .id(colour.id), "pause_after": 30], ["service": .id(wash.id)],
        ]
        let body: JSONValue = [
            "branch": "gracia", "steps": steps, "starts_at": .string(site.time("10:00")),
            "client": .id(clients[0]),
        ]
        let booked = try await staff.post("/appointments", body)
        #expect(booked.status == 201, "\(booked.text)")
        let visit = booked.json["appointments"]?.arrayValue ?? []
        #expect(visit.count == 2)
        #expect(Set(visit.map { $0.word("visit_id") }).count == 1)
        // While the colour develops the employee is free for somebody else.
        let between = try await site.book(colour, at: site.time("10:30"), for: clients[1])
        let last = try #require(visit.last)
        let meeting = try await staff.post(
            "/appointments/\(last.id)/reschedule",
            ["starts_at": .string(site.time("10:15"))]
        )
        #expect(meeting.status == 409)
        #expect(try await site.read(last)["starts_at"] == last["starts_at"])
        let moved = try await staff.post(
            "/appointments/\(last.id)/reschedule",
            ["starts_at": .string(site.time("11:00"))]
        )
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.json.id == last.id)
        #expect(moved.json.word("starts_at")?.hasPrefix(site.time("12:00")) == true)
        #expect(try await site.read(visit[0]).word("starts_at")?.hasPrefix(site.time("11:00")) == true)
        let cancelled = try await staff.post("/appointments/\(visit[0].id)/cancel", [:])
        #expect(cancelled.json.word("status") == "cancelled")
        #expect(try await site.read(last).word("status") == "cancelled")
        #expect(try await site.read(between).word("status") == "approved")
        // All or nothing: the second step has nobody.
        _ = try await site.book(wash, at: site.time("17:00"), for: clients[1])
        var late = try #require(body.objectValue)
        late["starts_at"] = .string(site.time("16:00"))
        #expect(try await staff.post("/appointments", .object(late)).status == 409)
        #expect(try await site.overlaps() == 0)
    }

    @Test func `B.12 steps of one employee make room for each other when the visit moves, either way`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut", minutes: 30)
        let dry = try await site.business.addService("dry", minutes: 30)
        let clients = try await site.business.addClients(1)
        let staff = try await site.staff()
        let body: JSONValue = [
            "branch": "gracia", "steps": [["service": .id(cut.id)], ["service": .id(dry.id)]],
            "starts_at": .string(site.time("10:00")), "client": .id(clients[0]),
        ]
        let booked = try await staff.post("/appointments", body)
        let last = try #require(booked.json["appointments"]?.arrayValue?.last, "\(booked.text)")
        for (clock, expected) in [("10:30", "11:00"), ("10:00", "10:30"), ("10:15", "10:45")] {
            let wish: JSONValue = ["starts_at": .string(site.time(clock))]
            let moved = try await staff.post("/appointments/\(last.id)/reschedule", wish)
            #expect(moved.status == 200, "\(moved.text)")
            #expect(moved.json.word("starts_at")?.hasPrefix(site.time(expected)) == true)
        }
    }

    @Test func `a move onto a group joins it, and leaves the other in the same moment`() async throws {
        let site = try await AppointmentSite.make()
        let yoga = try await site.business.addService("yoga", capacity: 2)
        let clients = try await site.business.addClients(3)
        let staff = try await site.staff()
        let first = try await site.book(yoga, at: site.time("10:00"), for: clients[0])
        let second = try await site.book(yoga, at: site.time("12:00"), for: clients[1])
        let wish: JSONValue = ["starts_at": .string(site.time("12:00"))]
        let moved = try await staff.post("/appointments/\(first.id)/reschedule", wish)
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.json.id == second.id)
        #expect(moved.json["seats_taken"] == 2)
        #expect(try await site.read(first).word("status") == "cancelled")
        let third = try await site.book(yoga, at: site.time("10:00"), for: clients[2])
        let full = try await staff.post("/appointments/\(third.id)/reschedule", wish)
        #expect(full.status == 409)
        #expect(try await site.read(third).word("status") == "approved")
    }

    @Test func `B.6 a coming appointment keeps its wall time when a government changes the rules`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(3)
        var booked: [JSONValue] = []
        for (clock, client) in zip(["10:00", "11:00", "17:00"], clients) {
            booked.append(try await site.book(cut, at: site.time(clock), for: client))
        }
        let operations = AppointmentOperations()
        let scope = try await site.server.scope(site.business)
        #expect(try await operations.retime(isDryRun: false, in: scope).shifts.isEmpty)
        // As if the summer time that the moments were computed with had been given up.
        let (first, second) = (booked[0].id, booked[1].id)
        try await site.run(
            "UPDATE appointments SET local_start = local_start + interval '1 hour' WHERE id IN (\(first)::uuid, \(second)::uuid)"
        )
        let preview = try await operations.retime(isDryRun: true, in: scope)
        #expect(preview.shifts.count == 2)
        #expect(try await site.read(booked[0])["starts_at"] == booked[0]["starts_at"])
        // The later one makes room for the earlier one.
        let retiming = try await operations.retime(isDryRun: false, in: scope)
        #expect(retiming.shifts.map(\.conflict) == [nil, nil])
        #expect(try await site.read(booked[0]).word("starts_at")?.hasPrefix(site.time("11:00")) == true)
        #expect(try await site.read(booked[1]).word("starts_at")?.hasPrefix(site.time("12:00")) == true)
        #expect(try await site.read(booked[0])["sequence"] == 1)
        #expect(try await site.events(first).contains("appointment.rescheduled client"))
        #expect(try await site.audited(first).last == "appointment.retimed")
        // What would lie over another stays, and is told.
        try await site.run(
            "UPDATE appointments SET local_start = local_start + interval '1 hour' WHERE id = \(first)::uuid"
        )
        let conflict = try await operations.retime(isDryRun: false, in: scope)
        #expect(conflict.shifts.map(\.conflict) == ["busy"])
        #expect(try await site.overlaps() == 0)
    }
}
