import Core
import Logging
import Postgres
import TestKit
import Testing

@testable import Tenancy

@Suite struct `Provisioning` {
    private static func new(_ slug: String, hosts: [String] = []) -> NewBusiness {
        NewBusiness(
            slug: slug,
            name: slug,
            language: "ca",
            currency: "EUR",
            hosts: hosts.map { NewBusiness.Host(name: $0) }
        )
    }

    @Test func `a business is made once, at the newest version`() async throws {
        let database = try await TestDatabase.shared()
        let made = try await database.provisioner.provision(Self.new("made-once", hosts: ["made.example"]))
        #expect(made.created)
        #expect(made.business.schemaVersion == database.migrations.businessVersion)
        let again = try await database.provisioner.provision(Self.new("made-once"))
        #expect(!again.created)
        #expect(again.business == made.business)
    }

    @Test func `two that make the same business at once make one`() async throws {
        let database = try await TestDatabase.shared()
        let made = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 {
                group.addTask { try await database.provisioner.provision(Self.new("made-by-six")).created }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(made.filter(\.self).count == 1)
    }

    @Test func `a host that is taken leaves no trace of the business`() async throws {
        let database = try await TestDatabase.shared()
        try await database.provisioner.provision(Self.new("host-owner", hosts: ["owned.example"]))
        let before = try await Self.roleAndSchemaCounts(database, like: "host-thief")
        await #expect(throws: Problem.self) {
            try await database.provisioner.provision(Self.new("host-thief", hosts: ["owned.example"]))
        }
        #expect(try await BusinessOverview.list(in: database.admin, slug: "host-thief").isEmpty)
        #expect(before == 0)
        #expect(try await Self.roleAndSchemaCounts(database, like: "host-thief") == 0)
    }

    /// Schemas that no business of the directory has, from which a rolled-back one would be told.
    private static func roleAndSchemaCounts(_ database: TestDatabase, like slug: String) async throws -> Int {
        try await database.admin.transaction { transaction in
            try await transaction.one(
                """
                SELECT count(*)
                FROM directory.businesses
                LEFT JOIN pg_namespace ON nspname = schema_name
                LEFT JOIN pg_roles ON rolname = role_name
                WHERE slug = \(slug) OR nspname IS NULL OR rolname IS NULL
                """
            ) { try $0.next(Int.self) }
        }
    }

    @Test func `an administrator that is no superuser can do all of it`() async throws {
        let cluster = try await TestCluster.shared()
        let name = "managed"
        try await cluster.createDatabase(name)
        let superuser = Database(DatabaseConfiguration(url: cluster.url(database: name)))
        try await superuser.transaction { transaction in
            try await transaction.script(
                "CREATE ROLE boss LOGIN CREATEROLE; ALTER DATABASE managed OWNER TO boss"
            )
        }
        let boss = Database(DatabaseConfiguration(url: cluster.url(database: name, user: "boss")))
        let migrations = try MigrationSet(folder: Checkout.root + "/migrations")
        for _ in 1...2 {
            let roles = try await DatabaseRoles(database: boss).prepare(serverPassword: "x")
            try await Migrator(database: boss, roles: roles, migrations: migrations).run()
            try await Provisioner(database: boss, roles: roles, migrations: migrations).provision(
                Self.new("managed")
            )
        }
        let server = Database(DatabaseConfiguration(url: cluster.url(database: name, user: "managed_server")))
        let business = try #require(try await BusinessOverview.list(in: server).first).business
        let check = IsolationCheck(database: server)
        #expect(try await check.canReadOwn(business))
        #expect(try await check.isRefused(reading: business, as: nil))
        #expect(try await check.faultsOfLogin(roles: RoleNames(database: name)).isEmpty)
        for database in [superuser, boss, server] { await database.close() }
    }

    @Test func `one that may not create roles is told so`() async throws {
        let cluster = try await TestCluster.shared()
        let database = try await TestDatabase.shared()
        try await database.admin.transaction { try await $0.script("CREATE ROLE clerk LOGIN") }
        let clerk = Database(DatabaseConfiguration(url: cluster.url(database: database.name, user: "clerk")))
        let fault = await #expect(throws: MigrationFault.self) {
            try await DatabaseRoles(database: clerk).prepare(serverPassword: "x")
        }
        #expect(fault?.description.contains("'clerk' may not create roles") == true)
        await clerk.close()
    }
}

@Suite struct `Keeping businesses apart, B.8` {
    @Test
    func
        `the server's login reads nothing of a business without its role, and nothing of another's with one`()
        async throws
    {
        let database = try await TestDatabase.shared()
        let make = database.provisioner.provision
        let one = try await make(NewBusiness(slug: "apart-1", name: "1", language: "ca", currency: "EUR"))
            .business
        let two = try await make(NewBusiness(slug: "apart-2", name: "2", language: "ca", currency: "EUR"))
            .business
        let server = database.serving()
        let check = IsolationCheck(database: server)
        #expect(try await check.faultsOfLogin(roles: database.roles).isEmpty)
        #expect(try await check.readableTables(as: nil).isEmpty)
        #expect(try await check.isRefused(reading: one, as: nil))
        for (own, other) in [(one, two), (two, one)] {
            #expect(try await check.readableTables(as: own).isEmpty)
            #expect(try await check.isRefused(reading: other, as: own))
            #expect(try await check.isRefused(readingDirectoryAs: own))
            #expect(try await check.canReadOwn(own))
        }
        await server.close()
    }

    @Test func `a leak, made on purpose, is found`() async throws {
        let database = try await TestDatabase(on: .shared(), name: "leaky_schema")
        let make = database.provisioner.provision
        let one = try await make(NewBusiness(slug: "leak-1", name: "1", language: "ca", currency: "EUR"))
            .business
        let two = try await make(NewBusiness(slug: "leak-2", name: "2", language: "ca", currency: "EUR"))
            .business
        let server = database.serving()
        let check = IsolationCheck(database: server)
        try await database.admin.transaction { transaction in
            try await transaction.script(
                """
                GRANT USAGE ON SCHEMA \(one.schema) TO PUBLIC;
                GRANT SELECT (number) ON \(one.schema).clients TO PUBLIC;
                GRANT USAGE ON SCHEMA directory TO \(two.role);
                GRANT SELECT ON directory.businesses TO \(two.role);
                """
            )
        }
        #expect(try await check.readableTables(as: nil) == ["\(one.schema).clients"])
        #expect(try await check.readableTables(as: one) == [])
        #expect(try await check.readableTables(as: two) == ["\(one.schema).clients", "directory.businesses"])
        #expect(try await !check.isRefused(readingDirectoryAs: two))
        let admin = try await IsolationCheck(database: database.admin).faultsOfLogin(roles: database.roles)
        #expect(admin.contains { $0.contains("superuser") })
        await server.close()
    }

    @Test func `the serving process cannot run DDL`() async throws {
        let database = try await TestDatabase.shared()
        let make = database.provisioner.provision
        let business = try await make(NewBusiness(slug: "no-ddl", name: "n", language: "ca", currency: "EUR"))
            .business
        let server = database.serving()
        for statement: SQL in [
            "ALTER TABLE clients ADD COLUMN x text", "CREATE TABLE mine (id integer)", "DROP TABLE clients",
            "CREATE TEMPORARY TABLE clients (id integer)",
            "TRUNCATE clients", "CREATE SCHEMA mine", "SET LOCAL ROLE foyer_owner",
        ] {
            await #expect(throws: DatabaseError.self) {
                try await server.run(Unit(context: business.context, [statement]))
            }
        }
        await server.close()
    }
}
