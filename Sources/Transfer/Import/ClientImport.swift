import Core
import Postgres

/// A file of clients that was read, and what became of it.
struct ClientImport: Sendable {
    /// What became of a file as a whole.
    enum State: String, Sendable, CaseIterable {
        /// Its valid rows were imported (or, in a dry run, would have been).
        case done
        /// Nothing was imported, because rows of it were wrong.
        case refused
    }

    let id: ImportID
    let createdAt: Instant
    let createdBy: StaffID?
    let mode: ImportMode
    let isDryRun: Bool
    var state: State
    let columns: [String]
    let ignoredColumns: [String]
    var total = 0
    var accepted = 0
    var rejected = 0
}

extension ClientImport {
    /// Reads the columns of `ClientImportQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        createdAt = try row.next()
        createdBy = try row.next(StaffID?.self)
        mode = try Self.word(row.next())
        isDryRun = try row.next()
        state = try Self.word(row.next())
        columns = try row.next()
        ignoredColumns = try row.next()
        total = try row.next()
        accepted = try row.next()
        rejected = try row.next()
    }

    private static func word<Word: RawRepresentable<String>>(_ text: String) throws -> Word {
        guard let word = Word(rawValue: text) else {
            throw Problem.broken(context: "client_imports has a word that is unknown here")
        }
        return word
    }
}

extension ClientImport: JSONEncodable {
    /// Writes the import without its rows.
    func write(to json: inout JSONWriter) {
        json.object { json in writeFields(to: &json) }
    }

    /// Writes the fields of the import into an object that is open.
    func writeFields(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("state", state.rawValue)
        json.field("mode", mode.rawValue)
        json.field("dry_run", isDryRun)
        json.field("created_at", createdAt)
        json.field("created_by", createdBy)
        json.field("rows_total", total)
        json.field("rows_accepted", accepted)
        json.field("rows_rejected", rejected)
        json.field("columns", columns)
        json.field("ignored_columns", ignoredColumns)
    }
}
