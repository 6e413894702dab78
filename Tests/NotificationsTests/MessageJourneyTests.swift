import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

/// From what happened to what arrives, by every channel, on the whole server.
@Suite(.timeLimit(.minutes(5))) struct `From a booking to what arrives` {
    @Test func `B.5 one booking arrives as mail, text, WhatsApp and push message, each said in its own way`()
        async throws
    {
        let site = try await MessageSite.make()
        try await TestGateways.during { gateways in
            try await site.open(gateways)
            let customer = try await site.business.addCustomer(email: site.address("anna"))
            let phone = try await site.admin.patch("/clients/\(customer.client)", ["phone": "+34600000001"])
            #expect(phone.status == 200, "\(phone.text)")
            let panel = try await site.server.api(site.business).with(
                token: site.business.token(for: customer.account)
            )
            #expect(try await panel.post("/push-subscriptions", gateways.browser()).status == 201)
            for channel in ["sms", "whatsapp"] {
                let path = "/notification-templates/appointment.booked/\(channel)"
                #expect(try await site.admin.patch(path, ["enabled": true]).status == 204)
            }
            let id = try await site.book(customer.client)
            let entries = try await site.ledger("appointment=\(id)&client=\(customer.client)") {
                $0.count == 4 && $0.allSatisfy { $0["state"] == "sent" }
            }
            #expect(Set(entries.compactMap { $0["channel"]?.stringValue }).count == 4)

            let mail = try await site.mail(to: customer.email)
            let text = try #require(gateways.messages("sms").first?["form"]?["Body"]?.stringValue)
            let template = try #require(gateways.messages("whatsapp").first?["message"]?["template"])
            let push = try #require(gateways.messages("push").first)
            #expect(try gateways.messages.allSatisfy { ($0["issues"]?.arrayValue ?? []).isEmpty })
            let payload = try JSONValue(parsing: Array((push["payload"]?.stringValue ?? "").utf8))
            #expect(payload["tag"]?.stringValue == id.description)
            #expect(template["name"] == "notice")
            // Each leads to a page about this appointment, by a secret of its own.
            let links = Set(
                [Self.links(mail["text"]?.stringValue ?? ""), Self.links(text), Self.links(template.text)]
                    .compactMap(\.first) + [payload["url"]?.stringValue ?? ""]
            )
            #expect(links.count == 4 && links.allSatisfy { $0.contains("/l/") }, "\(links)")
            for link in links {
                let page = try await site.pages.get(site.path(of: link))
                #expect(page.status == 200 && page.text.contains("value=\"cancel\""), "\(link): \(page.text)")
            }
        }
    }

    @Test func `B.3 a scanner that follows every link of a mail changes nothing, the client's button does`()
        async throws
    {
        let site = try await MessageSite.make()
        try await site.business.set(["panel.login_modes": ["password", "magic_link", "notification_link"]])
        site.server.forget(site.business)
        let address = site.address("anna")
        let client = try await site.client(["email": .string(address)])
        let id = try await site.book(client)
        let mail = try await site.mail(to: address)
        _ = try await site.ledger("appointment=\(id)") { $0.allSatisfy { $0["ended_at"] != .null } }
        let links = Set(
            Self.links(mail["text"]?.stringValue ?? "") + Self.links(mail["html"]?.stringValue ?? "")
        )
        let before = try await site.business.dump()
        var manage: String?
        for link in links {
            let path = site.path(of: link)
            let page = try await site.pages.get(path)
            #expect(page.status < 400)
            #expect(try await site.pages.send("HEAD", path).status < 400)
            if page.text.contains("value=\"cancel\"") { manage = path }
        }
        #expect(try await site.business.dump() == before)
        let type = "application/x-www-form-urlencoded"
        let done = try await site.pages.send(
            "POST",
            try #require(manage),
            body: .bytes(Array("action=cancel".utf8), type: type)
        )
        #expect(done.status == 200, "\(done.text)")
        let record = try await site.admin.get("/appointments/\(id)").json
        #expect(record["status"] == "cancelled", "\(record.text)")
    }

    @Test func `B.5 what goes by an account that cannot be read waits until it is set anew`() async throws {
        let site = try await MessageSite.make()
        try await TestGateways.during { gateways in
            try await site.open(gateways)
            let path = "/notification-templates/appointment.booked/sms"
            #expect(try await site.admin.patch(path, ["enabled": true]).status == 204)
            try await site.business.withTables {
                _ = try await $0.execute(
                    "UPDATE message_accounts SET secret_sealed = '\\x00' WHERE channel = 'sms'"
                )
            }
            let client = try await site.client([
                "email": .string(site.address("anna")), "phone": "+34600000001",
            ])
            let id = try await site.book(client)
            let waiting = try await site.ledger("appointment=\(id)&channel=sms") {
                $0.first?["reason"] == "account_unusable"
            }
            #expect(waiting[0]["state"] == "queued" && waiting[0]["attempts"] == 0)
            _ = try await site.mail(to: site.address("anna"))
            #expect(try gateways.messages("sms").isEmpty)
            try await site.open(gateways)
            _ = try await site.ledger("appointment=\(id)&channel=sms") { $0.first?["state"] == "sent" }
            #expect(try gateways.messages("sms").count == 1)
        }
    }

    /// The addresses in a text.
    private static func links(_ text: String) -> [String] {
        text.matches(of: /https?:\/\/[^\s"<>\\]+/).map { String($0.output) }
    }
}

extension MessageSite {
    /// The business's pages.
    fileprivate var pages: HTTPClient { HTTPClient(port: server.port, root: "/t/\(business.slug)") }

    /// Makes an account for each channel at a gateway, and leaves no hour quiet.
    fileprivate func open(_ gateways: TestGateways) async throws {
        try await business.set([
            "notifications.quiet_from_hour": 0, "notifications.quiet_until_hour": 0,
        ])
        server.forget(business)
        let accounts: [(String, JSONValue)] = [
            (
                "sms",
                [
                    "url": .string(gateways.address()), "account": .string(TestGateways.account),
                    "from": "Lumen", "secret": .string(TestGateways.token),
                ]
            ),
            (
                "whatsapp",
                [
                    "url": .string(gateways.address("/v23.0")), "template": "notice",
                    "phone_number_id": .string(TestGateways.phoneNumberID),
                    "secret": .string(TestGateways.accessToken),
                ]
            ),
            ("push", [:]),
        ]
        for (channel, body) in accounts {
            let answer = try await admin.put("/message-accounts/\(channel)", body)
            guard answer.status < 300 else { throw TestKitError("no account was made: \(answer.text)") }
        }
    }

    /// A link's address below the business's root.
    fileprivate func path(of link: String) -> String {
        let root = "/t/\(business.slug)"
        guard let range = link.firstRange(of: root) else { return link }
        return String(link[range.upperBound...])
    }
}
