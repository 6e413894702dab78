import Core
import Postgres
import ServerKit
import TestKit
import Testing

/// Last and next appointment, totals and no-shows in the list of clients.
@Suite struct `A client's visits` {
    private struct Site {
        let server: TestServer
        let business: TestBusiness
        let admin: HTTPClient
    }

    private func site() async throws -> Site {
        let server = try await TestServer.shared()
        let business = try await server.business()
        return Site(server: server, business: business, admin: try await server.api(business, as: .admin))
    }

    private func client(_ site: Site, _ name: String) async throws -> ClientID {
        let answer = try await site.admin.post(
            "/clients",
            .object([
                "first_name": .string(name), "last_name": "Serra", "email": .string("\(name)@mail.example"),
            ])
        )
        return try #require(answer.json["id"]?.stringValue.flatMap { ClientID($0) })
    }

    private func run(_ site: Site, _ sql: SQL) async throws {
        try await site.business.withTables { _ = try await $0.execute(sql) }
    }

    @Test func `S1-5, S4-5: who was just added has no appointments`() async throws {
        let site = try await site()
        let anna = try await client(site, "Anna")
        let record = try await site.admin.get("/clients/\(anna)").json
        #expect(record["last_appointment_at"] == .null)
        #expect(record["next_appointment_at"] == .null)
        #expect(record["total_appointments"] == 0)
        #expect(record["no_show_count"] == 0)
    }

    @Test func `are kept right by every change, and the list is sorted by them (S1-8, S4-9, R-12)`()
        async throws
    {
        let site = try await site()
        let (anna, berta) = (try await client(site, "Anna"), try await client(site, "Berta"))
        _ = try await client(site, "Carla")
        let first = try await site.business.addPastAppointment(of: anna, hoursAgo: 72)
        try await site.business.addPastAppointment(of: anna, hoursAgo: 24, status: "no_show")
        try await site.business.addPastAppointment(of: anna, hoursAgo: 12, status: "cancelled")
        try await site.business.addPastAppointment(of: berta, hoursAgo: -48)
        let record = try await site.admin.get("/clients/\(anna)").json
        #expect(record["total_appointments"] == 2)
        #expect(record["no_show_count"] == 1)
        // The latest that was neither cancelled nor rejected.
        let last = try #require(record["last_appointment_at"]?.stringValue.flatMap { Instant(rfc3339: $0) })
        let age = Instant.now(.system).since(last)
        #expect(age > .seconds(23 * 3_600) && age < .seconds(26 * 3_600))
        let future = try await site.admin.get("/clients/\(berta)").json
        #expect(future["last_appointment_at"] == .null)
        #expect(future["next_appointment_at"]?.stringValue != nil)
        for (sort, names) in [
            ("last_appointment_at", ["Anna Serra", "Berta Serra", "Carla Serra"]),
            ("next_appointment_at", ["Berta Serra", "Anna Serra", "Carla Serra"]),
        ] {
            let sorted = try await site.admin.get("/clients?sort=\(sort)")
            #expect(sorted.names == names, "\(sort)")
        }
        for sort in ["total_appointments", "no_show_count"] {
            let sorted = try await site.admin.get("/clients?sort=\(sort)&order=desc")
            #expect(sorted.names.first == "Anna Serra", "\(sort)")
        }
        try await run(site, "UPDATE attendees SET status = 'rejected' WHERE appointment_id <> \(first)")
        let fewer = try await site.admin.get("/clients/\(anna)").json
        #expect(fewer["total_appointments"] == 1)
        #expect(fewer["no_show_count"] == 0)
        try await run(site, "DELETE FROM attendees")
        #expect(try await site.admin.get("/clients/\(anna)").json["last_appointment_at"] == .null)
        #expect(try await site.admin.get("/clients/\(berta)").json["next_appointment_at"] == .null)
    }

    @Test func `what was next is last as soon as it has begun, in records, lists and exports`() async throws {
        let site = try await site()
        let anna = try await client(site, "Anna")
        try await site.business.addPastAppointment(of: anna, hoursAgo: 2)
        try await site.business.addPastAppointment(of: anna, hoursAgo: -30)
        // As it is stored when the time of an appointment comes and nothing else changes.
        try await run(
            site,
            """
            UPDATE clients
            SET next_appointment_at = last_appointment_at, last_appointment_at = NULL
            WHERE id = \(anna)
            """
        )
        let record = try await site.admin.get("/clients/\(anna)").json
        let last = try #require(record["last_appointment_at"]?.stringValue)
        let next = try #require(record["next_appointment_at"]?.stringValue)
        #expect(last < next)
        let listed = try await site.admin.get("/clients?sort=last_appointment_at").items.first
        #expect(listed?["last_appointment_at"]?.stringValue == last)
        let columns = "last_appointment_at,next_appointment_at,total_appointments,no_show_count"
        let exported = try await site.admin.get("/clients/export?columns=\(columns)&encoding=utf-8").text
        let row = exported.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        #expect(row.hasSuffix(",2,0"))
        #expect(row.contains(String(last.prefix(13))) && row.contains(String(next.prefix(13))), "\(row)")
    }

    @Test func `S4-21: an erased client leaves the appointments and no word about the person`() async throws {
        let site = try await site()
        let anna = try await client(site, "Anna")
        let id = try await site.business.addPastAppointment(of: anna)
        try await run(
            site,
            "UPDATE attendees SET note = 'whispering', end_reason = 'mumbling' WHERE client_id = \(anna)"
        )
        try await run(site, "UPDATE appointments SET note = 'grumbling' WHERE id = \(id)")
        try await run(
            site,
            """
            INSERT INTO audit_log (actor_kind, channel, action, subject_kind, subject_id, changes)
            VALUES ('system', 'system', 'appointment.edited', 'appointment', \(id),
                '{"note": [null, "grumbling"], "status": ["pending", "approved"]}')
            """
        )
        #expect(try await site.admin.post("/clients/\(anna)/erase").status == 200)
        let left = try await site.business.withTables { transaction in
            try await transaction.one(
                """
                SELECT
                    (SELECT string_agg(concat_ws(' ', note, end_reason, status), ' ') FROM attendees),
                    (SELECT coalesce(string_agg(note, ' '), '') FROM appointments),
                    (SELECT changes::text FROM audit_log WHERE action = 'appointment.edited')
                """
            ) { row in
                (try row.next(String.self), try row.next(String.self), try row.next(String.self))
            }
        }
        #expect(left.0 == "approved")
        #expect(left.1.isEmpty)
        #expect(left.2.contains("approved") && !left.2.contains("grumbling"))
    }

    @Test func `R-7: who ever had an appointment is not purged`() async throws {
        let site = try await site()
        let anna = try await client(site, "Anna")
        try await site.business.addPastAppointment(of: anna, status: "cancelled")
        let refused = try await site.admin.post("/clients/\(anna)/purge")
        #expect(refused.status == 409)
        #expect(refused.json["detail"]?.stringValue?.contains("appointments") == true)
    }
}

extension Instant {
    fileprivate static func now(_ world: World) -> Instant { world.now() }
}
