import Core
public import Postgres

/// Brings the directory and every business's schema to the newest version.
///
/// Each migration of the directory and each business is one transaction that also writes its new version, so a run
/// that was killed is simply started again. Only one migrator works at a time. A business that fails keeps its
/// version, is recorded and passed over; if the first one fails, which had no trouble before, nothing else is touched.
public struct Migrator: Sendable {
    private let database: Database
    private let roles: RoleNames
    private let migrations: MigrationSet
    private let workers: Int
    private let lockWait: Duration

    /// - Parameters:
    ///   - database: logged in as the administrative role, with at least `workers + 1` connections to lease.
    ///   - roles: as `DatabaseRoles` made them.
    ///   - workers: how many businesses are migrated at once.
    ///   - lockWait: how long to wait for another migrator's end.
    public init(
        database: Database,
        roles: RoleNames,
        migrations: MigrationSet,
        workers: Int = 4,
        lockWait: Duration = .seconds(60)
    ) {
        precondition(workers > 0, "a migrator needs at least one worker")
        self.database = database
        self.roles = roles
        self.migrations = migrations
        self.workers = workers
        self.lockWait = lockWait
    }

    /// Runs what is missing.
    ///
    /// - Throws: `MigrationFault` where nothing may be done at all, `DatabaseError` where the database is lost.
    @discardableResult
    public func run(progress: any MigrationProgress = SilentProgress()) async throws -> MigrationReport {
        // The lock lives as long as its transaction, which is open, and idle, until all is done.
        try await database.transaction { lock in
            try await lock.script(
                "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0"
            )
            try await take(lock, progress)
            var report = MigrationReport()
            report.version = migrations.businessVersion
            report.directory = try await migrateDirectory(progress)
            try await checkBusinessFiles()
            try await migrateBusinesses(&report, progress)
            return report
        }
    }

    private func take(_ lock: Transaction, _ progress: any MigrationProgress) async throws {
        let deadline = ContinuousClock.now + lockWait
        var hasWaited = false
        while true {
            let taken = try await lock.first(
                "SELECT pg_try_advisory_xact_lock(\(AdvisoryLock.migrations)::bigint)"
            ) { try $0.next(Bool.self) }
            if taken == true { return }
            guard ContinuousClock.now < deadline else {
                throw MigrationFault("Another migration is running and did not end within \(lockWait).")
            }
            if !hasWaited { progress.waiting() }
            hasWaited = true
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}

// MARK: The directory

extension Migrator {
    private func migrateDirectory(_ progress: any MigrationProgress) async throws -> [String] {
        let applied = try await recorded(.directory)
        try check(applied, .directory)
        var files: [String] = []
        for migration in migrations.directory.dropFirst(applied.count) {
            try await database.transaction { transaction in
                try await transaction.script(
                    """
                    SET LOCAL ROLE \(SQL.quoted(identifier: roles.owner));
                    SET LOCAL search_path = directory, extensions;
                    SET LOCAL statement_timeout = 0;
                    """
                )
                do {
                    try await transaction.script(migration.sql)
                } catch let error as DatabaseError where error.kind == .refused {
                    throw MigrationFault("\(migration.file) failed: \(MigrationFailure.words(error)).")
                }
                try await MigrationRecord.add([migration], in: transaction)
            }
            progress.applied(directory: migration)
            files.append(migration.file)
        }
        return files
    }

    /// Business migrations that some business already has must be the same files as they were then.
    private func checkBusinessFiles() async throws {
        try check(try await recorded(.business), .business)
    }

    private func recorded(_ kind: Migration.Kind) async throws -> [MigrationRecord] {
        try await database.transaction { transaction in
            try await MigrationRecord.all(kind, in: transaction)
        }
    }

    private func check(_ applied: [MigrationRecord], _ kind: Migration.Kind) throws {
        let known = migrations[kind]
        if let newest = applied.last, newest.number > known.count {
            throw MigrationFault(
                "The \(kind.rawValue) migrations of the database go up to number \(newest.number); this program knows "
                    + "them up to \(known.count). Start the newer program instead."
            )
        }
        for (record, migration) in zip(applied, known) where record.checksum != migration.checksum {
            throw MigrationFault(
                "\(migration.file) was edited after it had been applied. Restore it and put the change into a new "
                    + "migration."
            )
        }
    }
}

// MARK: The businesses

extension Migrator {
    private func migrateBusinesses(
        _ report: inout MigrationReport,
        _ progress: any MigrationProgress
    ) async throws {
        let behind = try await waiting()
        progress.began(businesses: behind.count, version: migrations.businessVersion)
        guard let canary = behind.first else { return }
        let tally = MigrationTally(total: behind.count, progress: progress)
        tally.note(canary, reason: try await migrate(canary))
        if !tally.failures.isEmpty, !canary.hasFailedBefore {
            report.untried = behind.count - 1
        } else {
            try await migrate(behind.dropFirst(), tally)
        }
        report.migrated = tally.migrated
        report.failures = tally.failures
    }

    /// The businesses that are behind, in the order of their turns: one query, whatever their number.
    private func waiting() async throws -> [BusinessBehind] {
        let newest = migrations.businessVersion
        let others = try await database.transaction { transaction in
            try await transaction.rows(
                """
                SELECT id, slug, schema_name, schema_version, migration_error IS NOT NULL
                FROM directory.businesses
                WHERE schema_version <> \(newest)
                ORDER BY migration_error IS NOT NULL, schema_version, created_at, id
                """,
                as: BusinessBehind.init(row:)
            )
        }
        if let ahead = others.first(where: { $0.version > newest }) {
            throw MigrationFault(
                "The schema of business '\(ahead.slug)' is at version \(ahead.version); this program knows versions "
                    + "up to \(newest). Start the newer program instead."
            )
        }
        return others
    }

    private func migrate(_ businesses: ArraySlice<BusinessBehind>, _ tally: MigrationTally) async throws {
        try await withThrowingTaskGroup(of: (BusinessBehind, String?).self) { group in
            var remaining = businesses.makeIterator()
            func startNext() {
                guard let business = remaining.next() else { return }
                group.addTask { (business, try await migrate(business)) }
            }
            for _ in 0..<workers { startNext() }
            while let (business, reason) = try await group.next() {
                tally.note(business, reason: reason)
                startNext()
            }
        }
    }

    /// Migrates one business; the answer says why it could not be done.
    private func migrate(_ business: BusinessBehind) async throws -> String? {
        var attempt = 0
        while true {
            attempt += 1
            do {
                try await attemptMigration(of: business)
                return nil
            } catch {
                guard let failure = MigrationFailure(error) else { throw error }
                // A table that is in use right now is tried again: waiting longer would hold up its users.
                if failure.isLockTimeout, attempt < 5 {
                    try await Task.sleep(for: .milliseconds(200 << attempt))
                    continue
                }
                try await record(failure, of: business)
                return failure.reason
            }
        }
    }

    private func attemptMigration(of business: BusinessBehind) async throws {
        try await database.transaction { transaction in
            try await transaction.script(
                BusinessSchema.entrance(schema: business.schema, roles: roles)
                    + "SET LOCAL lock_timeout = '3s'; SET LOCAL statement_timeout = 0;"
            )
            let version = try await transaction.first(
                "SELECT schema_version FROM directory.businesses WHERE id = \(business.id) FOR UPDATE"
            ) { try $0.next(Int.self) }
            // Between the list and its turn a business may have been removed, or made anew by a newer program.
            guard let version, version < migrations.businessVersion else { return }
            let missing = Array(migrations.business.dropFirst(version))
            for migration in missing {
                do {
                    try await transaction.script(migration.sql)
                } catch let error as DatabaseError where error.kind == .refused {
                    throw MigrationFailure(file: migration.file, error: error)
                }
            }
            try await MigrationRecord.add(missing, in: transaction)
            try await transaction.execute(
                """
                UPDATE directory.businesses
                SET schema_version = \(migrations.businessVersion), migration_error = NULL
                WHERE id = \(business.id)
                """
            )
        }
    }

    private func record(_ failure: MigrationFailure, of business: BusinessBehind) async throws {
        try await database.transaction { transaction in
            try await transaction.script("SET LOCAL ROLE \(SQL.quoted(identifier: roles.owner))")
            try await transaction.execute(
                "UPDATE directory.businesses SET migration_error = \(failure.reason) WHERE id = \(business.id)"
            )
        }
    }
}

/// A business whose schema is not at the program's version.
struct BusinessBehind: Sendable {
    let id: BusinessID
    let slug: String
    let schema: String
    let version: Int
    let hasFailedBefore: Bool

    init(row: inout RowReader) throws {
        id = try row.next()
        slug = try row.next()
        schema = try row.next()
        version = try row.next()
        hasFailedBefore = try row.next()
    }
}

/// Counts what became of the businesses; used by one task only.
private final class MigrationTally {
    private let total: Int
    private let progress: any MigrationProgress
    private(set) var migrated = 0
    private(set) var failures: [MigrationReport.Failure] = []

    init(total: Int, progress: any MigrationProgress) {
        self.total = total
        self.progress = progress
    }

    func note(_ business: BusinessBehind, reason: String?) {
        if let reason {
            failures.append(MigrationReport.Failure(slug: business.slug, reason: reason))
        } else {
            migrated += 1
        }
        progress.finished(
            business: business.slug,
            reason: reason,
            done: migrated + failures.count,
            of: total
        )
    }
}
