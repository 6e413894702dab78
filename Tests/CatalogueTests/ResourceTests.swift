import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Rooms and equipment` {
    @Test func `B.12 are made for services, changed and archived`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let wash = try await shop.service("Wash")
        let made = try await shop.admin.post(
            "/resources",
            ["branch": "gracia", "kind": "room", "name": "Sala 1", "services": [.string(cut)]]
        )
        #expect(made.status == 201 && made.json["branch"]?["slug"] == "gracia")
        #expect(made.json["services"] == [.string(cut)])
        let id = try #require(made.json["id"]?.stringValue)
        let cutNow = try await shop.admin.get("/services/\(cut)")
        #expect(cutNow.json["resources"] == [.string(id)] && cutNow.json["revision"] == 2)

        let changed = try await shop.admin.patch(
            "/resources/\(id)",
            ["kind": "equipment", "services": [.string(wash)]],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.status == 200 && changed.json["kind"] == "equipment")
        #expect(try await shop.admin.get("/services/\(cut)").json["resources"] == [])
        #expect(try await shop.admin.get("/services/\(wash)").json["resources"] == [.string(id)])
        let lost = try await shop.admin.patch(
            "/resources/\(id)",
            ["name": "X"],
            headers: ["if-match": "\"1\""]
        )
        #expect(lost.status == 412)
        // The service may name it as well.
        let back = try await shop.admin.patch("/services/\(cut)", ["resources": [.string(id)]])
        #expect(back.status == 200)
        let both = try await shop.admin.get("/resources/\(id)").json["services"]?.arrayValue ?? []
        #expect(Set(both) == [.string(cut), .string(wash)])

        #expect(try await shop.admin.delete("/resources/\(id)").status == 204)
        #expect(try await shop.admin.get("/services/\(cut)").json["resources"] == [])
        #expect(try await shop.admin.get("/resources?archived=true").ids == [id])
        let late = try await shop.admin.patch("/resources/\(id)", ["name": "X"])
        #expect(late.status == 409 && late.problem == "resource-archived")
        #expect(
            try await shop.audit(id) == [
                "resource.created branch,kind,name,position,services", "resource.edited kind,services",
                "resource.archived",
            ]
        )
    }

    @Test func `R-24 of other branches are not there for managers and employees`() async throws {
        let shop = try await Shop()
        let near = try await shop.made("/resources", ["branch": "gracia", "kind": "room", "name": "Near"])
        let far = try await shop.made("/resources", ["branch": "harbour", "kind": "room", "name": "Far"])
        #expect(try await shop.admin.get("/resources").ids == [far, near])
        #expect(try await shop.admin.get("/resources?branch=harbour&kind=room").ids == [far])
        for somebody in [shop.manager, shop.employee] {
            #expect(try await somebody.get("/resources").ids == [near])
            #expect(try await somebody.get("/resources/\(near)").status == 200)
            #expect(try await somebody.get("/resources/\(far)").status == 404)
        }
        #expect(try await shop.manager.patch("/resources/\(far)", ["name": "X"]).status == 404)
        #expect(try await shop.manager.delete("/resources/\(far)").status == 404)
        let wish: JSONValue = ["branch": "harbour", "kind": "room", "name": "Mine"]
        #expect(try await shop.manager.post("/resources", wish).status == 403)
        #expect(try await shop.employee.patch("/resources/\(near)", ["name": "X"]).status == 403)
        #expect(try await shop.manager.patch("/resources/\(near)", ["name": "X"]).status == 200)
        #expect(try await shop.visitor.get("/resources").status == 401)
        #expect(try await shop.customer().get("/resources").status == 403)
    }

    @Test func `tell what is wrong with them`() async throws {
        let shop = try await Shop()
        let cut = try await shop.service("Cut")
        let visit = try await shop.service("Visit", ["steps": [["service": .string(cut)]]])
        let wrong = try await shop.admin.post(
            "/resources",
            ["branch": "nowhere", "kind": "chair", "services": ["x"], "position": 2_000_000]
        )
        #expect(
            wrong.issues == [
                "branch": "unknown", "kind": "invalid_choice", "name": "required", "services": "wrong_type",
                "position": "out_of_range",
            ]
        )
        let unfit = try await shop.admin.post(
            "/resources",
            ["branch": "gracia", "kind": "room", "name": "R", "services": [.string(visit)]]
        )
        #expect(unfit.issues == ["services": "unknown"])
    }
}
