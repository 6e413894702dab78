import Core
import Postgres

/// What `foyer doctor` asks the database.
enum DoctorQueries {
    /// The server, its limits, its clock and what the deployment needs of it; one row.
    static func facts(server: String, owner: String) -> SQL {
        """
        SELECT
            current_setting('server_version_num')::integer,
            current_setting('server_version'),
            current_setting('server_encoding'),
            current_setting('max_locks_per_transaction')::integer
                * (current_setting('max_connections')::integer
                    + current_setting('max_prepared_transactions')::integer),
            current_setting('max_connections')::integer,
            (
                SELECT count(*)
                FROM pg_class
                JOIN pg_namespace ON pg_namespace.oid = relnamespace
                WHERE relkind IN ('r', 'p', 'i', 'S') AND nspname LIKE 'b\\_%'
            ),
            ARRAY(
                SELECT extname::text
                FROM pg_extension
                JOIN pg_namespace ON pg_namespace.oid = extnamespace
                WHERE nspname = 'extensions'
            ),
            to_regprocedure('extensions.fold(text)') IS NOT NULL,
            EXISTS (SELECT 1 FROM pg_roles WHERE rolname = \(server) AND rolcanlogin),
            EXISTS (SELECT 1 FROM pg_roles WHERE rolname = \(owner) AND NOT rolcanlogin),
            has_schema_privilege('public', 'public', 'CREATE'),
            clock_timestamp()
        """
    }
}

/// What the database said of itself.
struct DatabaseFacts: Sendable {
    let version: Int
    let versionName: String
    let encoding: String
    /// So many locks fit at once.
    let lockCapacity: Int
    let connectionsMax: Int
    /// Tables, indexes and sequences of all businesses, which a dump locks together.
    let relations: Int
    let extensions: [String]
    let hasFold: Bool
    let hasServer: Bool
    let hasOwner: Bool
    let isPublicOpen: Bool
    let now: Instant

    init(row: inout RowReader) throws {
        version = try row.next()
        versionName = try row.next()
        encoding = try row.next()
        lockCapacity = try row.next()
        connectionsMax = try row.next()
        relations = try row.next()
        extensions = try row.next()
        hasFold = try row.next()
        hasServer = try row.next()
        hasOwner = try row.next()
        isPublicOpen = try row.next()
        now = try row.next()
    }
}
