import Core
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `The hours of an employee` {
    private let week: JSONValue = ["mon-wed": ["09:00-13:00", "15:00-24:00"], "sat": ["10:00-14:00"]]

    @Test func `B.6 are wall times by branch; without own ones the branch's hold`() async throws {
        let shop = try await Shop()
        let path = "/employees/\(shop.business.employee.id)/hours"
        let none = try await shop.employee.get(path)
        #expect(none.status == 200 && none.json["hours"] == ["gracia": .null])
        let set = try await shop.manager.put(path, ["hours": ["gracia": week]])
        #expect(set.status == 200)
        #expect(
            set.json["hours"]?["gracia"] == [
                "mon": ["09:00-13:00", "15:00-24:00"], "tue": ["09:00-13:00", "15:00-24:00"],
                "wed": ["09:00-13:00", "15:00-24:00"], "sat": ["10:00-14:00"],
            ]
        )
        let tag = try #require(set.header("etag"))
        #expect(try await shop.employee.get(path).json == set.json)
        let empty = try await shop.manager.put(path, ["hours": ["gracia": [:]]], headers: ["if-match": tag])
        #expect(empty.json["hours"] == ["gracia": [:]])
        let lost = try await shop.manager.put(path, ["hours": [:]], headers: ["if-match": tag])
        #expect(lost.status == 412)
        let id = shop.business.gracia.id.description
        let removed = try await shop.admin.put(path, ["hours": [id: .null]])
        #expect(removed.json["hours"] == ["gracia": .null])
        let log = try await shop.audit(shop.business.employee.id.description)
        #expect(
            log == [
                "employee.hours_edited gracia", "employee.hours_edited gracia",
                "employee.hours_edited \(id)",
            ]
        )
    }

    @Test func `that no clock shows, or at branches elsewhere, are refused with their place`() async throws {
        let shop = try await Shop()
        let path = "/employees/\(shop.business.employee.id)/hours"
        let cases: [(JSONValue, [String: String])] = [
            (["gracia": ["mon": ["09:00-25:00"]]], ["hours.gracia.mon[0]": "invalid"]),
            (["gracia": ["mon": ["14:00-09:00"]]], ["hours.gracia.mon[0]": "invalid"]),
            (["gracia": ["mon": ["09:00-14:00", "13:59-15:00"]]], ["hours.gracia.mon": "overlap"]),
            (["gracia": ["funday": []]], ["hours.gracia.funday": "invalid"]),
            (["gracia": ["09:00-14:00"]], ["hours.gracia": "invalid"]),
            (["nowhere": week], ["hours.nowhere": "unknown"]),
            (["harbour": week], ["hours.harbour": "not_there"]),
            (
                .object(["gracia": week, shop.business.gracia.id.description: week]),
                ["hours.gracia": "unknown"]
            ),
            ("always", ["hours": "wrong_type"]),
        ]
        for (hours, issues) in cases {
            let answer = try await shop.admin.put(path, ["hours": hours])
            #expect(answer.status == 422 && answer.issues == issues, "\(hours.text) → \(answer.text)")
        }
        #expect(try await shop.admin.put(path, [:]).issues == ["hours": "required"])
        #expect(try await shop.admin.get(path).json["hours"] == ["gracia": .null])
    }

    @Test func `R-24 are set by a manager at own branches, for whomever works there`() async throws {
        let shop = try await Shop()
        let harbour = shop.business.harbour.id
        let both = try await shop.business.addMember(.employee, at: [harbour, shop.business.gracia.id])
        let far = try await shop.business.addMember(.employee, at: [harbour])
        let path = "/employees/\(both.id)/hours"
        #expect(try await shop.manager.put(path, ["hours": ["gracia": week]]).status == 200)
        #expect(try await shop.manager.put(path, ["hours": ["harbour": week]]).status == 403)
        #expect(
            try await shop.manager.put(path, ["hours": ["gracia": week, "harbour": .null]]).status == 403
        )
        #expect(try await shop.manager.put("/employees/\(far.id)/hours", ["hours": [:]]).status == 404)
        #expect(try await shop.manager.get("/employees/\(far.id)/hours").status == 404)
        #expect(try await shop.employee.put(path, ["hours": ["gracia": week]]).status == 403)
        #expect(try await shop.visitor.get(path).status == 401)
        let admin = "/employees/\(shop.business.admin.id)/hours"
        #expect(try await shop.admin.put(admin, ["hours": ["harbour": week]]).status == 200)
        #expect(try await shop.manager.put(admin, ["hours": ["gracia": week]]).status == 404)
    }
}
