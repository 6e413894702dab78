import Clients
import Core
import Identity
import Postgres
import Tenancy

/// What can be done with files of new clients.
struct ClientImportOperations: Sendable {
    /// What somebody wants of a file.
    struct Wish: Sendable {
        var mode = ImportMode.validRows
        /// Only check it.
        var isDryRun = false
        /// The client's key for doing this only once.
        var key: String?
    }

    private let settings: TransferSettings
    private let gate: TransferGate

    init(_ settings: TransferSettings) {
        self.settings = settings
        gate = TransferGate(places: settings.concurrentImportsMax)
    }

    /// Reads a file and adds a client for each valid row, all in one transaction: what breaks off in the
    /// middle leaves nothing.
    ///
    /// Memory does not grow with the file.
    ///
    /// - Throws: `Problem.invalid` for a file that cannot be read as a whole.
    func run<Body: AsyncSequence>(
        _ wish: Wish,
        _ body: Body,
        in scope: Scope
    ) async throws -> ClientImportReport where Body.Element == [UInt8] {
        try Self.insist(on: scope)
        return try await gate.pass {
            do {
                return try await read(wish, body, in: scope)
            } catch let repeated as Repeated {
                return try await report(repeated.id, in: scope)
            }
        }
    }

    /// A page of the imports that the actor may see.
    func page(cursor: String?, limit: Int, in scope: Scope) async throws -> ClientImportPage {
        let staff = try Self.author(in: scope)
        let statement = ClientImportQueries.page(
            by: staff,
            before: try ClientImportPage.last(cursor: cursor),
            limit: limit + 1
        )
        let answers = try await scope.read(statement, ClientImportQueries.count(by: staff))
        let total = try answers[1].one { row in try row.next(Int.self) }
        return ClientImportPage(try answers[0].map(ClientImport.init(row:)), total: total, limit: limit)
    }

    /// An import with a page of the verdicts on its rows.
    func verdicts(
        _ id: ImportID,
        _ filter: ImportVerdict.Filter?,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> ImportVerdictPage {
        let staff = try Self.author(in: scope)
        let row = try ImportVerdictPage.row(cursor: cursor, id, filter)
        let answers = try await scope.read(
            ClientImportQueries.find(id, by: staff),
            ClientImportQueries.verdicts(id, filter, after: row, limit: limit + 1)
        )
        guard let summary = try answers[0].first(ClientImport.init(row:)) else {
            throw Problem.notFound(.import)
        }
        return ImportVerdictPage(summary, try answers[1].map(ImportVerdict.init(row:)), filter, limit: limit)
    }
}

extension ClientImportOperations {
    /// The key was used before, for this import.
    private struct Repeated: Error {
        let id: ImportID
    }

    private func read<Body: AsyncSequence>(
        _ wish: Wish,
        _ body: Body,
        in scope: Scope
    ) async throws -> ClientImportReport where Body.Element == [UInt8] {
        var file = ImportFile(body, limits: settings.file, hashing: wish.key != nil)
        let rules = ClientRules(scope, entry: .staff)
        // A file that is none is refused before the database hears of it.
        let plan = try ImportPlan(heading: await file.heading(), rules: rules)
        let summary = ClientImport(
            id: .make(scope.world),
            createdAt: scope.world.now(),
            createdBy: scope.actor.staff,
            mode: wish.mode,
            isDryRun: wish.isDryRun,
            state: .done,
            columns: plan.columns,
            ignoredColumns: plan.ignored
        )
        var run = ImportRun(summary, plan, rules, settings, scope)
        try await scope.write { transaction in
            run.begin(in: transaction)
            while let rows = try await file.next() { try await run.take(rows, in: transaction) }
            try await run.finish(in: transaction)
            if let earlier = try await Self.claim(
                wish,
                summary.id,
                file.fingerprint(),
                in: transaction,
                scope
            ) {
                throw Repeated(id: earlier)
            }
        }
        return ClientImportReport(summary: run.summary, issues: run.listed)
    }

    /// Claims the key at the end, because only then the whole file is known.
    private static func claim(
        _ wish: Wish,
        _ id: ImportID,
        _ fingerprint: [UInt8]?,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> ImportID? {
        let body: JSONValue = [
            "file": .string(Cryptography.hex(fingerprint ?? [])), "mode": .string(wish.mode.rawValue),
            "dry_run": .bool(wish.isDryRun),
        ]
        let key = IdempotencyKey(wish.key, for: "POST /clients/imports", body: body, actor: scope.actor)
        return try await key?.claim(id, in: transaction, scope)
    }

    private func report(_ id: ImportID, in scope: Scope) async throws -> ClientImportReport {
        let page = try await verdicts(id, .rejected, cursor: nil, limit: settings.listedIssuesMax, in: scope)
        return ClientImportReport(summary: page.summary, issues: page.items)
    }

    /// Whoever may import into some branches only may not do it through the address of another.
    private static func insist(on scope: Scope) throws(Problem) {
        guard case .branches(let own) = try scope.reach(.importClients), let branch = scope.branch else {
            return
        }
        guard own.contains(branch.id) else { throw .forbidden }
    }

    /// Whose imports the actor may see: everybody's, or only the own.
    private static func author(in scope: Scope) throws(Problem) -> StaffID? {
        switch (try scope.reach(.importClients), scope.actor.staff) {
        case (.all, _): return nil
        case (_, let staff?): return staff
        case (_, nil): throw .forbidden
        }
    }
}
