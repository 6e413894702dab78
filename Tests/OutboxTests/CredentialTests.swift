import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What clients are given to sign in with, over HTTP and with a worker at work.
@Suite struct CredentialTests {
    @Test func `R-2 S0-16 becoming allowed to sign in is told once, on every way, and nothing else is`()
        async throws
    {
        let server = try await TestServer.shared()
        let lumen = try await server.business()
        let staff = try await server.api(lumen, as: .admin)
        let created = try await staff.send("POST", "/clients", body: .json(Self.client("anna@mail.example")))
        #expect(created.status == 201)
        let id = try #require(created.json["id"]?.stringValue.flatMap { ClientID($0) })
        #expect(try await lumen.accessEvents(id).count == 1)

        for change: JSONValue in [
            ["note": "likes tea"], ["login_allowed": true], ["email": "ann@mail.example"],
        ] {
            #expect(try await staff.send("PATCH", "/clients/\(id)", body: .json(change)).status == 200)
        }
        #expect(try await lumen.accessEvents(id).count == 1)

        #expect(
            try await staff.send("PATCH", "/clients/\(id)", body: .json(["login_allowed": false])).status
                == 200
        )
        #expect(try await lumen.accessEvents(id).count == 1)
        #expect(
            try await staff.send("PATCH", "/clients/\(id)", body: .json(["login_allowed": true])).status
                == 200
        )
        #expect(try await lumen.accessEvents(id).count == 2)

        let offline = try await staff.send(
            "POST",
            "/clients",
            body: .json(["first_name": "Pol", "last_name": "Puig", "email": "pol@mail.example"])
        )
        let pol = try #require(offline.json["id"]?.stringValue.flatMap { ClientID($0) })
        #expect(try await lumen.accessEvents(pol).isEmpty)
        let edits = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await staff.send("PATCH", "/clients/\(pol)", body: .json(["login_allowed": true]))
                        .status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(edits.allSatisfy { $0 == 200 })
        #expect(try await lumen.accessEvents(pol).count == 1)
    }

    @Test func `R-1 S0-20 S3-11 a one-time password is made, works for seven days and must be changed`()
        async throws
    {
        let server = try await TestServer.shared()
        let lumen = try await server.business()
        let id = try await Self.letIn("anna@mail.example", server, lumen)
        let event = try await lumen.preparedEvent(id)
        #expect(event.data["delivery"] == "one_time_password")
        let password = try #require(try server.secret(of: event)["password"]?.stringValue)
        #expect(password.utf8.count == 17)

        let answer = try await server.signIn(lumen, "anna@mail.example", password)
        #expect(answer.status == 201)
        #expect(answer.json["must_change_password"] == true)
        let panel = server.api(lumen).with(token: answer.json["token"]?.stringValue)
        #expect(try await panel.send("GET", "/my/profile").problem == "password-change-required")

        let left = try await lumen.expiry(id)
        #expect(left == 7)
        try await lumen.set(expiry: "now() - interval '1 second'", of: id)
        #expect(try await server.signIn(lumen, "anna@mail.example", password).status == 401)
        try await lumen.set(expiry: "now() + interval '1 hour'", of: id)
        #expect(try await server.signIn(lumen, "anna@mail.example", password).status == 201)

        let change: JSONValue = [
            "current_password": .string(password), "new_password": "a password of my own",
        ]
        #expect(try await panel.send("PUT", "/me/password", body: .json(change)).status == 204)
        #expect(try await lumen.expiry(id) == nil)
        let again = try await server.signIn(lumen, "anna@mail.example", "a password of my own")
        #expect(again.json["must_change_password"] == false)
    }

    @Test func `S0-20 the clear text is nowhere in the business's tables or the directory`() async throws {
        let server = try await TestServer.shared()
        let lumen = try await server.business()
        let id = try await Self.letIn("anna@mail.example", server, lumen)
        let event = try await lumen.preparedEvent(id)
        let password = try #require(try server.secret(of: event)["password"]?.stringValue)
        let found = try await lumen.tablesHolding(password)
        #expect(found.isEmpty)
        // The search does find what is there.
        #expect(try await lumen.tablesHolding("anna@mail.example").contains("accounts"))
    }

    @Test(arguments: [("booknetic", "permanent_password"), ("amelia", "set_password_link")])
    func `R-1 the presets give what their product gave`(preset: String, delivery: String) async throws {
        let server = try await TestServer.shared()
        let lumen = try await server.business(preset: preset)
        let id = try await Self.letIn("anna@mail.example", server, lumen)
        let event = try await lumen.preparedEvent(id)
        #expect(event.data["delivery"]?.stringValue == delivery)
        let secret = try server.secret(of: event)
        if let token = secret["token"]?.stringValue {
            #expect(secret["password"] == nil)
            let set: JSONValue = ["token": .string(token), "password": "a password of my own"]
            #expect(try await server.api(lumen).send("POST", "/passwords", body: .json(set)).status == 204)
            #expect(try await server.signIn(lumen, "anna@mail.example", "a password of my own").status == 201)
        } else {
            let password = try #require(secret["password"]?.stringValue)
            let answer = try await server.signIn(lumen, "anna@mail.example", password)
            #expect(answer.status == 201)
            #expect(answer.json["must_change_password"] == false)
            #expect(try await lumen.expiry(id) == nil)
        }
    }

    @Test func `S3-12 who has a password already is told without one`() async throws {
        let server = try await TestServer.shared()
        let lumen = try await server.business()
        let customer = try await lumen.addCustomer(email: "mar@mail.example")
        let staff = try await server.api(lumen, as: .admin)
        for isOn in [false, true] {
            let change: JSONValue = ["login_allowed": .bool(isOn)]
            let answer = try await staff.send("PATCH", "/clients/\(customer.client)", body: .json(change))
            #expect(answer.status == 200)
        }
        let events = try await lumen.accessEvents(customer.client)
        #expect(events.map(\.state) == ["queued"])
        #expect(events.allSatisfy { $0.sealed == nil })
        #expect(try await server.signIn(lumen, "mar@mail.example", TestBusiness.password).status == 201)
    }

    @Test func `R-1 sending access again makes a new credential and ends the old one`() async throws {
        let server = try await TestServer.shared()
        let lumen = try await server.business()
        let id = try await Self.letIn("anna@mail.example", server, lumen)
        let first = try await lumen.preparedEvent(id)
        let old = try #require(try server.secret(of: first)["password"]?.stringValue)
        let signedIn = try await server.signIn(lumen, "anna@mail.example", old)
        let panel = server.api(lumen).with(token: signedIn.json["token"]?.stringValue)

        let employee = try await server.api(lumen, as: .employee)
        #expect(try await employee.send("POST", "/clients/\(id)/access").status == 403)
        let manager = try await server.api(lumen, as: .manager)
        let answer = try await manager.send("POST", "/clients/\(id)/access")
        #expect(answer.status == 202)
        #expect(answer.json == ["delivery": "one_time_password", "replaced": true])
        #expect(try await panel.send("GET", "/me").status == 401)
        #expect(try await server.signIn(lumen, "anna@mail.example", old).status == 401)

        try await eventually("the new one is made") {
            try await lumen.accessEvents(id).filter { $0.sealed != nil }.count == 1
        }
        let events = try await lumen.accessEvents(id)
        #expect(events.map(\.state) == ["queued", "queued"])
        // What was not sent yet of the old one will never be.
        #expect(events[0].sealed == nil)
        #expect(events[1].data["again"] == true)
        let new = try #require(try server.secret(of: events[1])["password"]?.stringValue)
        #expect(new != old)
        #expect(try await server.signIn(lumen, "anna@mail.example", new).status == 201)

        let off: JSONValue = ["login_allowed": false]
        #expect(try await manager.send("PATCH", "/clients/\(id)", body: .json(off)).status == 200)
        let refused = try await manager.send("POST", "/clients/\(id)/access")
        #expect(refused.status == 409 && refused.problem == "login-not-allowed")
    }

    @Test func `S0-16 without a worker the event waits, and the next worker finds it`() async throws {
        let database = try await TestDatabase(on: TestCluster.shared(), name: "credentials_later")
        var options = TestServer.Options()
        let clock = TestWorld(now: World.system.now().rfc3339)
        options.world = clock.world
        options.worksWhenDue = false
        let idle = try await TestServer(on: database, options)
        let lumen = try await idle.business()
        let id = try await Self.letIn("anna@mail.example", idle, lumen)
        #expect(try await lumen.accessEvents(id).map(\.state) == ["preparing"])
        await idle.stop()
        clock.advance(by: .seconds(180))
        options.worksWhenDue = true
        let working = try await TestServer(on: database, options)
        let event = try await lumen.preparedEvent(id)
        #expect(try working.secret(of: event)["password"] != nil)
        await working.stop()
    }

    @Test func `a client who is locked out again before the credential was made is told nothing`()
        async throws
    {
        let database = try await TestDatabase(on: TestCluster.shared(), name: "credentials_denied")
        var options = TestServer.Options()
        let clock = TestWorld(now: World.system.now().rfc3339)
        options.world = clock.world
        options.worksWhenDue = false
        let idle = try await TestServer(on: database, options)
        let lumen = try await idle.business()
        let id = try await Self.letIn("anna@mail.example", idle, lumen)
        let staff = try await idle.api(lumen, as: .admin)
        let off: JSONValue = ["login_allowed": false]
        #expect(try await staff.send("PATCH", "/clients/\(id)", body: .json(off)).status == 200)
        await idle.stop()
        clock.advance(by: .seconds(180))
        options.worksWhenDue = true
        let working = try await TestServer(on: database, options)
        try await eventually("the event is dropped") { try await lumen.accessEvents(id).isEmpty }
        await working.stop()
    }

    private static func client(_ email: String) -> JSONValue {
        [
            "first_name": "Anna", "last_name": "Serra", "email": .string(email), "login_allowed": true,
            "preferred_branch": "gracia",
        ]
    }

    /// A new client who may sign in.
    private static func letIn(
        _ email: String,
        _ server: TestServer,
        _ lumen: TestBusiness
    ) async throws -> ClientID {
        let staff = try await server.api(lumen, as: .admin)
        let created = try await staff.send("POST", "/clients", body: .json(client(email)))
        guard let id = created.json["id"]?.stringValue.flatMap({ ClientID($0) }) else {
            throw TestKitError("the client was not made: \(created.text)")
        }
        return id
    }
}

/// An event as it stands in the outbox.
struct OutboxRow: Sendable {
    let id: NotificationID
    let state: String
    let data: JSONValue
    let sealed: [UInt8]?
}

extension TestBusiness {
    /// What a client was told, or will be, about being allowed to sign in.
    func accessEvents(_ client: ClientID) async throws -> [OutboxRow] {
        try await withTables { transaction in
            try await transaction.rows(
                """
                SELECT id, state, data, secret_sealed
                FROM notifications
                WHERE event = 'customer.access_granted' AND client_id = \(client)
                ORDER BY created_at, id
                """
            ) { row in
                OutboxRow(
                    id: try row.next(),
                    state: try row.next(),
                    data: try row.next(),
                    sealed: try row.next([UInt8]?.self)
                )
            }
        }
    }

    /// The one event of a client, once its credential is made.
    func preparedEvent(_ client: ClientID) async throws -> OutboxRow {
        try await eventually("the credential is made") {
            try await accessEvents(client).map(\.state) == ["queued"]
        }
        guard let event = try await accessEvents(client).first else {
            throw TestKitError("there is no event")
        }
        return event
    }

    /// In how many days a client's password expires.
    func expiry(_ client: ClientID) async throws -> Int? {
        try await withTables { transaction in
            try await transaction.one(
                """
                SELECT round(extract(epoch FROM password_expires_at - now()) / 86400)::integer
                FROM accounts
                WHERE client_id = \(client)
                """
            ) { row in try row.next(Int?.self) }
        }
    }

    /// Makes a client's password expire.
    func set(expiry: String, of client: ClientID) async throws {
        try await withTables { transaction in
            _ = try await transaction.execute(
                "UPDATE accounts SET password_expires_at = \(fragment: SQL(trusted: expiry)) WHERE client_id = \(client)"
            )
        }
    }

    /// The tables with a row that has this text in it anywhere.
    func tablesHolding(_ text: String) async throws -> [String] {
        try await withTables { transaction in
            let tables = try await transaction.rows(
                """
                SELECT table_schema::text, table_name::text
                FROM information_schema.tables
                WHERE table_schema IN (\(business.schema), 'directory') AND table_type = 'BASE TABLE'
                """
            ) { row in (try row.next(String.self), try row.next(String.self)) }
            #expect(tables.count > 20)
            var found: [String] = []
            for (schema, table) in tables {
                let holds = try await transaction.one(
                    """
                    SELECT EXISTS (
                        SELECT FROM \(identifier: schema).\(identifier: table) AS line
                        WHERE position(\(text) IN line::text) > 0
                            OR position(encode(convert_to(\(text), 'UTF8'), 'hex') IN line::text) > 0
                    )
                    """
                ) { row in try row.next(Bool.self) }
                if holds { found.append(table) }
            }
            return found
        }
    }
}

extension TestServer {
    /// What an event holds sealed.
    func secret(of event: OutboxRow) throws -> JSONValue {
        let sealer = Sealer(secret: Self.secret, world: .system)
        guard let sealed = event.sealed, let bytes = sealer.open(sealed, for: event.id) else {
            throw TestKitError("the event holds nothing that can be opened")
        }
        return try JSONValue(parsing: bytes)
    }

    /// Signs in as a customer.
    func signIn(_ business: TestBusiness, _ email: String, _ password: String) async throws -> HTTPAnswer {
        let body: JSONValue = [
            "email": .string(email), "password": .string(password), "audience": "customer",
        ]
        return try await api(business).send("POST", "/sessions", body: .json(body))
    }
}
