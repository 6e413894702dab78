import Core
import Postgres
import Tenancy

/// How clients are taken away and brought back, one or many, in a constant number of round trips.
public struct ClientRemovalOperations: Sendable {
    /// So many clients at once.
    static let batchMax = 1_000

    private let uses: [ClientUsage]
    private let traces: [ClientTrace]
    private let clients = ClientOperations()

    /// - Parameters:
    ///   - uses: everything that keeps a client's record from being purged.
    ///   - traces: what other slices keep of clients, which is erased with them.
    public init(uses: [ClientUsage] = [.appointments], traces: [ClientTrace] = []) {
        self.uses = uses
        self.traces = traces
    }

    /// What the business's bin does.
    func deleteAction(in scope: Scope) -> ClientRemoval {
        ClientRemoval(scope.settings[ClientSettings.deleteAction])
    }

    /// Does it to one client.
    ///
    /// - Returns: the client as it is now; nil where the record is gone.
    /// - Throws: why it could not be done.
    func perform(_ removal: ClientRemoval, _ id: ClientID, in scope: Scope) async throws -> ClientRecord? {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(removal.permission))
        return try await scope.write { transaction in
            let rows = try await decide(removal, [id], undoing: nil, reading, acting, in: transaction, scope)
            if case .refused(let problem) = rows[0].verdict { throw problem }
            guard removal != .purge else { return nil }
            return try await clients.record(id, within: .whole(scope.actor), in: transaction)
        }
    }

    /// Does it to many clients: to each wholly or not at all, and tells what became of each.
    func perform(_ removal: ClientRemoval, _ ids: [ClientID], in scope: Scope) async throws -> RemovalReport {
        let (reading, acting) = try (scope.clientReach(.readClients), scope.clientReach(removal.permission))
        let now = scope.world.now()
        let since = now.adding(.zero - ClientRemoval.undoPeriod)
        let rows = try await scope.write { transaction in
            try await decide(removal, ids, undoing: since, reading, acting, in: transaction, scope)
        }
        let undoUntil = removal == .archive ? now.adding(ClientRemoval.undoPeriod) : nil
        return RemovalReport(removal: removal, rows: rows, undoUntil: undoUntil)
    }

    /// Erases clients whose right to it was proven already.
    func erase(_ id: ClientID, own reach: ClientReach, in scope: Scope) async throws {
        try await scope.write { transaction in
            _ = try await decide(.erase, [id], undoing: nil, reach, reach, in: transaction, scope)
        }
    }

    private func decide(
        _ removal: ClientRemoval,
        _ ids: [ClientID],
        undoing since: Instant?,
        _ reading: ClientReach,
        _ acting: ClientReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> [RemovalReport.Row] {
        let lock = ClientRemovalQueries.lock(
            ids,
            uses: removal == .purge ? uses : [],
            reading: reading,
            acting: acting
        )
        let found = try await transaction.rows(lock, as: ClientStanding.init(row:))
        let standings = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = ids.map { id in
            RemovalReport.Row(
                id: id,
                number: standings[id]?.number,
                verdict: RemovalVerdict(removal, standings[id], undoing: since)
            )
        }
        let wanted = rows.filter { $0.verdict == .done }.map(\.id)
        if !wanted.isEmpty {
            let now = scope.world.now()
            let traces =
                removal == .erase || removal == .purge ? self.traces.flatMap { $0.erasing(wanted) } : []
            let statements = ClientRemovalQueries.statements(removal, wanted, now: now, scope)
            _ = try await transaction.batch(traces + statements)
        }
        return rows
    }
}
