import Core
import Outbound
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

@Suite struct `Browsers that take push messages` {
    @Test func `B.5 S2-24 staff and clients name their browsers, see and forget their own alone`()
        async throws
    {
        let site = try await ChannelSite()
        try await TestGateways.during { gateways in
            let customer = try await site.business.addCustomer(email: "anna@mail.example")
            let client = try await site.server.api(site.business).with(
                token: site.business.token(for: customer.account)
            )
            let staff = try await site.server.api(site.business, as: .employee)
            let made = try await client.post("/push-subscriptions", gateways.browser("a", name: "Phone"))
            #expect(made.status == 201, "\(made.text)")
            #expect(made.json["name"] == "Phone" && made.json["host"] == "127.0.0.1")
            #expect(!made.text.contains("/push/a"), "where it takes messages is a secret")
            let id = try #require(made.json["id"]?.stringValue)
            #expect(made.header("location")?.hasSuffix("/push-subscriptions/\(id)") == true)
            let again = try await client.post("/push-subscriptions", gateways.browser("a"))
            #expect(again.status == 200 && again.json["id"]?.stringValue == id && again.json["name"] == .null)
            #expect(try await staff.post("/push-subscriptions", gateways.browser("b")).status == 201)
            #expect(try await client.get("/push-subscriptions").ids == [id])
            #expect(try await staff.get("/push-subscriptions").total == 1)
            #expect(try await site.admin.get("/push-subscriptions").total == 0)
            #expect(try await staff.delete("/push-subscriptions/\(id)").problem == "not-found")
            let stranger = try await ChannelSite()
            #expect(try await stranger.admin.delete("/push-subscriptions/\(id)").problem == "not-found")
            #expect(try await client.delete("/push-subscriptions/\(id)").status == 204)
            #expect(try await client.get("/push-subscriptions").total == 0)
            #expect(try await site.server.api(site.business).get("/push").problem == "unauthenticated")
        }
    }

    @Test func `B.5 a browser that is known moves to whoever names it`() async throws {
        let site = try await ChannelSite()
        try await TestGateways.during { gateways in
            let staff = try await site.server.api(site.business, as: .employee)
            let first = try await staff.post("/push-subscriptions", gateways.browser())
            let moved = try await site.admin.post("/push-subscriptions", gateways.browser())
            #expect(first.status == 201 && moved.status == 200)
            #expect(try await staff.get("/push-subscriptions").total == 0)
            #expect(try await site.admin.get("/push-subscriptions").total == 1)
        }
    }

    @Test
    func `B.5 of more than twenty browsers the one named longest ago makes room, however many come at once`()
        async throws
    {
        let site = try await ChannelSite()
        try await TestGateways.during { gateways in
            let oldest = try await site.admin.post("/push-subscriptions", gateways.browser("0"))
            let id = try #require(oldest.json["id"]?.stringValue)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...24 {
                    group.addTask {
                        try await site.admin.post("/push-subscriptions", gateways.browser("\(number)")).status
                    }
                }
                for try await status in group { #expect(status == 201) }
            }
            let list = try await site.admin.get("/push-subscriptions")
            #expect(list.total == 20 && !list.ids.contains(id))
        }
    }

    @Test func `B.5 what is no browser is refused with everything that is wrong`() async throws {
        let site = try await ChannelSite()
        let key = Base64URL.encode(PushKeys(secret: [1]).publicKey)
        let auth = Base64URL.encode([UInt8](repeating: 1, count: 16))
        func issues(_ body: JSONValue) async throws -> [String: String] {
            try await site.admin.post("/push-subscriptions", body).issues
        }
        #expect(try await issues([:]) == ["endpoint": "required", "keys": "required"])
        #expect(
            try await issues(["endpoint": "x", "keys": ["p256dh": "AA", "auth": "AA", "x": 1], "y": 1]) == [
                "endpoint": "invalid", "keys.p256dh": "invalid", "keys.auth": "invalid",
                "keys.x": "unknown_field", "y": "unknown_field",
            ]
        )
        let keys: JSONValue = ["p256dh": .string(key), "auth": .string(auth)]
        #expect(
            try await issues(["endpoint": "https://a:b@push.example/", "keys": keys]) == [
                "endpoint": "invalid"
            ]
        )
        let server = try await TestServer.shared()
        let careful = try await server.api(server.business(), as: .admin)
        for (url, code) in [("http://push.example/", "insecure"), ("https://10.0.0.1/", "private_address")] {
            let answer = try await careful.post(
                "/push-subscriptions",
                ["endpoint": .string(url), "keys": keys]
            )
            #expect(answer.issues == ["endpoint": code])
        }
        // Padding, and the other alphabet.
        let padded: JSONValue = [
            "p256dh": .string(key.replacing("-", with: "+").replacing("_", with: "/") + "="),
            "auth": .string(auth + "=="),
        ]
        let taken = try await careful.post(
            "/push-subscriptions",
            ["endpoint": "https://push.example/1", "keys": padded]
        )
        #expect(taken.status == 201, "\(taken.text)")
    }

    @Test func `B.5 a test reaches the browsers of who asks, and those that have ended are forgotten`()
        async throws
    {
        let site = try await ChannelSite()
        try await TestGateways.during { gateways in
            let offer = try await site.admin.get("/push")
            #expect(offer.json["enabled"] == false)
            #expect(try await site.admin.post("/message-accounts/push/test", [:]).problem == "not-found")
            #expect(try await site.admin.put("/message-accounts/push", [:]).status == 201)
            #expect(try await site.admin.get("/push").json["enabled"] == true)
            let none = try await site.admin.post("/message-accounts/push/test", [:])
            #expect(none.problem == "no-push-subscription", "\(none.text)")
            for word in ["1-gone", "2-missing", "3-well", "4-busy"] {
                #expect(
                    try await site.admin.post("/push-subscriptions", gateways.browser(word)).status == 201
                )
            }
            let staff = try await site.server.api(site.business, as: .employee)
            #expect(try await staff.post("/push-subscriptions", gateways.browser("other")).status == 201)
            let sent = try await site.admin.post("/message-accounts/push/test", [:])
            #expect(sent.json["outcome"] == "accepted", "\(sent.text)")
            #expect(try await site.admin.get("/push-subscriptions").total == 2)
            let came = try gateways.messages("push")
            #expect(came.count == 4)
            #expect(came.allSatisfy { $0["issues"] == [] && $0["key"] == offer.json["public_key"] })
            let payload = try JSONValue(parsing: Array((came[0]["payload"]?.stringValue ?? "").utf8))
            #expect(payload["body"]?.stringValue?.contains(site.business.business.name) == true)
            #expect(Set(payload.objectValue?.keys ?? [:].keys) == ["title", "body", "url", "tag"])
        }
    }

    @Test func `B.5 the worker finds the browsers of those it writes to`() async throws {
        let site = try await ChannelSite()
        try await TestGateways.during { gateways in
            let customer = try await site.business.addCustomer(email: "anna@mail.example")
            let client = try await site.server.api(site.business).with(
                token: site.business.token(for: customer.account)
            )
            for word in ["1", "2"] {
                #expect(try await client.post("/push-subscriptions", gateways.browser(word)).status == 201)
            }
            #expect(try await site.admin.post("/push-subscriptions", gateways.browser("3")).status == 201)
            let scope = try await site.server.scope(site.business)
            func found(_ clients: [ClientID], _ staff: [StaffID]) async throws -> [StoredPushSubscription] {
                try await scope.read(PushSubscriptionQueries.ofReceivers(clients, staff))[0]
                    .map(StoredPushSubscription.init(row:))
            }
            let both = try await found([customer.client], [site.business.admin.id])
            #expect(
                both.map(\.owner) == [
                    customer.client.uuid, customer.client.uuid, site.business.admin.id.uuid,
                ]
            )
            #expect(
                both.map { $0.subscription?.endpoint }
                    == ["1", "2", "3"].map { gateways.address("/push/\($0)") }
            )
            #expect(try await found([], []).isEmpty)
            _ = try await scope.read(PushSubscriptionQueries.delete([both[0].id]))
            #expect(try await found([customer.client], []).map(\.id) == [both[1].id])
        }
    }
}
