import Core
public import Postgres

/// Proves, as the server's own login, that the database keeps businesses apart (B.8).
///
/// It asks two ways: the catalog, which knows every table of every business at once, and real attempts to read.
public struct IsolationCheck: Sendable {
    /// How many readable tables an answer names at most.
    public static let namedMax = 20

    private let database: Database

    /// - Parameter database: logged in as the serving process.
    public init(database: Database) {
        self.database = database
    }

    /// Why the server's login could do more than it should; empty is right.
    public func faultsOfLogin(roles: RoleNames) async throws -> [String] {
        let unit = Unit(
            [
                """
                SELECT rolname::text, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolbypassrls,
                    pg_has_role(rolname, \(roles.owner)::name, 'MEMBER'),
                    EXISTS (
                        SELECT 1
                        FROM pg_shdepend
                        WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid AND deptype = 'o'
                    )
                FROM pg_roles
                WHERE rolname = current_user
                """
            ],
            deadline: .now + .seconds(30)
        )
        return try await database.run(unit)[0].one { row in
            let name = try row.next(String.self)
            let faults: [(Bool, String)] = try [
                (name != roles.server, "it is not \(roles.server)"),
                (row.next(), "it is a superuser"),
                (row.next(), "it inherits the rights of its roles without setting them"),
                (row.next(), "it may create roles"),
                (row.next(), "it may create databases"),
                (row.next(), "it bypasses row security"),
                (row.next(), "it may act as the tables' owner"),
                (row.next(), "it owns something"),
            ]
            return faults.filter(\.0).map { "the login '\(name)' is too strong: \($0.1)" }
        }
    }

    /// Tables that may be read and must not, by name: of any business without a role, of any other business and of
    /// the directory with the role of one.
    public func readableTables(as business: Business?) async throws -> [String] {
        let own = business?.schema ?? ""
        let others: SQL =
            business == nil
            ? #"nspname LIKE 'b\_%'"#
            : #"(nspname LIKE 'b\_%' OR nspname = 'directory') AND nspname <> \#(own)"#
        let unit = Unit(
            context: business?.context,
            [
                """
                SELECT nspname || '.' || relname
                FROM pg_catalog.pg_class
                JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
                WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                  AND \(fragment: others)
                  AND has_schema_privilege(pg_namespace.oid, 'USAGE')
                  AND CASE relkind
                      WHEN 'S' THEN has_sequence_privilege(pg_class.oid, 'SELECT, USAGE, UPDATE')
                      ELSE has_table_privilege(pg_class.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                          OR has_any_column_privilege(pg_class.oid, 'SELECT, INSERT, UPDATE')
                  END
                ORDER BY 1
                LIMIT \(Self.namedMax)
                """
            ],
            deadline: .now + .seconds(60)
        )
        return try await database.run(unit)[0].map { try $0.next(String.self) }
    }

    /// Tries to read a client of one business, with the role of another or with none.
    ///
    /// - Returns: whether the database refused, as it must.
    public func isRefused(reading other: Business, as business: Business?) async throws -> Bool {
        let unit = Unit(
            context: business?.context,
            ["SELECT id FROM \(identifier: other.schema).clients LIMIT 1"],
            deadline: .now + .seconds(30)
        )
        return try await refused(unit)
    }

    /// Tries to read the directory with the role of a business.
    ///
    /// - Returns: whether the database refused, as it must.
    public func isRefused(readingDirectoryAs business: Business) async throws -> Bool {
        try await refused(
            Unit(
                context: business.context,
                ["SELECT id FROM directory.businesses LIMIT 1"],
                deadline: .now + .seconds(30)
            )
        )
    }

    /// Tries to read a business's clients with its own role, which must succeed.
    public func canReadOwn(_ business: Business) async throws -> Bool {
        try await !isRefused(reading: business, as: business)
    }

    private func refused(_ unit: Unit) async throws -> Bool {
        do {
            _ = try await database.run(unit)
            return false
        } catch let error as DatabaseError where error.sqlState == .insufficientPrivilege {
            return true
        }
    }
}
