import Core
import Identity
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Links in messages, through the API.
@Suite struct `Links in messages` {
    @Test
    func `B.3 a link shows what it is for and does nothing but that, for its client and its appointment`()
        async throws
    {
        let site = try await LinkSite.make()
        let manage = try await site.link(.manage)
        let seen = try await site.look(manage)
        #expect(seen.status == 200, "\(seen.text)")
        #expect(seen.json["kind"] == "manage")
        #expect(seen.json["appointment"]?["id"]?.stringValue == site.appointment.description)
        #expect(seen.json["appointment"]?["service"]?["name"] == "cut")
        #expect(seen.json["actions"] == ["confirm", "reschedule", "cancel"])
        #expect(seen.json["expires_at"]?.stringValue != nil)

        let cancel = try await site.link(.cancel)
        #expect(try await site.look(cancel).json["actions"] == ["cancel"])
        for (token, action) in [(cancel, "confirm"), (cancel, "sign_in"), (manage, "unsubscribe")] {
            let wrong = try await site.use(token, action)
            #expect(wrong.status == 422 && wrong.issues["action"] == "not_for_this_link", "\(wrong.text)")
        }
        let done = try await site.use(cancel, "cancel")
        #expect(done.status == 200, "\(done.text)")
        #expect(done.json["appointment"]?["status"] == "cancelled")
        #expect(done.json["appointment"]?["told"] == ["customer", "employee"])
        #expect(try await site.record["status"] == "cancelled")

        // The others say so, and do nothing any more.
        let after = try await site.look(manage)
        #expect(after.json["appointment"]?["status"] == "cancelled" && after.json["actions"] == [])
        let again = try await site.use(manage, "cancel")
        #expect(again.status == 409 && again.problem == "already-cancelled", "\(again.text)")
        let late = try await site.use(try await site.link(.confirm), "confirm")
        #expect(late.status == 409 && late.problem == "not-confirmable", "\(late.text)")
    }

    @Test func `B.3 unknown, expired, used up and another business's links are answered alike`() async throws
    {
        let site = try await LinkSite.make()
        let other = try await LinkSite.make()
        let token = try await site.link(.signIn)
        #expect(try await site.use(token, "sign_in").status == 201)
        let foreign = try await site.link(.manage)
        let answers = [
            try await site.look(Token.make(.system).text), try await site.look("nonsense"),
            try await site.look(try await site.link(.panel, lifetime: .seconds(-1))),
            try await site.look(token), try await site.look(foreign, at: other.business),
            try await site.use(token, "sign_in"), try await other.use(foreign, "cancel"),
            // The business does not want this way in.
            try await site.look(try await site.link(.panel)),
        ]
        for answer in answers {
            #expect(answer.status == 404 && answer.problem == "link-expired", "\(answer.text)")
            #expect(answer.json["detail"] == answers[0].json["detail"])
        }
        #expect(try await site.look(foreign).status == 200)
        #expect(try await site.record["status"] == "approved")
    }

    @Test func `B.3 R-10 a link to sign in works once, however many use it at the same moment`() async throws
    {
        let site = try await LinkSite.make()
        let token = try await site.link(.signIn)
        let answers = try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
            for _ in 0..<20 { group.addTask { try await site.use(token, "sign_in") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0.status == 201 } == 1)
        #expect(answers.count { $0.status == 404 && $0.problem == "link-expired" } == 19)
        let session = try #require(answers.first { $0.status == 201 })
        let panel = site.api.with(token: session.json["token"]?.stringValue)
        #expect(try await panel.get("/my/appointments").total == 1)
        #expect(try await site.count("sessions") == 2)
    }

    @Test
    func `S4-18 R-10 the link of notifications leads into the panel again and again where it is wanted`()
        async throws
    {
        let site = try await LinkSite.make(["panel.login_modes": ["notification_link"]])
        let token = try await site.link(.panel)
        for _ in 0..<2 {
            let answer = try await site.use(token, "sign_in")
            #expect(answer.status == 201 && answer.json["must_change_password"] == false, "\(answer.text)")
        }
        #expect(try await site.look(try await site.link(.signIn)).problem == "link-expired")
        let body: JSONValue = [
            "email": .string(site.customer.email), "password": .string(TestBusiness.password),
            "audience": "customer",
        ]
        let password = try await site.api.post("/sessions", body)
        #expect(password.status == 403 && password.problem == "password-sign-in-disabled")
    }

    @Test func `R-1 who comes by a link need not change a password that was never used`() async throws {
        let site = try await LinkSite.make()
        try await site.business.withTables { transaction in
            _ = try await transaction.execute("UPDATE accounts SET must_change_password = true")
        }
        let answer = try await site.use(try await site.link(.signIn), "sign_in")
        let panel = site.api.with(token: answer.json["token"]?.stringValue)
        #expect(try await panel.get("/my/profile").status == 200)
        #expect(try await panel.get("/me").json["must_change_password"] == false)
    }

    @Test
    func `S1-19 R-4 R-5 moving by a link follows the rules for the customer, confirming is undone by it`()
        async throws
    {
        let site = try await LinkSite.make()
        let token = try await site.link(.manage)
        let confirmed = try await site.use(token, "confirm")
        #expect(confirmed.status == 200, "\(confirmed.text)")
        let moment = try await site.record["attendees"]?.arrayValue?.first?["confirmed_at"]
        #expect(moment?.stringValue != nil)
        #expect(try await site.look(token).json["actions"] == ["reschedule", "cancel"])
        // Once is enough.
        #expect(try await site.use(token, "confirm").status == 200)
        #expect(try await site.record["attendees"]?.arrayValue?.first?["confirmed_at"] == moment)

        let taken = try await site.use(token, "reschedule", ["starts_at": .string(LinkSite.start(14))])
        #expect(taken.status == 422 || taken.status == 409, "\(taken.text)")
        let without = try await site.use(token, "reschedule")
        #expect(without.status == 422 && without.issues["starts_at"] == "required")
        let moved = try await site.use(token, "reschedule", ["starts_at": .string(LinkSite.start(12))])
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.json["appointment"]?["starts_at"]?.stringValue?.contains("T12:00") == true)
        #expect(try await site.record["attendees"]?.arrayValue?.first?["confirmed_at"] == .null)

        let strict = try await LinkSite.make(["panel.customer_reschedule": "off"])
        let other = try await strict.link(.manage)
        #expect(try await strict.look(other).json["actions"] == ["confirm", "cancel"])
        let refused = try await strict.use(other, "reschedule", ["starts_at": .string(LinkSite.start(12))])
        #expect(refused.status == 409 && refused.problem == "not-reschedulable", "\(refused.text)")
    }

    @Test func `S1-17 a link about an appointment works until that has ended, wherever it was moved`()
        async throws
    {
        let site = try await LinkSite.make()
        let token = try await site.link(.manage, lifetime: .seconds(-60))
        #expect(try await site.look(token).status == 200)
        try await site.business.withTables { transaction in
            _ = try await transaction.execute(
                """
                UPDATE appointments
                SET starts_at = starts_at - interval '8 days', ends_at = ends_at - interval '8 days'
                """
            )
        }
        #expect(try await site.look(token).problem == "link-expired")
        let recent = try await site.link(.manage)
        #expect(try await site.look(recent).json["actions"] == [])
        #expect(try await site.use(recent, "cancel").reason == "in_past")
    }

    @Test func `B.3 what lets somebody in is taken back with the access, a new email and a new password`()
        async throws
    {
        let site = try await LinkSite.make([
            "panel.login_modes": ["password", "magic_link", "notification_link"]
        ])
        let path = "/clients/\(site.customer.client)"
        func make() async throws -> [String] { [try await site.link(.signIn), try await site.link(.panel)] }
        func expectGone(_ tokens: [String], _ why: Comment) async throws {
            for token in tokens { #expect(try await site.look(token).problem == "link-expired", why) }
        }
        var tokens = try await make()
        let manage = try await site.link(.manage)
        // A change of anything else takes nothing back.
        let noted = try await site.admin.patch(path, ["note": "likes tea", "login_allowed": true])
        #expect(noted.status == 200)
        for token in tokens { #expect(try await site.look(token).status == 200) }

        let email = "ann@\(site.business.slug).example"
        #expect(try await site.admin.patch(path, ["email": .string(email)]).status == 200)
        try await expectGone(tokens, "a new email")

        tokens = try await make()
        let issued = try await site.admin.post("/clients/\(site.customer.client)/password-link")
        if let secret = issued.json["link"]?.stringValue?.split(separator: "=").last {
            let set: JSONValue = ["token": .string(String(secret)), "password": "a password of my own"]
            #expect(try await site.api.post("/passwords", set).status == 204)
            try await expectGone(tokens, "a new password")
        } else {
            Issue.record("no link was issued: \(issued.text)")
        }

        tokens = try await make()
        #expect(try await site.admin.patch(path, ["login_allowed": false]).status == 200)
        #expect(try await site.admin.patch(path, ["login_allowed": true]).status == 200)
        try await expectGone(tokens, "the access")
        #expect(try await site.look(manage).status == 200)
    }

    @Test func `B.3 erasing a client leaves no link and no browser of theirs`() async throws {
        let site = try await LinkSite.make()
        let token = try await site.link(.manage)
        _ = try await site.link(.unsubscribe)
        try await site.business.withTables { transaction in
            _ = try await transaction.execute(
                """
                INSERT INTO push_subscriptions (id, client_id, endpoint, public_key, auth_secret)
                VALUES (gen_random_uuid(), \(site.customer.client), 'https://push.example/1',
                    decode(repeat('04', 65), 'hex'), decode(repeat('05', 16), 'hex'))
                """
            )
        }
        let erased = try await site.admin.post("/clients/\(site.customer.client)/erase")
        #expect(erased.status < 300, "\(erased.text)")
        #expect(try await site.count("action_links") == 0)
        #expect(try await site.count("push_subscriptions") == 0)
        #expect(try await site.look(token).problem == "link-expired")
    }

    @Test func `S2-24 a link ends the messages of one category by one channel`() async throws {
        let site = try await LinkSite.make()
        let token = try await site.link(.unsubscribe)
        let seen = try await site.look(token)
        #expect(seen.json["category"] == "marketing" && seen.json["channel"] == "email")
        #expect(seen.json["declined"] == false && seen.json["actions"] == ["unsubscribe"])
        for _ in 0..<2 { #expect(try await site.use(token, "unsubscribe").status == 200) }
        #expect(try await site.look(token).json["declined"] == true)
        let wishes = try await site.admin.get("/clients/\(site.customer.client)/message-preferences").json
        #expect(wishes["marketing"]?["email"] == false && wishes["marketing"]?["sms"] == true)
        #expect(wishes["appointment"]?["email"] == true)
        let account = try await site.link(.unsubscribe, category: "account")
        #expect(try await site.use(account, "unsubscribe").problem == "link-expired")
    }

    @Test func `S3-13 without a panel links say that customers do nothing by themselves`() async throws {
        let site = try await LinkSite.make(["panel.enabled": false])
        let manage = try await site.link(.manage)
        #expect(try await site.look(manage).problem == "panel-disabled")
        #expect(try await site.use(manage, "cancel").problem == "panel-disabled")
        #expect(try await site.use(try await site.link(.signIn), "sign_in").problem == "panel-disabled")
        #expect(try await site.use(try await site.link(.unsubscribe), "unsubscribe").status == 200)
    }

    @Test func `a message that is tried again carries the same links, and another message others`()
        async throws
    {
        let tokens = ActionTokens(secret: TestServer.secret)
        let (first, second) = (NotificationID.make(.system), NotificationID.make(.system))
        #expect(tokens.token(.manage, of: first).text == tokens.token(.manage, of: first).text)
        let all = [
            tokens.token(.manage, of: first), tokens.token(.cancel, of: first),
            tokens.token(.manage, of: second),
            ActionTokens(secret: [1, 2, 3]).token(.manage, of: first),
        ]
        #expect(Set(all.map(\.text)).count == 4)

        let site = try await LinkSite.make()
        let now = World.system.now()
        let link = ActionLink(
            id: .make(.system),
            kind: .manage,
            token: tokens.token(.manage, of: first),
            client: site.customer.client,
            appointment: site.appointment,
            expiresAt: now.adding(.seconds(60))
        )
        for _ in 0..<2 {
            _ = try await site.server.scope(site.business).read(ActionLinks.issue([link], now: now))
        }
        #expect(try await site.count("action_links") == 1)
        #expect(try await site.look(link.token.text).status == 200)
    }
}
