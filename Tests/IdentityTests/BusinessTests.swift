import Core
import Identity
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `Branches` {
    @Test func `are shown to everybody, and the rest of them to staff`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let visitor = server.client(lumen)
            let list = try await visitor.send("GET", "/branches")
            #expect(list.status == 200 && list.json["total"] == 2)
            #expect(list.json["items"]?.arrayValue?.map { $0["slug"] } == ["gracia", "harbour"])
            #expect(list.json["items"]?.arrayValue?.allSatisfy { $0["revision"] == nil } == true)
            #expect(try await visitor.send("GET", "/branches?archived=true").status == 403)
            let manager = server.client(lumen, token: try await lumen.token(.manager))
            let own = try await manager.send("GET", "/branches/\(lumen.gracia.id)")
            #expect(own.json["revision"] == 1 && own.header("etag") == "\"1\"")
            #expect(try await manager.send("GET", "/branches/\(lumen.harbour.id)").json["revision"] == nil)
            #expect(try await visitor.send("GET", "/branches/\(BranchID.make(.system))").status == 404)
        }
    }

    @Test func `are made, changed and closed, and the only one stays`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let manager = server.client(lumen, token: try await lumen.token(.manager))
            let body: JSONValue = [
                "slug": "sants", "name": "Sants", "time_zone": "Europe/Madrid", "phone": "932 18 00 00",
                "hours": ["mon-fri": ["09:00-14:00"]],
            ]
            let made = try await admin.send("POST", "/branches", body: .json(body))
            #expect(made.status == 201)
            #expect(made.json["country"] == "ES" && made.json["phone"] == "+34932180000")
            #expect(made.json["hours"]?["fri"] == ["09:00-14:00"])
            #expect(try await admin.send("POST", "/branches", body: .json(body)).problem == "slug-taken")
            #expect(try await manager.send("POST", "/branches", body: .json(body)).status == 403)
            // What was made a moment ago is known at once.
            let person: JSONValue = [
                "role": "employee", "first_name": "Mar", "last_name": "Puig", "email": "mar@lumen.example",
                "branches": ["sants"],
            ]
            #expect(try await admin.send("POST", "/staff", body: .json(person)).status == 201)

            let path = "/branches/\(lumen.gracia.id)"
            #expect(try await manager.send("PATCH", path, body: .json(["name": "Gràcia 2"])).status == 200)
            let lost = try await manager.send(
                "PATCH",
                path,
                headers: ["if-match": "\"1\""],
                body: .json(["name": "Gràcia 3"])
            )
            #expect(lost.status == 412)
            #expect(try await manager.send("PATCH", path, body: .json(["slug": "other"])).status == 422)
            let other = "/branches/\(lumen.harbour.id)"
            #expect(try await manager.send("PATCH", other, body: .json(["name": "Mine"])).status == 403)
            let wrong = try await admin.send(
                "PATCH",
                other,
                body: .json(["time_zone": "Europe/Nowhere", "hours": ["someday": []], "name": ""])
            )
            let fields = wrong.json["errors"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? []
            #expect(Set(fields) == ["time_zone", "hours.someday", "name"])

            #expect(try await manager.send("DELETE", path).status == 403)
            #expect(try await admin.send("DELETE", path).status == 204)
            #expect(try await admin.send("DELETE", other).status == 204)
            let last = try #require(made.json["id"]?.stringValue)
            let refused = try await admin.send("DELETE", "/branches/\(last)")
            #expect(refused.status == 409 && refused.problem == "only-branch")
            #expect(try await server.client(lumen).send("GET", path).status == 404)
            #expect(try await admin.send("GET", "/branches?archived=true").json["total"] == 2)
        }
    }
}

@Suite struct `Settings` {
    private func value(_ key: String, in answer: HTTPAnswer) -> JSONValue? {
        answer.json["items"]?.arrayValue?.first { $0["key"]?.stringValue == key }
    }

    @Test func `are told with default and help, changed by key and taken back with null`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let before = try await admin.send("GET", "/settings")
            let setting = value("clients.employee_scope", in: before)
            #expect(
                setting?["value"] == "own" && setting?["default"] == "own" && setting?["source"] == "default"
            )
            #expect(setting?["choices"] == ["own", "branch", "all"])
            #expect(setting?["help"]?.stringValue?.isEmpty == false)
            let changed = try await admin.send(
                "PUT",
                "/settings",
                body: .json(["clients.employee_scope": "all", "employees.edit_clients": false])
            )
            #expect(changed.status == 200)
            #expect(value("clients.employee_scope", in: changed)?["value"] == "all")
            #expect(value("clients.employee_scope", in: changed)?["source"] == "business")
            // The very next request meets it.
            let me = try await server.client(lumen, token: lumen.token(.employee)).send("GET", "/me")
            #expect(me.json["permissions"]?["read_clients"] == "all")
            #expect(me.json["permissions"]?["edit_clients"] == nil)
            let back = try await admin.send("PUT", "/settings", body: .json(["clients.employee_scope": nil]))
            #expect(value("clients.employee_scope", in: back)?["value"] == "own")
            #expect(value("employees.edit_clients", in: back)?["value"] == false)
            let log = try await admin.send("GET", "/audit-log?action=settings.changed")
            #expect(log.json["total"] == 2)
            let entry = log.json["items"]?.arrayValue?.last
            #expect(entry?["changes"]?["clients.employee_scope"] == [nil, "all"])
        }
    }

    @Test func `that are unknown or wrong are refused by name, and nothing is stored`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let body: JSONValue = [
                "clients.employee_scope": "everything", "no.such_setting": 1, "employees.edit_clients": false,
            ]
            let answer = try await admin.send("PUT", "/settings", body: .json(body))
            #expect(answer.status == 422)
            let fields = answer.json["errors"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? []
            #expect(Set(fields) == ["clients.employee_scope", "no.such_setting"])
            let after = try await admin.send("GET", "/settings")
            #expect(value("employees.edit_clients", in: after)?["value"] == true)
            #expect(try await admin.send("PUT", "/settings", body: .json([1])).status == 400)
        }
    }

    @Test func `of a branch are its manager's, those of the business are not`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let manager = server.client(lumen, token: try await lumen.token(.manager))
            #expect(try await manager.send("GET", "/settings").status == 403)
            #expect(try await manager.send("PUT", "/settings", body: .json([:])).status == 403)
            let own = "/branches/\(lumen.gracia.id)/settings"
            #expect(try await manager.send("GET", own).status == 200)
            #expect(try await manager.send("GET", "/branches/\(lumen.harbour.id)/settings").status == 403)
            #expect(
                try await manager.send("GET", "/branches/\(BranchID.make(.system))/settings").status == 404
            )
            let answer = try await manager.send("PUT", own, body: .json(["employees.edit_clients": false]))
            #expect(answer.json["errors"]?.arrayValue?.first?["code"] == "not_per_branch")
            let employee = server.client(lumen, token: try await lumen.token(.employee))
            #expect(try await employee.send("GET", own).status == 403)
        }
    }

    @Test func `of a branch stand before those of the business`() async throws {
        let lumen = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let manager = server.client(lumen, token: try await lumen.token(.manager))
            let path = "/branches/\(lumen.gracia.id)/settings"
            let changed = try await admin.send("PUT", "/settings", body: .json(["tests.greeting": 3]))
            #expect(value("tests.greeting", in: changed)?["value"] == 3)
            let inherited = value("tests.greeting", in: try await manager.send("GET", path))
            #expect(inherited?["value"] == 3 && inherited?["default"] == 3)
            #expect(inherited?["source"] == "business")
            let own = try await manager.send("PUT", path, body: .json(["tests.greeting": 5]))
            #expect(value("tests.greeting", in: own)?["value"] == 5)
            #expect(value("tests.greeting", in: own)?["source"] == "branch")
            // Only what a branch may have of its own is listed there.
            #expect(own.json["items"]?.arrayValue?.count == 1)
            let profile = try await server.directory.profiles.profile(of: lumen.business)
            #expect(profile.settings(branch: lumen.gracia.id)[IdentityServer.greeting] == 5)
            #expect(profile.settings(branch: lumen.harbour.id)[IdentityServer.greeting] == 3)
            let back = try await manager.send("PUT", path, body: .json(["tests.greeting": nil]))
            #expect(value("tests.greeting", in: back)?["value"] == 3)
        }
    }
}

@Suite struct `The proof of isolation (B.8)` {
    @Test func `really tries to read other businesses, and answers counts only`() async throws {
        let lumen = try await TestBusiness.make()
        let other = try await TestBusiness.make()
        try await IdentityServer.serve { server in
            let admin = server.client(lumen, token: try await lumen.token(.admin))
            let answer = try await admin.send("GET", "/isolation")
            #expect(answer.status == 200)
            #expect(answer.json["isolated"] == true)
            #expect((answer.json["attempts"]?.intValue ?? 0) >= 1)
            #expect(answer.json["attempts_refused"] == answer.json["attempts"])
            #expect(answer.json["tables_readable"] == 0 && answer.json["own_readable"] == true)
            #expect(!answer.text.contains(other.slug) && !answer.text.contains(other.business.schema))
            for role in [Role.manager, .employee] {
                let client = server.client(lumen, token: try await lumen.token(role))
                #expect(try await client.send("GET", "/isolation").status == 403)
            }
        }
    }

    @Test func `notices when the database lets a business see another's tables`() async throws {
        let database = try await TestDatabase(on: TestCluster.shared(), name: "leaky")
        let lumen = try await TestBusiness.make(in: database)
        let other = try await TestBusiness.make(in: database)
        try await database.admin.transaction { transaction in
            let schema = SQL.quoted(identifier: other.business.schema)
            let role = SQL.quoted(identifier: lumen.business.role)
            try await transaction.script(
                """
                GRANT USAGE ON SCHEMA \(schema) TO \(role);
                GRANT SELECT ON ALL TABLES IN SCHEMA \(schema) TO \(role)
                """
            )
        }
        try await IdentityServer.serve([.init(database: database)]) { servers in
            let admin = servers[0].client(lumen, token: try await lumen.token(.admin))
            let answer = try await admin.send("GET", "/isolation")
            #expect(answer.json["isolated"] == false)
            #expect(answer.json["attempts"] == 1 && answer.json["attempts_refused"] == 0)
            #expect((answer.json["tables_readable"]?.intValue ?? 0) > 0)
        }
    }
}
