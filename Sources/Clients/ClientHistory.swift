import Core
import Postgres

/// A page of what happened to a client, as the database answered, not yet written as JSON (B.11).
struct ClientHistory: Sendable {
    private let rows: Rows
    private let limit: Int
    private let tag: String

    /// The answer of `ClientHistoryQueries.page`, which has one row more than asked for where the list goes on.
    ///
    /// - Throws: `Problem.notFound` where there is no row.
    init(_ rows: Rows, limit: Int, tag: String) throws {
        guard rows.count > 0 else { throw Problem.notFound(.client) }
        self.rows = rows
        self.limit = limit
        self.tag = tag
    }

    /// Before which entry a page begins; the cursor must be one of this client's history.
    static func position(_ cursor: String, tag: String) throws(Problem) -> Int64 {
        guard let cursor = Cursor(cursor), cursor.tag == tag, cursor.values.count == 1,
            let id = cursor.values[0].flatMap({ Int64($0) })
        else { throw .badCursor }
        return id
    }

    /// Writes `{items, total, next}`.
    func write(to json: inout JSONWriter) throws {
        json.beginObject()
        json.key("items")
        json.beginArray()
        var total: Int64 = 0
        var last: Int64?
        var index = 0
        func write(_ row: inout RowReader) throws {
            defer { index += 1 }
            total = try row.next()
            // A client without any history answers with one row of NULLs.
            guard index < limit, let id = try row.next(Int64?.self) else { return }
            last = id
            try Self.write(entry: id, &row, &json)
        }
        try rows.forEach(write)
        json.endArray()
        json.field("total", total)
        json.field(
            "next",
            rows.count > limit ? last.map { Cursor(values: [String($0)], tag: tag).description } : nil
        )
        json.endObject()
    }

    private static func write(entry id: Int64, _ row: inout RowReader, _ json: inout JSONWriter) throws {
        json.beginObject()
        json.field("id", id)
        json.field("at", try row.next(Instant.self))
        let kind = try row.next(String.self)
        let actor = try row.next(ID<Never>?.self)
        let name = try row.next(String?.self)
        json.key("actor")
        json.object { json in
            json.field("kind", kind)
            json.field("id", actor)
            json.field("name", name)
        }
        json.field("channel", try row.next(String.self))
        json.field("action", try row.next(String.self))
        json.key("changes")
        json.raw(Array(try row.next(String.self).utf8))
        json.endObject()
    }
}
