import Core
import Postgres

/// A client as the database answered, not yet written as JSON.
struct ClientRecord: Sendable {
    let id: ClientID
    /// The ETag.
    let revision: Int64
    private let rows: Rows
    private let fields: [ClientField]

    /// The answer of `ClientQueries.byID`.
    ///
    /// - Throws: `Problem.notFound` where there is no row.
    init(_ id: ClientID, _ rows: Rows, fields: [ClientField] = ClientField.all) throws {
        guard let revision = try rows.first({ row in try row.next(Int64.self) }) else {
            throw Problem.notFound(.client)
        }
        self.id = id
        self.revision = revision
        self.rows = rows
        self.fields = fields
    }

    /// Writes the client as an object.
    func write(to json: inout JSONWriter) throws {
        try rows.one { row in
            row.skip()
            try ClientField.write(fields, &row, &json)
        }
    }
}

/// A page of a list of clients as the database answered, not yet written as JSON.
struct ClientPage: Sendable {
    /// What a page was asked for.
    struct Wish: Sendable {
        var filter = ClientFilter()
        var sort = ClientSort()
        var after: ClientPosition?
        var limit = 50
        var fields = ClientField.all
    }

    /// How many clients there are on all pages.
    let total: Int64
    private let rows: Rows
    private let wish: Wish

    /// The answer of `ClientListQueries.page`, which has one row more than asked for where the list goes on.
    ///
    /// - Parameter total: to be given where the answer has no rows that could tell it.
    init(_ rows: Rows, _ wish: Wish, total: Int64 = 0) throws {
        self.rows = rows
        self.wish = wish
        self.total = try rows.first { row in try row.next(Int64.self) } ?? total
    }

    /// Writes `{items, total, next}`.
    func write(to json: inout JSONWriter) throws {
        json.beginObject()
        json.key("items")
        json.beginArray()
        let hasMore = rows.count > wish.limit
        var index = 0
        var next: String?
        func write(_ row: inout RowReader) throws {
            defer { index += 1 }
            guard index < wish.limit else { return }
            if hasMore, index == wish.limit - 1 {
                row.skip()
                let id = try row.next(ClientID.self)
                let position = ClientPosition(key: try wish.sort.column.kind.read(&row), id: id)
                next = position.cursor(wish.sort, wish.filter)
            } else {
                row.skip(3)
            }
            try ClientField.write(wish.fields, &row, &json)
        }
        try rows.forEach(write)
        json.endArray()
        json.field("total", total)
        json.field("next", next)
        json.endObject()
    }
}
