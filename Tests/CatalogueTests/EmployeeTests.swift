import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Employees` {
    @Test func `who offer something are everybody's to see, without email and phone`() async throws {
        let shop = try await Shop()
        let own = shop.business.employee.id.description
        #expect(try await shop.visitor.get("/employees").total == 0)
        #expect(try await shop.visitor.get("/employees/\(own)").status == 404)
        let cut = try await shop.service("Cut", ["employees": [.string(own)]])
        let secret = try await shop.service(
            "Secret",
            ["employees": [.string(own)], "bookable_online": false]
        )
        let listed = try await shop.visitor.get("/employees")
        #expect(listed.ids == [own] && listed.total == 1)
        let fields = listed.items[0].objectValue ?? [:]
        #expect(
            Set(fields.keys) == [
                "id", "name", "first_name", "last_name", "colour", "branches", "services", "bookable_online",
                "revision",
            ]
        )
        #expect(fields["name"] == "Test employee" && fields["services"] == [.string(cut)])
        #expect(fields["branches"]?.arrayValue?.map { $0["slug"] } == ["gracia"])
        let known = try await shop.employee.get("/employees/\(own)").json["services"]?.arrayValue ?? []
        #expect(Set(known) == [.string(cut), .string(secret)])
        #expect(try await shop.visitor.get("/employees?branch=gracia&service=\(cut)").ids == [own])
        #expect(try await shop.visitor.get("/employees?branch=harbour").ids == [])
        #expect(try await shop.visitor.get("/employees?branch=nowhere").status == 404)

        // Who cannot be booked online is there for staff alone.
        let offline = try await shop.admin.patch("/employees/\(own)", ["bookable_online": false])
        #expect(offline.status == 200)
        #expect(try await shop.visitor.get("/employees").total == 0)
        #expect(try await shop.visitor.get("/services/\(cut)").json["employees"] == [])
        #expect(try await shop.manager.get("/employees").ids == [own])
        #expect(try await shop.admin.get("/services/\(cut)").json["employees"] == [.string(own)])
    }

    @Test func `of whom a service consists are found by it, and an admin works at every branch`() async throws
    {
        let shop = try await Shop()
        let admin = shop.business.admin.id.description
        let cut = try await shop.service("Cut", ["employees": [.string(admin)]])
        let visit = try await shop.service("Visit", ["steps": [["service": .string(cut)]]])
        let found = try await shop.visitor.get("/employees?service=\(visit)&branch=harbour")
        #expect(found.ids == [admin])
        #expect(found.items[0]["branches"]?.arrayValue?.map { $0["slug"] } == ["gracia", "harbour"])
    }

    @Test func `offer services by a change of theirs, which changes the services too`() async throws {
        let shop = try await Shop()
        let own = shop.business.employee.id.description
        let cut = try await shop.service("Cut")
        let wash = try await shop.service("Wash", ["employees": [.string(own)]])
        let before = try await shop.admin.get("/employees/\(own)")
        let tag = try #require(before.header("etag"))
        let body: JSONValue = ["services": [.string(cut)], "colour": "#ABCDEF"]
        let changed = try await shop.manager.patch("/employees/\(own)", body, headers: ["if-match": tag])
        #expect(changed.status == 200 && changed.json["services"] == [.string(cut)])
        #expect(changed.json["colour"] == "#abcdef")
        let lost = try await shop.manager.patch("/employees/\(own)", body, headers: ["if-match": tag])
        #expect(lost.status == 412)
        #expect(try await shop.admin.get("/services/\(cut)").json["employees"] == [.string(own)])
        #expect(try await shop.admin.get("/services/\(wash)").json["employees"] == [])
        #expect(try await shop.admin.get("/services/\(wash)").json["revision"] == 2)
        #expect(try await shop.audit(own) == ["employee.edited colour,services"])

        let visit = try await shop.service("Visit", ["steps": [["service": .string(cut)]]])
        for strange in [visit, ServiceID.make(.system).description] {
            let refused = try await shop.admin.patch(
                "/employees/\(own)",
                ["services": [.string(cut), .string(strange)]]
            )
            #expect(refused.issues == ["services": "unknown"])
        }
        let wrong = try await shop.admin.patch("/employees/\(own)", ["colour": "blue", "email": "x"])
        #expect(wrong.issues == ["colour": "invalid", "email": "unknown_field"])
    }

    @Test func `R-24 of other branches are not a manager's to change, unknown ones not to be found`()
        async throws
    {
        let shop = try await Shop()
        let far = try await shop.business.addMember(.employee, at: [shop.business.harbour.id])
        let both = try await shop.business.addMember(
            .employee,
            at: [shop.business.harbour.id, shop.business.gracia.id]
        )
        #expect(try await shop.manager.get("/employees/\(far.id)").status == 404)
        #expect(try await shop.manager.patch("/employees/\(far.id)", ["colour": "#000000"]).status == 404)
        #expect(try await shop.manager.patch("/employees/\(both.id)", ["colour": "#000000"]).status == 403)
        _ = try await shop.service("Cut", ["employees": [.string(far.id.description)]])
        #expect(try await shop.manager.get("/employees/\(far.id)").status == 200)
        #expect(try await shop.manager.patch("/employees/\(far.id)", ["colour": "#000000"]).status == 403)
        let admin = "/employees/\(shop.business.admin.id)"
        #expect(try await shop.manager.patch(admin, ["colour": "#000000"]).status == 404)
        let own = "/employees/\(shop.business.employee.id)"
        #expect(try await shop.employee.patch(own, ["colour": "#000000"]).status == 403)
        #expect(try await shop.employee.get(own).status == 200)
    }
}
