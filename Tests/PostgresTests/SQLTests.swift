import Core
import Testing

@testable import Postgres

@Suite struct `SQL literals` {
    @Test func `a value becomes a parameter, whatever it holds`() {
        let name = "x'; DROP TABLE clients; --"
        let sql: SQL = "SELECT id FROM clients WHERE name = \(name) AND number = \(7)"
        #expect(sql.text == "SELECT id FROM clients WHERE name = $1 AND number = $2")
        #expect(sql.values == Array("\(name)\0\("7")\0".utf8))
        #expect(sql.offsets == [0, name.utf8.count + 1])
    }

    @Test func `nil becomes NULL`() {
        let missing: String? = nil
        let sql: SQL = "UPDATE clients SET note = \(missing)"
        #expect(sql.offsets == [nil])
    }

    @Test func `a fragment is spliced in and its parameters are renumbered`() {
        let inner: SQL = "a = \(1) OR b = \(2)"
        let outer: SQL = "SELECT \(0) WHERE (\(fragment: inner)) AND c = \(3)"
        #expect(outer.text == "SELECT $1 WHERE (a = $2 OR b = $3) AND c = $4")
        #expect(outer.values == Array(["0", "1", "2", "3"].map { $0 + "\0" }.joined().utf8))
        #expect(outer.offsets == [0, 2, 4, 6])
        let twice: SQL = "\(fragment: outer); \(fragment: outer)"
        #expect(twice.text.hasSuffix("SELECT $5 WHERE (a = $6 OR b = $7) AND c = $8"))
    }

    @Test func `identifiers are quoted`() {
        let sql: SQL = "DROP SCHEMA \(identifier: "we\"ird")"
        #expect(sql.text == #"DROP SCHEMA "we""ird""#)
    }

    @Test func `a NUL inside a text is noticed`() {
        let sql: SQL = "SELECT \("a\0b")"
        #expect(sql.hasEmbeddedNul)
    }

    @Test func `arrays are written so that nothing inside can end them`() {
        let sql: SQL = "SELECT \(["a,b", "c\"d", "e\\f", "NULL"])::text[]"
        #expect(sql.values == Array(#"{"a,b","c\"d","e\\f","NULL"}"#.utf8) + [0])
        let empty: SQL = "SELECT \([String]()), \([UInt8]())"
        #expect(empty.values == Array(#"{}"#.utf8) + [0] + Array(#"\x"#.utf8) + [0])
    }
}

@Suite struct `The pieces of a statement` {
    private func statement(_ id: Int, _ condition: SQL) -> SQL {
        "SELECT 1 WHERE a = \(id) AND \(fragment: condition)"
    }

    @Test func `the same statement is known again whatever its values`() {
        let (first, second) = (statement(1, "b"), statement(2, "b"))
        #expect(first.values != second.values)
        let names = ["c", "d"].map { SQL(trusted: $0) }
        #expect(statement(1, names[0]).pieces == statement(2, names[0]).pieces)
        #expect(statement(1, names[0]).pieces != statement(1, names[1]).pieces)
    }

    @Test func `a value, a NULL and the text of a parameter are told apart from each other's statements`() {
        func optional(_ value: Int?) -> SQL { "SELECT \(value)" }
        #expect(optional(1).pieces == optional(nil).pieces)
        let trusted = SQL(trusted: "SELECT $1")
        #expect(optional(1).pieces != trusted.pieces)
        #expect(optional(1).text == trusted.text)
    }
}

@Suite struct `The statement cache` {
    private func key(_ number: Int, _ schema: String = "a") -> StatementCache.Key {
        StatementCache.Key(schema: schema, pieces: SQL(trusted: "SELECT \(number)").pieces)
    }

    @Test func `prepares once for each schema`() {
        var cache = StatementCache(capacity: 10)
        let first = cache.lookUp(key(1))
        #expect(first.mustPrepare)
        #expect(!cache.lookUp(key(1)).mustPrepare)
        let other = cache.lookUp(key(1, "b"))
        #expect(other.mustPrepare)
        #expect(other.name != first.name)
    }

    @Test func `forgets what was used longest ago, and never holds more than its capacity`() {
        var cache = StatementCache(capacity: 3)
        let names = (1...3).map { cache.lookUp(key($0)).name }
        _ = cache.lookUp(key(1))
        #expect(cache.lookUp(key(4)).forget == names[1])
        #expect(cache.lookUp(key(5)).forget == names[2])
        #expect(cache.lookUp(key(6)).forget == names[0])
        #expect(cache.count == 3)
        for number in 0..<1_000 { _ = cache.lookUp(key(number % 7)) }
        #expect(cache.count == 3)
    }

    @Test func `what could not be prepared is prepared anew, under a new name`() {
        var cache = StatementCache(capacity: 3)
        let first = cache.lookUp(key(1))
        cache.remove(key(1), name: first.name)
        let second = cache.lookUp(key(1))
        #expect(second.mustPrepare)
        #expect(second.name != first.name)
        // News of the first name must not harm the second.
        cache.remove(key(1), name: first.name)
        #expect(!cache.lookUp(key(1)).mustPrepare)
    }
}
