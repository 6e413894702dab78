import Core
import Postgres
import Tenancy

extension TestBusiness {
    /// Everything in the business's tables, but for what reading alone makes.
    public func dump() async throws -> [String: String] {
        try await withTables { transaction in
            let tables = try await transaction.rows(
                """
                SELECT table_name::text
                FROM information_schema.tables
                WHERE table_schema = \(business.schema) AND table_type = 'BASE TABLE'
                """
            ) { try $0.next(String.self) }
            var dump: [String: String] = [:]
            for table in tables {
                dump[table] = try await transaction.one(
                    """
                    SELECT coalesce(string_agg(line::text, E'\\n' ORDER BY line::text), '')
                    FROM \(identifier: table) AS line
                    """
                ) { try $0.next(String.self) }
            }
            return dump
        }
    }
}
