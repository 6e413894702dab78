import Core

/// What somebody wants of an export.
struct ClientExport: Sendable {
    var columns = ExportColumn.all
    var delimiter = CSVDelimiter.comma
    /// Excel takes a file without it for the encoding of its country.
    var hasByteOrderMark = true
}

extension ClientExport {
    /// The encodings that can be asked for.
    static let encodings = ["utf-8-bom", "utf-8"]

    /// Reads the parts of the wish.
    ///
    /// - Throws: `Problem.invalid` for a column that is asked for twice, or none at all.
    init(columns names: [String]?, delimiter: String?, encoding: String?) throws(Problem) {
        self.delimiter = delimiter.flatMap(CSVDelimiter.init(rawValue:)) ?? .comma
        hasByteOrderMark = encoding != "utf-8"
        guard let names else { return }
        columns = names.compactMap(ExportColumn.named)
        guard !columns.isEmpty, columns.count == names.count, Set(names).count == names.count else {
            throw .invalid(
                field: "columns",
                code: "invalid",
                message: "Name each column once, of \(ExportColumn.all.map(\.name).joined(separator: ", "))."
            )
        }
    }
}
