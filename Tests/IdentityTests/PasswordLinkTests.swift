import Core
import Identity
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `A password link` {
    private func redeem(_ client: HTTPClient, _ token: String, _ password: String) async throws -> HTTPAnswer
    {
        try await client.send(
            "POST",
            "/passwords",
            body: .json(["token": .string(token), "password": .string(password)])
        )
    }

    /// The secret behind `#token=`.
    private func token(in answer: HTTPAnswer) -> String {
        answer.json["link"]?.stringValue?.split(separator: "=").last.map(String.init) ?? ""
    }

    @Test func `sets a password once and ends the sessions that there were`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let client = servers[0].client(lumen)
            let admin = client.with(token: try await client.token(lumen.admin.email))
            let employee = servers[1].client(
                lumen,
                token: try await servers[1].client(lumen).token(lumen.employee.email)
            )
            #expect(try await employee.send("GET", "/me").status == 200)
            let issued = try await admin.send("POST", "/staff/\(lumen.employee.id)/password-link")
            #expect(issued.status == 201)
            let link = try #require(issued.json["link"]?.stringValue)
            #expect(link.contains("/t/\(lumen.slug)/staff/set-password#token="))
            #expect(issued.json["expires_at"]?.stringValue != nil)

            let weak = try await redeem(client, token(in: issued), "password123")
            #expect(weak.status == 422)
            #expect(weak.json["errors"]?.arrayValue?.first?["field"] == "password")
            #expect(try await redeem(client, token(in: issued), "my own fine password").status == 204)
            let again = try await redeem(client, token(in: issued), "my own fine password")
            #expect(again.status == 404)
            #expect(again.json["detail"] == "There is no such password link.")
            #expect(try await employee.send("GET", "/me").status == 401)
            #expect(try await client.signIn(lumen.employee.email).status == 401)
            #expect(try await client.signIn(lumen.employee.email, "my own fine password").status == 201)
        }
    }

    @Test func `is used by one of two who try at the same moment`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let client = servers[0].client(lumen)
            let admin = client.with(token: try await client.token(lumen.admin.email))
            for _ in 0..<5 {
                let issued = try await admin.send("POST", "/staff/\(lumen.employee.id)/password-link")
                let secret = token(in: issued)
                async let first = redeem(servers[0].client(lumen), secret, "the first fine password")
                async let second = redeem(servers[1].client(lumen), secret, "the second fine password")
                let statuses = try await [first.status, second.status]
                #expect(statuses.sorted() == [204, 404])
            }
        }
    }

    @Test func `ends when it is old, replaced, or of another business`() async throws {
        let lumen = try await TestBusiness.make()
        let other = try await TestBusiness.make()
        let world = TestWorld()
        var options = IdentityServer.Options()
        options.world = world.world
        try await IdentityServer.serve(options: options) { server in
            let client = server.client(lumen)
            let admin = client.with(token: try await client.token(lumen.admin.email))
            let path = "/staff/\(lumen.employee.id)/password-link"
            let first = try await admin.send("POST", path)
            let second = try await admin.send("POST", path)
            #expect(try await redeem(client, token(in: first), "my own fine password").status == 404)
            #expect(
                try await redeem(server.client(other), token(in: second), "my own fine password").status
                    == 404
            )
            // There is a password already: the link is a reset and works for two hours.
            world.advance(by: .seconds(2 * 3_600 + 1))
            #expect(try await redeem(client, token(in: second), "my own fine password").status == 404)
            #expect(try await redeem(client, "nonsense", "my own fine password").status == 404)
        }
    }

    @Test func `is issued by the operator to whoever asked, and nobody learns who may ask`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let client = servers[0].client(lumen)
            for email in [lumen.manager.email, "nobody@mail.example"] {
                let body: JSONValue = ["email": .string(email), "audience": "staff"]
                let answer = try await client.send("POST", "/password-resets", body: .json(body))
                #expect(answer.status == 202 && answer.text == "{}")
            }
            let links = PasswordLinkOperations(hasher: servers[0].hasher, secret: IdentityServer.secret)
            let scope = try await servers[0].scope(lumen)
            let pending = try await links.pending(in: scope)
            #expect(pending.map(\.email) == [lumen.manager.email])
            #expect(pending.first?.name == "Test manager")
            let link = try await links.issue(.staff, email: lumen.manager.email.uppercased(), in: scope)
            #expect(PasswordRoutes.path(of: link) == "/staff/set-password#token=\(link.token.text)")
            #expect(try await links.pending(in: scope).isEmpty)
            #expect(try await links.isRedeemable(link.token, in: scope))
            #expect(
                try await redeem(servers[1].client(lumen), link.token.text, "my own fine password").status
                    == 204
            )
            #expect(try await client.signIn(lumen.manager.email, "my own fine password").status == 201)
            await #expect(throws: Problem.notFound(.staffMember)) {
                try await links.issue(.staff, email: "nobody@mail.example", in: scope)
            }
            let visitor = try await servers[0].scope(lumen, actor: .visitor)
            await #expect(throws: Problem.forbidden) { try await links.pending(in: visitor) }
        }
    }

    @Test func `is asked for a few times an hour at most, however many ask at once`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let body: JSONValue = ["email": .string(lumen.manager.email), "audience": "staff"]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for number in 0..<12 {
                    tasks.addTask {
                        try await servers[number % 2].client(lumen)
                            .send("POST", "/password-resets", body: .json(body)).status
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { $0 == 202 })
            let count = try await lumen.withTables { transaction in
                try await transaction.one("SELECT count(*) FROM password_links") { row in
                    try row.next(Int.self)
                }
            }
            #expect(count == 3)
        }
    }
}
