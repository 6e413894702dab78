import Core
import Logging
import Postgres
import TestKit
import Testing

@testable import Tenancy

@Suite struct `The directory kept fresh` {
    private static let flag = SettingKey<Bool>("panel.flag", default: false, help: "A flag.")

    private struct Serving {
        let database: TestDatabase
        let server: Database
        let directory: Directory
        let running: Task<Void, any Error>

        init(_ name: String) async throws {
            database = try await TestDatabase(on: .shared(), name: "directory_\(name)")
            let server = database.serving()
            self.server = server
            let directory = Directory(
                database: server,
                resolver: TenantResolver(
                    baseDomain: "localhost",
                    programVersion: database.migrations.businessVersion
                ),
                profiles: Profiles(database: server, settings: SettingCatalog([flag.definition])),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            self.directory = directory
            running = Task { try await directory.run() }
            try await eventually("it is loaded") { directory.isLoaded }
        }

        func end() async {
            running.cancel()
            _ = await running.result
            await server.close()
        }

        /// The slug of the business that a host names, if it names one.
        func slug(_ host: String) throws -> String? {
            do {
                return try resolve(host).business.slug
            } catch .tenantNotFound {
                return nil
            }
        }

        func resolve(_ host: String) throws(Problem) -> Resolution {
            try directory.resolver.resolve(host: host, path: "/", in: directory.snapshot())
        }

        func profile(_ host: String) async throws -> Profile {
            try await directory.profiles.profile(of: resolve(host).business)
        }
    }

    @Test func `before the first reading nobody is served`() async throws {
        let database = try await TestDatabase.shared()
        let server = database.serving()
        let directory = Directory(
            database: server,
            resolver: TenantResolver(baseDomain: "localhost", programVersion: 1),
            profiles: Profiles(database: server, settings: SettingCatalog([])),
            logger: Logger(label: "test")
        )
        #expect(throws: Problem.unavailable(retryAfter: .seconds(1))) {
            try directory.snapshot()
        }
        await server.close()
    }

    @Test func `a new business, a new host, a suspension are heard of`() async throws {
        let serving = try await Serving("heard")
        let provisioner = serving.database.provisioner
        #expect(try serving.slug("lumen.localhost") == nil)
        let host = NewBusiness.Host(name: "lumen.cat")
        try await provisioner.provision(
            NewBusiness(slug: "lumen", name: "L", language: "ca", currency: "EUR", hosts: [host])
        )
        try await eventually("it is found") { try serving.slug("lumen.localhost") == "lumen" }
        #expect(try serving.slug("lumen.cat") == "lumen")
        _ = try await provisioner.suspend(slug: "lumen")
        try await eventually("it is closed") {
            do {
                _ = try serving.slug("lumen.localhost")
                return false
            } catch Problem.tenantSuspended {
                return true
            }
        }
        _ = try await provisioner.resume(slug: "lumen")
        try await eventually("it is open again") { (try? serving.slug("lumen.localhost")) == "lumen" }
        await serving.end()
    }

    @Test func `branches and settings are remembered until they change`() async throws {
        let serving = try await Serving("profiles")
        let business = try await serving.database.provisioner.provision(
            NewBusiness(slug: "lumen", name: "L", language: "ca", currency: "EUR")
        ).business
        try await eventually("it is found") { try serving.slug("lumen.localhost") == "lumen" }
        let before = try await serving.profile("lumen.localhost")
        #expect(before.branches.isEmpty)
        let branch = BranchID.make(.system)
        _ = try await serving.server.run(
            Unit(
                context: business.context,
                [
                    """
                    INSERT INTO branches (id, slug, name, time_zone, country, hours)
                    VALUES (\(branch), 'sants', 'Sants', 'Europe/Madrid', 'ES', '{"mon": ["09:00-12:00"]}')
                    """,
                    "INSERT INTO settings (branch_id, key, value) VALUES (\(branch), 'panel.flag', 'true')",
                ]
            )
        )
        try await eventually("the branch is there") {
            try await serving.profile("lumen.localhost").branch(slug: "sants")?.id == branch
        }
        let after = try await serving.profile("lumen.localhost")
        #expect(after.branch(id: branch)?.hours.spans[.monday]?.count == 1)
        #expect(after.settings(branch: branch)[Self.flag])
        #expect(!after.settings(branch: nil)[Self.flag])
        _ = try await serving.server.run(
            Unit(context: business.context, ["UPDATE branches SET archived_at = now()"])
        )
        try await eventually("the branch is known to be archived") {
            try await serving.profile("lumen.localhost").branch(id: branch)?.archived == true
        }
        await serving.end()
    }

    @Test func `what was missed while the listener was away is read when it is back`() async throws {
        let serving = try await Serving("missed")
        try await serving.database.provisioner.provision(
            NewBusiness(slug: "lumen", name: "L", language: "ca", currency: "EUR")
        )
        try await eventually("it is found") { try serving.slug("lumen.localhost") == "lumen" }
        try await serving.database.admin.transaction { transaction in
            // As a replica would, without the trigger that tells of the change.
            try await transaction.script(
                "SET LOCAL session_replication_role = replica; UPDATE directory.businesses SET slug = 'llum'"
            )
        }
        #expect(try serving.slug("lumen.localhost") == "lumen")
        try await serving.database.admin.transaction { transaction in
            let ended = try await transaction.rows(
                """
                SELECT pg_terminate_backend(pid)
                FROM pg_stat_activity
                WHERE query LIKE 'LISTEN%' AND datname = current_database()
                """
            ) { try $0.next(Bool.self) }
            #expect(ended == [true])
        }
        try await eventually("the new slug is known") { try serving.slug("llum.localhost") == "llum" }
        #expect(try serving.slug("lumen.localhost") == nil)
        await serving.end()
    }
}
