import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Booking

/// What the database says of whoever wants to book.
@Suite struct `A client's standing` {
    private func standing(
        _ site: PanelSite,
        _ subject: PolicySubject,
        _ services: [ServiceID] = [],
        ignoring: [AppointmentID] = []
    ) async throws -> ClientStanding {
        let steps = services.map { DiaryQuestion.WishedStep(service: $0) }
        return try await site.business.withTables { transaction in
            let answers = try await transaction.batch(
                ClientStandingQueries.statements(
                    subject,
                    wish: .steps(steps),
                    branch: site.business.gracia.id,
                    around: site.ten(in: 3),
                    ignoring: ignoring
                )
            )
            return try ClientStanding(answers[...], subject)
        }
    }

    private func run(_ site: PanelSite, _ statements: SQL...) async throws {
        try await site.business.withTables { _ = try await $0.batch(statements) }
    }

    @Test func `R-19: a visitor is every client who shares the email or the phone, however it is written`()
        async throws
    {
        let site = try await PanelSite.make()
        let ids = try await site.business.addClients(4)
        try await run(
            site,
            "UPDATE clients SET email = 'Maria@Mail.example', status = 'first' WHERE id = \(ids[0])",
            """
            UPDATE clients
            SET phone = '+34612345678', status = 'second', tags = '{vip}', blocklisted_at = now(),
                blocklist_reason = 'late'
            WHERE id = \(ids[1])
            """,
            "UPDATE clients SET email = NULL, phone = NULL, status = 'third' WHERE id = \(ids[2])"
        )
        func statuses(_ email: String?, _ phone: String?) async throws -> Set<String> {
            Set(try await standing(site, .visitor(email: email, phone: phone)).people.map(\.status))
        }
        #expect(try await statuses("maria@mail.EXAMPLE", nil) == ["first"])
        #expect(try await statuses("maria@mail.example", "+34 612 34 56 78") == ["first", "second"])
        #expect(try await statuses(nil, "+34612345678") == ["second"])
        #expect(try await statuses("nobody@mail.example", "+34699999999").isEmpty)
        #expect(try await statuses(nil, nil).isEmpty)
        #expect(try await statuses("maria@mail_example", "%").isEmpty)
        let known = try await standing(site, .client(ids[1]))
        #expect(known.people.map(\.tags) == [["vip"]])
        #expect(known.people.map(\.blocklist) == [.init(reason: "late", until: nil)])
        #expect(!known.isVisitor)
    }

    @Test func `counts what was neither cancelled nor rejected, a visit of several steps once`() async throws
    {
        let site = try await PanelSite.make()
        let service = try await site.business.addService("cut")
        let client = site.customer.client
        var ids: [AppointmentID] = []
        for (day, status) in [
            (1, "approved"), (2, "pending"), (-1, "completed"), (-2, "no_show"), (3, "cancelled"),
            (4, "rejected"), (5, "held"), (6, "approved"),
        ] {
            ids.append(try await site.add([client], at: site.ten(in: day), service: service, status: status))
        }
        // The last one is the second step of the first.
        try await run(
            site,
            "UPDATE appointments SET visit_id = \(ids[0]), step = 2 WHERE id = \(ids[7])",
            "UPDATE attendees SET booked_by = 'staff' WHERE appointment_id = \(ids[1])"
        )
        let found = try await standing(site, .client(client)).bookings
        #expect(found.count == 4)
        #expect(found.count { $0.isNoShow } == 1 && found.count { !$0.isOnline } == 1)
        let fewer = try await standing(site, .client(client), ignoring: [ids[0], ids[3]]).bookings
        #expect(fewer.count == 2 && fewer.allSatisfy { !$0.isNoShow })
    }

    @Test func `S2-23: an unwanted service is found among the steps of a visit too`() async throws {
        let site = try await PanelSite.make()
        let (cut, dye) = (
            try await site.business.addService("cut"), try await site.business.addService("dye")
        )
        let whole = try await site.business.addService("whole")
        let client = site.customer.client
        try await run(
            site,
            """
            INSERT INTO service_steps (service_id, position, step_service_id)
            VALUES (\(whole.id), 1, \(cut.id)), (\(whole.id), 2, \(dye.id))
            """,
            """
            INSERT INTO unwanted_services (client_id, service_id, comment)
            VALUES (\(client), \(dye.id), 'allergic')
            """
        )
        for (wished, isFound) in [([cut], false), ([dye], true), ([whole], true), ([cut, dye], true)] {
            let found = try await standing(site, .client(client), wished.map(\.id)).unwanted
            #expect(found.map(\.comment) == (isFound ? ["allergic"] : []))
        }
        let other = try await site.business.addClients(1)[0]
        #expect(try await standing(site, .client(other), [dye.id]).unwanted.isEmpty)
    }

    @Test func `B.14: policies are those of the branch and of the wished services`() async throws {
        let site = try await PanelSite.make()
        let (cut, dye) = (
            try await site.business.addService("cut"), try await site.business.addService("dye")
        )
        for (name, conditions) in [
            ("all", [:]), ("here", ["branch": "gracia"]), ("there", ["branch": "harbour"]),
            ("cut", ["service": "cut"]), ("dye here", ["service": "dye", "branch": "gracia"]),
        ] as [(String, [String: JSONValue])] {
            var body: [String: JSONValue] = ["name": .string(name), "online": "approval"]
            body.merge(conditions) { $1 }
            #expect(try await site.admin.post("/booking-policies", .object(body)).status == 201)
        }
        let subject = PolicySubject.client(site.customer.client)
        #expect(try await standing(site, subject, [cut.id]).policies.map(\.name) == ["all", "here", "cut"])
        let both = try await standing(site, subject, [cut.id, dye.id])
        #expect(both.policies.map(\.name) == ["all", "here", "cut", "dye here"])
    }
}
