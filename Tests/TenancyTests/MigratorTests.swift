import Core
import Postgres
import Synchronization
import TestKit
import Testing

@testable import Tenancy

@Suite struct `Migrating many businesses` {
    private static let first = "CREATE TABLE things (id integer PRIMARY KEY, name text)"
    private static let second = "ALTER TABLE things ADD COLUMN size integer NOT NULL DEFAULT 7"
    private static let third = "CREATE TABLE notes (id integer GENERATED ALWAYS AS IDENTITY, thing integer)"

    /// The checkout's directory and these migrations of each business.
    private static func migrations(_ business: String...) throws -> MigrationSet {
        let files = business.enumerated().map { index, sql in
            Migration(kind: .business, number: index + 1, name: "step", sql: sql)
        }
        return try MigrationSet(
            directory: MigrationSet(folder: Checkout.root + "/migrations").directory,
            business: files
        )
    }

    /// A database with so many businesses at the first version.
    private static func database(_ name: String, businesses: Int) async throws -> TestDatabase {
        let database = try await TestDatabase(
            on: TestCluster.shared(),
            name: "migrator_\(name)",
            migrations: migrations(first)
        )
        for number in 0..<businesses {
            let slug = "shop-\(number)"
            try await database.provisioner.provision(
                NewBusiness(slug: slug, name: slug, language: "en", currency: "EUR")
            )
        }
        return database
    }

    private static func migrate(
        _ database: TestDatabase,
        _ migrations: MigrationSet,
        lockWait: Duration = .seconds(30),
        progress: any MigrationProgress = SilentProgress()
    ) async throws -> MigrationReport {
        try await Migrator(
            database: database.admin,
            roles: database.roles,
            migrations: migrations,
            workers: 3,
            lockWait: lockWait
        ).run(progress: progress)
    }

    private static func versions(_ database: TestDatabase) async throws -> [Int] {
        try await BusinessOverview.list(in: database.admin).map(\.business.schemaVersion)
    }

    private static func schema(_ slug: String, _ database: TestDatabase) async throws -> String {
        let found = try await BusinessOverview.list(in: database.admin, slug: slug)
        return try #require(found.first).business.schema
    }

    @Test func `every business is brought to the newest version, and a second run has nothing to do`()
        async throws
    {
        let database = try await Self.database("all", businesses: 7)
        let set = try Self.migrations(Self.first, Self.second, Self.third)
        let heard = Heard()
        let report = try await Self.migrate(database, set, progress: heard)
        #expect(report.migrated == 7)
        #expect(report.isComplete)
        #expect(report.version == 3)
        #expect(try await Self.versions(database) == Array(repeating: 3, count: 7))
        #expect(heard.finished.count == 7)
        #expect(heard.finished.first == "shop-0 1/7", "the canary goes first")
        #expect(heard.finished.last?.hasSuffix(" 7/7") == true)
        let again = try await Self.migrate(database, set)
        #expect(again.migrated == 0)
        #expect(again.isComplete)
    }

    @Test func `tables of a later migration may be used by the business's role`() async throws {
        let database = try await Self.database("grants", businesses: 2)
        _ = try await Self.migrate(database, Self.migrations(Self.first, Self.second, Self.third))
        let serving = database.serving()
        let business = try #require(try await BusinessOverview.list(in: serving).first).business
        let unit = Unit(
            context: business.context,
            ["INSERT INTO notes (thing) VALUES (1) RETURNING id", "SELECT count(*) FROM things"]
        )
        let answers = try await serving.run(unit)
        #expect(try answers[0].one { try $0.next(Int.self) } == 1)
        await serving.close()
    }

    @Test func `a business that fails is named and passed over, and done once it is mended`() async throws {
        let database = try await Self.database("failing", businesses: 5)
        let set = try Self.migrations(Self.first, Self.second)
        let schema = try await Self.schema("shop-3", database)
        try await database.admin.transaction {
            try await $0.script("ALTER TABLE \(schema).things ADD COLUMN size text")
        }
        let report = try await Self.migrate(database, set)
        #expect(report.migrated == 4)
        #expect(report.failures.map(\.slug) == ["shop-3"])
        #expect(report.failures.first?.reason.contains("business/0002_step.sql") == true)
        #expect(report.failures.first?.reason.contains("42701") == true)
        let failed = try #require(try await BusinessOverview.list(in: database.admin, slug: "shop-3").first)
        #expect(failed.business.schemaVersion == 1)
        #expect(failed.migrationError == report.failures.first?.reason)
        try await database.admin.transaction {
            try await $0.script("ALTER TABLE \(schema).things DROP COLUMN size")
        }
        let mended = try await Self.migrate(database, set)
        #expect(mended.migrated == 1)
        #expect(try await BusinessOverview.list(in: database.admin).allSatisfy { $0.migrationError == nil })
    }

    @Test func `a first business that fails stops the run before the others are touched`() async throws {
        let database = try await Self.database("canary", businesses: 4)
        let report = try await Self.migrate(
            database,
            Self.migrations(Self.first, "ALTER TABLE nothing ADD x text")
        )
        #expect(report.failures.map(\.slug) == ["shop-0"])
        #expect(report.untried == 3)
        #expect(!report.isComplete)
        #expect(try await Self.versions(database) == [1, 1, 1, 1])
    }

    @Test func `a reason quotes no value of any row`() async throws {
        let database = try await Self.database("values", businesses: 1)
        let schema = try await Self.schema("shop-0", database)
        try await database.admin.transaction {
            try await $0.script("INSERT INTO \(schema).things VALUES (1, 'Anna'), (2, 'Anna')")
        }
        let change = "ALTER TABLE things ALTER COLUMN name TYPE integer USING name::integer"
        let report = try await Self.migrate(database, Self.migrations(Self.first, change))
        let unique = "ALTER TABLE things ADD CONSTRAINT things_name_key UNIQUE (name)"
        let second = try await Self.migrate(database, Self.migrations(Self.first, unique))
        let reasons = (report.failures + second.failures).map(\.reason)
        #expect(reasons.count == 2)
        #expect(reasons.allSatisfy { !$0.contains("Anna") })
        #expect(reasons.last?.contains("things_name_key") == true)
    }

    @Test func `a run that was broken off is gone on with`() async throws {
        let database = try await Self.database("resumed", businesses: 12)
        let set = try Self.migrations(Self.first, Self.second)
        let heard = Heard()
        let killed = Database(DatabaseConfiguration(url: database.adminURL))
        let migrator = Migrator(database: killed, roles: database.roles, migrations: set, workers: 2)
        let run = Task { try await migrator.run(progress: heard) }
        try await eventually("some are done") { heard.finished.count >= 3 }
        // What the server sees of a process that is killed.
        await killed.close()
        run.cancel()
        _ = await run.result
        let report = try await Self.migrate(database, set)
        #expect(report.isComplete)
        #expect(try await Self.versions(database) == Array(repeating: 2, count: 12))
    }

    @Test func `an edited migration is refused by name`() async throws {
        let database = try await Self.database("edited", businesses: 1)
        let fault = await #expect(throws: MigrationFault.self) {
            try await Self.migrate(database, Self.migrations(Self.first + " "))
        }
        #expect(fault?.description.contains("business/0001_step.sql was edited") == true)
    }

    @Test func `a schema ahead of the program is refused with both versions`() async throws {
        let database = try await Self.database("ahead", businesses: 2)
        _ = try await Self.migrate(database, Self.migrations(Self.first, Self.second, Self.third))
        let files = await #expect(throws: MigrationFault.self) {
            try await Self.migrate(database, Self.migrations(Self.first))
        }
        #expect(files?.description.contains("up to number 3") == true)
        #expect(files?.description.contains("up to 1") == true)
        try await database.admin.transaction {
            try await $0.execute("DELETE FROM directory.migrations WHERE kind = 'business' AND number > 1")
        }
        let schema = await #expect(throws: MigrationFault.self) {
            try await Self.migrate(database, Self.migrations(Self.first))
        }
        #expect(schema?.description.contains("'shop-0' is at version 3") == true)
        #expect(schema?.description.contains("up to 1") == true)
    }

    @Test func `two migrators do not work at once`() async throws {
        let database = try await Self.database("locked", businesses: 1)
        let set = try Self.migrations(Self.first, Self.second)
        try await database.admin.transaction { other in
            try await other.execute("SELECT pg_advisory_xact_lock(\(AdvisoryLock.migrations)::bigint)")
            let heard = Heard()
            let fault = await #expect(throws: MigrationFault.self) {
                try await Self.migrate(database, set, lockWait: .milliseconds(300), progress: heard)
            }
            #expect(fault?.description.contains("Another migration is running") == true)
            #expect(heard.waits == 1)
        }
        #expect(try await Self.migrate(database, set).migrated == 1)
    }

    @Test func `a business in use is waited for`() async throws {
        let database = try await Self.database("in_use", businesses: 2)
        let schema = try await Self.schema("shop-1", database)
        let set = try Self.migrations(Self.first, Self.second)
        let (isHeld, held) = AsyncStream.makeStream(of: Void.self)
        let heard = Heard()
        let user = Task {
            try await database.admin.transaction { transaction in
                try await transaction.script("LOCK TABLE \(schema).things IN ACCESS SHARE MODE")
                held.finish()
                try await eventually("the other business is done") { heard.finished.count == 1 }
            }
        }
        for await _ in isHeld {}
        let report = try await Self.migrate(database, set, progress: heard)
        try await user.value
        #expect(report.migrated == 2)
    }

    @Test func `a hundred businesses are migrated, and a second time nothing is done`() async throws {
        let database = try await Self.database("many", businesses: 100)
        let set = try Self.migrations(Self.first, Self.second, Self.third)
        let first = Heard()
        #expect(try await Self.migrate(database, set, progress: first).migrated == 100)
        #expect(Set(first.finished).count == 100)
        let second = Heard()
        #expect(try await Self.migrate(database, set, progress: second).migrated == 0)
        #expect(second.finished.isEmpty)
    }
}

/// Remembers what a migrator told.
private final class Heard: MigrationProgress {
    private let told = Mutex<[String]>([])
    private let waited = Mutex(0)

    var finished: [String] { told.withLock(\.self) }
    var waits: Int { waited.withLock(\.self) }

    func waiting() {
        waited.withLock { $0 += 1 }
    }

    func applied(directory migration: Migration) {}

    func began(businesses: Int, version: Int) {}

    func finished(business slug: String, reason: String?, done: Int, of total: Int) {
        told.withLock { $0.append("\(slug) \(done)/\(total)") }
    }
}
