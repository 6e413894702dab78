import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What customers see of their appointments, and how they cancel them.
@Suite struct `My appointments` {
    @Test func `S1-14, R-21: only own ones are listed, future, past or all, page by page`() async throws {
        let site = try await PanelSite.make()
        let other = try await site.another("olga")
        let service = try await site.business.addService("cut")
        let mine = [
            try await site.addOwn(in: 3), try await site.addOwn(in: 5), try await site.addOwn(in: -3),
            try await site.addOwn(in: -5, status: "no_show"),
            try await site.addOwn(in: 7, status: "cancelled"),
        ].map(\.description)
        let foreign = try await site.add([other.client], at: site.ten(in: 4), service: service)
        // A seat that the waiting list holds is an offer, no appointment yet.
        _ = try await site.addOwn(in: 9, status: "held")
        let future = try await site.panel.get("/my/appointments")
        #expect(future.ids == [mine[0], mine[1], mine[4]] && future.total == 3)
        #expect(try await site.panel.get("/my/appointments?when=past").ids == [mine[2], mine[3]])
        let all = [mine[4], mine[1], mine[0], mine[2], mine[3]]
        #expect(try await site.panel.get("/my/appointments?when=all").ids == all)
        let first = try await site.panel.get("/my/appointments?when=all&limit=3")
        let next = try #require(first.json["next"]?.stringValue)
        let second = try await site.panel.get("/my/appointments?when=all&limit=3&cursor=\(next)")
        #expect(first.ids + second.ids == all && second.json["next"] == .null && second.total == 5)
        #expect(try await site.panel.get("/my/appointments?when=past&cursor=\(next)").status == 422)
        #expect(try await site.panel.get("/my/appointments?when=later").status == 422)
        // Another customer's is not there at all, on whichever way.
        #expect(try await site.panel.get("/my/appointments/\(foreign)").status == 404)
        for (act, body) in [
            ("cancel", JSONValue.object([:])), ("reschedule", ["starts_at": site.text(try site.ten(in: 4))]),
            ("rebook", ["starts_at": site.text(try site.ten(in: 6))]),
        ] {
            let answer = try await site.panel.post("/my/appointments/\(foreign)/\(act)", body)
            #expect(answer.status == 404, "\(act)")
        }
        #expect(try await other.panel.get("/my/appointments").ids == [foreign.description])
    }

    @Test func `show what is the customer's and nothing of what the business notes`() async throws {
        let site = try await PanelSite.make()
        let other = try await site.another("olga")
        let room = try await site.business.addService("room", capacity: 3)
        let start = try site.ten(in: 2)
        let id = try await site.add(
            [site.customer.client, other.client],
            at: start,
            service: room,
            capacity: 3
        )
        let mine = try await site.panel.get("/my/appointments/\(id)")
        #expect(mine.status == 200)
        #expect(mine.json["branch"]?["phone"] == "+34932180000")
        #expect(mine.json["branch"]?["address"] == "Carrer Gran 1")
        #expect(mine.json["employee"]?["name"] == "Test employee")
        #expect(mine.json["note"] == "my words" && mine.json["others"] == 1)
        #expect(mine.json["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) } == start)
        #expect(mine.json["starts_at"]?.stringValue?.hasSuffix("Z") == false)
        #expect(mine.json["can_cancel"]?["allowed"] == true)
        let fields = Set(mine.json.objectValue.map { $0.keys } ?? [:].keys)
        #expect(fields.isDisjoint(with: ["attendees", "override_reason", "buffer_before", "overlapping"]))
        #expect(!mine.text.contains("internal words") && !mine.text.contains("olga"))
        #expect(try await site.panel.get("/my/appointments").items[0] == mine.json)
    }

    @Test func `S1-17, S1-18, S4-13, R-6: cancelling tells customer and employee, once each`() async throws {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3)
        let cancelled = try await site.panel.post("/my/appointments/\(id)/cancel", ["reason": "a cold"])
        #expect(cancelled.status == 200)
        #expect(cancelled.json["status"] == "cancelled" && cancelled.json["ended_by"] == "customer")
        #expect(cancelled.json["told"] == ["customer", "employee"])
        #expect(
            try await site.events(id) == ["appointment.cancelled client", "appointment.cancelled staff"]
        )
        #expect(cancelled.json["can_cancel"]?["reason"] == "already_cancelled")
        // Cancelled again: refused, and nobody hears of it twice.
        let again = try await site.panel.post("/my/appointments/\(id)/cancel")
        #expect(again.status == 409 && again.problem == "already-cancelled")
        #expect(try await site.events(id).count == 2)
        // Who cancelled is in the log, and the reason on the appointment.
        let known = try await site.business.withTables { transaction in
            try await transaction.one(
                """
                SELECT attendees.end_reason || ' ' || audit_log.actor_kind || ' ' || audit_log.action
                FROM attendees
                JOIN audit_log ON audit_log.subject_id = attendees.appointment_id
                WHERE attendees.appointment_id = \(id)
                """
            ) { row in try row.next(String.self) }
        }
        #expect(known == "a cold customer appointment.cancelled")
    }

    @Test func `S1-17: what is past, over or not there is not offered, and refused`() async throws {
        let site = try await PanelSite.make()
        for (days, status, reason) in [
            (-1, "approved", "in_past"), (-3, "completed", "completed"), (-2, "no_show", "no_show"),
            (2, "rejected", "rejected"),
        ] {
            let id = try await site.addOwn(in: days, status: status)
            let shown = try await site.panel.get("/my/appointments/\(id)").json["can_cancel"]
            #expect(shown?["allowed"] == false && shown?["reason"] == .string(reason))
            let refused = try await site.panel.post("/my/appointments/\(id)/cancel")
            #expect(refused.problem == "not-cancellable" && refused.reason == reason)
        }
        let nothing = AppointmentID.make(.system)
        #expect(try await site.panel.post("/my/appointments/\(nothing)/cancel").status == 404)
        #expect(try await site.panel.post("/my/appointments/nonsense/cancel").status == 404)
        #expect(try await site.events(nothing).isEmpty)
    }

    @Test func `bodies with too much in them are refused, and staff and visitors have nothing here`()
        async throws
    {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3)
        let path = "/my/appointments/\(id)"
        let long = String(repeating: "x", count: 1_001)
        let refused = try await site.panel.post("\(path)/cancel", ["reason": .string(long), "why": 1])
        #expect(refused.issues == ["reason": "too_long", "why": "unknown_field"])
        let starts = try await site.panel.post("\(path)/reschedule", ["starts_at": "tomorrow"])
        #expect(starts.issues["starts_at"] != nil)
        #expect(try await site.panel.post("\(path)/rebook", [:]).issues == ["starts_at": "required"])
        for role in [Role.admin, .manager, .employee] {
            let staff = try await site.server.api(site.business, as: role)
            #expect(try await staff.get("/my/appointments").status == 403)
            #expect(try await staff.post("\(path)/cancel").status == 403)
        }
        #expect(try await site.server.api(site.business).get("/my/appointments").status == 401)
        #expect(try await site.panel.get(path).json["status"] == "approved")
    }

    @Test func `of two who cancel at the same moment one is told so, and one hears that it is done`()
        async throws
    {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3)
        let answers = try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
            for _ in 0..<6 {
                group.addTask { try await site.panel.post("/my/appointments/\(id)/cancel") }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0.status == 200 } == 1)
        #expect(answers.count { $0.problem == "already-cancelled" } == 5)
        #expect(try await site.events(id).count == 2)
    }

    @Test func `who leaves a group leaves the others in it`() async throws {
        let site = try await PanelSite.make()
        let other = try await site.another("olga")
        let room = try await site.business.addService("room", capacity: 3)
        let id = try await site.add(
            [site.customer.client, other.client],
            at: site.ten(in: 2),
            service: room,
            capacity: 3
        )
        let left = try await site.panel.post("/my/appointments/\(id)/cancel")
        #expect(left.status == 200 && left.json["told"] == ["customer", "employee"])
        #expect(try await site.events(id) == ["appointment.left client", "appointment.left staff"])
        let remaining = try await other.panel.get("/my/appointments/\(id)")
        #expect(remaining.json["status"] == "approved" && remaining.json["others"] == 0)
    }

    @Test func `an archived client still sees and cancels what was booked`() async throws {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3)
        #expect(try await site.admin.post("/clients/\(site.customer.client)/archive").status == 200)
        #expect(try await site.panel.get("/my/appointments").ids == [id.description])
        #expect(try await site.panel.post("/my/appointments/\(id)/cancel").status == 200)
    }
}
