import Clients
import Core
import Postgres
import Tenancy

/// What can be taken out of a business's clients.
struct ClientExportOperations: Sendable {
    private let gate: TransferGate

    init(_ settings: TransferSettings) {
        gate = TransferGate(places: settings.concurrentExportsMax)
    }

    /// Sends the clients in reach as CSV, piece by piece: memory does not grow with their number.
    ///
    /// The audit log has the export before the first client leaves, so that one which is broken off is
    /// known too.
    func run(
        _ export: ClientExport,
        _ filter: ClientFilter,
        in scope: Scope,
        to write: ([UInt8]) async throws -> Void
    ) async throws {
        try scope.require(.exportClients)
        let command = ClientExportQueries.copy(
            export.columns,
            try filter.condition(for: .exportClients, in: scope)
        )
        let kinds = export.columns.map { $0.kind(scope.profile.branches) }
        let writer = CSVWriter(kinds: kinds, delimiter: export.delimiter)
        let heading = writer.heading(export.columns.map(\.name), byteOrderMark: export.hasByteOrderMark)
        try await gate.pass {
            try await scope.write { transaction in
                transaction.later(
                    scope.audit("clients.exported", "client", ClientID?.none, changes: Self.changes(export))
                )
            }
            try await scope.export(command) { rows in
                try await write(heading)
                for try await chunk in rows { try await write(writer.rows(chunk)) }
            }
        }
    }

    private static func changes(_ export: ClientExport) -> [String: JSONValue] {
        ["columns": [nil, .array(export.columns.map { .string($0.name) })]]
    }
}
