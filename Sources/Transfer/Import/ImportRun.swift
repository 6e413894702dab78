import Clients
import Core
import Postgres
import Tenancy

/// One file on its way into the database, a batch of rows at a time.
struct ImportRun {
    private(set) var summary: ClientImport
    /// The first refused rows, for the answer.
    private(set) var listed: [ImportVerdict] = []
    private let plan: ImportPlan
    private let rules: ClientRules
    private let settings: TransferSettings
    private let scope: Scope
    private var clients: ClientCopy
    private var verdicts = CopyText()
    private var pending = 0
    private var hasMark = false

    init(
        _ summary: ClientImport,
        _ plan: ImportPlan,
        _ rules: ClientRules,
        _ settings: TransferSettings,
        _ scope: Scope
    ) {
        self.summary = summary
        self.plan = plan
        self.rules = rules
        self.settings = settings
        self.scope = scope
        clients = ClientCopy(importing: summary.id, in: scope)
    }

    /// Begins the import, before the first row.
    mutating func begin(in transaction: Transaction) {
        transaction.later(ClientImportQueries.insert(summary))
        guard summary.mode == .allOrNothing, !summary.isDryRun else { return }
        transaction.later(ClientImportQueries.markBeforeClients)
        hasMark = true
    }

    /// Checks rows and sends full batches to the database.
    mutating func take(_ rows: [CSVRow], in transaction: Transaction) async throws {
        for row in rows {
            judge(row)
            if pending >= settings.batchRows { try await send(in: transaction) }
        }
    }

    /// Ends the import, after the last row.
    mutating func finish(in transaction: Transaction) async throws {
        try await send(in: transaction)
        if summary.mode == .allOrNothing, summary.rejected > 0 { summary.state = .refused }
        transaction.later(ClientImportQueries.finish(summary))
        transaction.later(
            scope.audit("clients.imported", "import", summary.id, changes: changes, channel: .import)
        )
    }

    /// Counts a row and keeps what is to be sent of it.
    private mutating func judge(_ row: CSVRow) {
        summary.total += 1
        pending += 1
        let issues: [FieldIssue]
        do throws(Problem) {
            let draft = try draft(of: ImportRow(row, plan: plan, now: rules.now))
            summary.accepted += 1
            if keepsClients { clients.add(draft, row: row.number) }
            return
        } catch {
            issues = error.issues
        }
        summary.rejected += 1
        let verdict = ImportVerdict(row: row.number, issues: issues)
        if listed.count < settings.listedIssuesMax { listed.append(verdict) }
        verdicts.cell(summary.id)
        verdicts.cell(row.number)
        verdicts.cell(JSONValue.array(issues.map(\.stored)).text)
        verdicts.endRow()
    }

    /// What is wrong with a row, at the columns as reports name them; never empty.
    private static func issues(of problem: Problem) -> [FieldIssue] {
        let named = problem.issues.map { issue in
            let name = ClientColumn(rawValue: issue.field).map { ImportTarget.column($0).name } ?? issue.field
            return FieldIssue(field: name, code: issue.code, message: issue.message)
        }
        guard named.isEmpty else { return named }
        return [FieldIssue(field: "row", code: problem.slug, message: problem.detail ?? problem.title)]
    }

    /// Cells that cannot be read do not keep the others from being looked at.
    private func draft(of row: ImportRow) throws(Problem) -> ClientDraft {
        var issues = row.issues
        guard !row.isBroken else { throw .invalid(issues) }
        do throws(Problem) {
            let draft = try ClientDraft(columns: row.texts, rules: rules)
            if issues.isEmpty { return draft }
        } catch {
            let known = Set(issues.map(\.field))
            issues += Self.issues(of: error).filter { !known.contains($0.field) }
        }
        throw .invalid(issues)
    }

    /// Nothing needs to be sent of rows that will not stay.
    private var keepsClients: Bool {
        !summary.isDryRun && (summary.mode == .validRows || summary.rejected == 0)
    }

    private mutating func send(in transaction: Transaction) async throws {
        pending = 0
        if keepsClients {
            try await clients.send(in: transaction)
        } else if hasMark {
            // A row was wrong, so that none may stay; the verdicts do, and the rest is only checked.
            transaction.later(ClientImportQueries.takeBackClients)
            hasMark = false
        }
        if !verdicts.isEmpty {
            let bytes = verdicts.take()
            _ = try await transaction.copyIn(ClientImportQueries.copyIssues) { try await $0.write(bytes) }
        }
    }

    private var changes: [String: JSONValue] {
        [
            "state": [nil, .string(summary.state.rawValue)], "dry_run": [nil, .bool(summary.isDryRun)],
            "rows_accepted": [nil, .int(summary.accepted)], "rows_rejected": [nil, .int(summary.rejected)],
        ]
    }
}

extension FieldIssue {
    /// The issue as it is kept: it has no value of the row.
    fileprivate var stored: JSONValue {
        ["field": .string(field), "code": .string(code), "message": .string(message)]
    }
}
