import Core
import Postgres
import Tenancy
import TestKit
import Testing

/// The database itself keeps businesses apart (DESIGN part 2.2).
@Suite struct `The server's own database login` {
    private struct Table: Hashable {
        let schema: String
        let name: String
    }

    private func tables(_ business: TestBusiness) async throws -> [Table] {
        let schema = business.business.schema
        return try await business.database.admin.run(
            Unit(["SELECT tablename FROM pg_tables WHERE schemaname = \(schema) ORDER BY tablename"])
        )[0]
        .map { Table(schema: schema, name: try $0.next()) }
    }

    private func outcome(_ table: Table, _ database: Database, as business: Business?) async -> SQLState? {
        let unit = Unit(
            context: business?.context,
            ["SELECT count(*) FROM \(identifier: table.schema).\(identifier: table.name)"]
        )
        do {
            _ = try await database.run(unit)
            return nil
        } catch {
            return (error as? DatabaseError)?.sqlState
        }
    }

    @Test func `B.8 S3-1 reads no table of a business without that business's role`() async throws {
        let (first, second) = (try await TestBusiness.make(), try await TestBusiness.make())
        let database = first.database.serving()
        let all = try await tables(first) + tables(second)
        #expect(all.count > 20)
        for table in all {
            #expect(await outcome(table, database, as: nil) == .insufficientPrivilege, "\(table)")
            let other = table.schema == first.business.schema ? second.business : first.business
            #expect(await outcome(table, database, as: other) == .insufficientPrivilege, "\(table)")
        }
        // The same question with the right role, to see that the question is a good one.
        let clients = Table(schema: first.business.schema, name: "clients")
        #expect(await outcome(clients, database, as: first.business) == nil)
        await database.close()
    }

    @Test func `B.8 owns nothing, may not define anything, and changes the directory in no way`() async throws
    {
        let business = try await TestBusiness.make()
        let database = business.database.serving()
        let context = business.business.context
        let schema = business.business.schema
        let attempts: [(Context?, SQL)] = [
            (nil, "CREATE TABLE public.mine (id int)"),
            (nil, "CREATE SCHEMA mine"),
            (nil, "CREATE ROLE mine"),
            (nil, "UPDATE directory.businesses SET name = 'mine'"),
            (nil, "DELETE FROM directory.hosts"),
            (context, "CREATE TABLE mine (id int)"),
            (context, "DROP TABLE clients"),
            (context, "ALTER TABLE clients ADD COLUMN mine int"),
            (context, "TRUNCATE clients"),
            (context, "SELECT slug FROM directory.businesses"),
            (context, "CREATE FUNCTION \(identifier: schema).mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
        ]
        for (context, statement) in attempts {
            let error = try await #require(throws: DatabaseError.self, "\(statement.text)") {
                try await database.run(Unit(context: context, [statement]))
            }
            #expect(error.sqlState == .insufficientPrivilege, "\(statement.text): \(error.debugDescription)")
        }
        await database.close()
    }
}
