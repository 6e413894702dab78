import Core

/// Why a file as a whole is refused.
enum FileIssue {
    static let workbook = issue(
        "workbook",
        "This is a spreadsheet program's own file. Save it as CSV (UTF-8) and send that."
    )
    static let notUTF8 = issue(
        "not_utf8",
        "The file is not UTF-8 text. Save it as CSV in the encoding UTF-8 and send it again."
    )
    static let empty = issue(
        "empty",
        "The file is empty. Its first line should name the columns, each further line is a client."
    )

    static func unclosedQuote(row: Int) -> Problem {
        issue("unclosed_quote", "The quotation mark that opens a cell of \(words(row)) is never closed.")
    }

    static func cellTooLong(row: Int, _ limits: CSVLimits) -> Problem {
        issue(
            "cell_too_long",
            "A cell of \(words(row)) has more than \(limits.cellBytesMax) bytes; is a quotation mark missing?"
        )
    }

    static func rowTooLong(row: Int, _ limits: CSVLimits) -> Problem {
        issue("row_too_long", "\(words(row, begins: true)) is longer than \(limits.rowBytesMax) bytes.")
    }

    static func tooManyColumns(row: Int, _ limits: CSVLimits) -> Problem {
        issue("too_many_columns", "\(words(row, begins: true)) has more than \(limits.columnsMax) cells.")
    }

    static func tooManyRows(_ limits: CSVLimits) -> Problem {
        issue("too_many_rows", "The file has more than \(limits.rowsMax) rows. Send it in parts.")
    }

    private static func issue(_ code: String, _ message: String) -> Problem {
        .invalid(field: "file", code: code, message: message)
    }

    private static func words(_ row: Int, begins: Bool = false) -> String {
        if row == 0 { return begins ? "The heading" : "the heading" }
        return begins ? "Row \(row)" : "row \(row)"
    }
}
