import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct `The diary as it is shown` {
    @Test func `one answer says who works when, who is away, what is booked and what changes from then on`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let business = site.business
        let service = try await business.addService("cut", minutes: 45, bufferAfter: 15)
        let clients = try await business.addClients(1)
        let booked = try await site.book(service, at: site.time("10:00"), for: clients[0])
        let employee = business.employee.id
        try await site.run(
            """
            INSERT INTO time_off (id, staff_id, starts_local, ends_local, status)
            VALUES (gen_random_uuid(), \(employee), \(site.time("17:00"))::timestamp,
                \(site.time("18:00"))::timestamp, 'approved')
            """
        )
        let sheet = try await site.staff().get("/diary?branch=gracia&from=\(site.day())").json
        let column = try #require(sheet["employees"]?.arrayValue?.first)
        #expect(sheet["employees"]?.arrayValue?.count == 1)
        let day = try #require(column["days"]?.arrayValue?.first)
        #expect(day["hours"]?.arrayValue?.count == 2)
        #expect(day["time_off"]?.arrayValue?.first?["starts_at"]?.stringValue?.contains("T17:00") == true)
        #expect(sheet["appointments"]?.arrayValue?.map { $0["id"] } == [booked["id"]])
        #expect((sheet["position"]?.intValue ?? -1) >= 0)
        // Another branch's diary says that the employee is busy, and not with whom.
        try await business.withTables { transaction in
            _ = try await transaction.execute(
                """
                INSERT INTO staff_branch (staff_id, branch_id)
                VALUES (\(employee), \(business.harbour.id))
                """
            )
        }
        let other = try await site.staff().get("/diary?branch=harbour&from=\(site.day())").json
        let busy = other["employees"]?.arrayValue?.first?["days"]?.arrayValue?.first?["busy"]?.arrayValue
        #expect(busy?.compactMap { $0["cause"] } == ["branch"])
        #expect(other["appointments"] == [])
    }

    @Test func `days are asked for in order, and not too many`() async throws {
        let site = try await AppointmentSite.make()
        let staff = try await site.staff()
        #expect(try await staff.get("/diary").status == 422)
        #expect(try await staff.get("/diary?branch=gracia&from=2027-02-02&to=2027-02-01").status == 422)
        #expect(try await staff.get("/diary?branch=gracia&from=2027-01-01&to=2027-03-01").status == 422)
        #expect(try await staff.get("/statistics?from=2027-01-01&to=2027-12-01").status == 422)
        #expect(try await staff.get("/diary?branch=nowhere").status == 404)
        #expect(try await site.visitor.get("/diary?branch=gracia").status == 401)
    }

    @Test func `numbers count what is in reach, by day, beside the minutes in which somebody works`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let business = site.business
        let service = try await business.addService("cut", minutes: 60)
        let other = try await business.addMember(.employee, at: [business.gracia.id])
        let theirs = try await business.addService("dye", minutes: 30, by: [other.id])
        let clients = try await business.addClients(2)
        _ = try await site.book(service, at: site.time("09:00"), for: clients[0])
        let gone = try await site.book(service, at: site.time("11:00"), for: clients[0])
        _ = try await site.book(theirs, at: site.time("09:00"), for: clients[1])
        #expect(try await site.staff().send("POST", "/appointments/\(gone.id)/cancel").status == 200)
        func day(_ role: Role) async throws -> JSONValue? {
            try await site.staff(role).get("/statistics?branch=gracia&from=\(site.day())").json["days"]?
                .arrayValue?.first
        }
        let all = try #require(try await day(.admin))
        #expect(all["appointments"]?.intValue == 2)
        #expect(all["cancelled"]?.intValue == 1)
        #expect(all["minutes_booked"]?.intValue == 90)
        // Two of them from 9 to 14 and from 16 to 20.
        #expect(all["minutes_open"]?.intValue == 2 * 9 * 60)
        let own = try #require(try await day(.employee))
        #expect(own["appointments"]?.intValue == 1)
        #expect(own["minutes_open"]?.intValue == 9 * 60)
    }

    @Test
    func
        `S4-15 an appointment is made longer and shorter where there is room, and keeps its length when moved`()
        async throws
    {
        let site = try await AppointmentSite.make()
        let business = site.business
        let service = try await business.addService("cut", minutes: 60)
        let clients = try await business.addClients(2)
        let staff = try await site.staff()
        let first = try await site.book(service, at: site.time("09:00"), for: clients[0])
        _ = try await site.book(service, at: site.time("11:00"), for: clients[1])
        func stretch(_ minutes: Int, at time: String = "09:00") async throws -> HTTPAnswer {
            let body: JSONValue = ["starts_at": .string(site.time(time)), "minutes": .int(minutes)]
            return try await staff.post("/appointments/\(first.id)/reschedule", body)
        }
        let longer = try await stretch(120)
        #expect(longer.status == 200)
        #expect(longer.json["minutes"]?.intValue == 120)
        #expect(try await stretch(135).problem == "slot-taken")
        #expect(try await stretch(0).status == 422)
        let moved = try await staff.post(
            "/appointments/\(first.id)/reschedule",
            ["starts_at": .string(site.time("16:00"))]
        )
        #expect(moved.json["minutes"]?.intValue == 120)
        // Two hours do not fit before the branch closes, though the service's own hour would.
        let late = try await staff.post(
            "/appointments/\(first.id)/reschedule",
            ["starts_at": .string(site.time("18:30"))]
        )
        #expect(late.status == 422)
        #expect(try await stretch(30, at: "19:30").json["minutes"]?.intValue == 30)
        #expect(try await site.overlaps() == 0)
        // What is about to be moved is not in its own way.
        let query = "branch=gracia&service=\(service.slug)&from=\(site.day())&to=\(site.day())&entry=staff"
        let free = try await staff.get("/availability?\(query)&moving=\(first.id)&minutes=30").json
        let plain = try await staff.get("/availability?\(query)").json
        func has(_ answer: JSONValue, _ time: String) -> Bool {
            (answer["slots"]?.arrayValue ?? []).contains {
                $0["starts_at"]?.stringValue?.contains("T\(time)") == true
            }
        }
        #expect(has(free, "19:30") && !has(plain, "19:30"))
    }
}
