import Clients
import Core

/// What a column of a file fills.
enum ImportTarget: Hashable, Sendable {
    /// A column of a client.
    case column(ClientColumn)
    /// The number of a Spanish document, whose first character tells NIF and NIE apart.
    case spanishDocument
    /// The number of a passport.
    case passport
    /// Whether the client may not book online.
    case onlineBlocked

    /// The canonical name, as reports and exports have it.
    var name: String {
        switch self {
        case .column(.blocklistReason): "block_reason"
        case .column(.blocklistUntil): "block_until"
        case .column(let column): column.rawValue
        case .spanishDocument, .passport: ClientColumn.documentNumber.rawValue
        case .onlineBlocked: "online_blocked"
        }
    }

    /// The target of a heading, compared without case, accents, blanks and punctuation; nil for an unknown
    /// one.
    init?(heading: String) {
        guard let target = Self.byHeading[Self.key(heading)] else { return nil }
        self = target
    }

    /// What two spellings of a heading have in common.
    static func key(_ heading: String) -> String {
        String(
            heading.folded.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
        )
    }

    private static let byHeading: [String: ImportTarget] = {
        var targets: [String: ImportTarget] = [:]
        for column in ClientColumn.allCases { targets[key(column.rawValue)] = .column(column) }
        for line in ImportHeadings.synonyms.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":")
            guard parts.count == 2, let target = named(parts[0].trimmed) else {
                preconditionFailure("a line of ImportHeadings is not `column: heading, heading`")
            }
            for heading in parts[1].split(separator: ",") { targets[key(String(heading))] = target }
        }
        return targets
    }()

    private static func named(_ name: String) -> ImportTarget? {
        switch name {
        case "spanish_document": .spanishDocument
        case "passport": .passport
        case "online_blocked": .onlineBlocked
        default: ClientColumn(rawValue: name).map(ImportTarget.column)
        }
    }
}
