import Core
import Identity
import Postgres
import ServerKit
import TestKit
import Testing

/// Links that people ask for, or that are sent to those who are new.
@Suite struct `Links to sign in and to set a password` {
    @Test func `R-10 who asks for a link gets one that signs in once, and nobody learns who may ask`()
        async throws
    {
        let site = try await LinkSite.make()
        for email in [site.customer.email.uppercased(), "nobody@mail.example"] {
            let answer = try await site.api.post("/login-links", ["email": .string(email)])
            #expect(answer.status == 202 && answer.text == "{}")
        }
        let token = try await site.secret("customer.sign_in_link")
        let seen = try await site.look(token)
        #expect(seen.json["kind"] == "sign_in" && seen.json["actions"] == ["sign_in"], "\(seen.text)")
        #expect(try await site.use(token, "sign_in").status == 201)
        #expect(try await site.use(token, "sign_in").status == 404)
        #expect(try await site.events("customer.sign_in_link").count == 1)
    }

    @Test func `R-10 a link is sent only to who may sign in, where the business wants that`() async throws {
        let site = try await LinkSite.make(["panel.login_modes": ["password"]])
        #expect(
            try await site.api.post("/login-links", ["email": .string(site.customer.email)]).status == 202
        )
        try await site.business.set(["panel.login_modes": ["password", "magic_link"]])
        site.server.forget(site.business)
        let path = "/clients/\(site.customer.client)"
        #expect(try await site.admin.patch(path, ["login_allowed": false]).status == 200)
        #expect(
            try await site.api.post("/login-links", ["email": .string(site.customer.email)]).status == 202
        )
        #expect(try await site.events("customer.sign_in_link").isEmpty)
    }

    @Test func `R-10 links and passwords are asked for a few times an hour at most, together`() async throws {
        let site = try await LinkSite.make()
        for _ in 0..<3 {
            #expect(
                try await site.api.post("/login-links", ["email": .string(site.customer.email)]).status == 202
            )
            _ = try await site.secret("customer.sign_in_link")
        }
        let body: JSONValue = ["email": .string(site.customer.email), "audience": "customer"]
        #expect(try await site.api.post("/password-resets", body).status == 202)
        #expect(try await site.events("customer.password_reset").isEmpty)
        #expect(try await site.events("customer.sign_in_link").count == 3)
    }

    @Test(arguments: [("customer", "customer.password_reset"), ("staff", "staff.password_reset")])
    func `R-1 who forgot a password is sent a link that sets another, once`(
        _ audience: String,
        _ event: String
    ) async throws {
        let site = try await LinkSite.make()
        let email = audience == "staff" ? site.business.manager.email : site.customer.email
        for email in [email, "nobody@mail.example"] {
            let body: JSONValue = ["email": .string(email), "audience": .string(audience)]
            let answer = try await site.api.post("/password-resets", body)
            #expect(answer.status == 202 && answer.text == "{}")
        }
        let token = try await site.secret(event)
        #expect(try await site.events(event).count == 1)
        let set: JSONValue = ["token": .string(token), "password": "a password of my own"]
        #expect(try await site.api.post("/passwords", set).status == 204)
        #expect(try await site.api.post("/passwords", set).status == 404)
        let token2 = try await site.server.signIn(
            email,
            password: "a password of my own",
            audience: audience,
            to: site.business
        )
        #expect(!token2.isEmpty)
    }

    @Test
    func `R-2 a new member of the staff is invited, once more where it is wished, until there is a password`()
        async throws
    {
        let site = try await LinkSite.make()
        let email = "nova@\(site.business.slug).example"
        let made = try await site.admin.post(
            "/staff",
            ["role": "admin", "first_name": "Nova", "last_name": "Puig", "email": .string(email)]
        )
        #expect(made.status == 201, "\(made.text)")
        let id = made.json["id"]?.stringValue ?? ""
        let first = try await site.secret("staff.invited")
        let again = try await site.admin.post("/staff/\(id)/invitation")
        #expect(again.status == 202, "\(again.text)")
        try await eventually("the second invitation is ready") {
            try await site.events("staff.invited").filter { $0.state == "queued" }.count == 2
        }
        let second = try await site.secret("staff.invited")
        #expect(second != first)
        func set(_ token: String) async throws -> Int {
            let body: JSONValue = ["token": .string(token), "password": "a password of my own"]
            return try await site.api.post("/passwords", body).status
        }
        #expect(try await set(first) == 404)
        #expect(try await set(second) == 204)
        let late = try await site.admin.post("/staff/\(id)/invitation")
        #expect(late.status == 409 && late.problem == "staff-has-password", "\(late.text)")
        let manager = try await site.server.api(site.business, as: .manager)
        #expect(try await manager.post("/staff/\(site.business.admin.id)/invitation").status >= 403)
    }

    @Test func `S4-18 the ways in are the business's choice, and a preset's`() async throws {
        let site = try await LinkSite.make()
        let wrong = try await site.admin.put("/settings", ["panel.login_modes": []])
        #expect(wrong.status == 422, "\(wrong.text)")
        #expect(try await site.admin.put("/settings", ["panel.login_modes": ["letter"]]).status == 422)
        let right = try await site.admin.put("/settings", ["panel.login_modes": ["magic_link"]])
        #expect(right.status == 200, "\(right.text)")
        let items = right.json["items"]?.arrayValue ?? []
        let setting = items.first { $0["key"] == "panel.login_modes" }
        #expect(setting?["value"] == ["magic_link"] && setting?["default"] == ["password", "magic_link"])
        #expect(setting?["choices"] == ["password", "magic_link", "notification_link"])
        let preset = try await site.server.business(preset: "amelia")
        let api = try await site.server.api(preset, as: .admin)
        let own = try await api.get("/settings").items.first { $0["key"] == "panel.login_modes" }
        #expect(own?["value"] == ["password"])
    }

    @Test func `R-1 where nobody signs in with a password none is made for who is let in`() async throws {
        let site = try await LinkSite.make(["panel.login_modes": ["magic_link"]])
        let made = try await site.admin.post(
            "/clients",
            ["first_name": "Pol", "last_name": "Puig", "email": "pol@mail.example", "login_allowed": true]
        )
        #expect(made.status == 201, "\(made.text)")
        try await eventually("the event is let go") {
            try await site.events("customer.access_granted").map(\.state) == ["queued"]
        }
        #expect(try await site.events("customer.access_granted")[0].sealed == nil)
        #expect(try await site.api.post("/login-links", ["email": "pol@mail.example"]).status == 202)
        #expect(try await site.use(try await site.secret("customer.sign_in_link"), "sign_in").status == 201)
    }
}

/// A message as it stands in the outbox.
struct PreparedMessage: Sendable {
    let id: NotificationID
    let state: String
    let sealed: [UInt8]?
}

extension LinkSite {
    /// The messages about an event, the oldest first.
    func events(_ name: String) async throws -> [PreparedMessage] {
        try await business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT id, state, secret_sealed
                FROM notifications
                WHERE event = \(name)
                ORDER BY created_at, id
                """
            ) { row in
                PreparedMessage(
                    id: try row.next(),
                    state: try row.next(),
                    sealed: try row.next([UInt8]?.self)
                )
            }
        }
    }

    /// The secret of the last message about an event, once it is made.
    func secret(_ name: String) async throws -> String {
        try await eventually("the link for \(name) is made") {
            let states = try await events(name).map(\.state)
            return !states.isEmpty && states.allSatisfy { $0 == "queued" }
        }
        let sealer = Sealer(secret: TestServer.secret, world: .system)
        guard let last = try await events(name).last, let sealed = last.sealed,
            let bytes = sealer.open(sealed, for: last.id),
            let token = try JSONValue(parsing: bytes)["token"]?.stringValue
        else { throw TestKitError("\(name) holds no secret") }
        return token
    }
}
