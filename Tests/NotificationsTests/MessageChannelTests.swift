import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

/// Which messages there are, by which channels, and what keeps them from being sent.
@Suite(.timeLimit(.minutes(5))) struct `Messages by several channels` {
    @Test func `B.5 an event is one row for each receiver and channel that is switched on`() async throws {
        let site = try await MessageSite.make()
        let client = try await site.client(["email": .string(site.address("anna")), "phone": "+34600000001"])
        let path = "/notification-templates/appointment.booked/sms"
        for _ in 0..<2 {
            #expect(try await site.admin.patch(path, ["enabled": true]).status == 204)
        }
        let first = try await site.book(client)
        let entries = try await site.ledger("appointment=\(first)") {
            $0.allSatisfy { $0["ended_at"] != .null }
        }
        let rows = Set(
            entries.map { "\($0["receiver"]?.stringValue ?? "") \($0["channel"]?.stringValue ?? "")" }
        )
        #expect(entries.count == 3 && rows == ["client email", "client sms", "staff email"])
        let text = try #require(entries.first { $0["channel"] == "sms" })
        // Nobody has made an account with a gateway here.
        #expect(text["state"] == "suppressed" && text["reason"] == "no_account")
        #expect(try await site.admin.get("/notifications?appointment=\(first)&channel=sms").items.count == 1)

        #expect(try await site.admin.patch(path, ["enabled": false]).status == 204)
        let second = try await site.book(client, hour: 11)
        let later = try await site.ledger("appointment=\(second)") {
            $0.allSatisfy { $0["ended_at"] != .null }
        }
        #expect(later.allSatisfy { $0["channel"] == "email" } && later.count == 2)
    }

    @Test func `S0-18 each channel has words of its own, and parts that it has not are refused by name`()
        async throws
    {
        let site = try await MessageSite.make()
        let path = "/notification-templates/appointment.booked"
        let sms = try await site.admin.get(path + "/sms/fr")
        #expect(sms.json["own"] == false && sms.json["enabled"] == false && sms.json["subject"] == "")
        #expect(sms.json["text"]?.stringValue?.contains("{manage_link}") == true, "\(sms.text)")

        let words: JSONValue = ["subject": "No", "html": "<p>No</p>", "text": "{customer_first_name}"]
        let refused = try await site.admin.put(path + "/sms/fr", words)
        #expect(refused.status == 422 && Set(refused.issues.keys) == ["subject", "html"], "\(refused.text)")
        let long: JSONValue = ["text": .string(String(repeating: "a", count: 1_531))]
        #expect(try await site.admin.put(path + "/sms/fr", long).issues["text"] == "too_long")
        let named: JSONValue = ["subject": "Not a name", "text": "{customer_first_name}"]
        #expect(try await site.admin.put(path + "/whatsapp/fr", named).issues["subject"] == "invalid")
        #expect(try await site.admin.put(path + "/push/fr", ["text": "a"]).issues["subject"] != nil)

        let own = try await site.admin.put(path + "/sms/fr", ["text": "Bonjour {customer_first_name}"])
        #expect(own.status == 200 && own.json["own"] == true, "\(own.text)")
        // What is said by one channel is not said by another.
        #expect(try await site.admin.get(path + "/whatsapp/fr").json["own"] == false)
        let list = try await site.admin.get("/notification-templates").items
        let texts = list.filter { $0["event"] == "appointment.booked" && $0["receiver"] == "client" }
        #expect(texts.count == 4)
        #expect(texts.first { $0["channel"] == "sms" }?["own_languages"] == ["fr"])
        let account = list.filter { $0["category"] == "account" }
        #expect(!account.isEmpty && account.allSatisfy { $0["channel"] == "email" })
    }

    @Test(arguments: Language.allCases)
    func `S0-17 the words of every channel, event and language can be saved as they are`(
        language: Language
    ) {
        for kind in MessageKind.all {
            var issues: [FieldIssue] = []
            let template = DefaultTemplates.template(TemplateKey(kind: kind, language: language))
            let parts = MessageParts(template, for: kind, issues: &issues)
            #expect(issues.isEmpty, "\(kind): \(issues)")
            #expect(parts.template == template)
        }
    }

    @Test func `B.5 texts wait for the end of the quiet hours, mails do not`() async throws {
        let site = try await MessageSite.make()
        let zone = try TimeZoneRules.named(TimeZoneName(site.business.gracia.timeZone))
        // Quiet but for one hour of the day, which is not now and not the next.
        let hour = zone.wall(at: World.system.now()).minute / 60
        try await site.business.set([
            "notifications.quiet_from_hour": .int((hour + 23) % 24),
            "notifications.quiet_until_hour": .int((hour + 22) % 24),
        ])
        site.server.forget(site.business)
        let path = "/notification-templates/appointment.booked/sms"
        #expect(try await site.admin.patch(path, ["enabled": true]).status == 204)
        let client = try await site.client(["email": .string(site.address("anna")), "phone": "+34600000001"])
        let id = try await site.book(client)
        let texts = try await site.ledger("appointment=\(id)&channel=sms") { $0.first?["reason"] != .null }
        #expect(texts[0]["state"] == "queued" && texts[0]["reason"] == "quiet_hours")
        let due = try #require(texts[0]["due_at"]?.stringValue.flatMap(Instant.init(rfc3339:)))
        #expect(zone.wall(at: due).minute == (hour + 22) % 24 * 60)
        #expect(texts[0]["attempts"] == 0)
        _ = try await site.mail(to: site.address("anna"))
    }

    @Test func `B.5 a person gets no more than so many messages a day, those about signing in aside`()
        async throws
    {
        let site = try await MessageSite.make()
        try await site.business.set(["notifications.daily_max": 1])
        site.server.forget(site.business)
        let address = site.address("anna")
        let client = try await site.client(["email": .string(address), "login_allowed": true])
        _ = try await site.ledger("client=\(client)") { $0.map { $0["state"] } == ["sent"] }
        for hour in [10, 11] {
            let id = try await site.book(client, hour: hour)
            let wished: [JSONValue?] = hour == 10 ? ["sent", .null] : ["suppressed", "daily_max"]
            let entries = try await site.ledger("appointment=\(id)&client=\(client)") { items in
                items.allSatisfy { $0["ended_at"] != .null }
            }
            #expect(entries.map { [$0["state"], $0["reason"]] } == [wished])
        }
        try await eventually("the employee hears of both") {
            try site.mails(to: site.business.employee.email).count == 2
        }
    }

    @Test func `B.5 what was lost while something was wrong is sent again, once`() async throws {
        let site = try await MessageSite.make()
        let since = JSONValue.instant(World.system.now())
        try await site.business.set(["clients.required.staff.email": false, "clients.required.email": false])
        site.server.forget(site.business)
        let client = try await site.client(["phone": "+34600000001"])
        let id = try await site.book(client)
        _ = try await site.ledger("client=\(client)") { $0.map { $0["reason"] } == ["no_email"] }
        let address = site.address("anna")
        let found = try await site.admin.get("/clients/\(client)")
        #expect(found.status == 200)
        let change = try await site.admin.patch("/clients/\(client)", ["email": .string(address)])
        #expect(change.status == 200, "\(change.text)")
        let body: JSONValue = .object(["since": since, "reason": "no_email"])
        #expect(try await site.admin.post("/notifications/resend", body).json["resent"] == 1)
        _ = try await site.mail(to: address)
        #expect(try await site.admin.post("/notifications/resend", body).json["resent"] == 0)
        let entries = try await site.ledger("client=\(client)&appointment=\(id)") { items in
            items.count == 2 && items.allSatisfy { $0["ended_at"] != .null }
        }
        #expect(entries[0]["state"] == "sent" && entries[0]["resend_of"] == entries[1]["id"])
        let manager = try await site.server.api(site.business, as: .employee)
        #expect(try await manager.post("/notifications/resend", body).status == 403)
    }

    @Test func `B.5 clients see what they were sent, and nothing of others`() async throws {
        let site = try await MessageSite.make()
        let customer = try await site.business.addCustomer(email: site.address("own"))
        let other = try await site.client(["email": .string(site.address("bea"))])
        let own = try await site.book(customer.client)
        _ = try await site.book(other, hour: 11)
        _ = try await site.ledger("client=\(customer.client)") { $0.map { $0["state"] } == ["sent"] }
        let api = site.server.api(site.business)
        let token = try await site.server.signIn(customer.email, audience: "customer", to: site.business)
        let page = try await api.with(token: token).get("/my/notifications")
        #expect(page.status == 200 && page.json["total"] == 1, "\(page.text)")
        #expect(page.items[0]["appointment_id"] == .id(own) && page.items[0]["state"] == "sent")
        #expect(page.items[0]["reply"] == nil)
        #expect(try await api.get("/my/notifications").status == 401)
    }

    @Test func `a reply address must be an address, and a branch may have its own`() async throws {
        let site = try await MessageSite.make()
        let wrong = try await site.admin.put("/settings", ["mail.reply_to": "nobody"])
        #expect(wrong.status == 422, "\(wrong.text)")
        try await site.business.set(["mail.reply_to": "all@lumen.example"])
        try await site.business.set(["mail.reply_to": "gracia@lumen.example"], at: site.business.gracia)
        site.server.forget(site.business)
        let address = site.address("anna")
        _ = try await site.book(site.client(["email": .string(address)]))
        #expect(try await site.mail(to: address)["replyTo"]?["address"] == "gracia@lumen.example")
    }
}

/// When phones do not ring.
struct `Quiet hours` {
    @Test(arguments: [
        ("2026-12-01T21:59", 22, 8, nil), ("2026-12-01T22:00", 22, 8, "2026-12-02T08:00"),
        ("2026-12-02T03:00", 22, 8, "2026-12-02T08:00"), ("2026-12-02T08:00", 22, 8, nil),
        ("2026-12-02T13:30", 13, 15, "2026-12-02T15:00"), ("2026-12-02T15:00", 13, 15, nil),
        ("2026-12-02T03:00", 0, 0, nil), ("2026-12-02T00:30", 0, 8, "2026-12-02T08:00"),
        // The night in which the clock goes forward.
        ("2027-03-27T23:00", 22, 8, "2027-03-28T08:00"),
    ])
    func `B.5 they end at their hour by the branch's clock`(
        now: String,
        from: Int,
        until: Int,
        end: String?
    ) throws {
        let zone = try TimeZoneRules.named(TimeZoneName("Europe/Madrid"))
        let hours = QuietHours(from: from, until: until, zone: zone)
        let moment = zone.instant(of: try #require(WallTime(iso8601: now)))
        #expect(hours.end(at: moment).map { zone.wall(at: $0).iso8601 } == end)
    }
}
