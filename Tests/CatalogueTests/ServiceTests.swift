import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Services` {
    @Test func `B.12 are made, shown, changed and archived, and the audit log has it all`() async throws {
        let shop = try await Shop()
        let body: JSONValue = [
            "name": "Tall de cabell", "minutes": 45, "buffer_after": 5, "price": 2_800, "colour": "#3A7BD5",
            "branches": ["gracia"], "employees": [.string(shop.business.employee.id.description)],
            "description": "Rentat inclòs\nI assecat",
        ]
        let made = try await shop.admin.post("/services", body)
        #expect(made.status == 201 && made.header("etag") == "\"1\"")
        let id = try #require(made.json["id"]?.stringValue)
        #expect(made.header("location") == "\(shop.business.apiPath)/services/\(id)")
        #expect(made.json["slug"] == "tall-de-cabell" && made.json["colour"] == "#3a7bd5")
        #expect(made.json["capacity"] == 1 && made.json["bookable_online"] == true)
        #expect(made.json["buffer_before"] == 0 && made.json["buffer_after"] == 5)
        #expect(made.json["branches"]?.arrayValue?.map { $0["slug"] } == ["gracia"])
        #expect(made.json["employees"] == [.string(shop.business.employee.id.description)])
        #expect(made.json["steps"] == [] && made.json["category"] == .null)

        let shown = try await shop.visitor.get("/services/\(id)")
        #expect(shown.status == 200 && shown.header("etag") == nil)
        let fields = shown.json.objectValue ?? [:]
        #expect(fields["price"] == 2_800 && fields["revision"] == 1)
        for hidden in ["buffer_before", "buffer_after", "resources", "created_at", "archived_at"] {
            #expect(fields[hidden] == nil, "\(hidden)")
        }

        let changed = try await shop.admin.patch(
            "/services/\(id)",
            ["price": 3_000, "colour": .null, "branches": []],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.status == 200 && changed.json["revision"] == 2)
        #expect(changed.json["price"] == 3_000 && changed.json["colour"] == .null)
        #expect(changed.json["branches"] == [] && changed.json["minutes"] == 45)
        let same = try await shop.admin.patch("/services/\(id)", ["price": 3_000])
        #expect(same.json["revision"] == 2)

        #expect(
            try await shop.admin.delete("/services/\(id)", headers: ["if-match": "\"1\""]).status == 412
        )
        #expect(try await shop.admin.delete("/services/\(id)").status == 204)
        #expect(try await shop.admin.delete("/services/\(id)").status == 204)
        #expect(try await shop.visitor.get("/services/\(id)").status == 404)
        #expect(try await shop.admin.get("/services/\(id)").json["archived_at"] != .null)
        #expect(try await shop.admin.get("/services").total == 0)
        #expect(try await shop.admin.get("/services?archived=true").ids == [id])
        let late = try await shop.admin.patch("/services/\(id)", ["price": 1])
        #expect(late.status == 409 && late.problem == "service-archived")
        let log = try await shop.audit(id)
        #expect(log.count == 3 && log[0].hasPrefix("service.created bookable_online,branches,buffer_after"))
        #expect(Array(log.dropFirst()) == ["service.edited branches,colour,price", "service.archived"])
    }

    @Test func `that can be booked online are everybody's to see, by branch, category and page`() async throws
    {
        let shop = try await Shop()
        let hair = try await shop.made("/service-categories", ["name": "Cabell"])
        let cut = try await shop.service("Cut", ["category": .string(hair), "branches": ["gracia"]])
        let colour = try await shop.service("Colour", ["category": .string(hair), "position": -1])
        let secret = try await shop.service("Secret", ["bookable_online": false])
        let beard = try await shop.service("Beard", ["branches": ["harbour"]])
        let customer = try await shop.customer()
        for somebody in [shop.visitor, customer] {
            #expect(try await somebody.get("/services").ids == [colour, beard, cut])
            #expect(try await somebody.get("/services/\(secret)").status == 404)
            #expect(try await somebody.get("/services?archived=true").status == 403)
        }
        #expect(try await shop.employee.get("/services").ids == [colour, beard, cut, secret])
        #expect(try await shop.visitor.get("/services?branch=gracia").ids == [colour, cut])
        let harbour = shop.business.harbour.id
        #expect(try await shop.visitor.get("/services?branch=\(harbour)").ids == [colour, beard])
        #expect(try await shop.visitor.get("/services?branch=nowhere").status == 404)
        let ofHair = try await shop.visitor.get("/services?category=\(hair)")
        #expect(ofHair.ids == [colour, cut] && ofHair.total == 2)
        #expect(ofHair.items[0]["category"] == ["id": .string(hair), "name": "Cabell"])

        let first = try await shop.visitor.get("/services?limit=2")
        let cursor = try #require(first.json["next"]?.stringValue)
        #expect(first.ids == [colour, beard] && first.total == 3)
        let second = try await shop.visitor.get("/services?limit=2&cursor=\(cursor)")
        #expect(second.ids == [cut] && second.json["next"] == .null)
        let others = try await shop.admin.get("/services?limit=2&cursor=\(cursor)")
        #expect(others.status == 422 && others.issues == ["cursor": "invalid"])
    }

    @Test func `tell everything that is wrong with them at once`() async throws {
        let shop = try await Shop()
        let wrong = try await shop.admin.post(
            "/services",
            [
                "name": " ", "minutes": 0, "price": -1, "colour": "red", "capacity": 1_001,
                "branches": ["gracia", "nowhere"], "employees": ["x"], "buffer_before": .number("1.5"),
                "slug": "Tall!",
                "secret": 1,
            ]
        )
        #expect(wrong.status == 422)
        #expect(
            wrong.issues == [
                "name": "required", "minutes": "out_of_range", "price": "out_of_range", "colour": "invalid",
                "capacity": "out_of_range", "branches": "unknown", "employees": "wrong_type",
                "buffer_before": "wrong_type", "slug": "invalid", "secret": "unknown_field",
            ]
        )
        #expect(try await shop.admin.post("/services", ["name": "Cut"]).issues.count == 2)
        let nobody = StaffID.make(.system).description
        let strange = try await shop.admin.post(
            "/services",
            [
                "name": "Cut", "minutes": 30, "price": 1, "category": .string(nobody),
                "employees": [.string(nobody)], "resources": [.string(nobody)],
            ]
        )
        #expect(strange.status == 422)
        #expect(
            strange.issues == ["category": "unknown", "employees": "unknown", "resources": "unknown"]
        )
        let id = try await shop.service("Cut")
        #expect(
            try await shop.admin.patch("/services/\(id)", ["slug": "x"]).issues == ["slug": "unknown_field"]
        )
        #expect(try await shop.admin.patch("/services/\(id)", ["name": .null]).issues == ["name": "required"])
    }

    @Test(arguments: [
        ("<script>alert('1')</script>", "script-alert-1-script"), ("Robert'); DROP TABLE services;--", nil),
        ("Ñandú & Çà!", "nandu-ca"), ("美容", "service"), ("👩‍🦰", "service"),
        (String(repeating: "x", count: 120), nil),
    ])
    func `take any name as it is, and make a slug of it`(name: String, slug: String?) async throws {
        let shop = try await Shop()
        let body: JSONValue = ["name": .string(name), "minutes": 30, "price": 0]
        let made = try await shop.admin.post("/services", body)
        #expect(made.status == 201 && made.json["name"] == .string(name))
        if let slug { #expect(made.json["slug"] == .string(slug)) }
        let again = try await shop.admin.post("/services", body)
        #expect(again.status == 201)
        let first = try #require(made.json["slug"]?.stringValue)
        #expect(again.json["slug"]?.stringValue?.hasSuffix("-2") == true && first.count <= 40)
        let taken = try await shop.admin.post(
            "/services",
            ["name": "Other", "minutes": 1, "price": 1, "slug": .string(first)]
        )
        #expect(taken.status == 409 && taken.problem == "slug-taken")
    }

    @Test(arguments: ["a\u{0}b", "a\u{202E}b", "line\nbreak", String(repeating: "x", count: 121)])
    func `take no name that hides something`(name: String) async throws {
        let shop = try await Shop()
        let made = try await shop.admin.post("/services", ["name": .string(name), "minutes": 30, "price": 0])
        #expect([400, 422].contains(made.status))
    }

    @Test func `R-24 of other branches are not a manager's to change, and those of all neither`() async throws
    {
        let shop = try await Shop()
        let everywhere = try await shop.service("Everywhere")
        let far = try await shop.service("Far", ["branches": ["harbour"]])
        let both = try await shop.service("Both", ["branches": ["harbour", "gracia"]])
        let body: JSONValue = ["name": "Mine", "minutes": 30, "price": 1]
        #expect(try await shop.manager.post("/services", body).status == 403)
        let mine = try await shop.manager.post(
            "/services",
            ["name": "Mine", "minutes": 30, "price": 1, "branches": ["gracia"]]
        )
        #expect(mine.status == 201)
        let id = try #require(mine.json["id"]?.stringValue)
        for other in [everywhere, far, both] {
            #expect(try await shop.manager.patch("/services/\(other)", ["price": 5]).status == 403)
            #expect(try await shop.manager.delete("/services/\(other)").status == 403)
        }
        #expect(try await shop.manager.patch("/services/\(id)", ["price": 5]).status == 200)
        for branches: JSONValue in [[], ["harbour"], ["gracia", "harbour"]] {
            #expect(
                try await shop.manager.patch("/services/\(id)", ["branches": branches]).status == 403
            )
        }
        let stranger = try await shop.business.addMember(.employee, at: [shop.business.harbour.id])
        let employees: JSONValue = [.string(stranger.id.description)]
        #expect(try await shop.manager.patch("/services/\(id)", ["employees": employees]).status == 403)
        let near: JSONValue = [.string(shop.business.employee.id.description)]
        #expect(try await shop.manager.patch("/services/\(id)", ["employees": near]).status == 200)
        let nothing = "/services/\(ServiceID.make(.system))"
        #expect(try await shop.manager.patch(nothing, ["price": 5]).status == 404)
        #expect(try await shop.employee.post("/services", body).status == 403)
        #expect(try await shop.visitor.post("/services", body).status == 401)
        #expect(try await shop.manager.delete("/services/\(id)").status == 204)
    }

    @Test func `are made once for one Idempotency-Key`() async throws {
        let shop = try await Shop()
        let body: JSONValue = ["name": "Cut", "minutes": 30, "price": 1]
        let statuses = try await atOnce(4) { _ in
            try await shop.admin.post("/services", body, headers: ["idempotency-key": "one"])
        }
        #expect(statuses == [201, 201, 201, 201])
        #expect(try await shop.admin.get("/services").total == 1)
    }

    @Test func `are changed by one of several who have read the same`() async throws {
        let shop = try await Shop()
        let id = try await shop.service("Cut")
        let statuses = try await atOnce(8) { index in
            try await shop.admin.patch(
                "/services/\(id)",
                ["price": .int(100 + index)],
                headers: ["if-match": "\"1\""]
            )
        }
        #expect(statuses == [200] + Array(repeating: 412, count: 7))
        #expect(try await shop.admin.get("/services/\(id)").json["revision"] == 2)
    }
}
