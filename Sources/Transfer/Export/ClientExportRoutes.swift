import Clients
import Core
public import Gateway
import Tenancy

/// The route by which clients leave as a file.
public struct ClientExportRoutes: Sendable {
    private let exports: ClientExportOperations

    /// Routes with these limits.
    public init(_ settings: TransferSettings = TransferSettings()) {
        exports = ClientExportOperations(settings)
    }

    /// All of them.
    public var routes: [Route] {
        [.get("clients/export", allowing: .exportClients, Self.exporting, export)]
    }

    private func export(_ call: Call) async throws -> Reply {
        let wish = try ClientExport(
            columns: call.list("columns"),
            delimiter: call.query("delimiter"),
            encoding: call.query("encoding")
        )
        let filter = try ClientFilter(call)
        let scope = call.scope
        return .stream(contentType: "text/csv; charset=utf-8", fileName: Self.fileName(scope)) { writer in
            try await exports.run(wish, filter, in: scope) { try await writer.write($0) }
        }
        .header("cache-control", "no-store")
    }

    private static func fileName(_ scope: Scope) -> String {
        let today = CalendarDate(daysSince1970: Int(scope.world.now().microseconds / 86_400_000_000))
        return "clients-\(scope.business.slug)-\(today).csv"
    }
}

// MARK: What it takes and gives

extension ClientExportRoutes {
    private static let exporting = OperationDoc(
        "Export clients as a CSV file",
        help:
            "The clients in reach, with the filters of the list. An import understands the file. "
            + "A text that a spreadsheet could take for a formula has an apostrophe in front, "
            + "which an import takes off again; phone numbers have none.",
        query: [
            QueryParameter("format", .choice(["csv"]), "csv, the only one so far."),
            QueryParameter(
                "delimiter",
                .choice(CSVDelimiter.allCases.map(\.rawValue)),
                "comma if not given."
            ),
            QueryParameter(
                "columns",
                .array(.choice(ExportColumn.all.map(\.name)), max: ExportColumn.all.count),
                "The columns in the wanted order, separated by commas; all if not given."
            ),
            QueryParameter(
                "encoding",
                .choice(ClientExport.encodings),
                "utf-8-bom (as if not given) is what Excel takes for UTF-8; utf-8 has no byte order mark."
            ),
        ] + ClientFilter.query,
        responses: [200: .file("text/csv")]
    )
}
