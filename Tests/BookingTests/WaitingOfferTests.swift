import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// How times that come free are offered to those who wait (B.4, S2-4), with the server's own worker.
@Suite struct `Offers of the waiting list` {
    @Test func `B.4: a freed time is held for the next, who takes it`() async throws {
        let here = try await WaitingSite.make(["waiting_list.hold_minutes": 20])
        let id = try await here.booked()
        let anna = try await here.waiter("anna")
        #expect(try await here.offer(anna) == nil)
        try await here.cancel(id)
        let start = try here.site.ten(in: 3)
        #expect(try await here.seats(at: start) == ["held"])
        let offer = try #require(try await here.offer(anna))
        #expect(offer["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) } == start)
        #expect(offer["employee"]?["id"] == .id(here.site.business.employee.id))
        let expiry = try #require(offer["expires_at"]?.stringValue.flatMap { Instant(rfc3339: $0) })
        let left = expiry.since(World.system.now())
        #expect(left > .seconds(18 * 60) && left <= .seconds(20 * 60))
        #expect(try await here.state(anna) == "offered")
        let held = try #require(offer["appointment_id"]?.stringValue.flatMap { AppointmentID($0) })
        #expect(try await here.site.events(held) == ["waiting_list.offered client"])
        // Nobody else gets it meanwhile.
        let slots = try await here.site.server.api(here.site.business).get(
            "/availability?branch=gracia&service=cut&from=\(here.day(3))&to=\(here.day(3))"
        )
        if slots.status == 200 {
            let starts = slots.json["slots"]?.arrayValue ?? []
            #expect(!starts.contains { $0["starts_at"] == offer["starts_at"] })
        }

        let accepted = try await here.answer("accept", anna)
        #expect(accepted.status == 200, "\(accepted.text)")
        #expect(accepted.json["state"] == "booked")
        #expect(accepted.json["offer"]?["open"] == false)
        #expect(try await here.seats(at: start) == ["approved"])
        let events = ["appointment.booked client", "appointment.booked staff", "waiting_list.offered client"]
        #expect(try await here.site.events(held) == events)
        let again = try await anna.panel.post(
            "/my/waiting-list/offers/\(offer["id"]?.stringValue ?? "")/accept"
        )
        #expect(again.status == 409 && again.problem == "offer-accepted")
    }

    @Test func `B.4: what is declined passes on, by priority and then by who waits longest`() async throws {
        let here = try await WaitingSite.make()
        let id = try await here.booked()
        let (first, second) = (try await here.waiter("first"), try await here.waiter("second"))
        let preferred = try await here.waiter("preferred")
        let change = try await here.site.admin.patch("/waiting-list/\(preferred.entry)", ["priority": 5])
        #expect(change.status == 200, "\(change.text)")
        try await here.cancel(id)
        for waiter in [preferred, first, second] {
            #expect(try await here.seats(at: here.site.ten(in: 3)) == ["held"])
            let declined = try await here.answer("decline", waiter)
            #expect(declined.status == 200, "\(declined.text)")
            #expect(declined.json["state"] == "waiting")
            #expect(try await here.offer(waiter) == nil)
        }
        // Nobody is left: the time is free again.
        #expect(try await here.seats(at: here.site.ten(in: 3)).isEmpty)
    }

    @Test func `B.4: what runs out passes on by itself`() async throws {
        let here = try await WaitingSite.make()
        let id = try await here.booked()
        let (first, second) = (try await here.waiter("first"), try await here.waiter("second"))
        try await here.cancel(id)
        let offer = try #require(try await here.offer(first))
        try await here.letOffersEnd(at: World.system.now())
        try await eventually("it is the second one's") { try await here.offer(second) != nil }
        #expect(try await here.state(first) == "waiting")
        #expect(try await here.offer(first) == nil)
        #expect(try await here.seats(at: here.site.ten(in: 3)) == ["held"])
        let late = try await first.panel.post(
            "/my/waiting-list/offers/\(offer["id"]?.stringValue ?? "")/accept"
        )
        #expect(late.status == 409 && late.problem == "offer-expired")
        #expect(try await here.answer("accept", second).status == 200)
    }

    @Test func `B.4: after its end an offer cannot be accepted, though nobody has ended it yet`() async throws
    {
        let here = try await WaitingSite.make()
        let id = try await here.booked()
        let anna = try await here.waiter("anna")
        try await here.cancel(id)
        try await here.run("UPDATE waiting_offers SET expires_at = now()")
        let late = try await here.answer("accept", anna)
        #expect(late.status == 409 && late.problem == "offer-expired", "\(late.text)")
        #expect(try await here.seats(at: here.site.ten(in: 3)) == ["held"])
    }

    @Test func `B.4: of two who accept at once one books, and of accepting and running out one wins`()
        async throws
    {
        let here = try await WaitingSite.make()
        let anna = try await here.waiter("anna")
        let first = try await here.booked(in: 3)
        try await here.cancel(first)
        let held = try #require(try await here.offer(anna)?["id"]?.stringValue)
        let answers = try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
            for _ in 0..<6 {
                group.addTask { try await anna.panel.post("/my/waiting-list/offers/\(held)/accept") }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { $0.status == 200 }.count == 1)
        #expect(answers.filter { $0.problem == "offer-accepted" }.count == 5)
        #expect(try await here.seats(at: here.site.ten(in: 3)) == ["approved"])

        for round in 0..<6 {
            let waiter = try await here.waiter("waiter-\(round)")
            let id = try await here.booked(in: 5 + round)
            try await here.cancel(id)
            let offer = try #require(try await here.offer(waiter)?["id"]?.stringValue)
            try await here.letOffersEnd(at: World.system.now().adding(.milliseconds(20 * round)))
            let answer = try await waiter.panel.post("/my/waiting-list/offers/\(offer)/accept")
            let start = try here.site.ten(in: 5 + round)
            if answer.status == 200 {
                #expect(try await here.seats(at: start) == ["approved"])
                #expect(try await here.state(waiter) == "booked")
            } else {
                #expect(answer.status == 409 && answer.problem == "offer-expired", "\(answer.text)")
                try await eventually("it is free again") { try await here.seats(at: start).isEmpty }
                #expect(try await here.state(waiter) == "waiting")
                let gone = try await waiter.panel.send("DELETE", "/my/waiting-list/\(waiter.entry)")
                #expect(gone.status == 204)
            }
        }
    }

    @Test func `B.4: only who fits is asked: days, times of day, employee, seats`() async throws {
        let here = try await WaitingSite.make()
        let colleague = try await here.site.business.addMember(.employee, at: [here.site.business.gracia.id])
        try await here.run(
            "INSERT INTO staff_service (staff_id, service_id) VALUES (\(colleague.id), \(here.service.id))"
        )
        // At ten for an hour, in three days.
        let misfits: [[String: JSONValue]] = [
            ["first_day": .string(try here.day(4))], ["last_day": .string(try here.day(2))],
            ["from_time": "10:01"], ["until_time": "10:59"], ["employee": .id(colleague.id)],
        ]
        var others: [WaitingSite.Waiter] = []
        for (index, misfit) in misfits.enumerated() {
            others.append(try await here.waiter("misfit-\(index)", misfit))
        }
        let fitting = try await here.waiter(
            "fitting",
            [
                "first_day": .string(try here.day(3)), "last_day": .string(try here.day(3)),
                "from_time": "10:00", "until_time": "11:00", "employee": .id(here.site.business.employee.id),
            ]
        )
        try await here.cancel(here.booked())
        for other in others { #expect(try await here.state(other) == "waiting") }
        #expect(try await here.offer(fitting) != nil)
    }

    @Test func `S2-4: who is on the blocklist can wait, and is asked only after staff approved`() async throws
    {
        let here = try await WaitingSite.make()
        let other = try await here.site.another("olga")
        let block = try await here.site.admin.patch(
            "/clients/\(other.client)",
            ["blocklist": ["reason": "never pays"]]
        )
        #expect(block.status == 200, "\(block.text)")
        let joined = try await other.panel.post("/waiting-list", here.body())
        #expect(joined.status == 201, "\(joined.text)")
        #expect(joined.json["note"] == nil && joined.json["blocklisted"] == nil)
        let entry = try #require(joined.json["id"]?.stringValue.flatMap { WaitingEntryID($0) })
        let olga = WaitingSite.Waiter(client: other.client, panel: other.panel, entry: entry)
        try await here.cancel(here.booked(in: 3))
        #expect(try await here.offer(olga) == nil)
        #expect(try await here.seats(at: here.site.ten(in: 3)).isEmpty)

        let listed = try await here.site.admin.get("/waiting-list").items.first
        #expect(listed?["blocklisted"] == true && listed?["approved_at"] == .null)
        let employee = try await here.site.server.api(here.site.business, as: .employee)
        #expect(try await employee.post("/waiting-list/\(entry)/approve").status == 403)
        let approved = try await here.site.admin.post("/waiting-list/\(entry)/approve")
        #expect(approved.status == 200 && approved.json["approved_at"] != .null)
        try await here.cancel(here.booked(in: 4))
        #expect(try await here.offer(olga) != nil)
        #expect(try await here.answer("accept", olga).status == 200)
    }

    @Test func `S2-22: nobody is asked for a service that is not for them`() async throws {
        let here = try await WaitingSite.make()
        let anna = try await here.waiter("anna")
        let unwanted = try await here.site.admin.post(
            "/clients/\(anna.client)/unwanted-services",
            ["service": "cut"]
        )
        #expect(unwanted.status == 201)
        try await here.cancel(here.booked())
        #expect(try await here.offer(anna) == nil)
        let again = try await anna.panel.post("/waiting-list", here.body())
        #expect(again.status == 403 && again.problem == "online-booking-blocked", "\(again.text)")
    }

    @Test func `B.4: nothing is offered within the minimum notice, nor where staff do it by hand`()
        async throws
    {
        let here = try await WaitingSite.make(["booking.minimum_notice_minutes": 5_760])
        let anna = try await here.waiter("anna")
        try await here.cancel(here.booked(in: 3))
        #expect(try await here.offer(anna) == nil)
        try await here.site.set(["booking.minimum_notice_minutes": 0, "waiting_list.offering": "by_staff"])
        try await here.cancel(here.booked(in: 4))
        #expect(try await here.offer(anna) == nil)

        _ = try await here.site.add(
            [here.site.customer.client],
            at: here.site.ten(in: 6),
            service: here.service
        )
        func offer(_ days: Int) async throws -> HTTPAnswer {
            try await here.site.admin.post(
                "/waiting-list/\(anna.entry)/offer",
                ["starts_at": here.site.text(try here.site.ten(in: days))]
            )
        }
        let busy = try await offer(6)
        #expect(busy.status == 409 && busy.problem == "slot-taken", "\(busy.text)")
        #expect(try await here.state(anna) == "waiting")
        let made = try await offer(7)
        #expect(made.status == 200, "\(made.text)")
        #expect(made.json["state"] == "offered")
        let twice = try await offer(8)
        #expect(twice.status == 409 && twice.problem == "already-offered", "\(twice.text)")
        let id = try #require(made.json["offer"]?["id"]?.stringValue)
        let stranger = try await here.site.another("stranger")
        #expect(try await stranger.panel.post("/my/waiting-list/offers/\(id)/accept").status == 404)
        #expect(try await here.site.admin.post("/waiting-list/offers/\(id)/accept").status == 200)
        #expect(try await here.seats(at: here.site.ten(in: 7)) == ["approved"])
    }

    @Test func `B.4: a seat of a group is held in the group`() async throws {
        let here = try await WaitingSite.make(capacity: 3)
        let friend = try await here.site.another("friend")
        let group = try await here.site.add(
            [here.site.customer.client, friend.client],
            at: here.site.ten(in: 3),
            service: here.service,
            capacity: 3
        )
        let many = try await here.waiter("many", ["seats": 3])
        let anna = try await here.waiter("anna", ["seats": 2])
        try await here.cancel(group)
        #expect(try await here.state(many) == "waiting")
        let offer = try #require(try await here.offer(anna))
        #expect(offer["appointment_id"] == .id(group))
        #expect(try await here.answer("accept", anna).status == 200)
        let seats = try await here.site.business.withTables { transaction in
            try await transaction.one("SELECT seats_taken FROM appointments WHERE id = \(group)") {
                try $0.next(Int.self)
            }
        }
        #expect(seats == 3)
    }

    @Test func `B.4: what was accepted waits for approval where bookings do`() async throws {
        let here = try await WaitingSite.make(["booking.approval": "manual"])
        let anna = try await here.waiter("anna")
        try await here.cancel(here.booked())
        let accepted = try await here.answer("accept", anna)
        #expect(accepted.status == 200)
        #expect(try await here.seats(at: here.site.ten(in: 3)) == ["pending"])
        let id = try #require(
            accepted.json["offer"]?["appointment_id"]?.stringValue.flatMap { AppointmentID($0) }
        )
        #expect(try await here.site.events(id).contains("appointment.requested client"))
    }

    @Test func `B.4: a held appointment that staff call off passes on like a declined offer`() async throws {
        let here = try await WaitingSite.make()
        let (first, second) = (try await here.waiter("first"), try await here.waiter("second"))
        try await here.cancel(here.booked())
        let held = try #require(try await here.offer(first)?["appointment_id"]?.stringValue)
        let off = try await here.site.admin.post("/appointments/\(held)/cancel")
        #expect(off.status == 200, "\(off.text)")
        #expect(try await here.state(first) == "waiting")
        #expect(try await here.offer(second) != nil)
        #expect(try await here.seats(at: here.site.ten(in: 3)) == ["held"])
    }

    @Test func `B.4: the time that a moved appointment leaves is offered, unless it is not free`()
        async throws
    {
        let here = try await WaitingSite.make(["panel.customer_reschedule": "on"])
        let anna = try await here.waiter("anna")
        let id = try await here.booked()
        let near = try await here.site.panel.post(
            "/my/appointments/\(id)/reschedule",
            ["starts_at": here.site.text(try here.site.ten(in: 3).adding(minutes: 30))]
        )
        #expect(near.status == 200, "\(near.text)")
        #expect(try await here.offer(anna) == nil)
        let far = try await here.site.panel.post(
            "/my/appointments/\(id)/reschedule",
            ["starts_at": here.site.text(try here.site.ten(in: 9))]
        )
        #expect(far.status == 200, "\(far.text)")
        let start = try #require(
            try await here.offer(anna)?["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) }
        )
        #expect(start == (try here.site.ten(in: 3).adding(minutes: 30)))
    }

    @Test func `S4-21: a seat that was held for somebody who was erased is let go`() async throws {
        let here = try await WaitingSite.make()
        let anna = try await here.waiter("anna")
        try await here.cancel(here.booked())
        #expect(try await here.offer(anna) != nil)
        let erased = try await here.site.admin.post("/clients/\(anna.client)/erase")
        #expect(erased.status == 200, "\(erased.text)")
        try await here.letOffersEnd(at: World.system.now())
        try await eventually("the time is free") {
            try await here.seats(at: here.site.ten(in: 3)).isEmpty
        }
    }
}
