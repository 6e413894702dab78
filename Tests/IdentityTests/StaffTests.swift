import Core
import Identity
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `Staff administration` {
    private func person(
        _ role: String,
        _ email: String,
        at branches: [String] = [],
        _ more: [String: JSONValue] = [:]
    ) -> HTTPClient.Body {
        let fields: [String: JSONValue] = [
            "role": .string(role), "first_name": "Mar", "last_name": "Ferrer", "email": .string(email),
            "branches": .array(branches.map(JSONValue.string)),
        ]
        return .json(.object(fields.merging(more) { _, new in new }))
    }

    /// A client signed in as the staff member of a role.
    private func client(
        _ server: IdentityServer,
        _ lumen: TestBusiness,
        _ role: Role
    ) async throws -> HTTPClient {
        server.client(lumen, token: try await lumen.token(role))
    }

    @Test func `makes, lists, changes and archives people`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = try await client(server, lumen, .admin)
            let made = try await admin.send(
                "POST",
                "/staff",
                body: person("employee", "mar@lumen.example", at: ["gracia"], ["phone": "932 18 00 00"])
            )
            #expect(made.status == 201)
            #expect(made.json["phone"] == "+34932180000")
            #expect(made.json["has_password"] == false)
            #expect(made.json["branches"] == .array([.string(lumen.gracia.id.description)]))
            let path = try #require(made.json["id"]?.stringValue.map { "/staff/\($0)" })
            #expect(made.header("location") == "\(lumen.apiPath)\(path)")
            let etag = try #require(made.header("etag"))

            let changed = try await admin.send(
                "PATCH",
                path,
                headers: ["if-match": etag],
                body: .json(["last_name": "Ferrer i Puig", "branches": ["gracia", "harbour"]])
            )
            #expect(changed.status == 200)
            #expect(changed.json["branches"]?.arrayValue?.count == 2)
            let lost = try await admin.send(
                "PATCH",
                path,
                headers: ["if-match": etag],
                body: .json(["first_name": "Maria"])
            )
            #expect(lost.status == 412)
            #expect(try await admin.send("GET", path).json["first_name"] == "Mar")

            let found = try await admin.send("GET", "/staff?search=FERRER%20mar&sort=email&order=desc")
            #expect(found.json["total"] == 1)
            let taken = try await admin.send(
                "POST",
                "/staff",
                body: person("admin", "MAR@lumen.example")
            )
            #expect(taken.status == 409 && taken.problem == "email-taken")

            #expect(try await admin.send("DELETE", path).status == 204)
            #expect(try await admin.send("GET", path).json["archived_at"] != .null)
            #expect(try await admin.send("GET", "/staff?archived=true").json["total"] == 1)
            // The email is free again.
            #expect(
                try await admin.send("POST", "/staff", body: person("admin", "mar@lumen.example")).status
                    == 201
            )
        }
    }

    @Test func `pages through everybody, in any order, each once`() async throws {
        let lumen = try await TestBusiness.make()
        for number in 0..<7 {
            _ = try await lumen.addMember(.employee, email: "p\(number)@lumen.example", at: [lumen.gracia.id])
        }
        try await IdentityServer.serve { server in
            let admin = try await client(server, lumen, .admin)
            for sort in ["name", "email", "role", "created_at"] {
                for order in ["asc", "desc"] {
                    var seen: [String] = []
                    var next = ""
                    repeat {
                        let page = try await admin.send(
                            "GET",
                            "/staff?limit=3&sort=\(sort)&order=\(order)\(next)"
                        )
                        #expect(page.status == 200 && page.json["total"] == 10)
                        seen += page.json["items"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
                        next = page.json["next"]?.stringValue.map { "&cursor=\($0)" } ?? ""
                    } while !next.isEmpty
                    #expect(seen.count == 10 && Set(seen).count == 10)
                }
            }
            let page = try await admin.send("GET", "/staff?limit=3")
            let cursor = try #require(page.json["next"]?.stringValue)
            let other = try await admin.send("GET", "/staff?limit=3&sort=email&cursor=\(cursor)")
            #expect(other.status == 422 && other.json["errors"]?.arrayValue?.first?["field"] == "cursor")
        }
    }

    @Test func `creates once for one Idempotency-Key, however often and wherever it is sent`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            let token = try await lumen.token(.admin)
            let body = person("admin", "mar@lumen.example")
            let answers = try await withThrowingTaskGroup(of: HTTPAnswer.self) { tasks in
                for number in 0..<6 {
                    tasks.addTask {
                        try await servers[number % 2].client(lumen, token: token)
                            .send("POST", "/staff", headers: ["idempotency-key": "k1"], body: body)
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 201 })
            #expect(Set(answers.map { $0.json["id"] }).count == 1)
            let reused = try await servers[0].client(lumen, token: token).send(
                "POST",
                "/staff",
                headers: ["idempotency-key": "k1"],
                body: person("admin", "pau@lumen.example")
            )
            #expect(reused.status == 409 && reused.problem == "idempotency-key-reused")
        }
    }

    @Test func `names everything that is wrong at once`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = try await client(server, lumen, .admin)
            let body: JSONValue = [
                "role": "customer", "first_name": "", "email": "nobody", "branches": ["nowhere"],
                "phone": "12",
                "salary": 1,
            ]
            let answer = try await admin.send("POST", "/staff", body: .json(body))
            #expect(answer.status == 422)
            let fields = answer.json["errors"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? []
            #expect(
                Set(fields) == ["role", "first_name", "last_name", "email", "branches", "phone", "salary"]
            )
            let nowhere = try await admin.send("POST", "/staff", body: person("manager", "m@lumen.example"))
            #expect(nowhere.json["errors"]?.arrayValue?.first?["field"] == "branches")
            let everywhere = try await admin.send(
                "POST",
                "/staff",
                body: person("admin", "m@lumen.example", at: ["gracia"])
            )
            #expect(everywhere.json["errors"]?.arrayValue?.first?["code"] == "not_allowed")
        }
    }

    @Test func `writes down who changed what (B.11)`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = try await client(server, lumen, .admin)
            let path = "/staff/\(lumen.employee.id)"
            _ = try await admin.send("PATCH", path, body: .json(["first_name": "Mar"]))
            // What changes nothing is no change.
            _ = try await admin.send("PATCH", path, body: .json(["first_name": "Mar"]))
            let log = try await admin.send(
                "GET",
                "/audit-log?subject_kind=staff&subject_id=\(lumen.employee.id)"
            )
            #expect(log.json["total"] == 1)
            let entry = log.json["items"]?.arrayValue?.first
            #expect(entry?["action"] == "staff.edited")
            #expect(entry?["changes"] == ["first_name": ["Test", "Mar"]])
            #expect(entry?["actor"]?["name"] == "Test admin")
            #expect(entry?["channel"] == "api")
            for role in [Role.manager, .employee] {
                #expect(try await client(server, lumen, role).send("GET", "/audit-log").status == 403)
            }
        }
    }
}

@Suite struct `Managers` {
    @Test func `see the employees of their branches and nobody else`() async throws {
        let lumen = try await TestBusiness.make()
        let shared = try await lumen.addMember(.employee, at: [lumen.gracia.id, lumen.harbour.id])
        let elsewhere = try await lumen.addMember(.employee, at: [lumen.harbour.id])
        let colleague = try await lumen.addMember(.manager, at: [lumen.gracia.id])
        try await IdentityServer.serve { server in
            let manager = server.client(lumen, token: try await lumen.token(.manager))
            let list = try await manager.send("GET", "/staff")
            let ids = list.json["items"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
            #expect(Set(ids) == [lumen.employee.id.description, shared.id.description])
            #expect(list.json["total"] == 2)
            for hidden in [elsewhere, colleague, lumen.admin, lumen.manager] {
                let path = "/staff/\(hidden.id)"
                #expect(try await manager.send("GET", path).status == 404)
                #expect(try await manager.send("PATCH", path, body: .json(["first_name": "X"])).status == 404)
                #expect(try await manager.send("DELETE", path).status == 404)
                #expect(try await manager.send("POST", "\(path)/password-link").status == 404)
            }
            // Who works in another branch too is not one manager's to change.
            let path = "/staff/\(shared.id)"
            #expect(try await manager.send("GET", path).status == 200)
            #expect(try await manager.send("PATCH", path, body: .json(["first_name": "X"])).status == 403)
            #expect(try await manager.send("DELETE", path).status == 403)
            #expect(try await manager.send("POST", "\(path)/password-link").status == 403)
        }
    }

    @Test func `raise nobody, least of all themselves, and reach into no other branch`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let manager = server.client(lumen, token: try await lumen.token(.manager))
            let path = "/staff/\(lumen.employee.id)"
            for change in [
                ["role": "manager"], ["role": "admin"], ["branches": ["harbour"]],
                ["branches": ["gracia", "harbour"]],
            ] as [JSONValue] {
                #expect(try await manager.send("PATCH", path, body: .json(change)).status == 403)
            }
            let own = try await manager.send(
                "PATCH",
                "/staff/\(lumen.manager.id)",
                body: .json(["role": "admin"])
            )
            #expect(own.status == 404)
            func person(_ role: String, _ branch: String) -> HTTPClient.Body {
                .json([
                    "role": .string(role), "first_name": "Mar", "last_name": "Puig",
                    "email": .string("\(role)-\(branch)@new.example"), "branches": [.string(branch)],
                ])
            }
            #expect(try await manager.send("POST", "/staff", body: person("manager", "gracia")).status == 403)
            #expect(
                try await manager.send("POST", "/staff", body: person("employee", "harbour")).status == 403
            )
            #expect(
                try await manager.send("POST", "/staff", body: person("employee", "gracia")).status == 201
            )
            #expect(
                try await manager.send("PATCH", path, body: .json(["phone": "+34932180000"])).status == 200
            )
            #expect(try await manager.send("POST", "\(path)/password-link").status == 201)
            #expect(try await manager.send("DELETE", path).status == 204)
        }
    }
}

@Suite struct `The last administrator` {
    @Test func `can be neither demoted nor archived`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let path = "/staff/\(lumen.admin.id)"
            let demoted = try await admin.send(
                "PATCH",
                path,
                body: .json(["role": "employee", "branches": ["gracia"]])
            )
            #expect(demoted.status == 409 && demoted.problem == "last-admin")
            #expect(try await admin.send("DELETE", path).problem == "last-admin")
            _ = try await lumen.addMember(.admin, at: [])
            #expect(try await admin.send("DELETE", path).status == 204)
            #expect(try await admin.send("GET", "/me").status == 401)
        }
    }

    @Test func `is left over when two demote each other at the same moment`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve([.init(), .init()]) { servers in
            for _ in 0..<5 {
                let second = try await lumen.addMember(.admin, at: [])
                let tokens = try await [lumen.token(.admin), lumen.token(for: second.account)]
                let body: JSONValue = ["role": "employee", "branches": ["gracia"]]
                async let first = servers[0].client(lumen, token: tokens[0])
                    .send("PATCH", "/staff/\(second.id)", body: .json(body))
                async let other = servers[1].client(lumen, token: tokens[1])
                    .send("PATCH", "/staff/\(lumen.admin.id)", body: .json(body))
                let statuses = try await [first.status, other.status]
                #expect(statuses.filter { $0 == 200 }.count == 1, "\(statuses)")
                let admins = try await lumen.withTables { transaction in
                    try await transaction.rows(
                        "SELECT id FROM staff WHERE role = 'admin' AND archived_at IS NULL"
                    ) { row in try row.next(StaffID.self) }
                }
                #expect(admins.count == 1)
                // Back to how the next round begins.
                try await lumen.withTables { transaction in
                    try await transaction.execute(
                        "UPDATE staff SET role = 'admin' WHERE id = \(lumen.admin.id)"
                    )
                    try await transaction.execute(
                        "UPDATE staff SET role = 'employee' WHERE id = \(second.id)"
                    )
                    try await transaction.execute("UPDATE accounts SET revision = revision + 1")
                }
            }
        }
    }
}

@Suite struct `A businesses file` {
    private func plans(_ json: String) throws -> [StaffPlan] {
        let file = """
            {"businesses": [{"slug": "lumen", "name": "Lumen", "language": "ca", "currency": "EUR",
              "branches": [{"slug": "gracia", "name": "G", "time_zone": "Europe/Madrid"}],
              "staff": \(json)}]}
            """
        return try BusinessesFile(
            parsing: Array(file.utf8),
            settings: SettingCatalog([]),
            baseDomain: "localhost"
        ).businesses[0].staff
    }

    @Test func `makes staff once, and undoes nobody's own password`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let staff = StaffOperations(hasher: server.hasher)
            let scope = try await server.scope(lumen)
            let first = try plans(
                """
                [{"role": "admin", "first_name": "Núria", "last_name": "Vidal", "email": "nuria@lumen.example",
                  "password": "a demo password"},
                 {"role": "employee", "branches": ["gracia"], "first_name": "Pau", "last_name": "Puig",
                  "email": "pau@lumen.example"}]
                """
            )
            #expect(try await staff.apply(first, in: scope).map(\.outcome) == [.created, .created])
            #expect(try await staff.apply(first, in: scope).map(\.outcome) == [.unchanged, .unchanged])
            let client = server.client(lumen)
            let nuria = client.with(token: try await client.token("nuria@lumen.example", "a demo password"))
            let body: JSONValue = [
                "current_password": "a demo password", "new_password": "my own fine password",
            ]
            #expect(try await nuria.send("PUT", "/me/password", body: .json(body)).status == 204)
            let second = try plans(
                """
                [{"role": "admin", "first_name": "Núria", "last_name": "Vidal", "email": "NURIA@lumen.example",
                  "password": "a demo password"},
                 {"role": "manager", "branches": ["gracia"], "first_name": "Pau", "last_name": "Puig",
                  "email": "pau@lumen.example", "password": "another demo password"}]
                """
            )
            let applied = try await staff.apply(second, in: scope)
            #expect(applied.map(\.outcome) == [.changed, .changed])
            #expect(try await client.signIn("nuria@lumen.example", "my own fine password").status == 201)
            let pau = try await client.signIn("pau@lumen.example", "another demo password")
            #expect(pau.json["role"] == "manager")
            await #expect(throws: Problem.self) {
                try await staff.apply(
                    try plans(
                        """
                        [{"role": "admin", "first_name": "A", "last_name": "B", "email": "a@b.example",
                          "password": "short"}]
                        """
                    ),
                    in: scope
                )
            }
        }
    }
}
