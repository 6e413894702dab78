import Clients
import Core

/// A row of a file as texts by the names of a client's columns.
struct ImportRow: Sendable {
    /// The rows below the heading count from 1.
    let number: Int
    /// What the cells say; blank ones are left out.
    private(set) var texts: [String: String] = [:]
    /// Whether nothing of the row can be trusted.
    private(set) var isBroken = false
    private var onlineBlocked: String?
    /// What is wrong with the row before its values are looked at.
    private(set) var issues: [FieldIssue] = []

    /// Reads a row of a file with this heading.
    ///
    /// - Parameter now: a block that ended before is none any more.
    init(_ row: CSVRow, plan: ImportPlan, now: Instant) {
        number = row.number
        if row.fault != nil {
            isBroken = true
            add("row", "bad_quoting", "Put quotation marks around the whole cell and double those inside.")
        } else if !Self.fits(row, plan) {
            isBroken = true
            let message = "The row has \(row.count) cells, and the heading has \(plan.targets.count)."
            add("row", "wrong_cell_count", message)
        } else {
            for (index, target) in plan.targets.enumerated() {
                if let target { read(row, index, target) }
            }
            if let onlineBlocked { readBlock(onlineBlocked) }
            dropBlock(endedBefore: now)
        }
    }

    private mutating func read(_ row: CSVRow, _ index: Int, _ target: ImportTarget) {
        guard let cell = row.text(index) else {
            return add(
                target.name,
                "not_utf8",
                "The cell is not UTF-8 text. Save the file in the encoding UTF-8."
            )
        }
        guard !cell.utf8.contains(0) else {
            return add(target.name, "nul", "The cell has a NUL character, which no text may have.")
        }
        let text = FormulaGuard.removed(from: cell.trimmed)
        guard !text.isEmpty else { return }
        switch target {
        case .column(.birthDate): texts[ClientColumn.birthDate.rawValue] = ImportDate.canonical(text)
        case .column(let column): texts[column.rawValue] = text
        case .onlineBlocked: onlineBlocked = text
        case .spanishDocument: setDocument(text, Self.isForeign(text) ? .nie : .nif)
        case .passport: setDocument(text, .passport)
        }
    }

    /// A column that says the type itself has the last word.
    private mutating func setDocument(_ number: String, _ kind: IdentityDocument.Kind) {
        texts[ClientColumn.documentNumber.rawValue] = number
        let type = ClientColumn.documentType.rawValue
        if texts[type] == nil { texts[type] = kind.rawValue }
    }

    /// A yes without reason or end gets a reason, because these are what a block is made of; a no has
    /// neither.
    private mutating func readBlock(_ text: String) {
        let (reason, until) = (ClientColumn.blocklistReason.rawValue, ClientColumn.blocklistUntil.rawValue)
        switch text.folded {
        case "true", "yes", "y", "1", "x", "si", "s", "oui", "sim", "blocked":
            if texts[reason] == nil, texts[until] == nil { texts[reason] = "Blocked in the imported file" }
        case "false", "no", "n", "0", "non", "nao":
            texts[reason] = nil
            texts[until] = nil
        default:
            add(ImportTarget.onlineBlocked.name, "wrong_type", "Write true or false.")
        }
    }

    private mutating func dropBlock(endedBefore now: Instant) {
        let until = ClientColumn.blocklistUntil.rawValue
        guard let end = texts[until].flatMap(Instant.init(rfc3339:)), end <= now else { return }
        texts[until] = nil
        texts[ClientColumn.blocklistReason.rawValue] = nil
    }

    private mutating func add(_ field: String, _ code: String, _ message: String) {
        issues.append(FieldIssue(field: field, code: code, message: message))
    }

    /// Whether a Spanish document is one of a foreigner.
    private static func isForeign(_ number: String) -> Bool {
        number.first.map { "XYZxyz".contains($0) } ?? false
    }

    /// As many cells as the heading has; empty ones may follow.
    private static func fits(_ row: CSVRow, _ plan: ImportPlan) -> Bool {
        row.count == plan.targets.count
            || (row.count > plan.targets.count
                && (plan.targets.count..<row.count).allSatisfy { row.cell($0).allSatisfy { $0 == 0x20 } })
    }
}
