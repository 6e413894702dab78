import Core
import Postgres

/// What became of an import and of some of its rows.
struct ClientImportReport: Sendable {
    let summary: ClientImport
    /// Refused rows, the first of them.
    let issues: [ImportVerdict]
}

extension ClientImportReport: JSONEncodable {
    /// Writes the import with `issues: [{row, issues}]`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            summary.writeFields(to: &json)
            json.key("issues")
            json.array { json in
                for verdict in issues {
                    json.object { json in
                        json.field("row", verdict.row)
                        json.field("issues", verdict.issues)
                    }
                }
            }
        }
    }
}

/// A page of the verdicts on an import's rows.
struct ImportVerdictPage: Sendable, JSONEncodable {
    let summary: ClientImport
    let items: [ImportVerdict]
    let total: Int
    let next: String?

    /// A page of what the database answered, which has one row more than asked for where the list goes on.
    init(_ summary: ClientImport, _ rows: [ImportVerdict], _ filter: ImportVerdict.Filter?, limit: Int) {
        self.summary = summary
        items = Array(rows.prefix(limit))
        total =
            switch filter {
            case .accepted: summary.accepted
            case .rejected: summary.rejected
            case nil: summary.total
            }
        let tag = Self.tag(summary.id, filter)
        next =
            rows.count > limit
            ? items.last.map { Cursor(values: [String($0.row)], tag: tag).description } : nil
    }

    /// The row after which a page begins.
    ///
    /// - Throws: `Problem.invalid` for the cursor of another list.
    static func row(cursor: String?, _ id: ImportID, _ filter: ImportVerdict.Filter?) throws(Problem) -> Int {
        guard let cursor else { return 0 }
        guard let read = Cursor(cursor), read.tag == tag(id, filter), read.values.count == 1,
            let row = read.values[0].flatMap({ Int32($0) }), row >= 0
        else { throw .badCursor }
        return Int(row)
    }

    /// Writes the import with `{items, total, next}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            summary.writeFields(to: &json)
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }

    private static func tag(_ id: ImportID, _ filter: ImportVerdict.Filter?) -> String {
        "import.\(id).\(filter?.rawValue ?? "all")"
    }
}

/// A page of the imports.
struct ClientImportPage: Sendable, JSONEncodable {
    private static let tag = "imports"

    let items: [ClientImport]
    let total: Int
    let next: String?

    /// A page of what the database answered, which has one import more than asked for where the list goes on.
    init(_ imports: [ClientImport], total: Int, limit: Int) {
        items = Array(imports.prefix(limit))
        self.total = total
        next =
            imports.count > limit
            ? items.last.map { Cursor(values: [$0.id.description], tag: Self.tag).description } : nil
    }

    /// The import after which a page begins.
    ///
    /// - Throws: `Problem.invalid` for the cursor of another list.
    static func last(cursor: String?) throws(Problem) -> ImportID? {
        guard let cursor else { return nil }
        guard let read = Cursor(cursor), read.tag == tag, read.values.count == 1,
            let id = read.values[0].flatMap(ImportID.init)
        else { throw .badCursor }
        return id
    }

    /// Writes `{items, total, next}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }
}

extension Problem {
    /// The cursor belongs to another list, or to none.
    fileprivate static let badCursor = Problem.invalid(
        field: "cursor",
        code: "invalid",
        message: "Send the cursor that the list gave as next, with the same filter."
    )
}
