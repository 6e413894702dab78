import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Categories of services` {
    @Test func `are everybody's to see and the admins' to change`() async throws {
        let shop = try await Shop()
        let hair = try await shop.made("/service-categories", ["name": "Cabell", "position": 2])
        let face = try await shop.made("/service-categories", ["name": "Cara", "position": 1])
        let listed = try await shop.visitor.get("/service-categories")
        #expect(listed.ids == [face, hair] && listed.items[0]["created_at"] == nil)
        #expect(try await shop.manager.get("/service-categories").items[0]["created_at"] != nil)
        #expect(try await shop.visitor.get("/service-categories?archived=true").status == 403)
        let path = "/service-categories/\(hair)"
        for somebody in [shop.manager, shop.employee] {
            #expect(try await somebody.post("/service-categories", ["name": "X"]).status == 403)
            #expect(try await somebody.patch(path, ["name": "X"]).status == 403)
            #expect(try await somebody.delete(path).status == 403)
        }
        #expect(try await shop.admin.post("/service-categories", ["name": ""]).issues == ["name": "required"])
        let nothing = "/service-categories/\(ServiceCategoryID.make(.system))"
        #expect(try await shop.admin.patch(nothing, ["name": "X"]).status == 404)
    }

    @Test func `change their services with them, and leave them behind when they go`() async throws {
        let shop = try await Shop()
        let hair = try await shop.made("/service-categories", ["name": "Cabell"])
        let cut = try await shop.service("Cut", ["category": .string(hair)])
        let path = "/service-categories/\(hair)"
        let renamed = try await shop.admin.patch(path, ["name": "Hair"], headers: ["if-match": "\"1\""])
        #expect(renamed.status == 200 && renamed.json["revision"] == 2)
        let lost = try await shop.admin.patch(path, ["name": "Hairs"], headers: ["if-match": "\"1\""])
        #expect(lost.status == 412)
        let shown = try await shop.admin.get("/services/\(cut)")
        #expect(shown.json["category"]?["name"] == "Hair" && shown.json["revision"] == 2)
        #expect(try await shop.admin.delete(path).status == 204)
        #expect(try await shop.admin.get("/services/\(cut)").json["category"] == .null)
        #expect(try await shop.admin.get("/service-categories").total == 0)
        #expect(try await shop.admin.get("/service-categories?archived=true").ids == [hair])
        let back = try await shop.admin.patch("/services/\(cut)", ["category": .string(hair)])
        #expect(back.issues == ["category": "unknown"])
        #expect(
            try await shop.audit(hair) == [
                "service_category.created name,position", "service_category.edited name",
                "service_category.archived",
            ]
        )
    }
}
