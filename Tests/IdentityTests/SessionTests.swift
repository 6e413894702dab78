import Core
import Identity
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `A session` {
    @Test func `that is ended on one server is ended on the other with the next request`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let token = try await servers[0].client(lumen).token(lumen.employee.email)
            let other = try await servers[0].client(lumen).token(lumen.employee.email)
            // Both servers know both by now.
            for server in servers {
                for known in [token, other] {
                    #expect(try await server.client(lumen, token: known).send("GET", "/me").status == 200)
                }
            }
            #expect(
                try await servers[0].client(lumen, token: token).send("DELETE", "/sessions/current").status
                    == 204
            )
            for server in servers {
                #expect(try await server.client(lumen, token: token).send("GET", "/me").status == 401)
                #expect(try await server.client(lumen, token: other).send("GET", "/me").status == 200)
            }
            #expect(
                try await servers[1].client(lumen, token: other).send("DELETE", "/sessions").status == 204
            )
            #expect(try await servers[0].client(lumen, token: other).send("GET", "/me").status == 401)
        }
    }

    @Test func `does what its role may do now, on every server`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let admin = try await servers[0].client(lumen).token(lumen.admin.email)
            let token = try await servers[1].client(lumen).token(lumen.employee.email)
            let employee = servers[1].client(lumen, token: token)
            #expect(try await employee.send("GET", "/staff").status == 403)
            let path = "/staff/\(lumen.employee.id)"
            let promoted = try await servers[0].client(lumen, token: admin)
                .send("PATCH", path, body: .json(["role": "admin"]))
            #expect(promoted.status == 200)
            #expect(promoted.json["branches"] == [])
            #expect(try await employee.send("GET", "/staff").status == 200)
            #expect(try await employee.send("GET", "/me").json["role"] == "admin")
            let archived = try await servers[0].client(lumen, token: admin).send("DELETE", path)
            #expect(archived.status == 204)
            #expect(try await employee.send("GET", "/staff").status == 401)
            #expect(try await servers[1].client(lumen).signIn(lumen.employee.email).status == 401)
        }
    }

    @Test
    func `ends by itself: staff after twelve hours or what the business says, customers after thirty days`()
        async throws
    {
        let lumen = try await TestBusiness.make()
        let customer = try await lumen.addCustomer(email: "mar@mail.example")
        let world = TestWorld()
        var options = IdentityServer.Options()
        options.world = world.world
        try await IdentityServer.serve(options: options) { server in
            let client = server.client(lumen)
            let staff = client.with(token: try await client.token(lumen.admin.email))
            let panel = client.with(token: try await client.token(customer.email, audience: "customer"))
            world.advance(by: .seconds(12 * 3_600 - 1))
            #expect(try await staff.send("GET", "/me").status == 200)
            world.advance(by: .seconds(1))
            #expect(try await staff.send("GET", "/me").status == 401)
            #expect(try await panel.send("GET", "/me").status == 200)

            let again = client.with(token: try await client.token(lumen.admin.email))
            let changed = try await again.send("PUT", "/settings", body: .json(["sessions.staff_hours": 1]))
            #expect(changed.status == 200)
            let answer = try await client.signIn(lumen.admin.email)
            let expiry = answer.json["expires_at"]?.stringValue.flatMap(Instant.init(rfc3339:))
            #expect(expiry == world.world.now().adding(.seconds(3_600)))

            world.advance(by: .seconds(30 * 86_400))
            #expect(try await panel.send("GET", "/me").status == 401)
            // Signing in takes the remains away.
            _ = try await client.token(lumen.admin.email)
            let count = try await lumen.withTables { transaction in
                try await transaction.one("SELECT count(*) FROM sessions") { row in try row.next(Int.self) }
            }
            #expect(count == 1)
        }
    }

    @Test func `of a client ends at once when the toggle goes off (S0-15)`() async throws {
        let lumen = try await TestBusiness.make()
        let customer = try await lumen.addCustomer(email: "mar@mail.example")
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let token = try await servers[0].client(lumen).token(customer.email, audience: "customer")
            for server in servers {
                #expect(try await server.client(lumen, token: token).send("GET", "/me").status == 200)
            }
            let scope = try await servers[0].scope(lumen)
            try await scope.write { try await CustomerAccounts.denyLogin(customer.client, in: $0, scope) }
            for server in servers {
                #expect(try await server.client(lumen, token: token).send("GET", "/me").status == 401)
            }
            #expect(
                try await servers[1].client(lumen).signIn(customer.email, audience: "customer").status == 401
            )
            let email = try EmailAddress("mar.serra@mail.example")
            try await scope.write {
                try await CustomerAccounts.allowLogin(customer.client, email: email, in: $0, scope)
            }
            #expect(try await servers[1].client(lumen).signIn(email.text, audience: "customer").status == 201)
        }
    }

    @Test func `may do nothing but look after itself until a new password is set`() async throws {
        let lumen = try await TestBusiness.make()
        try await lumen.withTables { transaction in
            try await transaction.execute(
                "UPDATE accounts SET must_change_password = true WHERE id = \(lumen.admin.account)"
            )
        }
        try await IdentityServer.serve { server in
            let answer = try await server.client(lumen).signIn(lumen.admin.email)
            #expect(answer.json["must_change_password"] == true)
            let client = server.client(lumen, token: answer.json["token"]?.stringValue)
            let refused = try await client.send("GET", "/staff")
            #expect(refused.status == 403 && refused.problem == "password-change-required")
            #expect(try await client.send("GET", "/me").json["must_change_password"] == true)
            let body: JSONValue = [
                "current_password": .string(TestBusiness.password), "new_password": "another fine password",
            ]
            #expect(try await client.send("PUT", "/me/password", body: .json(body)).status == 204)
            #expect(try await client.send("GET", "/staff").status == 200)
            #expect(try await client.send("GET", "/me").json["must_change_password"] == false)
        }
    }
}

@Suite struct `Changing the own password` {
    private func change(_ client: HTTPClient, _ current: String, _ new: String) async throws -> HTTPAnswer {
        try await client.send(
            "PUT",
            "/me/password",
            body: .json(["current_password": .string(current), "new_password": .string(new)])
        )
    }

    @Test func `ends every other session and keeps this one`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let here = servers[0].client(
                lumen,
                token: try await servers[0].client(lumen).token(lumen.admin.email)
            )
            let there = servers[1].client(
                lumen,
                token: try await servers[1].client(lumen).token(lumen.admin.email)
            )
            #expect(try await there.send("GET", "/me").status == 200)
            #expect(try await change(here, TestBusiness.password, "another fine password").status == 204)
            #expect(try await here.send("GET", "/me").status == 200)
            #expect(try await there.send("GET", "/me").status == 401)
            #expect(try await servers[1].client(lumen).signIn(lumen.admin.email).status == 401)
            let again = try await servers[1].client(lumen).signIn(lumen.admin.email, "another fine password")
            #expect(again.status == 201)
        }
    }

    @Test func `asks for the current one, and few guesses are let pass`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen, token: try await server.client(lumen).token(lumen.admin.email))
            let weak = try await change(client, TestBusiness.password, "1234567890")
            #expect(weak.status == 422)
            #expect(weak.json["errors"]?.arrayValue?.first?["code"] == "too_common")
            let same = try await change(client, TestBusiness.password, TestBusiness.password)
            #expect(same.json["errors"]?.arrayValue?.first?["code"] == "unchanged")
            for number in 0..<5 {
                let wrong = try await change(client, "guess \(number)", "another fine password")
                #expect(wrong.status == 422)
                #expect(wrong.json["errors"]?.arrayValue?.first?["field"] == "current_password")
            }
            #expect(try await change(client, TestBusiness.password, "another fine password").status == 429)
        }
    }
}
