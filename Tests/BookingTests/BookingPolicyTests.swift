import Core
import ServerKit
import Tenancy
import TestKit
import Testing

/// Booking policies as staff keep them (B.14).
@Suite struct `Booking policies` {
    private struct Site {
        let server: TestServer
        let business: TestBusiness
        let admin: HTTPClient
        let manager: HTTPClient
    }

    private func site() async throws -> Site {
        let server = try await TestServer.shared()
        let business = try await server.business()
        return Site(
            server: server,
            business: business,
            admin: try await server.api(business, as: .admin),
            manager: try await server.api(business, as: .manager)
        )
    }

    @Test func `B.14: are made with conditions and demands, read, changed and removed`() async throws {
        let site = try await site()
        let cut = try await site.business.addService("cut")
        let body: JSONValue = [
            "name": "Late payers", "branch": "gracia", "service": "cut", "client_status": "lead",
            "client_tag": "owes", "no_shows_min": 2, "online": "approval", "open_bookings_max": 1,
            "bookings_max": 2, "bookings_days": 30, "minimum_notice_minutes": 60,
            "cancel_cutoff_minutes": 1_440, "reason": "owes us money", "expires_at": "2099-01-01T00:00:00Z",
        ]
        let made = try await site.admin.post("/booking-policies", body)
        #expect(made.status == 201)
        let id = try #require(made.json["id"]?.stringValue)
        var expected = try #require(body.objectValue)
        expected["branch"] = .id(site.business.gracia.id)
        expected["service"] = .id(cut.id)
        for (field, value) in expected {
            #expect(made.json[field] == value, "\(field)")
        }
        let changed = try await site.admin.patch(
            "/booking-policies/\(id)",
            ["name": "Payers", "service": nil, "bookings_max": nil, "bookings_days": nil],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.status == 200)
        #expect(changed.json["service"] == .null && changed.json["online"] == "approval")
        #expect(changed.json["revision"] == 2)
        let late = try await site.admin.patch(
            "/booking-policies/\(id)",
            ["name": "x"],
            headers: ["if-match": "\"1\""]
        )
        #expect(late.status == 412)
        #expect(try await site.admin.get("/booking-policies/\(id)").json["name"] == "Payers")
        #expect(try await site.admin.delete("/booking-policies/\(id)").status == 204)
        #expect(try await site.admin.get("/booking-policies/\(id)").status == 404)
    }

    @Test func `that ask for nothing, or half of something, are refused`() async throws {
        let site = try await site()
        let cases: [(JSONValue, [String: String])] = [
            (["name": "x"], ["online": "required"]),
            (["name": "x", "bookings_max": 1], ["bookings_days": "required"]),
            (["name": "x", "bookings_days": 1], ["bookings_max": "required"]),
            (["online": "blocked"], ["name": "required"]),
            (["name": "x", "online": "sometimes"], ["online": "invalid_choice"]),
            (["name": "x", "online": "blocked", "branch": "nowhere"], ["branch": "unknown"]),
            (["name": "x", "online": "blocked", "service": "nothing"], ["service": "unknown"]),
            (["name": "x", "open_bookings_max": 1_001], ["open_bookings_max": "out_of_range"]),
            (
                ["name": "x", "online": "blocked", "expires_at": "2020-01-01T00:00:00Z"],
                ["expires_at": "in_past"]
            ),
        ]
        for (body, issues) in cases {
            let answer = try await site.admin.post("/booking-policies", body)
            #expect(answer.status == 422)
            for (field, code) in issues { #expect(answer.issues[field] == code, "\(body.text)") }
        }
        let made = try await site.admin.post("/booking-policies", ["name": "x", "online": "blocked"])
        let id = try #require(made.json["id"]?.stringValue)
        let emptied = try await site.admin.patch("/booking-policies/\(id)", ["online": nil])
        #expect(emptied.issues == ["online": "required"])
    }

    @Test func `managers set those of their branches, and see what holds there`() async throws {
        let site = try await site()
        func make(_ client: HTTPClient, _ name: String, branch: String?) async throws -> HTTPAnswer {
            let body: [String: JSONValue] = [
                "name": .string(name), "branch": .optional(branch), "online": "approval",
            ]
            return try await client.post("/booking-policies", .object(body))
        }
        let whole = try await make(site.admin, "whole", branch: nil)
        let harbour = try await make(site.admin, "harbour", branch: "harbour")
        let own = try await make(site.manager, "own", branch: "gracia")
        #expect(own.status == 201)
        #expect(try await make(site.manager, "x", branch: nil).status == 403)
        #expect(try await make(site.manager, "x", branch: "harbour").status == 403)
        #expect(try await site.manager.get("/booking-policies").names == ["own", "whole"])
        #expect(try await site.admin.get("/booking-policies").names == ["harbour", "own", "whole"])
        func path(_ answer: HTTPAnswer) -> String {
            "/booking-policies/\(answer.json["id"]?.stringValue ?? "")"
        }
        #expect(try await site.manager.get(path(harbour)).status == 404)
        #expect(try await site.manager.delete(path(harbour)).status == 404)
        #expect(try await site.manager.patch(path(whole), ["name": "mine"]).status == 403)
        #expect(try await site.manager.patch(path(own), ["branch": "harbour"]).status == 403)
        #expect(try await site.manager.patch(path(own), ["branch": nil]).status == 403)
        #expect(try await site.manager.patch(path(own), ["name": "mine"]).status == 200)
        let employee = try await site.server.api(site.business, as: .employee)
        #expect(try await employee.get("/booking-policies").status == 403)
    }

    @Test func `are paged by name, and one key makes one`() async throws {
        let site = try await site()
        for name in ["ç", "a", "B"] {
            let key = ["idempotency-key": name == "ç" ? "k" : "key \(name)"]
            let body: JSONValue = ["name": .string(name), "online": "approval"]
            let first = try await site.admin.post("/booking-policies", body, headers: key)
            let again = try await site.admin.post("/booking-policies", body, headers: key)
            #expect(first.status == 201 && first.json == again.json)
        }
        let first = try await site.admin.get("/booking-policies?limit=2")
        let next = try #require(first.json["next"]?.stringValue)
        let second = try await site.admin.get("/booking-policies?limit=2&cursor=\(next)")
        #expect(first.names + second.names == ["a", "B", "ç"])
        #expect(second.json["next"] == .null && second.total == 3)
    }
}
