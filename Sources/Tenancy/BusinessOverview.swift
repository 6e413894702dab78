public import Core
public import Postgres

/// What the directory knows of a business, for the operator.
public struct BusinessOverview: Sendable {
    /// The business itself.
    public let business: Business
    /// Its own hosts, by name.
    public let hosts: [String]
    /// When it was made.
    public let createdAt: Instant
    /// When it was closed, if it is.
    public let suspendedAt: Instant?
    /// Why its last migration failed, if it did.
    public let migrationError: String?

    private init(row: inout RowReader) throws {
        business = try Business(row: &row)
        hosts = try row.next([String].self)
        createdAt = try row.next()
        suspendedAt = try row.next(Instant?.self)
        migrationError = try row.next(String?.self)
    }

    /// Whether the directory has been made; before the first migration there is none to list.
    public static func hasDirectory(_ database: Database) async throws -> Bool {
        let unit = Unit(
            ["SELECT to_regclass('directory.businesses') IS NOT NULL"],
            deadline: .now + .seconds(30)
        )
        return try await database.run(unit)[0].one { row in try row.next(Bool.self) }
    }

    /// All businesses by slug, or the one of a slug.
    public static func list(in database: Database, slug: String? = nil) async throws -> [BusinessOverview] {
        let unit = Unit(
            [
                """
                SELECT \(fragment: Business.columns),
                    ARRAY(SELECT host FROM directory.hosts WHERE business_id = businesses.id ORDER BY host),
                    created_at, suspended_at, migration_error
                FROM directory.businesses
                WHERE \(slug)::text IS NULL OR slug = \(slug)
                ORDER BY slug
                """
            ],
            deadline: .now + .seconds(30)
        )
        return try await database.run(unit)[0].map(BusinessOverview.init(row:))
    }
}
