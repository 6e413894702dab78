import Core
import Outbound
import Outbox
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Notifications

@Suite struct `A business's own accounts for sending` {
    private let sms: JSONValue = [
        "url": "https://gateway.example", "account": "AC1", "from": "+34932180000", "secret": "first-token",
    ]

    @Test func `B.5 an account is made, replaced and removed, and its secret is shown to nobody`()
        async throws
    {
        let site = try await ChannelSite()
        #expect(try await site.admin.get("/message-accounts").total == 0)
        #expect(try await site.admin.get("/message-accounts/sms").problem == "not-found")
        #expect(try await site.admin.get("/message-accounts/fax").problem == "not-found")
        let made = try await site.admin.put("/message-accounts/sms", sms)
        #expect(made.status == 201 && made.header("etag") == "\"1\"", "\(made.text)")
        #expect(made.json["secret_set"] == true && made.json["from"] == "+34932180000")
        #expect(made.json["changed_by"] == .id(site.business.admin.id))
        let changed = try await site.admin.put(
            "/message-accounts/sms",
            ["url": "https://gateway.example", "account": "AC1", "from": "Lumen"],
            headers: ["if-match": "\"1\""]
        )
        #expect(changed.status == 200 && changed.json["secret_set"] == true, "\(changed.text)")
        #expect(changed.json["from"] == "Lumen" && changed.json["revision"] == 2)
        let late = try await site.admin.put("/message-accounts/sms", sms, headers: ["if-match": "\"1\""])
        #expect(late.problem == "edit-conflict")
        let list = try await site.admin.get("/message-accounts")
        #expect(list.items.map { $0["channel"] } == ["sms"])
        for answer in [made, changed, list, try await site.admin.get("/message-accounts/sms")] {
            #expect(!answer.text.contains("first-token"))
        }
        let audit = try await site.texts(
            "SELECT changes::text FROM audit_log WHERE subject_kind = 'message_account'"
        )
        #expect(audit.count == 2 && audit.allSatisfy { !$0.contains("first-token") })
        let stored = try await site.texts(
            "SELECT settings::text || encode(secret_sealed, 'escape') FROM message_accounts"
        )
        #expect(stored.allSatisfy { !$0.contains("first-token") })
        let stale = try await site.admin.delete("/message-accounts/sms", headers: ["if-match": "\"1\""])
        #expect(stale.problem == "edit-conflict")
        #expect(try await site.admin.delete("/message-accounts/sms").status == 204)
        #expect(try await site.admin.delete("/message-accounts/sms").problem == "not-found")
        #expect(try await site.admin.get("/message-accounts").total == 0)
    }

    @Test func `B.5 a secret stays only while it goes to the same server under the same name`() async throws {
        let site = try await ChannelSite()
        #expect(try await site.admin.put("/message-accounts/sms", sms).status == 201)
        for (name, value) in [("url", "https://thief.example"), ("account", "AC2")] {
            var body = sms.objectValue ?? [:]
            body["secret"] = nil
            body[name] = .string(value)
            let answer = try await site.admin.put("/message-accounts/sms", .object(body))
            #expect(answer.status == 422 && answer.issues == ["secret": "required"], "\(answer.text)")
        }
        let mail: JSONValue = [
            "url": "smtp://mail.example:587", "user": "lumen", "from": "hola@lumen.example", "secret": "p",
        ]
        #expect(try await site.admin.put("/message-accounts/email", mail).status == 201)
        let elsewhere: JSONValue = [
            "url": "smtp://thief.example:587", "user": "lumen", "from": "hola@lumen.example",
        ]
        let answer = try await site.admin.put("/message-accounts/email", elsewhere)
        #expect(answer.issues == ["secret": "required"], "\(answer.text)")
        // Without a login there is no secret, and none is kept for later.
        let open: JSONValue = ["url": "smtp://mail.example:587", "from": "hola@lumen.example"]
        #expect(try await site.admin.put("/message-accounts/email", open).json["secret_set"] == false)
        #expect(try await site.admin.put("/message-accounts/email", elsewhere).status == 422)
    }

    @Test func `B.5 what cannot be an account is refused with everything that is wrong`() async throws {
        let site = try await ChannelSite()
        func issues(_ channel: String, _ body: JSONValue) async throws -> [String: String] {
            try await site.admin.put("/message-accounts/\(channel)", body).issues
        }
        #expect(
            try await issues("sms", ["url": "gateway", "from": "Twelve chars", "user": "x"])
                == ["url": "invalid", "from": "invalid", "account": "required", "user": "unknown_field"]
        )
        #expect(try await issues("sms", ["account": "AC1", "from": "Lumen"]) == ["secret": "required"])
        #expect(
            try await issues("email", ["url": "smtp://a:b@mail.example", "from": "nobody"])
                == ["url": "has_credentials", "from": "invalid"]
        )
        #expect(
            try await issues("email", ["url": "smtp://mail.example", "from": "a@b.example", "secret": "x"])
                == ["user": "required"]
        )
        #expect(
            try await issues("email", ["url": "smtp://mail.example", "from": "a@b.example", "user": "x"])
                == ["secret": "required"]
        )
        #expect(
            try await issues("whatsapp", ["phone_number_id": "+34", "template": "Big One", "secret": "x"])
                == ["phone_number_id": "invalid", "template": "invalid"]
        )
        #expect(try await issues("push", ["secret": "x"]) == ["secret": "unknown_field"])
        #expect(try await site.admin.get("/message-accounts").total == 0)
    }

    @Test
    func
        `B.5 a server in a private network or without encryption is taken only where the operator allows it`()
        async throws
    {
        let server = try await TestServer.shared()
        let business = try await server.business()
        let admin = try await server.api(business, as: .admin)
        for (url, code) in [
            ("http://gateway.example", "insecure"), ("https://127.0.0.1", "private_address"),
            ("https://localhost:8080", "private_address"), ("https://[::1]/", "private_address"),
        ] {
            let body: JSONValue = ["url": .string(url), "account": "AC1", "from": "Lumen", "secret": "t"]
            #expect(try await admin.put("/message-accounts/sms", body).issues == ["url": code], "\(url)")
            let number: JSONValue = ["url": .string(url), "phone_number_id": "1", "secret": "t"]
            #expect(
                try await admin.put("/message-accounts/whatsapp", number).issues == ["url": code],
                "\(url)"
            )
        }
        for host in ["127.0.0.1", "localhost", "10.1.2.3", "[::1]"] {
            let body: JSONValue = ["url": .string("smtp://\(host):25"), "from": "a@b.example"]
            let answer = try await admin.put("/message-accounts/email", body)
            #expect(answer.issues == ["url": "private_address"], "\(host)")
        }
        // A name may lead anywhere; where the mail is sent the connection is looked at.
        let body: JSONValue = ["url": "smtp://localhost.localdomain:25", "from": "a@b.example"]
        if try await admin.put("/message-accounts/email", body).status == 201 {
            let tried = try await admin.post("/message-accounts/email/test", ["to": "c@d.example"])
            #expect(tried.json["outcome"] == "deferred", "\(tried.text)")
        }
    }

    @Test func `B.5 a new account switches its usual messages on, and what was chosen before stays`()
        async throws
    {
        let site = try await ChannelSite()
        try await site.run(
            """
            INSERT INTO notification_switches (event, receiver, channel, enabled)
            VALUES ('appointment.cancelled', 'client', 'sms', false)
            """
        )
        #expect(try await site.admin.put("/message-accounts/sms", sms).status == 201)
        let texts = try await site.texts(
            "SELECT receiver || ' ' || event FROM notification_switches WHERE channel = 'sms' AND enabled ORDER BY 1"
        )
        #expect(
            texts == [
                "client appointment.reminder", "client appointment.rescheduled",
                "client waiting_list.offered",
            ]
        )
        #expect(try await site.admin.put("/message-accounts/push", [:]).status == 201)
        let pushed = try await site.texts(
            "SELECT receiver || ' ' || event FROM notification_switches WHERE channel = 'push' AND enabled"
        )
        let wanted = MessageEvent.allCases.filter { $0.category == .appointment }.flatMap { event in
            event.audiences.map { "\($0.rawValue) \(event.rawValue)" }
        }
        #expect(Set(pushed) == Set(wanted) && pushed.count == wanted.count)
        // Not again, once they have been chosen.
        try await site.run("UPDATE notification_switches SET enabled = false WHERE channel = 'sms'")
        #expect(try await site.admin.put("/message-accounts/sms", sms).status == 200)
        #expect(try await site.admin.delete("/message-accounts/sms").status == 204)
        #expect(try await site.admin.put("/message-accounts/sms", sms).status == 201)
        let count: Int = try await site.value(
            "SELECT count(*) FROM notification_switches WHERE channel = 'sms' AND enabled"
        )
        #expect(count == 0)
    }

    @Test func `B.5 only administrators see and change accounts`() async throws {
        let site = try await ChannelSite()
        #expect(try await site.admin.put("/message-accounts/sms", sms).status == 201)
        for role in [Role.manager, .employee] {
            let other = try await site.server.api(site.business, as: role)
            #expect(try await other.get("/message-accounts").problem == "forbidden")
            #expect(try await other.get("/message-accounts/sms").problem == "forbidden")
            #expect(try await other.put("/message-accounts/sms", sms).problem == "forbidden")
            #expect(try await other.delete("/message-accounts/sms").problem == "forbidden")
            #expect(
                try await other.post("/message-accounts/sms/test", ["to": "+34600000001"]).problem
                    == "forbidden"
            )
        }
        let stranger = try await ChannelSite()
        #expect(try await stranger.admin.get("/message-accounts/sms").problem == "not-found")
    }

    @Test func `B.5 a test goes out at once by each account, and the answer is what the server said`()
        async throws
    {
        let site = try await ChannelSite()
        try await TestGateways.during { gateways in
            #expect(
                try await site.admin.post("/message-accounts/sms/test", ["to": "+34600000001"]).problem
                    == "not-found"
            )
            try await site.makeTexts(at: gateways)
            let number: JSONValue = [
                "url": .string(gateways.address("/v23.0")),
                "phone_number_id": .string(TestGateways.phoneNumberID),
                "secret": .string(TestGateways.accessToken), "template": "notice",
            ]
            #expect(try await site.admin.put("/message-accounts/whatsapp", number).status == 201)
            for channel in ["sms", "whatsapp"] {
                let path = "/message-accounts/\(channel)/test"
                let sent = try await site.admin.post(path, ["to": "+34 600 00 00 01"])
                #expect(sent.json["outcome"] == "accepted" && sent.json["code"] == .null, "\(sent.text)")
                let refused = try await site.admin.post(
                    path,
                    ["to": channel == "sms" ? "+34600001610" : "+34600001047"]
                )
                #expect(
                    refused.json["outcome"] == "rejected" && refused.json["code"] == 400,
                    "\(refused.text)"
                )
                let later = try await site.admin.post(path, ["to": "+34600000500"])
                #expect(later.json["outcome"] == "deferred" && later.json["code"] == 500, "\(later.text)")
                for bad in ["", "600000001", "nobody@example.com"] {
                    let answer = try await site.admin.post(path, ["to": .string(bad)])
                    #expect(
                        answer.status == 422 && answer.issues.keys.contains("to"),
                        "\(bad): \(answer.text)"
                    )
                }
            }
            let text = try #require(gateways.messages("sms").first?["form"]?["Body"]?.stringValue)
            #expect(text.contains(site.business.business.name))
            let message = try gateways.messages("whatsapp").first?["message"]?["template"]
            #expect(message?["name"] == "notice")
        }
        try await TestMailServer.during(["--login", "lumen", "p@ss:word/ä"]) { mail in
            let account: JSONValue = [
                "url": .string("smtp://127.0.0.1:\(mail.port)"), "user": "lumen", "secret": "p@ss:word/ä",
                "from": "hola@lumen.example", "sender_name": "Lümen, Gràcia",
            ]
            #expect(try await site.admin.put("/message-accounts/email", account).status == 201)
            let sent = try await site.admin.post("/message-accounts/email/test", ["to": "a@mail.example"])
            #expect(sent.json["outcome"] == "accepted", "\(sent.text)")
            let came = try #require(mail.mails.first)
            #expect(came["from"] == "hola@lumen.example" && came["to"] == "a@mail.example")
            #expect(came["mail"]?["from"]?["name"] == "Lümen, Gràcia")
            #expect(came["user"] == "lumen")
        }
    }

    @Test func `B.5 the worker opens every account, and one that cannot be read stops no other`() async throws
    {
        let site = try await ChannelSite()
        func put(_ channel: String, _ body: JSONValue) async throws {
            #expect(try await site.admin.put("/message-accounts/\(channel)", body).status == 201)
        }
        try await put("sms", sms)
        try await put("whatsapp", ["phone_number_id": "106540352242922", "secret": "w"])
        try await put("push", [:])
        try await put(
            "email",
            [
                "url": "smtps://mail.example", "user": "lumen", "secret": "p", "from": "hola@lumen.example",
                "sender_name": "Lumen",
            ]
        )
        let scope = try await site.server.scope(site.business)
        let rows = try await scope.read(MessageAccountQueries.all)[0]
        let sealer = Sealer(secret: TestServer.secret, world: .system)
        let accounts = try MessageAccounts(rows, opening: sealer)
        #expect(accounts.unusable.isEmpty && accounts.push)
        #expect(accounts.sms?.from == "+34932180000" && accounts.sms?.account == "AC1")
        #expect(accounts.whatsApp?.address.text == WhatsAppGateway.usualURL)
        #expect(accounts.mail?.server.host == "mail.example" && accounts.mail?.server.port == 465)
        #expect(accounts.mail?.server.mustBePublic == true && accounts.mail?.server.hasLogin == true)
        #expect(accounts.mail?.from.text == "hola@lumen.example" && accounts.mail?.senderName == "Lumen")
        #expect(accounts.whatsAppContent("a\n b", in: .ca) == .text("a\n b"))
        #expect(
            try MessageAccounts(rows, opening: sealer, allowsPrivate: true).mail?.server.mustBePublic == false
        )
        let other = Sealer(secret: Array("another".utf8), world: .system)
        let unread = try MessageAccounts(rows, opening: other)
        #expect(unread.unusable == [.sms, .whatsApp, .email] && unread.push)
        #expect(unread.sms == nil && unread.mail == nil && unread.whatsApp == nil)
        let none = MessageAccounts()
        #expect(none.mail == nil && !none.push)
    }
}
