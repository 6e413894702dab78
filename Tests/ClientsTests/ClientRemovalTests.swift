import Core
import FoundationEssentials
import Postgres
import Tenancy
import TestKit
import Testing

@testable import Clients

@Suite struct `Taking clients away` {
    @Test
    func
        `S0-3, R-7: deleting archives, which hides and loses nothing, and can be taken back whenever wanted`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add(["note": "old friend"])
        let whole = try await admin.get("/clients/\(id)").json
        let deleted = try await admin.delete("/clients/\(id)")
        #expect(deleted.status == 200)
        #expect(deleted.json["action"] == "archive")
        #expect(try await admin.get("/clients").total == 0)
        #expect(try await admin.get("/clients?search=anna").total == 0)
        #expect(try await admin.get("/clients?archived=true").ids == [id])
        #expect(try await admin.get("/clients?archived=all&search=anna").ids == [id])
        let archived = try await admin.get("/clients/\(id)").json
        #expect(archived["archived_at"]?.stringValue != nil)
        #expect(archived["note"] == "old friend")
        #expect(try await admin.post("/clients/\(id)/archive").json["revision"] == archived["revision"])
        try await site.run("UPDATE clients SET archived_at = now() - interval '5 years'")
        let restored = try await admin.post("/clients/\(id)/restore")
        #expect(restored.status == 200)
        #expect(restored.json["archived_at"] == .null)
        #expect(restored.json["created_at"] == whole["created_at"])
        #expect(try await admin.get("/clients").ids == [id])
    }

    @Test func `S0-3: a client whom nobody touches for years stays in the list`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        try await site.run(
            "UPDATE clients SET created_at = now() - interval '20 years', updated_at = now() - interval '20 years'"
        )
        #expect(try await admin.get("/clients").ids == [id])
    }

    @Test func `R-7: the business chooses what its bin does`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        try await site.set(["clients.delete_action": "erase"])
        let first = try await admin.add()
        #expect(try await admin.delete("/clients/\(first)").json["action"] == "erase")
        #expect(try await admin.get("/clients/\(first)").json["erased_at"]?.stringValue != nil)
        try await site.set(["clients.delete_action": "purge_if_unused"])
        let second = try await admin.add()
        let purged = try await admin.delete("/clients/\(second)")
        #expect(purged.json["action"] == "purge")
        #expect(purged.json["client"] == .null)
        #expect(try await admin.get("/clients/\(second)").status == 404)
    }

    @Test func `R-7: a record that something uses is not purged, and the answer says by what it is used`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        try await site.business.addPastAppointment(of: #require(ClientID(id)))
        let refused = try await admin.post("/clients/\(id)/purge")
        #expect(refused.status == 409)
        #expect(refused.problem == "client-in-use")
        #expect(refused.json["detail"]?.stringValue?.contains("appointments") == true)
        try await site.run("DELETE FROM attendees")
        #expect(try await admin.post("/clients/\(id)/purge").status == 204)
        #expect(try await admin.get("/clients/\(id)").status == 404)
        #expect(try await site.value("SELECT count(*) FROM clients", as: Int.self) == 0)
        #expect(
            try await site.value("SELECT changes->'number'->>0 FROM audit_log WHERE action = 'client.purged'")
                == "1"
        )
    }

    @Test
    func `R-8: an erased client keeps the number, is called by it, and nothing of the client can be changed`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add(["phone": "+34932180000", "tags": ["vip"], "preferred_branch": "gracia"])
        let erased = try await admin.post("/clients/\(id)/erase")
        #expect(erased.status == 200)
        #expect(erased.json["name"] == "#1")
        #expect(erased.json["number"] == 1)
        for field in [
            "first_name", "last_name", "email", "phone", "document", "gender", "birth_date", "address",
            "language", "note",
            "user_name", "preferred_branch", "blocklist", "height_cm", "weight_kg", "referral_method",
            "middle_name",
        ] {
            #expect(erased.json[field] == .null, "\(field)")
        }
        #expect(erased.json["tags"] == [])
        #expect(try await admin.get("/clients?archived=true").names == ["#1"])
        #expect(try await admin.get("/clients?archived=true&search=%231").names == ["#1"])
        #expect(try await admin.get("/clients").total == 0)
        #expect(try await admin.patch("/clients/\(id)", ["first_name": "Anna"]).problem == "client-erased")
        #expect(try await admin.post("/clients/\(id)/restore").problem == "client-erased")
        #expect(
            try await admin.post("/clients/\(id)/measurements", ["kind": "weight", "value": 70]).problem
                == "client-erased"
        )
        #expect(try await admin.post("/clients/\(id)/erase").json["revision"] == erased.json["revision"])
        // A manager of the client's branch still meets the number.
        #expect(try await site.client(.manager).get("/clients/\(id)").json["name"] == "#1")
    }

    @Test func `S4-21, S4-23: after an erasure a dump of the whole schema holds nothing of the person`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let secrets = [
            "Wilhelmina", "Quackenbush", "Featherstone", "wilhelmina@secret.example", "34911223344",
            "SECRETPASS77",
            "1971-03-04", "Hidden Lane 9", "Backhouse", "Atlantis", "Lemuria", "ZX99", "whisperer", "171.5",
            "171.4", "83.25",
            "allergic to sulphur", "goldmember", "shouted", "volapuk",
        ]
        let fields: JSONValue = [
            "first_name": "Wilhelmina", "middle_name": "Quackenbush", "last_name": "Featherstone",
            "email": "wilhelmina@secret.example", "phone": "+34911223344",
            "document": ["type": "passport", "number": "SECRETPASS77"], "birth_date": "1971-03-04",
            "address": [
                "line1": "Hidden Lane 9", "line2": "Backhouse", "city": "Atlantis", "region": "Lemuria",
                "postal_code": "ZX99",
            ],
            "referral_method": "whisperer", "height_cm": .number("171.5"), "weight_kg": .number("83.25"),
            "note": "allergic to sulphur", "tags": ["goldmember"], "blocklist": ["reason": "shouted"],
            "login_allowed": true,
            "gender": "undisclosed",
        ]
        let created = try await admin.post("/clients", fields, headers: ["idempotency-key": "once"])
        #expect(created.status == 201)
        let id = try #require(created.json["id"]?.stringValue)
        #expect(try await admin.post("/clients/\(id)/password-link").status == 201)
        #expect(
            try await admin.patch("/clients/\(id)", ["note": "allergic to sulphur, volapuk"]).status == 200
        )
        #expect(
            try await admin.post(
                "/clients/\(id)/measurements",
                ["kind": "height", "value": .number("171.4")],
                headers: ["idempotency-key": "m"]
            ).status == 201
        )
        let before = try await dump(site)
        for secret in secrets { #expect(before.contains(secret), "\(secret) should have been there") }
        #expect(try await admin.post("/clients/\(id)/erase").status == 200)
        let after = try await dump(site)
        for secret in secrets {
            #expect(!after.lowercased().contains(secret.lowercased()), "\(secret) is still there")
        }
        #expect(after.contains(id))
        #expect(try await site.value("SELECT count(*) FROM idempotency_keys", as: Int.self) == 0)
        #expect(try await site.value("SELECT count(*) FROM password_links", as: Int.self) == 0)
        // The history still says which fields were touched, when and by whom.
        let history = try await admin.get("/clients/\(id)/history")
        let creation = try #require(history.items.last)
        #expect(creation["action"] == "client.created")
        #expect(creation["changes"]?["email"] == [nil, nil])
        #expect(creation["actor"]?["name"] == "Test admin")
        #expect(history.items.first?["action"] == "client.erased")
    }

    private func dump(_ site: ClientSite) async throws -> String {
        let file = "\(site.business.database.cluster.folder)/\(site.business.slug).sql"
        let versions = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").compactMap {
            Int($0)
        }
        let program = "/usr/lib/postgresql/\(versions.max() ?? 0)/bin/pg_dump"
        let status = try await TestProcess.status(of: [
            program, "--schema", site.business.business.schema, "--inserts", "--file", file,
            site.business.database.adminURL,
        ])
        try #require(status == 0)
        return try String(contentsOfFile: file, encoding: .utf8)
    }

    @Test func `S0-7, S1-13, S3-9, S4-11: many are deleted at once, with what became of each`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let ids = try await site.business.addClients(5)
        _ = try await admin.post("/clients/\(ids[1])/archive")
        _ = try await admin.post("/clients/\(ids[2])/erase")
        let unknown = ClientID.make(.system)
        let wanted = ([ids[0], ids[1], ids[2], unknown, ids[3], ids[0]]).map {
            JSONValue.string($0.description)
        }
        let report = try await admin.post("/clients/bulk-delete", ["ids": .array(wanted)])
        #expect(report.status == 200)
        #expect(report.json["action"] == "archive")
        #expect(report.json["total"] == 5)
        #expect(report.json["done"] == 2)
        #expect(report.json["unchanged"] == 2)
        #expect(report.json["refused"] == 1)
        #expect(report.ids == [ids[0], ids[1], ids[2], unknown, ids[3]].map(\.description))
        #expect(report.items.map { $0["result"] } == ["done", "unchanged", "unchanged", "refused", "done"])
        #expect(report.items[3]["problem"]?["type"] == "not-found")
        #expect(report.json["undo_until"]?.stringValue != nil)
        #expect(try await admin.get("/clients").ids == [ids[4].description])
        #expect(
            try await site.value(
                "SELECT count(*) FROM audit_log WHERE action = 'client.archived'",
                as: Int.self
            ) == 3
        )
    }

    @Test func `R-7: a bulk deletion can be undone for 30 days, singly for ever`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let ids = try await site.business.addClients(3)
        let body: JSONValue = ["ids": .array(ids.map { .string($0.description) })]
        #expect(try await admin.post("/clients/bulk-delete", body).json["done"] == 3)
        try await site.run("UPDATE clients SET archived_at = now() - interval '31 days' WHERE id = \(ids[0])")
        try await site.run("UPDATE clients SET archived_at = now() - interval '29 days' WHERE id = \(ids[1])")
        let undone = try await admin.post("/clients/bulk-restore", body)
        #expect(undone.items.map { $0["result"] } == ["refused", "done", "done"])
        #expect(undone.items[0]["problem"]?["type"] == "undo-too-late")
        #expect(try await admin.get("/clients").total == 2)
        #expect(try await admin.post("/clients/\(ids[0])/restore").status == 200)
    }

    @Test func `a thousand are deleted at once, one more is refused`() async throws {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let ids = try await site.business.addClients(1_001).map { JSONValue.string($0.description) }
        let refused = try await admin.post("/clients/bulk-delete", ["ids": .array(ids)])
        #expect(refused.issues == ["ids": "too_many"])
        let report = try await admin.post("/clients/bulk-delete", ["ids": .array(Array(ids.prefix(1_000)))])
        #expect(report.json["done"] == 1_000)
        #expect(try await admin.get("/clients").total == 1)
        #expect(try await admin.post("/clients/bulk-delete", [:]).issues == ["ids": "required"])
        #expect(try await admin.post("/clients/bulk-delete", ["ids": ["x"]]).issues == ["ids": "wrong_type"])
        #expect(try await admin.post("/clients/bulk-delete", ["ids": []]).json["total"] == 0)
    }

    @Test
    func `two bulk deletions of the same clients in other orders wait for each other and nothing worse`()
        async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let ids = try await site.business.addClients(200).map { JSONValue.string($0.description) }
        let done = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for round in 0..<6 {
                let wanted = round % 2 == 0 ? ids : ids.reversed()
                tasks.addTask {
                    let answer = try await admin.post("/clients/bulk-delete", ["ids": .array(wanted)])
                    #expect(answer.status == 200)
                    return answer.json["done"]?.intValue ?? -1
                }
            }
            return try await tasks.reduce(0, +)
        }
        #expect(done == 200)
    }
}
