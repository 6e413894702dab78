import Gateway

/// The forms of imports in JSON, for the OpenAPI document.
enum ClientImportSchema {
    /// An import of a list.
    static let summary = Schema.object(
        "ClientImport",
        [
            "id": .id,
            "state": state,
            "mode": mode,
            "dry_run": .boolean,
            "created_at": .instant,
            "created_by": .id.orNull,
            "rows_total": count,
            "rows_accepted": accepted,
            "rows_rejected": count,
            "columns": .array(.string()),
            "ignored_columns": .array(.string()),
        ]
    )

    /// What became of a file, with its first refused rows.
    static let report = Schema.object(
        "ClientImportReport",
        [
            "id": .id,
            "state": state,
            "mode": mode,
            "dry_run": .boolean,
            "created_at": .instant,
            "created_by": .id.orNull,
            "rows_total": count,
            "rows_accepted": accepted,
            "rows_rejected": count,
            "columns": .array(.string()),
            "ignored_columns": .array(.string()),
            "issues": Schema.array(.object(nil, ["row": row, "issues": .array(issue)]))
                .described("Refused rows, at most the first hundred."),
        ]
    )

    /// An import with a page of the verdicts on its rows.
    static let verdicts = Schema.object(
        "ClientImportVerdicts",
        [
            "id": .id,
            "state": state,
            "mode": mode,
            "dry_run": .boolean,
            "created_at": .instant,
            "created_by": .id.orNull,
            "rows_total": count,
            "rows_accepted": accepted,
            "rows_rejected": count,
            "columns": .array(.string()),
            "ignored_columns": .array(.string()),
            "items": .array(verdict),
            "total": count,
            "next": Schema.string().described("The cursor of the next page; null on the last one.").orNull,
        ]
    )

    private static let verdict = Schema.object(
        "ClientImportVerdict",
        [
            "row": row,
            "verdict": .choice(ImportVerdict.Filter.allCases.map(\.rawValue)),
            "client": Schema.object(nil, ["id": .id, "number": row])
                .described("Whom the row became; null in a dry run and for refused rows.").orNull,
            "issues": .array(issue),
        ]
    )
    private static let issue = Schema.object(
        "ImportIssue",
        ["field": .string(), "code": .string(), "message": .string()]
    )
    private static let state = Schema.choice(ClientImport.State.allCases.map(\.rawValue))
        .described("refused: nothing was imported, because rows of the file were wrong.")
    private static let mode = Schema.choice(ImportMode.allCases.map(\.rawValue))
    private static let count = Schema.integer(0...Int(Int32.max))
    private static let accepted = count.described("Rows that were right, whether or not they were imported.")
    private static let row = Schema.integer(1...Int(Int32.max))
}
