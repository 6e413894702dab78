import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// How customers choose another time for their appointments.
@Suite struct `Moving my appointment` {
    private static let on: [String: JSONValue] = ["panel.customer_reschedule": "on"]

    @Test
    func
        `S4-15 what is not free for service and employee is shown while dragging, and a drop there is refused`()
        async throws
    {
        let site = try await PanelSite.make(Self.on)
        let service = try await site.business.addService("cut")
        let own = try await site.add([site.customer.client], at: site.ten(in: 4), service: service)
        let other = try await site.another("other")
        _ = try await site.add([other.client], at: site.ten(in: 4, hour: 12), service: service)
        let day = try site.ten(in: 4).rfc3339.prefix(10)
        let path =
            "/availability?branch=gracia&service=cut&employee=\(site.business.employee.id)&from=\(day)&to=\(day)"
        let shown = try await site.panel.get(path)
        #expect(shown.status == 200, "\(shown.text)")
        let free = Set(
            (shown.json["slots"]?.arrayValue ?? []).compactMap { slot in
                slot["starts_at"]?.stringValue.flatMap(Instant.init(rfc3339:))
            }
        )
        let (taken, wished) = (try site.ten(in: 4, hour: 12), try site.ten(in: 4, hour: 14))
        #expect(!free.contains(taken) && free.contains(wished))
        let drop = try await site.panel.post(
            "/my/appointments/\(own)/reschedule",
            ["starts_at": site.text(taken)]
        )
        #expect(drop.status == 409 && drop.problem == "slot-taken", "\(drop.text)")
        let moved = try await site.panel.post(
            "/my/appointments/\(own)/reschedule",
            ["starts_at": site.text(wished)]
        )
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.json["starts_at"]?.stringValue.flatMap(Instant.init(rfc3339:)) == wished)
    }

    @Test func `S1-15, S1-19, S4-14: moves it to a time that is free; service, employee and customer stay`()
        async throws
    {
        let site = try await PanelSite.make(Self.on)
        let id = try await site.addOwn(in: 3)
        let path = "/my/appointments/\(id)"
        let before = try await site.panel.get(path)
        #expect(before.json["can_reschedule"]?["allowed"] == true)
        let wanted = try site.ten(in: 4)
        let moved = try await site.panel.post("\(path)/reschedule", ["starts_at": site.text(wanted)])
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.json["id"] == .id(id))
        #expect(moved.json["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) } == wanted)
        #expect(moved.json["told"] == ["customer", "employee"])
        for field in ["service", "employee", "price", "seats", "minutes", "status"] {
            #expect(moved.json[field] == before.json[field], "\(field)")
        }
        let events = ["appointment.rescheduled client", "appointment.rescheduled staff"]
        #expect(try await site.events(id) == events)
        // The own employee may be named, another one not.
        let later = site.text(try site.ten(in: 5))
        let colleague = try await site.business.addMember(.employee, at: [site.business.gracia.id])
        let refused = try await site.panel.post(
            "\(path)/reschedule",
            ["starts_at": later, "employee": .id(colleague.id)]
        )
        #expect(refused.status == 422 && refused.issues == ["employee": "employee_stays"])
        let same = try await site.panel.post(
            "\(path)/reschedule",
            ["starts_at": later, "employee": .id(site.business.employee.id)]
        )
        #expect(same.status == 200)
    }

    @Test func `S1-19: a time that is taken, gone or its own is refused, and nothing has changed`()
        async throws
    {
        let site = try await PanelSite.make(Self.on)
        let id = try await site.addOwn(in: 3)
        let other = try await site.another("olga")
        let service = try await site.business.addService("cut")
        _ = try await site.add([other.client], at: site.ten(in: 4), service: service)
        let path = "/my/appointments/\(id)"
        let before = try await site.panel.get(path).text
        let cases: [(Instant, Int, String)] = [
            (try site.ten(in: 4), 409, "busy"), (try site.ten(in: 4).adding(minutes: 30), 409, "busy"),
            (try site.ten(in: 3), 422, "unchanged"), (try site.ten(in: -4), 422, "in_past"),
            (try site.ten(in: 500), 422, "beyond_horizon"),
            (try site.ten(in: 3).adding(minutes: 1), 422, "off_grid"),
        ]
        for (start, status, reason) in cases {
            let answer = try await site.panel.post("\(path)/reschedule", ["starts_at": site.text(start)])
            #expect(answer.status == status && answer.reason == reason, "\(reason): \(answer.text)")
        }
        #expect(try await site.panel.get(path).text == before)
        #expect(try await site.events(id).isEmpty)
    }

    @Test func `R-4, S4-14: is off by default, ends with the cutoff, and knows the statuses`() async throws {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3, status: "pending")
        let path = "/my/appointments/\(id)"
        let body: JSONValue = ["starts_at": site.text(try site.ten(in: 4))]
        func expect(_ reason: String, _ settings: [String: JSONValue]) async throws {
            try await site.set(settings)
            let shown = try await site.panel.get(path).json["can_reschedule"]
            #expect(shown?["allowed"] == false && shown?["reason"] == .string(reason))
            let refused = try await site.panel.post("\(path)/reschedule", body)
            #expect(refused.problem == "not-reschedulable" && refused.reason == reason, "\(refused.text)")
            #expect(refused.json["phone"] == "+34932180000")
        }
        try await expect("not_allowed", [:])
        try await expect(
            "status_not_allowed",
            ["panel.customer_reschedule": "on", "panel.customer_reschedule_statuses": ["approved"]]
        )
        try await expect(
            "cutoff_passed",
            ["panel.customer_reschedule_statuses": nil, "panel.customer_reschedule_cutoff_minutes": 7_200]
        )
        try await site.set(["panel.customer_reschedule_cutoff_minutes": 60])
        #expect(try await site.panel.post("\(path)/reschedule", body).status == 200)
    }

    @Test func `what is cancelled or past is not moved`() async throws {
        let site = try await PanelSite.make(Self.on)
        for (days, status, reason) in [
            (3, "cancelled", "already_cancelled"), (-3, "approved", "in_past"),
            (-4, "completed", "completed"),
        ] {
            let id = try await site.addOwn(in: days, status: status)
            let body: JSONValue = ["starts_at": site.text(try site.ten(in: 6))]
            let answer = try await site.panel.post("/my/appointments/\(id)/reschedule", body)
            #expect(answer.status == 409 && answer.problem == "not-reschedulable")
            #expect(answer.reason == reason)
        }
    }

    @Test func `S1-20, S4-16, R-5: a group is not moved while others are in it, and is as soon as they left`()
        async throws
    {
        let site = try await PanelSite.make(Self.on)
        let other = try await site.another("olga")
        let room = try await site.business.addService("room", capacity: 3)
        let start = try site.ten(in: 2)
        let id = try await site.add(
            [site.customer.client, other.client],
            at: start,
            service: room,
            capacity: 3
        )
        let path = "/my/appointments/\(id)"
        let body: JSONValue = ["starts_at": site.text(try site.ten(in: 4))]
        #expect(try await site.panel.get(path).json["can_reschedule"]?["reason"] == "group")
        let refused = try await site.panel.post("\(path)/reschedule", body)
        #expect(refused.status == 409 && refused.problem == "group-not-reschedulable")
        #expect(refused.json["way_out"] == "rebook")
        #expect(refused.json["detail"]?.stringValue?.contains("/rebook") == true)
        #expect(try await other.panel.post("\(path)/cancel").status == 200)
        #expect(try await site.panel.post("\(path)/reschedule", body).status == 200)
    }

    @Test func `S1-20: of moving and joining at the same moment one waits for the other`() async throws {
        let site = try await PanelSite.make(Self.on)
        let room = try await site.business.addService("room", capacity: 3)
        let other = try await site.another("olga")
        for day in 2..<6 {
            let id = try await site.add(
                [site.customer.client],
                at: site.ten(in: day),
                service: room,
                capacity: 3
            )
            async let move = site.panel.post(
                "/my/appointments/\(id)/reschedule",
                ["starts_at": site.text(try site.ten(in: day + 20))]
            )
            // As booking does it: the appointment's row is held while the attendee is added.
            async let joined = site.business.withTables { transaction in
                let sql: SQL = """
                    UPDATE appointments SET revision = revision + 1
                    WHERE id = \(id) AND starts_at = \(try site.ten(in: day))
                    """
                guard try await transaction.execute(sql) == 1 else { return false }
                try await transaction.execute(
                    """
                    INSERT INTO attendees (id, appointment_id, client_id, status, price, booked_by)
                    VALUES (gen_random_uuid(), \(id), \(other.client), 'approved', 0, 'staff')
                    """
                )
                return true
            }
            let (moved, isJoined) = (try await move, try await joined)
            #expect(isJoined == (moved.problem == "group-not-reschedulable"), "\(moved.text)")
            #expect(isJoined != (moved.status == 200))
        }
    }

    @Test func `R-5: rebooking leaves the group and books another time, both or neither`() async throws {
        let site = try await PanelSite.make()
        let other = try await site.another("olga")
        let room = try await site.business.addService("room", capacity: 3)
        let (start, taken) = (try site.ten(in: 2), try site.ten(in: 4))
        let group = try await site.add(
            [site.customer.client, other.client],
            at: start,
            service: room,
            capacity: 3
        )
        let cut = try await site.business.addService("cut")
        _ = try await site.add([other.client], at: taken, service: cut)
        let path = "/my/appointments/\(group)"
        // The time is taken: the place in the group is still there.
        let refused = try await site.panel.post("\(path)/rebook", ["starts_at": site.text(taken)])
        #expect(refused.status == 409 && refused.reason == "busy", "\(refused.text)")
        #expect(try await site.panel.get(path).json["status"] == "approved")
        #expect(try await site.events(group).isEmpty)
        let wanted = try site.ten(in: 5)
        let rebooked = try await site.panel.post("\(path)/rebook", ["starts_at": site.text(wanted)])
        #expect(rebooked.status == 201, "\(rebooked.text)")
        let id = try #require(rebooked.json["id"]?.stringValue.flatMap { AppointmentID($0) })
        #expect(id != group)
        #expect(rebooked.header("location")?.hasSuffix("/my/appointments/\(id)") == true)
        #expect(rebooked.json["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) } == wanted)
        #expect(rebooked.json["note"] == "my words" && rebooked.json["others"] == 0)
        #expect(rebooked.json["told"] == ["customer", "employee"])
        #expect(try await site.panel.get(path).json["status"] == "cancelled")
        #expect(try await other.panel.get(path).json["others"] == 0)
        #expect(try await site.events(group) == ["appointment.left client", "appointment.left staff"])
        #expect(try await site.events(id) == ["appointment.booked client", "appointment.booked staff"])
        // Once more: there is nothing left to leave.
        let again = try await site.panel.post("\(path)/rebook", ["starts_at": site.text(try site.ten(in: 6))])
        #expect(again.problem == "already-cancelled")
    }

    @Test func `R-5: rebooking asks what cancelling and booking ask`() async throws {
        let site = try await PanelSite.make(["panel.customer_cancel": "never"])
        let other = try await site.another("olga")
        let room = try await site.business.addService("room", capacity: 3)
        let group = try await site.add(
            [site.customer.client, other.client],
            at: site.ten(in: 2),
            service: room,
            capacity: 3
        )
        let path = "/my/appointments/\(group)/rebook"
        let body: JSONValue = ["starts_at": site.text(try site.ten(in: 5))]
        #expect(try await site.panel.post(path, body).problem == "not-cancellable")
        try await site.set(["panel.customer_cancel": nil])
        try await site.business.withTables { transaction in
            _ = try await transaction.execute(
                """
                UPDATE clients SET blocklisted_at = now(), blocklist_reason = 'shouting'
                WHERE id = \(site.customer.client)
                """
            )
        }
        let blocked = try await site.panel.post(path, body)
        #expect(blocked.status == 403 && blocked.problem == "online-booking-blocked")
        #expect(!blocked.text.contains("shouting"))
        // S2-4: what is booked stays, and can still be cancelled.
        #expect(try await site.panel.get("/my/appointments/\(group)").json["status"] == "approved")
        #expect(try await site.panel.post("/my/appointments/\(group)/cancel").status == 200)
    }
}
