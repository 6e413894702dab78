import Clients
import Core

/// What each column of a file means, decided by its heading.
struct ImportPlan: Sendable {
    /// The target of each column; nil for those that are passed over.
    let targets: [ImportTarget?]
    /// The canonical names of the columns that are read, in the order of the file.
    let columns: [String]
    /// The headings of the columns that are passed over, shortened.
    let ignored: [String]

    /// Reads the heading.
    ///
    /// - Throws: `Problem.invalid` where a column that every client needs is missing, or two columns are one.
    init(heading: CSVRow, rules: ClientRules) throws(Problem) {
        guard heading.fault == nil else {
            throw .invalid(
                field: "file",
                code: "bad_quoting",
                message: "The quotation marks of the heading do not fit together."
            )
        }
        var names: [String] = []
        for index in 0..<heading.count {
            guard let name = heading.text(index) else { throw FileIssue.notUTF8 }
            names.append(FormulaGuard.removed(from: name.trimmed))
        }
        targets = Self.targets(of: names)
        var issues: [FieldIssue] = []
        for (name, count) in Self.counts(of: targets) where count > 1 {
            let message = "The file has \(count) columns that mean \(name). Leave one and rename the others."
            issues.append(FieldIssue(field: name, code: "duplicate_column", message: message))
        }
        issues += Self.missing(in: targets, rules)
        guard issues.isEmpty else { throw .invalid(issues) }
        columns = targets.compactMap { $0?.name }
        ignored = zip(names, targets).filter { $1 == nil }.map { name, _ in
            name.hasControlCharacters() ? "" : String(name.prefix(Self.headingMax))
        }
    }

    private static let headingMax = 60

    /// `Nom` is the surname where a column `Prénom` stands beside it, as in French, and the first name
    /// elsewhere.
    private static func targets(of names: [String]) -> [ImportTarget?] {
        let keys = names.map(ImportTarget.key)
        let isFrench = keys.contains("prenom")
        return zip(names, keys).map { name, key in
            isFrench && key == "nom" ? .column(.lastName) : ImportTarget(heading: name)
        }
    }

    private static func counts(of targets: [ImportTarget?]) -> [(name: String, count: Int)] {
        var counts: [String: Int] = [:]
        for target in targets { if let target { counts[target.name, default: 0] += 1 } }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func missing(in targets: [ImportTarget?], _ rules: ClientRules) -> [FieldIssue] {
        let present = Set(targets.compactMap { $0?.name })
        let required =
            [ClientColumn.firstName] + rules.required.map(column).sorted { $0.rawValue < $1.rawValue }
        return required.filter { !present.contains($0.rawValue) }.map { column in
            FieldIssue(
                field: column.rawValue,
                code: "missing_column",
                message: "No column is headed \(column.rawValue), or in another way that is known for it."
            )
        }
    }

    private static func column(_ requirement: ClientRequirement) -> ClientColumn {
        switch requirement {
        case .lastName: .lastName
        case .email: .email
        case .phone: .phone
        case .document: .documentNumber
        case .gender: .gender
        case .birthDate: .birthDate
        case .address: .addressLine1
        case .language: .language
        case .referralMethod: .referralMethod
        case .preferredBranch: .preferredBranch
        }
    }
}
