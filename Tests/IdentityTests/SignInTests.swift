import Core
import Identity
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `Signing in` {
    @Test(arguments: [Role.admin, .manager, .employee])
    func `gives staff a token of their role (S3-1)`(role: Role) async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            // The email as people write it: any case, blanks around it.
            let answer = try await client.signIn("  \(lumen.member(role).email.uppercased()) ")
            #expect(answer.status == 201)
            #expect(answer.json["role"]?.stringValue == role.rawValue)
            #expect(answer.json["actor"]?["kind"] == "staff")
            #expect(answer.json["actor"]?["id"]?.stringValue == lumen.member(role).id.description)
            #expect(answer.json["must_change_password"] == false)
            let token = try #require(answer.json["token"]?.stringValue)
            let me = try await client.with(token: token).send("GET", "/me")
            #expect(me.status == 200)
            #expect(me.json["role"]?.stringValue == role.rawValue)
            #expect(me.json["email"]?.stringValue == lumen.member(role).email)
            #expect(me.json["permissions"]?["use_own_session"] == "own")
            #expect(me.json["permissions"]?["read_audit_log"] == (role == .admin ? "all" : nil))
            #expect(me.json["branches"]?.arrayValue?.count == (role == .admin ? 0 : 1))
        }
    }

    @Test func `lets a client in with a password and the toggle, not with one of them (S0-15)`() async throws
    {
        let lumen = try await TestBusiness.make()
        let customer = try await lumen.addCustomer(email: "mar@mail.example")
        let barred = try await lumen.addCustomer(email: "pau@mail.example")
        let without = try await lumen.addCustomer(email: "iris@mail.example")
        try await lumen.withTables { transaction in
            try await transaction.execute(
                "UPDATE clients SET login_allowed = false WHERE id = \(barred.client)"
            )
            try await transaction.execute(
                "UPDATE accounts SET password_hash = NULL WHERE id = \(without.account)"
            )
        }
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            let answer = try await client.signIn(customer.email, audience: "customer")
            #expect(answer.status == 201)
            #expect(answer.json["role"] == "customer")
            #expect(try await client.signIn(barred.email, audience: "customer").status == 401)
            #expect(try await client.signIn(without.email, audience: "customer").status == 401)
            // A client is not staff, whoever they say they are.
            #expect(try await client.signIn(customer.email, audience: "staff").status == 401)
        }
    }

    @Test func `answers an unknown email like a wrong password, at the same cost`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            let wrong = try await client.signIn(lumen.admin.email, "not the password")
            let afterWrong = server.hasher.counts
            let unknown = try await client.signIn("nobody@\(lumen.slug).example", "not the password")
            let afterUnknown = server.hasher.counts
            #expect(wrong.status == 401 && wrong.problem == "bad-credentials")
            #expect(unknown.status == 401 && unknown.problem == "bad-credentials")
            #expect(wrong.json["detail"] == unknown.json["detail"])
            #expect(afterWrong.computed == 1 && afterWrong.decoys == 0)
            #expect(afterUnknown.computed == 2 && afterUnknown.decoys == 1)
        }
    }

    @Test func `is nothing in another business (S0-23, B.8)`() async throws {
        let lumen = try await TestBusiness.make()
        let other = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let token = try await server.client(lumen).token(lumen.admin.email)
            #expect(try await server.client(lumen, token: token).send("GET", "/me").status == 200)
            #expect(try await server.client(other, token: token).send("GET", "/me").status == 401)
            #expect(try await server.client(other).signIn(lumen.admin.email).status == 401)
        }
    }

    @Test func `gives pages a cookie that scripts and other sites cannot use`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            let answer = try await client.signIn(lumen.admin.email, transport: "cookie")
            #expect(answer.status == 201)
            #expect(answer.json["token"] == nil)
            let cookie = try #require(answer.header("set-cookie"))
            let parts = cookie.split(separator: ";").map(\.trimmed)
            #expect(parts.contains("HttpOnly") && parts.contains("SameSite=Lax"))
            #expect(parts.contains("Path=/t/\(lumen.slug)"))
            #expect(!parts.contains("Secure"))
            let session = try #require(parts.first)
            let me = try await client.send("GET", "/me", headers: ["cookie": session])
            #expect(me.status == 200)
            // The same secret as a bearer token would pass for an API token, and the other way round.
            let value = session.split(separator: "=").last.map(String.init)
            #expect(try await client.with(token: value).send("GET", "/me").status == 401)
            let bearer = try await client.token(lumen.admin.email)
            let name = session.prefix { $0 != "=" }
            let asCookie = try await client.send("GET", "/me", headers: ["cookie": "\(name)=\(bearer)"])
            #expect(asCookie.status == 401)
        }
    }

    @Test func `replaces a hash that has become too cheap`() async throws {
        let lumen = try await TestBusiness.make()
        var options = IdentityServer.Options()
        options.cost = HashingCost(memoryKiB: 64, passes: 2)
        try await IdentityServer.serve(options: options) { server in
            _ = try await server.client(lumen).token(lumen.admin.email)
            let hash = try await lumen.withTables { transaction in
                try await transaction.one(
                    "SELECT password_hash FROM accounts WHERE id = \(lumen.admin.account)",
                    as: { row in try row.next(String.self) }
                )
            }
            #expect(hash.hasPrefix("$argon2id$v=19$m=64,t=2,p=1$"))
            _ = try await server.client(lumen).token(lumen.admin.email)
        }
    }

    @Test func `names every field that is missing or unknown`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let answer = try await server.client(lumen).send(
                "POST",
                "/sessions",
                body: .json(["email": "", "password": 7, "colour": "red"])
            )
            #expect(answer.status == 422)
            let fields = answer.json["errors"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? []
            #expect(Set(fields) == ["email", "password", "audience", "colour"])
        }
    }
}

@Suite struct `Failed sign-ins` {
    @Test func `block an account on every server, for longer each time`() async throws {
        let lumen = try await TestBusiness.make()
        let world = TestWorld()
        var options = IdentityServer.Options()
        options.world = world.world
        try await IdentityServer.serve([options, options]) { servers in
            for attempt in 0..<5 {
                let answer = try await servers[attempt % 2].client(lumen).signIn(
                    lumen.admin.email,
                    "wrong guess"
                )
                #expect(answer.status == 401)
            }
            for server in servers {
                // Right or wrong: nobody learns which while it is blocked.
                let answer = try await server.client(lumen).signIn(lumen.admin.email)
                #expect(answer.status == 429 && answer.problem == "too-many-attempts")
                #expect(answer.header("retry-after") == "60")
            }
            world.advance(by: .seconds(61))
            #expect(try await servers[0].client(lumen).signIn(lumen.admin.email, "wrong guess").status == 401)
            let blocked = try await servers[1].client(lumen).signIn(lumen.admin.email)
            #expect(blocked.status == 429)
            #expect(blocked.header("retry-after") == "120")
            world.advance(by: .seconds(121))
            #expect(try await servers[1].client(lumen).signIn(lumen.admin.email).status == 201)
            // A success clears the account's counter.
            for _ in 0..<4 {
                #expect(
                    try await servers[0].client(lumen).signIn(lumen.admin.email, "wrong guess").status == 401
                )
            }
            #expect(try await servers[0].client(lumen).signIn(lumen.admin.email).status == 201)
        }
    }

    @Test func `cannot be multiplied by sending them all at once to two servers`() async throws {
        let lumen = try await TestBusiness.make()
        var options = IdentityServer.Options()
        options.limits.failuresPerAddress = 1_000
        try await IdentityServer.serve([options, options]) { servers in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for number in 0..<40 {
                    tasks.addTask {
                        try await servers[number % 2].client(lumen).signIn(
                            lumen.admin.email,
                            "guess \(number)"
                        ).status
                    }
                }
                return try await tasks.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [401: 5, 429: 35])
            #expect(servers[0].hasher.counts.computed + servers[1].hasher.counts.computed == 5)
        }
    }

    @Test func `block an address that tries many accounts, and no other`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let client = server.client(lumen)
            for number in 0..<20 {
                #expect(try await client.signIn("nobody-\(number)@mail.example", "wrong guess").status == 401)
            }
            #expect(try await client.signIn("nobody-20@mail.example", "wrong guess").status == 429)
            #expect(try await client.signIn(lumen.admin.email).status == 429)
            let elsewhere = SessionOperations(hasher: server.hasher, secret: IdentityServer.secret)
            let session = try await elsewhere.signIn(
                .init(
                    email: lumen.admin.email,
                    password: TestBusiness.password,
                    audience: .staff,
                    transport: .bearer,
                    address: "198.51.100.7"
                ),
                in: server.scope(lumen, actor: .visitor)
            )
            #expect(session.account.role == .admin)
        }
    }

    @Test func `are not what a right password or a full queue is counted as`() async throws {
        let lumen = try await TestBusiness.make()
        var options = IdentityServer.Options()
        options.limits.failuresPerAddress = 3
        options.threads = 1
        options.queueMax = 1
        options.cost = HashingCost(memoryKiB: 65_536, passes: 3)
        try await IdentityServer.serve(options: options) { server in
            let client = server.client(lumen)
            for _ in 0..<4 { #expect(try await client.signIn(lumen.admin.email).status == 201) }
            let members = [lumen.admin, lumen.manager, lumen.employee]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for member in members { tasks.addTask { try await client.signIn(member.email).status } }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { [201, 503].contains($0) })
            for member in members { #expect(try await client.signIn(member.email).status == 201) }
            let failures = try await lumen.withTables { transaction in
                try await transaction.one("SELECT coalesce(sum(failures), 0) FROM sign_in_failures") { row in
                    try row.next(Int.self)
                }
            }
            #expect(failures == 0)
        }
    }

    @Test func `name neither emails nor addresses in the database`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            _ = try await server.client(lumen).signIn("somebody@mail.example", "wrong guess")
            let rows = try await lumen.withTables { transaction in
                try await transaction.rows("SELECT kind, key_hash FROM sign_in_failures ORDER BY kind") {
                    row in
                    (try row.next(String.self), try row.next([UInt8].self))
                }
            }
            #expect(rows.map(\.0) == ["account", "address"])
            #expect(rows.allSatisfy { $0.1.count == 32 })
            #expect(rows[0].1 != Cryptography.sha256(Array("somebody@mail.example".utf8)))
        }
    }
}
