import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Booking

@Suite struct `Availability over HTTP` {
    @Test func `is told to everybody, in the branch's time`() async throws {
        let site = try await AvailabilitySite()
        let cut = try await site.business.addService("cut", bufferAfter: 10)
        let answer = try await site.ask(site.server.api(site.business), cut)
        #expect(answer.status == 200)
        #expect(answer.json.objectValue?["time_zone"] == "Europe/Madrid")
        let slots = try await site.slots(cut)
        #expect(slots.count == 9)
        let rules = try site.clock
        #expect(slots.first?["starts_at"] == .string(try site.at("09:00").rfc3339(in: rules)))
        #expect(slots.first?["ends_at"] == .string(try site.at("10:00").rfc3339(in: rules)))
        #expect(slots.first?["employee_ids"] == [.id(site.business.employee.id)])
        #expect(slots.first?["seats_left"] == 1)
    }

    @Test func `counts what is booked, held, cancelled, away and busy elsewhere`() async throws {
        let site = try await AvailabilitySite()
        let cut = try await site.business.addService("cut")
        try await site.book("09:00", cut, buffers: 5)
        try await site.book("11:00", cut, status: "cancelled")
        try await site.book("12:30", minutes: 10, cut, overlapping: true)
        try await site.book("17:00", cut, status: "held")
        #expect(try await site.times(cut) == ["11:00", "13:00", "16:00", "18:00", "19:00"])
        let employee = site.business.employee.id
        let local = "\(site.day) 18:00"
        try await site.execute(
            """
            INSERT INTO time_off (id, staff_id, starts_local, ends_local, status)
            VALUES (\(TimeOffID.make(.system)), \(employee), \(local)::timestamp, 'infinity', 'approved'),
                (\(TimeOffID.make(.system)), \(employee), '-infinity', 'infinity', 'requested')
            """
        )
        let subscription = CalendarSubscriptionID.make(.system)
        try await site.execute(
            """
            INSERT INTO calendar_subscriptions (id, staff_id, name, address_sealed, host)
            VALUES (\(subscription), \(employee), 'Home', '\\x00', 'calendar.example')
            """
        )
        let (start, end) = (try site.at("13:59"), try site.at("16:01"))
        try await site.execute(
            "INSERT INTO calendar_busy VALUES (\(subscription), \(start), \(end))"
        )
        #expect(try await site.times(cut) == ["11:00"])
    }

    @Test func `follows special days and an employee's own week`() async throws {
        let site = try await AvailabilitySite()
        let cut = try await site.business.addService("cut")
        let (employee, branch) = (site.business.employee.id, site.business.gracia.id)
        let week: JSONValue = ["mon-sun": ["10:00-12:00", "13:00-15:00"]]
        try await site.execute(
            "INSERT INTO staff_hours VALUES (\(employee), \(branch), \(week)::jsonb)"
        )
        #expect(try await site.times(cut) == ["10:00", "11:00", "13:00"])
        try await site.execute(
            """
            INSERT INTO special_days (id, branch_id, staff_id, first_day, last_day, spans)
            VALUES (\(SpecialDayID.make(.system)), NULL, \(employee), \(site.day), \(site.day), '["09:00-18:00"]')
            """
        )
        #expect(try await site.times(cut) == ["09:00", "10:00", "11:00", "12:00", "13:00", "16:00", "17:00"])
        try await site.execute(
            """
            INSERT INTO special_days (id, branch_id, first_day, last_day, spans, name)
            VALUES (\(SpecialDayID.make(.system)), \(branch), \(site.day), \(site.day), '[]', 'Festa Major')
            """
        )
        #expect(try await site.times(cut) == [])
        let days = try await site.explain(cut)["days"]?.arrayValue ?? []
        #expect(days.first?.objectValue?["reason"] == "special_day")
        #expect(days.first?.objectValue?["detail"]?.stringValue?.contains("Festa Major") == true)
    }

    @Test func `knows who offers the service at the branch: its employees, and admins everywhere`()
        async throws
    {
        let site = try await AvailabilitySite()
        let business = site.business
        let elsewhere = try await business.addMember(.employee, at: [business.harbour.id])
        let gone = try await business.addMember(.employee, at: [business.gracia.id])
        let shy = try await business.addMember(.employee, at: [business.gracia.id])
        let offering = [business.employee.id, business.admin.id, elsewhere.id, gone.id, shy.id]
        let cut = try await business.addService("cut", by: offering)
        try await site.execute("UPDATE staff SET archived_at = now() WHERE id = \(gone.id)")
        try await site.execute("UPDATE staff SET bookable_online = false WHERE id = \(shy.id)")
        let visible = try await site.slots(cut).first?["employee_ids"]?.arrayValue ?? []
        #expect(Set(visible) == [.id(business.employee.id), .id(business.admin.id)])
        let staff = try await site.ask(site.server.api(business, as: .manager), cut, "&entry=staff")
        let all = staff.json.objectValue?["slots"]?.arrayValue?.first?.objectValue?["employee_ids"]
        #expect(
            Set(all?.arrayValue ?? []) == [.id(business.employee.id), .id(business.admin.id), .id(shy.id)]
        )
        for (employee, reason) in [
            (elsewhere.id, "employee_not_offering"), (shy.id, "employee_not_online"),
            (business.manager.id, "employee_not_offering"),
        ] {
            let answer = try await site.ask(site.server.api(business), cut, "&employee=\(employee)")
            #expect(answer.status == 422)
            #expect(answer.text.contains(reason))
        }
    }

    @Test func `needs a free room, and joins groups`() async throws {
        let site = try await AvailabilitySite()
        let business = site.business
        let course = try await business.addService(
            "course",
            capacity: 8,
            by: [business.employee.id, business.admin.id]
        )
        let rooms = try await business.addResources(["Blue", "Red"], for: [course])
        _ = try await business.addResources(["Far"], at: business.harbour, for: [course])
        try await site.book("09:00", course, seats: (7, 8), resources: [rooms[0]])
        try await site.book("09:00", course, with: business.manager.id, resources: [rooms[1]])
        try await site.book(
            "11:00",
            course,
            with: business.manager.id,
            resources: [rooms[0]],
            overlapping: true
        )
        try await site.book("11:00", course, with: business.admin.id, resources: [rooms[1]])
        try await site.book("12:00", course, seats: (8, 8), resources: [rooms[0]])
        var slots = try await site.slots(course)
        // Both rooms are taken at nine and at eleven; the group of nine has a seat.
        #expect(slots.first?["employee_ids"] == [.id(business.employee.id)])
        #expect(slots.first?["seats_left"] == 1)
        #expect(slots.count == 8)
        slots = try await site.slots(course, "&seats=2")
        #expect(slots.count == 7)
        #expect(slots.map { $0["seats_left"] }.allSatisfy { $0 == 8 })
        let full = try await site.ask(site.server.api(business), course, "&seats=9")
        #expect(full.status == 422)
        #expect(full.text.contains("too_many_seats"))
    }

    @Test func `B.12 is told for visits of several steps`() async throws {
        let site = try await AvailabilitySite()
        let business = site.business
        let dye = try await business.addService("dye", minutes: 30)
        let cut = try await business.addService("cut", minutes: 30, by: [business.admin.id])
        let look = try await business.addService("look", by: [])
        try await site.execute(
            """
            INSERT INTO service_steps (service_id, position, step_service_id, pause_after)
            VALUES (\(look.id), 1, \(dye.id), 60), (\(look.id), 2, \(cut.id), 0)
            """
        )
        let slots = try await site.slots(look)
        #expect(slots.count == 7)
        #expect(slots.first?["ends_at"] == .string(try site.at("11:00").rfc3339(in: site.clock)))
        #expect(slots.first?["employee_ids"] == [.id(business.employee.id)])
        try await site.book("10:30", minutes: 5, cut, with: business.admin.id)
        #expect(try await site.times(look).first == "10:00")
        // The same put together by whoever asks, without a pause.
        let answer = try await site.server.api(business).send(
            "GET",
            "/availability?branch=gracia&service=\(dye.id),\(cut.id)&from=\(site.day)&to=\(site.day)"
        )
        #expect(answer.json.objectValue?["slots"]?.arrayValue?.count == 8)
    }

    @Test(arguments: [
        ("?service=SERVICE", 422, "branch"), ("?branch=gracia", 422, "service"),
        ("?branch=nowhere&service=SERVICE", 404, "branch"),
        ("?branch=gracia&service=10000000-0000-7000-8000-000000000000", 404, "service"),
        ("?branch=gracia&service=abc", 404, "service"),
        ("?branch=gracia&service=SERVICE&employee=10000000-0000-7000-8000-000000000000", 404, "employee"),
        ("?branch=gracia&service=SERVICE&from=2027-02-02&to=2027-02-01", 422, "to"),
        ("?branch=gracia&service=SERVICE&from=2027-02-02&to=2027-04-05", 422, "to"),
        ("?branch=gracia&service=SERVICE&from=2027-02-30", 422, "from"),
        ("?branch=gracia&service=SERVICE&from=9999-12-31", 422, "from"),
        ("?branch=gracia&service=SERVICE&seats=0", 422, "seats"),
        ("?branch=gracia&service=SERVICE&seats=2", 422, "seats"),
        ("?branch=gracia&service=SERVICE&entry=staff", 403, "may not"),
    ])
    func `refuses what makes no sense`(query: String, status: Int, word: String) async throws {
        let site = try await AvailabilitySite()
        let cut = try await site.business.addService("cut")
        let answer = try await site.server.api(site.business).send(
            "GET",
            "/availability" + query.replacing("SERVICE", with: cut.id.description)
        )
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.text.contains(word), "\(answer.text)")
    }

    @Test func `takes as many statements for a month of many as for a day of one`() throws {
        let fixture = DiaryFixture()
        var question = try fixture.question
        #expect(DiaryQueries.statements(question).count == DiaryQueries.count)
        question.wish = .steps([DiaryQuestion.WishedStep(service: DiaryFixture.cut)])
        #expect(DiaryQueries.statements(question).count == DiaryQueries.count)
    }
}

@Suite struct `Explanations over HTTP` {
    @Test func `B.13 name the reason of each time, with the setting behind it`() async throws {
        let site = try await AvailabilitySite()
        let cut = try await site.business.addService("cut")
        try await site.book("10:00", cut)
        try await site.business.set(["booking.horizon_days": 365, "booking.minimum_notice_minutes": 500_000])
        let explanation = try await eventuallyExplained(site, cut)
        let candidates = (explanation["candidates"]?.arrayValue ?? []).compactMap(\.objectValue)
        #expect(candidates.count == 11)
        #expect(candidates.allSatisfy { $0["reason"] == "minimum_notice" })
        #expect(candidates.allSatisfy { $0["setting"] == "booking.minimum_notice_minutes" })
        #expect(candidates.first?["employee"]?.objectValue?["id"] == .id(site.business.employee.id))
        let staff = try await site.explain(cut, "&entry=staff", as: .employee)["candidates"]?.arrayValue ?? []
        let reasons = staff.map { $0.objectValue?["reason"] ?? .null }
        #expect(
            reasons == [
                .null, "busy", .null, .null, .null, "break", "break", .null, .null, .null, .null,
            ]
        )
    }

    /// The server hears of a changed setting a moment later.
    private func eventuallyExplained(
        _ site: AvailabilitySite,
        _ service: TestService
    ) async throws -> [String: JSONValue] {
        var explanation: [String: JSONValue] = [:]
        try await eventually("the notice holds") {
            explanation = try await site.explain(service)
            return explanation["candidates"]?.arrayValue?.last?.objectValue?["reason"] == "minimum_notice"
        }
        return explanation
    }

    @Test func `B.13 count what stands against a client, who must be in reach`() async throws {
        let site = try await AvailabilitySite()
        let business = site.business
        let cut = try await business.addService("cut")
        let (here, there) = (
            try await business.addClients(1)[0], try await business.addClients(1, at: business.harbour)[0]
        )
        func reasons(_ more: String) async throws -> Set<JSONValue> {
            let list = try await site.explain(cut, "&client=\(here)\(more)")["candidates"]?.arrayValue ?? []
            return Set(list.map { $0.objectValue?["reason"] ?? .null })
        }
        #expect(try await reasons("") == [.null, "break"])
        try await site.execute(
            "UPDATE clients SET blocklisted_at = now(), blocklist_reason = 'Late' WHERE id = \(here)"
        )
        #expect(try await reasons("") == ["blocklisted", "break"])
        #expect(try await reasons("&entry=staff") == [.null, "break"])
        try await site.execute(
            "INSERT INTO unwanted_services (client_id, service_id) VALUES (\(here), \(cut.id))"
        )
        #expect(try await reasons("&entry=staff") == ["unwanted_service", "break"])
        let answer = try await site.server.api(business, as: .manager).send(
            "GET",
            "/availability/explain?branch=gracia&service=\(cut.id)&client=\(there)"
        )
        #expect(answer.status == 404)
    }

    @Test func `B.13 are for staff, of their own branches`() async throws {
        let site = try await AvailabilitySite()
        let cut = try await site.business.addService("cut")
        let path = "/availability/explain?service=\(cut.id)&branch="
        #expect(try await site.server.api(site.business).send("GET", path + "gracia").status == 401)
        for role in [Role.admin, .manager, .employee] {
            let api = try await site.server.api(site.business, as: role)
            #expect(try await api.send("GET", path + "gracia").status == 200)
            #expect(try await api.send("GET", path + "harbour").status == (role == .admin ? 200 : 403))
        }
        let customer = try await site.business.addCustomer(email: "customer@mail.example")
        let api = try await site.server.api(site.business).with(
            token: site.business.token(for: customer.account)
        )
        #expect(try await api.send("GET", path + "gracia").status == 403)
    }
}

@Suite struct `Locks of a diary` {
    @Test func `are taken for all who may be chosen, the rooms, and whatever else is named`() async throws {
        let site = try await AvailabilitySite()
        let business = site.business
        let other = try await business.addMember(.employee, at: [business.gracia.id])
        let cut = try await business.addService("cut", by: [business.employee.id, other.id])
        let room = try await business.addResources(["Blue"], for: [cut])[0]
        let client = ClientID.make(.system)
        var question = DiaryQuestion(
            branch: business.gracia,
            wish: .service(cut.id),
            days: site.day...site.day,
            entry: .online
        )
        func locked(_ question: DiaryQuestion) async throws -> Set<Int64> {
            try await business.withTables { transaction in
                let rows = try await transaction.batch([
                    DiaryQueries.lock(question, and: [LockKey(client)]),
                    """
                    SELECT (classid::bigint << 32) | objid::bigint
                    FROM pg_locks
                    WHERE locktype = 'advisory' AND pid = pg_backend_pid()
                    """,
                ])
                return try Set(rows[1].map { try $0.next(Int64.self) })
            }
        }
        let all = [LockKey(business.employee.id), LockKey(other.id), LockKey(room), LockKey(client)]
        #expect(try await locked(question) == Set(all.map(\.value)))
        question.employee = other.id
        #expect(try await locked(question) == Set(all.dropFirst().map(\.value)))
    }
}
