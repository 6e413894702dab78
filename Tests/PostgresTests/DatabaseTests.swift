import Core
import FoundationEssentials
import Postgres
import TestKit
import Testing

/// A database client for one test, with a schema and role for each of two businesses.
struct Playground {
    let cluster: TestCluster
    let database: Database
    let schemas: [String]

    static func make(
        on cluster: TestCluster? = nil,
        _ change: (inout DatabaseConfiguration) -> Void = { _ in }
    ) async throws -> Playground {
        let cluster = if let cluster { cluster } else { try await TestCluster.shared() }
        var configuration = DatabaseConfiguration(url: cluster.url())
        configuration.sharedConnections = 1
        configuration.waitLimit = .seconds(30)
        change(&configuration)
        let database = Database(configuration)
        let stem = "play_" + UUID().uuidString.lowercased().prefix(8)
        let schemas = ["a", "b"].map { "\(stem)_\($0)" }
        var patient = DatabaseConfiguration(url: cluster.url())
        patient.waitLimit = .seconds(60)
        let maker = Database(patient)
        try await maker.transaction { transaction in
            for schema in schemas {
                try await transaction.script(
                    """
                    CREATE ROLE \(schema) NOLOGIN; CREATE SCHEMA \(schema);
                    CREATE TABLE \(schema).things (id integer PRIMARY KEY, owner text NOT NULL CHECK (owner <> ''));
                    INSERT INTO \(schema).things SELECT n, '\(schema)' FROM generate_series(1, 100) n;
                    GRANT USAGE ON SCHEMA \(schema) TO \(schema);
                    GRANT SELECT, INSERT, UPDATE, DELETE ON \(schema).things TO \(schema);
                    """
                )
            }
        }
        await maker.close()
        return Playground(cluster: cluster, database: database, schemas: schemas)
    }

    func context(_ index: Int) -> Context {
        Context(role: schemas[index], schema: schemas[index], extensions: [])
    }

    func owner(_ index: Int, _ id: Int) async throws -> String? {
        try await database.run(Unit(context: context(index), ["SELECT owner FROM things WHERE id = \(id)"]))[
            0
        ]
        .first { try $0.next(String.self) }
    }
}

@Suite struct `The database client` {
    @Test func `reads back what it wrote, type by type`() async throws {
        let database = try await Playground.make().database
        let id = ID<ClientSubject>.make(.system)
        let now = World.system.now()
        let rows = try await database.run(
            Unit([
                """
                SELECT \("grüß' dich")::text, \(42)::int, \(Int64.max)::bigint, \(true)::bool, \(id)::uuid, \(now)::timestamptz,
                    'infinity'::timestamptz, \(try #require(CalendarDate(iso8601: "2024-02-29")))::date,
                    \(try #require(DecimalNumber("-1234.5600")))::numeric(12, 4), '{"a": [1, null]}'::jsonb, '[2]'::json,
                    \(["a", "b\"\\,{}"])::text[], \([id])::uuid[], \([UInt8]([0, 255, 16]))::bytea,
                    '{}'::text[], NULL::text, 0.05::numeric, 100000::numeric, \([1, -2])::int[]
                """
            ])
        )
        _ = try rows[0].one { (row: inout RowReader) throws -> Void in
            #expect(try row.next(String.self) == "grüß' dich")
            #expect(try row.next(Int.self) == 42)
            #expect(try row.next(Int64.self) == .max)
            #expect(try row.next(Bool.self))
            #expect(try row.next(ClientID.self) == id)
            #expect(try row.next(Instant.self) == now)
            #expect(try row.next(Instant.self) == .distantFuture)
            #expect(try row.next(CalendarDate.self).iso8601 == "2024-02-29")
            #expect(try row.next(DecimalNumber.self).description == "-1234.56")
            #expect(try row.next(JSONValue.self) == ["a": [1, nil]])
            #expect(try row.next(JSONValue.self) == [2])
            #expect(try row.next([String].self) == ["a", "b\"\\,{}"])
            #expect(try row.next([ClientID].self) == [id])
            #expect(try row.next([UInt8].self) == [0, 255, 16])
            #expect(try row.next([String].self) == [])
            #expect(try row.next(String?.self) == nil)
            #expect(try row.next(DecimalNumber.self).description == "0.05")
            #expect(try row.next(DecimalNumber.self).description == "100000")
            #expect(try row.next([Int].self) == [1, -2])
            #expect(throws: DatabaseError.self) { try row.next(Int.self) }
        }
    }

    @Test func `tells code, constraint and table of an error, and says nothing of them by accident`()
        async throws
    {
        let play = try await Playground.make()
        let error = try await #require(throws: DatabaseError.self) {
            try await play.database.run(
                Unit(context: play.context(0), ["INSERT INTO things VALUES (1, 'secret value')"])
            )
        }
        #expect(error.kind == .refused)
        #expect(error.sqlState == .uniqueViolation)
        #expect(error.constraint == "things_pkey")
        #expect(error.table == "things")
        #expect(error.debugDescription.contains("things_pkey"))
        #expect("\(error)" == "DatabaseError(refused 23505)")
        let null = try await #require(throws: DatabaseError.self) {
            try await play.database.run(
                Unit(context: play.context(0), ["INSERT INTO things VALUES (900, NULL)"])
            )
        }
        #expect(null.column == "owner")
    }

    @Test func `a unit of work is done whole or not at all`() async throws {
        let play = try await Playground.make()
        await #expect(throws: DatabaseError.self) {
            try await play.database.run(
                Unit(
                    context: play.context(0),
                    ["DELETE FROM things WHERE id = 5", "SELECT 1 / 0", "DELETE FROM things WHERE id = 6"]
                )
            )
        }
        #expect(try await play.owner(0, 5) == play.schemas[0])
        #expect(try await play.owner(0, 6) == play.schemas[0])
    }

    @Test func `S0-23 two businesses on one connection never see each other's rows`() async throws {
        let play = try await Playground.make { $0.statementCacheSize = 3 }
        var order = (0..<1_000).map { $0 % 2 }
        order.shuffle()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, business) in order.enumerated() {
                group.addTask {
                    switch number % 10 {
                    case 7:
                        // A failure in between, after which role and path must be gone as after a success.
                        _ = try? await play.database.run(
                            Unit(context: play.context(business), ["SELECT 1 / 0"])
                        )
                    case 8:
                        let task = Task { try? await play.owner(business, 1) }
                        task.cancel()
                        _ = await task.value
                    case 9:
                        let bare = try await play.database.run(
                            Unit(["SELECT current_user, current_schema()"])
                        )
                        let (user, schema) = try bare[0].one {
                            (try $0.next(String.self), try $0.next(String?.self))
                        }
                        #expect(user == "postgres")
                        #expect(schema == "public")
                    default:
                        let owner = try await play.owner(business, 1 + number % 100)
                        #expect(owner == play.schemas[business])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `B.8 a role cannot reach the other's schema, even by naming it`() async throws {
        let play = try await Playground.make()
        let other = play.schemas[1]
        let error = try await #require(throws: DatabaseError.self) {
            try await play.database.run(
                Unit(context: play.context(0), [SQL(trusted: "SELECT id FROM \(other).things")])
            )
        }
        #expect(error.sqlState == .insufficientPrivilege)
    }

    @Test func `prepared statements are bounded on the server as well`() async throws {
        let play = try await Playground.make { $0.statementCacheSize = 8 }
        for number in 0..<50 {
            _ = try await play.database.run(Unit([SQL(trusted: "SELECT \(number)")]))
        }
        let count = try await play.database.run(Unit(["SELECT count(*) FROM pg_prepared_statements"]))[0]
            .one { try $0.next(Int.self) }
        #expect(count <= 8)
        #expect(count >= 7)
    }

    @Test func `a NUL is refused before anything is sent`() async throws {
        let play = try await Playground.make()
        let error = try await #require(throws: DatabaseError.self) {
            try await play.database.run(Unit(["SELECT \("a\0b")::text"]))
        }
        #expect(error.kind == .invalidParameter)
    }
}
