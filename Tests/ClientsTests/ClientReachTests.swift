import Core
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct `Who reaches which clients` {
    @Test
    func `R-24: a manager and an employee meet only clients of their reach, and nobody else exists for them`()
        async throws
    {
        let site = try await ClientSite.make()
        let (admin, manager, employee) = try await (
            site.client(.admin), site.client(.manager), site.client(.employee)
        )
        let here = try await admin.add(["preferred_branch": "gracia"])
        let there = try await admin.add(["preferred_branch": "harbour"])
        let own = try await employee.add(["last_name": "Own"])
        #expect(Set(try await admin.get("/clients").ids) == [here, there, own])
        #expect(Set(try await manager.get("/clients").ids) == [here, own])
        #expect(try await manager.get("/clients").total == 2)
        #expect(try await employee.get("/clients").ids == [own])
        #expect(try await employee.get("/clients").total == 1)
        #expect(try await manager.get("/clients?search=anna&sort=email").total == 2)
        #expect(try await employee.get("/clients?search=anna").total == 1)
        for (client, id) in [(manager, there), (employee, here), (employee, there)] {
            #expect(try await client.get("/clients/\(id)").status == 404)
            #expect(try await client.patch("/clients/\(id)", ["note": "x"]).status == 404)
            #expect(try await client.get("/clients/\(id)/history").status == 404)
            #expect(try await client.get("/clients/\(id)/measurements").status == 404)
        }
        #expect(try await manager.patch("/clients/\(here)", ["note": "x"]).status == 200)
        #expect(try await employee.patch("/clients/\(own)", ["note": "x"]).status == 200)
    }

    @Test func `a session that has ended reads no client and learns not even which are missing`() async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        #expect(try await admin.get("/clients/\(id)").status == 200)
        try await site.run("DELETE FROM sessions")
        for path in [
            "/clients/\(id)", "/clients/\(ClientID.make(.system))", "/clients", "/clients?search=nobody",
        ] {
            #expect(try await admin.get(path).status == 401)
        }
    }

    @Test
    func `R-24: rights that changed hold for the next read, also where nothing was found with the old ones`()
        async throws
    {
        let site = try await ClientSite.make()
        let (admin, other) = try await (site.client(.admin), site.client(.employee))
        let id = try await admin.add()
        let staff = site.business.member(.employee)
        func become(_ role: String) async throws {
            try await site.run("UPDATE staff SET role = \(role) WHERE id = \(staff.id)")
            try await site.run("UPDATE accounts SET revision = revision + 1 WHERE staff_id = \(staff.id)")
        }
        #expect(try await other.get("/clients").ids == [])
        try await become("admin")
        #expect(try await other.get("/clients").ids == [id])
        try await become("employee")
        #expect(try await other.get("/clients/\(id)").status == 404)
        try await become("admin")
        #expect(try await other.get("/clients/\(id)").status == 200)
    }

    @Test func `S0-1, R-24: in reach for reading but not for the action is forbidden, not unknown`()
        async throws
    {
        let site = try await ClientSite.make()
        let (manager, employee) = try await (site.client(.manager), site.client(.employee))
        let id = try await employee.add()
        #expect(try await employee.delete("/clients/\(id)").status == 403)
        #expect(try await employee.post("/clients/\(id)/archive").status == 403)
        #expect(try await employee.post("/clients/bulk-delete", ["ids": [.string(id)]]).status == 403)
        #expect(try await manager.post("/clients/\(id)/erase").status == 403)
        #expect(try await manager.post("/clients/\(id)/purge").status == 403)
        #expect(try await employee.patch("/clients/\(id)", ["login_allowed": true]).status == 403)
        try await site.set(["clients.delete_action": "erase"])
        #expect(try await manager.delete("/clients/\(id)").status == 403)
        try await site.set(["clients.delete_action": "archive", "employees.edit_clients": false])
        #expect(try await employee.patch("/clients/\(id)", ["note": "x"]).status == 403)
        #expect(try await employee.get("/clients/\(id)").status == 200)
        // Reaching further for reading than for deleting: what is seen is refused, the rest is unknown.
        #expect(try await manager.delete("/clients/\(id)").status == 200)
    }

    @Test func `R-24: in a bulk deletion each client out of reach is unknown and the others are deleted`()
        async throws
    {
        let site = try await ClientSite.make()
        let (admin, manager) = try await (site.client(.admin), site.client(.manager))
        let here = try await admin.add(["preferred_branch": "gracia"])
        let there = try await admin.add(["preferred_branch": "harbour"])
        let report = try await manager.post("/clients/bulk-delete", ["ids": [.string(there), .string(here)]])
        #expect(report.items.map { $0["result"] } == ["refused", "done"])
        #expect(report.items[0]["problem"]?["type"] == "not-found")
        #expect(report.items[0]["number"] == .null)
        #expect(try await admin.get("/clients/\(there)").json["archived_at"] == .null)
    }

    @Test func `R-24: employees see the clients of their branch, or all, where the business says so`()
        async throws
    {
        let site = try await ClientSite.make()
        let (admin, employee) = try await (site.client(.admin), site.client(.employee))
        let here = try await admin.add(["preferred_branch": "gracia"])
        let there = try await admin.add(["preferred_branch": "harbour"])
        #expect(try await employee.get("/clients").total == 0)
        try await site.set(["clients.employee_scope": "branch"])
        #expect(try await employee.get("/clients").ids == [here])
        try await site.set(["clients.employee_scope": "all"])
        #expect(Set(try await employee.get("/clients").ids) == [here, there])
    }

    @Test func `a client belongs where they were entered and where they prefer to go`() async throws {
        let site = try await ClientSite.make()
        let (admin, manager) = try await (site.client(.admin), site.client(.manager))
        let atHarbour = try await site.at(site.business.harbour, admin).add(["last_name": "Harbour"])
        let byManager = try await manager.add(["last_name": "Manager", "preferred_branch": "harbour"])
        let nowhere = try await admin.add(["last_name": "Nowhere"])
        #expect(try await manager.get("/clients").ids == [byManager])
        #expect(Set(try await admin.get("/clients?branch=harbour").ids) == [atHarbour, byManager])
        #expect(
            Set(try await site.at(site.business.harbour, admin).get("/clients").ids) == [
                atHarbour, byManager,
            ]
        )
        #expect(
            try await site.at(site.business.harbour, admin).get("/clients?branch=gracia").ids == [byManager]
        )
        #expect(try await admin.get("/clients").total == 3)
        #expect(try await admin.get("/clients/\(nowhere)").status == 200)
        // The address of a branch that is not theirs gives a manager nothing.
        let elsewhere = site.at(site.business.harbour, manager)
        let refused = try await elsewhere.post(
            "/clients",
            ["first_name": "A", "last_name": "B", "email": "a@b.example"]
        )
        #expect(refused.status == 403)
        #expect(try await elsewhere.get("/clients").ids == [byManager])
    }

    @Test func `R-24: a manager without a branch and a visitor see nobody`() async throws {
        let site = try await ClientSite.make()
        _ = try await site.client(.admin).add(["preferred_branch": "gracia"])
        let nobody = try await site.business.addMember(.manager, at: [])
        let manager = try await site.client(for: nobody.account)
        #expect(try await manager.get("/clients").total == 0)
        #expect(try await site.visitor.get("/clients").status == 401)
        let customer = try await site.business.addCustomer(email: "c@mail.example")
        #expect(try await site.client(for: customer.account).get("/clients").status == 403)
        #expect(try await site.client(for: customer.account).get("/clients/\(customer.client)").status == 403)
    }

    @Test func `R-22: where writing is for pages only, a bearer token reads and writes nothing`() async throws
    {
        let site = try await ClientSite.make()
        let admin = try await site.client(.admin)
        let id = try await admin.add()
        try await site.set(["staff.client_write_channels": "web_only"])
        #expect(try await admin.get("/clients/\(id)").status == 200)
        #expect(
            try await admin.post("/clients", ["first_name": "A", "last_name": "B", "email": "a@b.example"])
                .status == 403
        )
        #expect(try await admin.patch("/clients/\(id)", ["note": "x"]).status == 403)
        #expect(try await admin.delete("/clients/\(id)").status == 403)
        #expect(
            try await admin.post("/clients/\(id)/measurements", ["kind": "weight", "value": 70]).status == 403
        )
        try await site.set(["staff.client_write_channels": "all"])
        #expect(try await admin.patch("/clients/\(id)", ["note": "x"]).status == 200)
    }

    @Test func `S0-23: a token and an id of one business are nothing in another`() async throws {
        let (one, other) = try await (ClientSite.make(), ClientSite.make())
        let id = try await one.client(.admin).add()
        #expect(try await other.client(.admin).get("/clients/\(id)").status == 404)
        let stranger = try await other.visitor.with(token: one.business.token(.admin))
        #expect(try await stranger.get("/clients").status == 401)
    }
}
