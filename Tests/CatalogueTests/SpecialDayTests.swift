import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Special days` {
    @Test func `B.6 are made, listed, changed and taken back`() async throws {
        let shop = try await Shop()
        let holiday = try await shop.admin.post(
            "/special-days",
            ["first_day": "2031-12-25", "name": "Nadal"]
        )
        #expect(holiday.status == 201 && holiday.json["closed"] == true && holiday.json["spans"] == [])
        #expect(holiday.json["last_day"] == "2031-12-25" && holiday.json["branch"] == .null)
        #expect(holiday.json["conflicts"] == [])
        let eve = try await shop.manager.post(
            "/special-days",
            ["first_day": "2031-12-24", "branch": "gracia", "spans": ["12:00-15:00", "09:00-12:00"]]
        )
        #expect(eve.status == 201 && eve.json["spans"] == ["09:00-12:00", "12:00-15:00"])
        let own = shop.business.employee.id.description
        let course = try await shop.manager.post(
            "/special-days",
            ["first_day": "2031-11-03", "last_day": "2031-11-07", "employee": .string(own)]
        )
        #expect(course.status == 201 && course.json["employee"]?["name"] == "Test employee")
        let far = try await shop.admin.post(
            "/special-days",
            ["first_day": "2031-12-26", "branch": "harbour"]
        )
        let all = [course, eve, holiday, far].compactMap { $0.json["id"]?.stringValue }

        let listed = try await shop.admin.get("/special-days")
        #expect(listed.ids == all && listed.total == 4)
        #expect(listed.items[0]["conflicts"] == nil)
        #expect(try await shop.employee.get("/special-days").ids == Array(all.prefix(3)))
        #expect(try await shop.admin.get("/special-days?branch=harbour").ids == [all[2], all[3]])
        #expect(try await shop.admin.get("/special-days?branch=gracia").ids == Array(all.prefix(3)))
        #expect(try await shop.admin.get("/special-days?employee=\(own)").ids == [all[0]])
        #expect(
            try await shop.admin.get("/special-days?from=2031-11-07&to=2031-12-24").ids == [all[0], all[1]]
        )
        #expect(try await shop.admin.get("/special-days?from=2031-11-08&to=2031-12-23").total == 0)
        #expect(try await shop.admin.get("/special-days?from=Nadal").status == 422)
        let page = try await shop.admin.get("/special-days?limit=3")
        let cursor = try #require(page.json["next"]?.stringValue)
        #expect(try await shop.admin.get("/special-days?limit=3&cursor=\(cursor)").ids == [all[3]])

        let path = "/special-days/\(all[1])"
        let changed = try await shop.manager.patch(path, ["spans": .null], headers: ["if-match": "\"1\""])
        #expect(changed.status == 200 && changed.json["closed"] == true)
        let lost = try await shop.manager.patch(path, ["name": "X"], headers: ["if-match": "\"1\""])
        #expect(lost.status == 412)
        #expect(try await shop.manager.delete(path).status == 204)
        #expect(try await shop.manager.delete(path).status == 404)
        #expect(
            try await shop.audit(all[1]).map { $0.split(separator: " ")[0] } == [
                "special_day.created", "special_day.edited", "special_day.removed",
            ]
        )
    }

    @Test(
        arguments: [
            (["first_day": "2031-02-29"], ["first_day": "invalid"]),
            ([:], ["first_day": "required"]),
            (["first_day": "2031-03-03", "last_day": "2031-03-02"], ["last_day": "before_first"]),
            (["first_day": "2031-01-01", "last_day": "2032-01-03"], ["last_day": "too_many"]),
            (["first_day": "2031-03-03", "spans": ["09:00-25:00"]], ["spans[0]": "invalid"]),
            (["first_day": "2031-03-03", "spans": ["22:00-02:00"]], ["spans[0]": "invalid"]),
            (["first_day": "2031-03-03", "spans": ["09:00-12:00", "11:59-13:00"]], ["spans": "overlap"]),
            (["first_day": "2031-03-03", "spans": ["mon": ["09:00-12:00"]]], ["spans": "invalid"]),
            (["first_day": "2031-03-03", "branch": "nowhere"], ["branch": "unknown"]),
            (
                ["first_day": "2031-03-03", "employee": "0190a000-0000-7000-8000-000000000000"],
                ["employee": "unknown"]
            ),
            (["first_day": "2031-03-03", "closed": true], ["closed": "unknown_field"]),
        ] as [(JSONValue, [String: String])]
    )
    func `that cannot be are refused with their field`(body: JSONValue, issues: [String: String]) async throws
    {
        let shop = try await Shop()
        let answer = try await shop.admin.post("/special-days", body)
        #expect(answer.status == 422 && answer.issues == issues)
    }

    @Test func `R-24 are a manager's for own branches and for those who work in no other`() async throws {
        let shop = try await Shop()
        let harbour = shop.business.harbour.id
        let both = try await shop.business.addMember(.employee, at: [harbour, shop.business.gracia.id])
        let far = try await shop.business.addMember(.employee, at: [harbour])
        func status(_ more: [String: JSONValue], _ client: HTTPClient) async throws -> Int {
            let day: [String: JSONValue] = ["first_day": "2031-03-03"]
            let body = JSONValue.object(day.merging(more) { _, new in new })
            return try await client.post("/special-days", body).status
        }
        let (own, shared) = (shop.business.employee.id.description, both.id.description)
        #expect(try await status([:], shop.manager) == 403)
        #expect(try await status(["branch": "harbour"], shop.manager) == 403)
        #expect(try await status(["branch": "gracia"], shop.manager) == 201)
        #expect(try await status(["employee": .string(own)], shop.manager) == 201)
        #expect(try await status(["employee": .string(shared)], shop.manager) == 403)
        #expect(try await status(["employee": .string(shared), "branch": "harbour"], shop.manager) == 403)
        #expect(try await status(["employee": .string(shared), "branch": "gracia"], shop.manager) == 201)
        #expect(try await status(["employee": .string(far.id.description)], shop.manager) == 422)
        #expect(try await status(["employee": .string(own), "branch": "harbour"], shop.admin) == 422)
        #expect(try await status(["branch": "gracia"], shop.employee) == 403)
        #expect(try await status(["branch": "gracia"], shop.visitor) == 401)

        let whole = try await shop.made("/special-days", ["first_day": "2031-03-03"])
        let away = try await shop.made("/special-days", ["first_day": "2031-03-03", "branch": "harbour"])
        #expect(try await shop.manager.patch("/special-days/\(whole)", ["name": "X"]).status == 403)
        #expect(try await shop.manager.delete("/special-days/\(whole)").status == 403)
        #expect(try await shop.manager.patch("/special-days/\(away)", ["name": "X"]).status == 404)
        #expect(try await shop.manager.delete("/special-days/\(away)").status == 404)
    }

    @Test func `tell which appointments to come they leave outside`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let early = try await shop.book(cut, at: "2031-03-03T08:30")
        let inside = try await shop.book(cut, at: "2031-03-03T11:30")
        let late = try await shop.book(cut, at: "2031-03-03T23:00", status: "pending")
        try await shop.book(cut, at: "2031-03-03T16:00", status: "cancelled")
        try await shop.book(cut, at: "2031-03-04T08:30")
        let admin = shop.business.admin.id
        let far = try await shop.book(
            cut,
            at: "2031-03-03T08:00",
            by: admin,
            branch: shop.business.harbour
        )
        let body: JSONValue = ["first_day": "2031-03-03", "spans": ["09:00-12:00", "12:00-14:00"]]
        let whole = try await shop.admin.post("/special-days", body)
        // Spans that touch are one; 08:00 in London is later than 08:30 in Madrid.
        #expect(
            whole.json["conflicts"] == [
                ["appointment_id": .string(early), "starts_at": "2031-03-03T08:30:00+01:00"],
                ["appointment_id": .string(far), "starts_at": "2031-03-03T08:00:00+00:00"],
                ["appointment_id": .string(late), "starts_at": "2031-03-03T23:00:00+01:00"],
            ]
        )
        let id = try #require(whole.json["id"]?.stringValue)
        let closed = try await shop.admin.patch("/special-days/\(id)", ["spans": []])
        #expect(closed.json["conflicts"]?.arrayValue?.count == 4)
        let open = try await shop.admin.patch("/special-days/\(id)", ["spans": ["00:00-24:00"]])
        #expect(open.json["conflicts"] == [])
        let ofBranch = try await shop.manager.post(
            "/special-days",
            ["first_day": "2031-03-03", "branch": "gracia"]
        )
        let found = ofBranch.json["conflicts"]?.arrayValue?.map { $0["appointment_id"]?.stringValue }
        #expect(found == [early, inside, late])
        let ofAdmin = try await shop.admin.post(
            "/special-days",
            ["first_day": "2031-03-03", "employee": .string(admin.description)]
        )
        #expect(ofAdmin.json["conflicts"]?.arrayValue?.map { $0["appointment_id"]?.stringValue } == [far])
    }
}
