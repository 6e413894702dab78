import Core
import Postgres
import TestKit
import Testing

@Suite struct `Transactions` {
    private struct Refusal: Error {}

    @Test func `what the body throws undoes everything`() async throws {
        let play = try await Playground.make()
        await #expect(throws: Refusal.self) {
            try await play.database.transaction(context: play.context(0)) { transaction in
                try await transaction.execute("DELETE FROM things")
                throw Refusal()
            }
        }
        #expect(try await play.owner(0, 1) == play.schemas[0])
    }

    @Test func `a guard that does not hold stops the transaction before its work counts`() async throws {
        let play = try await Playground.make()
        await #expect(throws: Refusal.self) {
            try await play.database.transaction(
                context: play.context(0),
                guards: ["SELECT 1 FROM things WHERE id = -1"],
                check: { if $0[0].count == 0 { throw Refusal() } },
                { try await $0.execute("DELETE FROM things") }
            )
        }
        #expect(try await play.owner(0, 1) == play.schemas[0])
    }

    @Test func `what was put off is done by the commit, and its failure undoes the rest`() async throws {
        let play = try await Playground.make()
        try await play.database.transaction(context: play.context(0)) { transaction in
            try await transaction.execute("DELETE FROM things WHERE id = 1")
            transaction.later("DELETE FROM things WHERE id = 2")
        }
        #expect(try await play.owner(0, 1) == nil)
        #expect(try await play.owner(0, 2) == nil)
        await #expect(throws: DatabaseError.self) {
            try await play.database.transaction(context: play.context(0)) { transaction in
                try await transaction.execute("DELETE FROM things WHERE id = 3")
                transaction.later("INSERT INTO things VALUES (4, 'again')")
            }
        }
        #expect(try await play.owner(0, 3) == play.schemas[0])
    }

    @Test func `an error that the body swallows does not become a commit`() async throws {
        let play = try await Playground.make()
        let error = try await #require(throws: DatabaseError.self) {
            try await play.database.transaction(context: play.context(0)) { transaction in
                try await transaction.execute("DELETE FROM things WHERE id = 1")
                _ = try? await transaction.execute("SELECT 1 / 0")
            }
        }
        #expect(error.kind == .refused)
        #expect(try await play.owner(0, 1) == play.schemas[0])
    }

    @Test func `role and path end with the transaction`() async throws {
        let play = try await Playground.make { $0.leasedConnections = 1 }
        for index in [0, 1, 0] {
            let owner = try await play.database.transaction(context: play.context(index)) { transaction in
                try await transaction.one("SELECT owner FROM things WHERE id = 1") {
                    try $0.next(String.self)
                }
            }
            #expect(owner == play.schemas[index])
            let user = try await play.database.transaction { transaction in
                try await transaction.one("SELECT current_user") { try $0.next(String.self) }
            }
            #expect(user == "postgres")
        }
    }

    @Test func `a pool that is lent out refuses after its waiting time`() async throws {
        let play = try await Playground.make {
            $0.leasedConnections = 1
            $0.waitLimit = .seconds(4)
        }
        try await play.database.transaction { transaction in
            try await transaction.execute("SELECT 1")
            let error = try await #require(throws: DatabaseError.self) {
                try await play.database.transaction { try await $0.execute("SELECT 1") }
            }
            #expect(error.kind == .unavailable)
        }
        try await play.database.transaction { try await $0.execute("SELECT 1") }
    }

    @Test func `copies rows in and out, flat in memory and exact to the byte`() async throws {
        let play = try await Playground.make()
        let count = 200_000
        let taken = try await play.database.transaction(context: play.context(0)) { transaction in
            try await transaction.execute("DELETE FROM things")
            return try await transaction.copyIn("COPY things (id, owner) FROM STDIN") { writer in
                for start in stride(from: 0, to: count, by: 5_000) {
                    let lines = (start..<start + 5_000).map { "\($0)\tgrüß \($0)\n" }.joined()
                    try await writer.write(Array(lines.utf8))
                }
            }
        }
        #expect(taken == count)
        let owner = "grüß 199999"
        let command: SQL = "COPY (SELECT id, owner FROM things WHERE owner <> \(owner) ORDER BY id) TO STDOUT"
        let (bytes, lines, largest) = try await play.database.transaction(context: play.context(0)) {
            try await $0.copyOut(command) { rows in
                var (bytes, lines, largest) = (0, 0, 0)
                for try await chunk in rows {
                    bytes += chunk.count
                    lines += chunk.count { $0 == UInt8(ascii: "\n") }
                    largest = max(largest, chunk.count)
                }
                return (bytes, lines, largest)
            }
        }
        #expect(lines == count - 1)
        #expect(bytes == (0..<count - 1).reduce(0) { $0 + "\($1)\tgrüß \($1)\n".utf8.count })
        #expect(largest < 80 * 1_024)
    }

    @Test func `a copy that goes wrong leaves nothing and the connection usable`() async throws {
        let play = try await Playground.make { $0.leasedConnections = 1 }
        let error = try await #require(throws: DatabaseError.self) {
            try await play.database.transaction(context: play.context(0)) { transaction in
                _ = try await transaction.copyIn("COPY things (id, owner) FROM STDIN") { writer in
                    try await writer.write(Array("500\tgood\nnot a number\tbad\n".utf8))
                }
            }
        }
        #expect(error.sqlState?.rawValue == "22P02")
        await #expect(throws: Refusal.self) {
            try await play.database.transaction(context: play.context(0)) { transaction in
                _ = try await transaction.copyIn("COPY things (id, owner) FROM STDIN") { writer in
                    try await writer.write(Array("501\tgood\n".utf8))
                    throw Refusal()
                }
            }
        }
        #expect(try await play.owner(0, 500) == nil)
        #expect(try await play.owner(0, 501) == nil)
        try await play.database.transaction { try await $0.execute("SELECT 1") }
    }

    @Test func `a slow reader makes the server wait instead of filling this process`() async throws {
        let play = try await Playground.make()
        try await play.database.transaction { transaction in
            let pid = try await transaction.one("SELECT pg_backend_pid()") { try $0.next(Int.self) }
            try await transaction.copyOut(
                "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000)) TO STDOUT"
            ) {
                var rows = $0.makeAsyncIterator()
                _ = try await rows.next()
                try await eventually("the server waits for its reader") {
                    let waits = try await play.database.run(
                        Unit(["SELECT wait_event FROM pg_stat_activity WHERE pid = \(pid)"])
                    )[0]
                    return try waits.first { try $0.next(String?.self) } == "ClientWrite"
                }
                var bytes = 0
                while let chunk = try await rows.next() { bytes += chunk.count }
                #expect(bytes > 90_000 * 1_001)
            }
        }
    }
}
