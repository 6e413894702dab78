import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@Suite struct `Webhooks` {
    @Test
    func `B.10 a booking is posted once, signed so that ten lines of Python agree, without people in it`()
        async throws
    {
        let stage = try await WebhookStage()
        let receiver = try await Receiver()
        let client = try await stage.business.addClients(1)[0]
        let hook = try await stage.makeWebhook(receiver.url, events: ["appointment.booked"])
        let appointment = try await stage.book(at: "10:00", for: client)
        try await stage.look()
        try await eventually("the booking is told") { receiver.messages.count == 1 }
        let message = try #require(receiver.messages.first)
        #expect(message.event == "appointment.booked")
        #expect(message.subject == appointment)
        #expect(message.json["version"] == 1)
        #expect(message.json["business"]?["slug"] == .string(stage.business.slug))
        #expect(message.json["data"]?["status"] == "approved")
        let attendees = message.json["data"]?["attendees"]?.objectValue?.values.map { $0["client_id"] }
        #expect(attendees == [.id(client)])
        let start = try #require(message.json["data"]?["starts_at"]?.stringValue)
        #expect(Instant(rfc3339: start) != nil, "\(start)")
        let text = String(decoding: message.bytes, as: UTF8.self)
        #expect(!text.contains("Client 1") && !text.contains("@"))
        #expect(message.headers["content-type"] == "application/json")
        #expect(message.headers["foyer-event"] == "appointment.booked")
        let signature = try #require(message.headers["foyer-signature"])
        #expect(try await SignatureJudge.accepts(message.bytes, signature, secret: hook.secret))
        #expect(try await !SignatureJudge.accepts(message.bytes + [32], signature, secret: hook.secret))
        #expect(try await !SignatureJudge.accepts(message.bytes, signature, secret: hook.secret + "x"))
        let log = try await stage.admin.get("\(hook.path)/deliveries")
        #expect(log.total == 1)
        #expect(log.items.first?["state"] == "delivered")
        #expect(log.items.first?["status"] == 204)
        #expect(log.items.first?["id"]?.stringValue == message.headers["foyer-delivery"])
        try await stage.look()
        _ = try await stage.book(at: "11:00", for: client)
        try await stage.look()
        try await eventually("the second booking is told") { receiver.messages.count > 1 }
        #expect(receiver.messages.count == 2, "the first is not told again")
        await receiver.web.stop()
    }

    @Test func `B.10 after answers of 500 all comes once more in order per appointment, and no other waits`()
        async throws
    {
        let stage = try await WebhookStage()
        let clients = try await stage.business.addClients(3)
        let receiver = try await Receiver()
        let hook = try await stage.makeWebhook(receiver.url)
        let bad = try await stage.book(at: "10:00", for: clients[0])
        receiver.answer { json, _ in json["subject"]?["id"]?.stringValue == bad ? 500 : 200 }
        try await eventually("the first appointment is refused") {
            try await stage.look()
            return receiver.messages.contains { $0.subject == bad }
        }
        for clock in ["11:00", "12:00"] {
            let moved = try await stage.admin.post(
                "/appointments/\(bad)/reschedule",
                ["starts_at": .string(WebhookStage.time(clock))]
            )
            #expect(moved.status == 200, "\(moved.text)")
        }
        #expect(try await stage.admin.post("/appointments/\(bad)/cancel", [:]).status == 200)
        var good: [String] = []
        for (clock, client) in [("16:00", clients[1]), ("17:00", clients[2])] {
            good.append(try await stage.book(at: clock, for: client))
        }
        try await stage.wake()
        try await eventually("the other appointments are told") {
            Set(receiver.taken.compactMap(\.subject)).isSuperset(of: good)
        }
        let tried = receiver.messages.filter { $0.subject == bad }
        #expect(Set(tried.map(\.event)) == ["appointment.booked"], "what came later waits for the first")
        #expect(try await stage.admin.get(hook.path).json["waiting"] == 4)
        receiver.answer { _, _ in 200 }
        try await stage.wake()
        try await eventually("everything is told") {
            try await stage.admin.get(hook.path).json["waiting"] == 0
        }
        let told = receiver.taken.filter { $0.subject == bad }
        #expect(
            told.map(\.event) == [
                "appointment.booked", "appointment.rescheduled", "appointment.rescheduled",
                "appointment.cancelled",
            ]
        )
        let positions = told.compactMap(\.position)
        #expect(positions == positions.sorted())
        let ids = receiver.taken.compactMap { $0.json["id"]?.stringValue }
        #expect(Set(ids).count == ids.count, "each was taken once")
        await receiver.web.stop()
    }

    @Test func `B.10 a private address is refused where the operator does not allow it`() async throws {
        // The shared server is as in operation.
        let server = try await TestServer.shared()
        let business = try await server.business()
        let admin = try await server.api(business, as: .admin)
        let receiver = try await Receiver()
        for (url, code) in [
            (receiver.url, "insecure"), ("https://127.0.0.1:\(receiver.web.port)/", "private_address"),
            ("https://localhost/", "private_address"), ("https://[::1]/", "private_address"),
            ("https://0x7f000001/", "private_address"), ("https://10.0.0.1/", "private_address"),
            ("https://anna:secret@example.com/", "has_credentials"), ("file:///etc/passwd", "invalid"),
        ] {
            let refused = try await admin.post("/webhooks", ["url": .string(url)])
            #expect(refused.issues == ["url": code], "\(url)")
        }
        let made = try await admin.post("/webhooks", ["url": "https://example.com/hook"])
        let path = "/webhooks/\(try #require(made.json["id"]?.stringValue))"
        // As if it had been allowed when it was made.
        try await business.withTables { transaction in
            _ = try await transaction.execute("UPDATE webhooks SET url = \(receiver.url)")
        }
        let test = try await admin.post("\(path)/test")
        #expect(test.json["delivered"] == false)
        #expect(test.json["fault"] == "insecure")
        #expect(receiver.messages.isEmpty)
        await receiver.web.stop()
    }

    @Test func `B.10 the secret is shown once and stored sealed, and a new one can be had`() async throws {
        let stage = try await WebhookStage()
        let receiver = try await Receiver()
        let body: JSONValue = ["url": .string(receiver.url)]
        let made = try await stage.admin.post("/webhooks", body, headers: ["idempotency-key": "one"])
        let path = "/webhooks/\(try #require(made.json["id"]?.stringValue))"
        let first = try #require(made.json["secret"]?.stringValue)
        let again = try await stage.admin.post("/webhooks", body, headers: ["idempotency-key": "one"])
        #expect(again.json["id"] == made.json["id"])
        let second = try #require(again.json["secret"]?.stringValue)
        #expect(try await stage.admin.get("/webhooks").total == 1)
        let renewed = try await stage.admin.post("\(path)/secret")
        let third = try #require(renewed.json["secret"]?.stringValue)
        #expect(Set([first, second, third]).count == 3)
        let shown = try await stage.admin.get(path).text + stage.admin.get("/webhooks").text
        let kept = try await stage.value(
            """
            SELECT (SELECT string_agg(webhooks::text || encode(secret_sealed, 'escape'), '') FROM webhooks)
                || (SELECT string_agg(audit_log::text, '') FROM audit_log)
            """,
            as: String.self
        )
        for secret in [first, second, third] {
            #expect(secret.hasPrefix("whsec_"))
            #expect(!shown.contains(secret) && !kept.contains(secret))
        }
        #expect(!kept.contains("whsec_"))
        let test = try await stage.admin.post("\(path)/test")
        #expect(test.json["delivered"] == true)
        let message = try #require(receiver.messages.first)
        #expect(message.event == "webhook.test")
        let signature = try #require(message.headers["foyer-signature"])
        #expect(try await SignatureJudge.accepts(message.bytes, signature, secret: third))
        #expect(try await !SignatureJudge.accepts(message.bytes, signature, secret: second))
        await receiver.web.stop()
    }

    @Test
    func `B.10 what takes nothing for 72 hours is paused with the reason, and told the rest when resumed`()
        async throws
    {
        let stage = try await WebhookStage()
        let receiver = try await Receiver { _, _ in 503 }
        let hook = try await stage.makeWebhook(receiver.url + "?key=secret", events: ["client.created"])
        _ = try await stage.business.addClients(1)
        try await stage.look()
        try await eventually("the fault is shown") {
            try await stage.admin.get(hook.path).json["fault"] == "status_503"
        }
        #expect(try await stage.admin.get(hook.path).json["state"] == "active")
        try await stage.run("UPDATE webhooks SET failing_since = now() - interval '73 hours'")
        try await stage.wake()
        try await eventually("it is paused") {
            try await stage.admin.get(hook.path).json["state"] == "paused"
        }
        let paused = try await stage.admin.get(hook.path).json
        #expect(paused["pause_reason"] == "failing")
        #expect(paused["waiting"] == 1)
        let reasons = try await stage.value(
            "SELECT count(*) FROM audit_log WHERE action = 'webhook.paused' AND actor_kind = 'system'",
            as: Int.self
        )
        #expect(reasons == 1)
        // Its administrators are told, without what may be secret in the address.
        let told = try await stage.value(
            """
            SELECT string_agg(receiver || ' ' || (staff_id = \(stage.business.admin.id))::text || ' ' || data::text, '; ')
            FROM notifications
            WHERE event = 'webhook.paused'
            """,
            as: String.self
        )
        let plain = receiver.url.prefix { $0 != "?" }
        #expect(told == #"staff true {"url": "\#(plain)", "reason": "failing"}"#)
        _ = try await stage.business.addClients(2)
        receiver.answer { _, _ in 200 }
        let resumed = try await stage.admin.patch(hook.path, ["state": "active"])
        #expect(resumed.json["pause_reason"] == .null)
        try await eventually("what happened meanwhile is told") { receiver.taken.count == 3 }
        await receiver.web.stop()
    }

    @Test func `B.10 one thing that is refused for 72 hours while others are taken is given up`() async throws
    {
        let stage = try await WebhookStage()
        let clients = try await stage.business.addClients(1)
        let bad = try #require(clients.first).description
        let receiver = try await Receiver { json, _ in
            json["event"] == "client.updated" && json["subject"]?["id"]?.stringValue == bad ? 422 : 200
        }
        let hook = try await stage.makeWebhook(receiver.url)
        try await stage.run("UPDATE clients SET revision = revision + 1 WHERE id = \(clients[0])")
        try await stage.run("UPDATE clients SET archived_at = now() WHERE id = \(clients[0])")
        try await stage.look()
        try await eventually("it is refused") { receiver.messages.count == 1 }
        try await stage.run(
            "UPDATE webhook_deliveries SET first_tried_at = now() - interval '73 hours' WHERE attempts > 0"
        )
        try await stage.wake()
        try await eventually("what came after it is told") { !receiver.taken.isEmpty }
        #expect(receiver.taken.map(\.event) == ["client.archived"])
        let log = try await stage.admin.get("\(hook.path)/deliveries?state=failed")
        #expect(log.items.map { $0["fault"] } == ["status_422"])
        #expect(try await stage.admin.get(hook.path).json["state"] == "active")
        await receiver.web.stop()
    }

    @Test func `B.10 an answer of 410 pauses at once, and one that leads elsewhere is not followed`()
        async throws
    {
        let stage = try await WebhookStage()
        let receiver = try await Receiver { _, count in count == 0 ? 307 : 410 }
        let hook = try await stage.makeWebhook(receiver.url)
        _ = try await stage.business.addClients(1)
        try await stage.look()
        try await eventually("the redirect counts as a fault") {
            try await stage.admin.get(hook.path).json["fault"] == "status_307"
        }
        try await stage.wake()
        try await eventually("it is paused") {
            try await stage.admin.get(hook.path).json["pause_reason"] == "gone"
        }
        #expect(receiver.messages.count == 2)
        await receiver.web.stop()
    }

    @Test func `B.10 where nobody answers one at a time is tried, and another address gets all at once`()
        async throws
    {
        let stage = try await WebhookStage()
        // Nobody listens at the first of all ports.
        let hook = try await stage.makeWebhook("http://127.0.0.1:1/")
        _ = try await stage.business.addClients(12)
        try await stage.look()
        try await eventually("nobody answers") {
            try await stage.admin.get(hook.path).json["fault"] == "unreachable"
        }
        let tried = try await stage.value(
            "SELECT sum(attempts)::bigint FROM webhook_deliveries",
            as: Int.self
        )
        #expect(tried <= 8, "the others are left alone")
        let receiver = try await Receiver()
        let moved = try await stage.admin.patch(hook.path, ["url": .string(receiver.url)])
        #expect(moved.status == 200)
        try await eventually("all are told") { receiver.taken.count == 12 }
        #expect(Set(receiver.taken.compactMap(\.subject)).count == 12)
        await receiver.web.stop()
    }

    @Test func `B.10 a replay tells again what came after a position, in order`() async throws {
        let stage = try await WebhookStage()
        let receiver = try await Receiver()
        let client = try await stage.business.addClients(1)[0]
        let hook = try await stage.makeWebhook(receiver.url)
        let appointment = try await stage.book(at: "10:00", for: client)
        for clock in ["11:00", "12:00"] {
            _ = try await stage.admin.post(
                "/appointments/\(appointment)/reschedule",
                ["starts_at": .string(WebhookStage.time(clock))]
            )
        }
        try await stage.look()
        try await eventually("all is told") { receiver.taken.count == 3 }
        let first = try #require(receiver.taken.first?.position)
        let before = receiver.taken
        let replay = try await stage.admin.post("\(hook.path)/replay", ["since": .int(first)])
        #expect(replay.status == 202)
        #expect(replay.json["changes"] == 2)
        try await eventually("it is told again") { receiver.taken.count == 5 }
        let again = receiver.taken.suffix(2)
        #expect(again.map(\.json) == before.suffix(2).map(\.json), "the same with the same ids")
        let log = try await stage.admin.get("\(hook.path)/deliveries?limit=2")
        #expect(log.total == 5)
        let next = try #require(log.json["next"]?.stringValue)
        #expect(try await stage.admin.get("\(hook.path)/deliveries?limit=3&cursor=\(next)").items.count == 3)
        let ahead = try await stage.admin.post("\(hook.path)/replay", ["since": 1_000_000])
        #expect(ahead.issues == ["since": "unknown"])
        await receiver.web.stop()
    }

    @Test
    func `B.10 a webhook hears of what comes after it, of the events that it names, until it is removed`()
        async throws
    {
        let stage = try await WebhookStage()
        let receiver = try await Receiver()
        _ = try await stage.business.addClients(3)
        let unknown = try await stage.admin.post(
            "/webhooks",
            ["url": .string(receiver.url), "events": ["client.*"]]
        )
        #expect(unknown.issues == ["events": "invalid_choice"])
        let hook = try await stage.makeWebhook(receiver.url, events: ["client.archived"])
        let client = try await stage.business.addClients(1)[0]
        try await stage.run("UPDATE clients SET archived_at = now() WHERE id = \(client)")
        try await stage.look()
        try await eventually("the archiving is told") { receiver.messages.count == 1 }
        #expect(receiver.messages.map(\.subject) == [client.description])
        #expect(try await stage.admin.delete(hook.path, headers: ["if-match": "\"9\""]).status == 412)
        #expect(try await stage.admin.delete(hook.path).status == 204)
        #expect(try await stage.admin.get(hook.path).status == 404)
        #expect(try await stage.value("SELECT count(*) FROM webhook_deliveries", as: Int.self) == 0)
        await receiver.web.stop()
    }

    @Test func `B.10 webhooks and changes are the administrator's alone`() async throws {
        let stage = try await WebhookStage()
        for role in [Role.manager, .employee] {
            let api = try await stage.server.api(stage.business, as: role)
            #expect(try await api.get("/webhooks").status == 403)
            #expect(try await api.post("/webhooks", ["url": "https://example.com/"]).status == 403)
            #expect(try await api.get("/changes").status == 403)
        }
    }
}
