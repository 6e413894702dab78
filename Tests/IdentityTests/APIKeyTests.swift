import Core
import Identity
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `API keys` {
    private func make(
        _ client: HTTPClient,
        _ name: String = "Till"
    ) async throws -> (id: String, token: String) {
        let made = try await client.send("POST", "/api-keys", body: .json(["name": .string(name)]))
        #expect(made.status == 201)
        let id = try #require(made.json["id"]?.stringValue)
        return (id, try #require(made.json["token"]?.stringValue))
    }

    @Test func `act for who made them, without an end, until they are revoked`() async throws {
        let lumen = try await TestBusiness.make()
        let world = TestWorld()
        var options = IdentityServer.Options()
        options.world = world.world
        try await IdentityServer.serve([options, options]) { servers in
            let client = servers[0].client(lumen)
            var admin = client.with(token: try await client.token(lumen.admin.email))
            let (id, token) = try await make(admin)
            let programs = servers.map { $0.client(lumen, token: token) }
            for program in programs {
                let me = try await program.send("GET", "/me")
                #expect(me.json["role"] == "admin" && me.json["session_expires_at"] == .null)
                #expect(try await program.send("GET", "/staff").status == 200)
            }
            world.advance(by: .seconds(400 * 86_400))
            #expect(try await admin.send("GET", "/me").status == 401)
            for program in programs { #expect(try await program.send("GET", "/staff").status == 200) }
            admin = client.with(token: try await client.token(lumen.admin.email))
            #expect(try await admin.send("DELETE", "/api-keys/\(id)").status == 204)
            for program in programs { #expect(try await program.send("GET", "/staff").status == 401) }
            #expect(try await admin.send("DELETE", "/api-keys/\(id)").status == 404)
            #expect(try await admin.send("GET", "/api-keys").json["items"] == [])
        }
    }

    @Test func `stay when sessions end: signed out everywhere, too many, another password`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            let program = client.with(
                token: try await make(client.with(token: try await client.token(lumen.admin.email))).token
            )
            for _ in 0..<100 { _ = try await lumen.token(.admin) }
            let admin = client.with(token: try await client.token(lumen.admin.email))
            #expect(try await program.send("GET", "/staff").status == 200)
            let body: JSONValue = [
                "current_password": .string(TestBusiness.password), "new_password": "another fine password",
            ]
            #expect(try await admin.send("PUT", "/me/password", body: .json(body)).status == 204)
            #expect(try await admin.send("DELETE", "/sessions").status == 204)
            #expect(try await admin.send("GET", "/me").status == 401)
            #expect(try await program.send("GET", "/staff").status == 200)
        }
    }

    @Test func `follow the role of who made them, and end with the login`() async throws {
        let lumen = try await TestBusiness.make()
        let other = try await lumen.addMember(.admin, at: [])
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            let admin = client.with(token: try await client.token(lumen.admin.email))
            let program = client.with(
                token: try await make(client.with(token: try await client.token(other.email))).token
            )
            #expect(try await program.send("GET", "/audit-log").status == 200)
            let demotion: JSONValue = ["role": "manager", "branches": ["gracia"]]
            let path = "/staff/\(other.id)"
            #expect(try await admin.send("PATCH", path, body: .json(demotion)).status == 200)
            #expect(try await program.send("GET", "/audit-log").status == 403)
            #expect(try await program.send("GET", "/staff").status == 200)
            let listed = try await admin.send("GET", "/api-keys").json["items"]?.arrayValue
            #expect(listed?.first?["staff_member"]?["id"] == .string(other.id.description))
            #expect(try await admin.send("DELETE", path).status == 204)
            #expect(try await program.send("GET", "/staff").status == 401)
            #expect(try await admin.send("GET", "/api-keys").json["total"] == 0)
        }
    }

    @Test func `are an administrator's business, and none of a key's`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            let (id, token) = try await make(client.with(token: try await lumen.token(.admin)))
            for role in [Role.manager, .employee] {
                let person = client.with(token: try await lumen.token(role))
                let asked = try await person.send("POST", "/api-keys", body: .json(["name": "Till"]))
                #expect(asked.status == 403)
                #expect(try await person.send("GET", "/api-keys").status == 403)
                #expect(try await person.send("DELETE", "/api-keys/\(id)").status == 403)
            }
            let program = client.with(token: token)
            let passwords: JSONValue = [
                "current_password": .string(TestBusiness.password), "new_password": "another fine password",
            ]
            let refusals = [
                try await program.send("POST", "/api-keys", body: .json(["name": "Till"])),
                try await program.send("GET", "/api-keys"),
                try await program.send("DELETE", "/api-keys/\(id)"),
                try await program.send("PUT", "/me/password", body: .json(passwords)),
                try await program.send("POST", "/staff/\(lumen.admin.id)/password-link"),
                try await program.send("DELETE", "/sessions"),
                try await program.send("DELETE", "/sessions/current"),
            ]
            for refusal in refusals {
                #expect(refusal.status == 403 && refusal.problem == "sign-in-required")
            }
            #expect(try await program.send("GET", "/staff").status == 200)
            let cookie = ["cookie": "foyer_session=\(token)"]
            #expect(try await client.send("GET", "/staff", headers: cookie).status == 401)
        }
    }

    @Test func `are told once: no table, no line of the audit log and no later answer has the token`()
        async throws
    {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let (id, token) = try await make(admin, "Till at the door")
            let program = server.client(lumen, token: token)
            let branch = "/branches/\(lumen.gracia.id)"
            #expect(try await program.send("PATCH", branch, body: .json(["name": "Gràcia 2"])).status == 200)
            for (table, lines) in try await lumen.dump() {
                #expect(!lines.contains(token), "\(table)")
            }
            let list = try await admin.send("GET", "/api-keys")
            let key = try #require(list.json["items"]?.arrayValue?.first)
            #expect(key["name"] == "Till at the door" && key["id"] == .string(id))
            #expect(key["last_used_at"]?.stringValue != nil && !list.text.contains(token))
            #expect(try await admin.send("DELETE", "/api-keys/\(id)").status == 204)
            let log = try await admin.send("GET", "/audit-log")
            #expect(!log.text.contains(token))
            let lines = (log.json["items"]?.arrayValue ?? []).reversed().map { line in
                [line["action"], line["channel"], line["actor"]?["id"]].map { $0?.stringValue ?? "-" }
            }
            let person = lumen.admin.id.description
            #expect(lines.contains(["branch.edited", "api_key", person]))
            #expect(lines.contains(["api_key.created", "api", person]))
            #expect(lines.last == ["api_key.revoked", "api", person])
        }
    }

    @Test func `have a name, are made once for one Idempotency-Key, and are a hundred at most`()
        async throws
    {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            for name: JSONValue in ["", " ", .null, .int(7), .string(String(repeating: "é", count: 101))] {
                let refused = try await admin.send("POST", "/api-keys", body: .json(["name": name]))
                #expect(refused.status == 422)
                #expect(refused.json["errors"]?.arrayValue?.first?["field"] == "name")
            }
            let longest = String(repeating: "é", count: 100)
            let once = ["idempotency-key": "a wish"]
            let body = HTTPClient.Body.json(["name": .string(longest)])
            let first = try await admin.send("POST", "/api-keys", headers: once, body: body)
            let again = try await admin.send("POST", "/api-keys", headers: once, body: body)
            #expect(first.status == 201 && again.status == 201 && first.json["id"] == again.json["id"])
            let tokens = [first, again].map { $0.json["token"]?.stringValue }
            #expect(try await server.client(lumen, token: tokens[0]).send("GET", "/staff").status == 401)
            #expect(try await server.client(lumen, token: tokens[1]).send("GET", "/staff").status == 200)
            for number in 1..<100 { _ = try await make(admin, "Till \(number)") }
            let full = try await admin.send("POST", "/api-keys", body: body)
            #expect(full.status == 409 && full.problem == "too-many-api-keys")
        }
    }

    @Test func `of another business are nothing, and cannot be revoked from there`() async throws {
        let (lumen, brisa) = (try await TestBusiness.make(), try await TestBusiness.make())
        try await IdentityServer.serve { server in
            let (id, token) = try await make(server.client(lumen, token: try await lumen.token(.admin)))
            #expect(try await server.client(brisa, token: token).send("GET", "/staff").status == 401)
            let neighbour = server.client(brisa, token: try await brisa.token(.admin))
            #expect(try await neighbour.send("DELETE", "/api-keys/\(id)").status == 404)
            #expect(try await neighbour.send("GET", "/api-keys").json["total"] == 0)
            #expect(try await server.client(lumen, token: token).send("GET", "/staff").status == 200)
        }
    }

    @Test func `are noted as used once a day`() async throws {
        let lumen = try await TestBusiness.make()
        let world = TestWorld()
        var options = IdentityServer.Options()
        options.world = world.world
        try await IdentityServer.serve(options: options) { server in
            let client = server.client(lumen)
            let (_, token) = try await make(client.with(token: try await client.token(lumen.admin.email)))
            func lastUsed() async throws -> Instant? {
                try await lumen.withTables { transaction in
                    try await transaction.one(
                        "SELECT last_used_at FROM sessions WHERE api_key_id IS NOT NULL"
                    ) { row in try row.next(Instant?.self) }
                }
            }
            #expect(try await lastUsed() == nil)
            let begin = world.world.now()
            for (later, noted) in [(0, 0), (3_600, 0), (82_799, 0), (1, 86_400)] {
                world.advance(by: .seconds(later))
                #expect(try await client.with(token: token).send("GET", "/me").status == 200)
                #expect(try await lastUsed() == begin.adding(.seconds(noted)))
            }
        }
    }
}
