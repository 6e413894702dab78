import Core
public import Gateway

/// The routes by which files of clients come in.
public struct ClientImportRoutes: Sendable {
    private let imports: ClientImportOperations
    private let settings: TransferSettings

    /// Routes with these limits.
    public init(_ settings: TransferSettings = TransferSettings()) {
        imports = ClientImportOperations(settings)
        self.settings = settings
    }

    /// All of them.
    public var routes: [Route] {
        [
            .post(
                "clients/imports",
                allowing: .importClients,
                Self.importing,
                body: .stream(types: ["text/csv"], bytesMax: settings.fileBytesMax),
                run
            ),
            .get("clients/imports", allowing: .importClients, Self.listing, list),
            .get("clients/imports/{id}", allowing: .importClients, Self.reading, read),
        ]
    }

    private func run(_ call: Call) async throws -> Reply {
        try Self.insistOnUTF8(call.header("content-type"))
        var wish = ClientImportOperations.Wish()
        wish.mode = call.query("mode").flatMap(ImportMode.init(rawValue:)) ?? .validRows
        wish.isDryRun = call.flag("dry_run") ?? false
        wish.key = try call.idempotencyKey
        let report = try await imports.run(wish, call.body, in: call.scope)
        return .json(report, status: 201, location: call.address("clients/imports/\(report.summary.id)"))
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(try await imports.page(cursor: call.query("cursor"), limit: call.limit, in: call.scope))
    }

    private func read(_ call: Call) async throws -> Reply {
        let filter = call.query("verdict").flatMap(ImportVerdict.Filter.init(rawValue:))
        let page = try await imports.verdicts(
            call.id("id", .import),
            filter,
            cursor: call.query("cursor"),
            limit: call.limit,
            in: call.scope
        )
        return .json(page)
    }

    /// Other encodings than UTF-8 are refused where they are named.
    private static func insistOnUTF8(_ type: String?) throws(Problem) {
        guard let type = type?.lowercased(), type.contains("charset=") else { return }
        let isUTF8 = type.contains("charset=utf-8") || type.contains("charset=\"utf-8\"")
        guard isUTF8 else { throw .unsupportedMediaType(expected: ["text/csv; charset=utf-8"]) }
    }
}

// MARK: What they take and give

extension ClientImportRoutes {
    private static let importing = OperationDoc(
        "Import clients from a CSV file",
        help:
            "The body is the file: UTF-8, delimited by comma, semicolon, tabulator or bar, its first line "
            + "naming the columns. Each row is checked as if staff entered it and becomes a new client; "
            + "clients that are known already are not changed, and nobody is refused for sharing an email, "
            + "a phone or a document with somebody else. Columns that are not known are passed over and "
            + "named in the answer. Rows are numbered from 1 below the heading, without blank lines.",
        query: [
            QueryParameter("dry_run", .boolean, "Only check the file; no client is added."),
            QueryParameter(
                "mode",
                .choice(ImportMode.allCases.map(\.rawValue)),
                "valid_rows (as if not given) imports the rows that are right; "
                    + "all_or_nothing imports nothing unless all are."
            ),
        ],
        responses: [201: ClientImportSchema.report],
        idempotencyKey: true
    )
    private static let listing = OperationDoc(
        "List imports",
        help: "Newest first; managers see their own.",
        query: .page(),
        responses: [200: .page(of: ClientImportSchema.summary)]
    )
    private static let reading = OperationDoc(
        "Read an import and the verdict on each row",
        query: .page() + [
            QueryParameter(
                "verdict",
                .choice(ImportVerdict.Filter.allCases.map(\.rawValue)),
                "Only rows with this verdict."
            )
        ],
        responses: [200: ClientImportSchema.verdicts]
    )
}
