import Core
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `A client's own profile` {
    @Test func `S1-3: clients see their contact data and nothing that the business noted about them`()
        async throws
    {
        let site = try await ClientSite.make()
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        _ = try await site.client(.admin).patch(
            "/clients/\(customer.client)",
            [
                "note": "talks a lot", "marked": true, "tags": ["slow"], "status": "inactive",
                "referral_method": "radio",
                "blocklist": ["reason": "rude"],
            ]
        )
        let profile = try await site.client(for: customer.account).get("/my/profile")
        #expect(profile.status == 200)
        #expect(profile.json["email"] == "c@mail.example")
        #expect(profile.json["name"] == "Test customer")
        let hidden = ["note", "marked", "tags", "status", "blocklist", "referral_method", "login_allowed"]
        for field in hidden { #expect(profile.json[field] == nil, "\(field)") }
        for word in ["talks", "slow", "inactive", "radio", "rude"] {
            #expect(!profile.text.contains(word), "\(word)")
        }
    }

    @Test
    func
        `clients change their own contact data, under the ETag, and the business's fields are unknown there`()
        async throws
    {
        let site = try await ClientSite.make()
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        let panel = try await site.client(for: customer.account)
        let changed = try await panel.patch(
            "/my/profile",
            [
                "phone": "932 18 00 00", "address": ["city": "Vic"], "language": "ca",
                "email": "new@mail.example",
            ],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.status == 200)
        #expect(changed.json["phone"] == "+34932180000")
        #expect(changed.json["user_name"] == "new@mail.example")
        #expect(changed.header("etag") == "\"2\"")
        #expect(
            try await panel.patch("/my/profile", ["phone": nil], headers: ["if-match": "\"1\""]).status == 412
        )
        #expect(
            try await panel.patch("/my/profile", ["note": "x", "marked": true]).issues
                == ["note": "unknown_field", "marked": "unknown_field"]
        )
        #expect(try await panel.patch("/my/profile", ["last_name": ""]).issues == ["last_name": "required"])
        #expect(
            try await site.value("SELECT email FROM accounts WHERE client_id = \(customer.client)")
                == "new@mail.example"
        )
    }

    @Test
    func
        `S4-19, S4-20, S4-21, S4-22: only where the business lets them, clients erase themselves and leave a number behind`()
        async throws
    {
        let site = try await ClientSite.make()
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        let panel = try await site.client(for: customer.account)
        #expect(try await panel.delete("/my/profile").status == 403)
        try await site.set(["panel.self_erasure": true])
        #expect(try await panel.delete("/my/profile").status == 204)
        #expect(try await panel.get("/my/profile").status == 401)
        for role in [Role.admin, .manager] {
            let seen = try await site.client(role).get("/clients/\(customer.client)")
            #expect(seen.json["name"] == "#1")
            #expect(seen.json["email"] == .null)
        }
        #expect(
            try await site.value("SELECT count(*) FROM accounts WHERE client_id IS NOT NULL", as: Int.self)
                == 0
        )
    }

    @Test func `staff have no profile of their own here`() async throws {
        let site = try await ClientSite.make()
        #expect(try await site.client(.admin).get("/my/profile").status == 403)
        #expect(try await site.visitor.get("/my/profile").status == 401)
    }
}
