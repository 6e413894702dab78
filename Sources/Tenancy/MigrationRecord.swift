import Core
import Postgres

/// A migration as it was when it was first applied.
struct MigrationRecord: Sendable {
    let number: Int
    let name: String
    let checksum: String

    init(row: inout RowReader) throws {
        number = try row.next()
        name = try row.next()
        checksum = try row.next()
    }

    /// What is recorded of one kind, in order; nothing where there is no directory yet.
    static func all(_ kind: Migration.Kind, in transaction: Transaction) async throws -> [MigrationRecord] {
        let hasTable = try await transaction.first(
            "SELECT to_regclass('directory.migrations') IS NOT NULL"
        ) { try $0.next(Bool.self) }
        guard hasTable == true else { return [] }
        return try await transaction.rows(
            """
            SELECT number, name, checksum
            FROM directory.migrations
            WHERE kind = \(kind.rawValue)
            ORDER BY number
            """,
            as: MigrationRecord.init(row:)
        )
    }

    /// Records migrations; those that are recorded already stay as they were.
    static func add(_ migrations: [Migration], in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO directory.migrations (kind, number, name, checksum)
            SELECT kind, number, name, checksum
            FROM unnest(
                \(migrations.map(\.kind.rawValue))::text[],
                \(migrations.map(\.number))::integer[],
                \(migrations.map(\.name))::text[],
                \(migrations.map(\.checksum))::text[]
            ) AS added (kind, number, name, checksum)
            ON CONFLICT (kind, number) DO NOTHING
            """
        )
    }
}

/// Why one business could not be migrated.
struct MigrationFailure: Error {
    /// For the directory and the operator: no value of any row.
    let reason: String
    /// A table was in use for longer than the migration waits.
    let isLockTimeout: Bool

    init(file: String, error: DatabaseError) {
        reason = "\(file): \(Self.words(error))"
        isLockTimeout = error.sqlState?.rawValue == "55P03"
    }

    /// The failure that an error is of one business alone; nil where the database is lost or somebody gave up.
    init?(_ error: any Error) {
        switch error {
        case let failure as MigrationFailure: self = failure
        case let error as DatabaseError where error.kind == .refused || error.kind == .roleRefused:
            self.init(file: "the transaction", error: error)
        default: return nil
        }
    }

    /// The server's words where they speak of tables and names only; else just the code and where it happened.
    ///
    /// Data errors quote the offending value, which may be a person's.
    static func words(_ error: DatabaseError) -> String {
        guard let state = error.sqlState else { return error.description }
        let place = [error.table, error.column, error.constraint].compactMap(\.self).joined(separator: " ")
        if ["0A", "2B", "3F", "42", "55"].contains(state.errorClass) {
            return "\(error.message) (\(state.rawValue))"
        }
        return place.isEmpty ? "SQLSTATE \(state.rawValue)" : "SQLSTATE \(state.rawValue) at \(place)"
    }
}
