import Core

/// The columns of a client in a file, by their canonical names.
public enum ClientColumn: String, Sendable, CaseIterable {
    case firstName = "first_name"
    case middleName = "middle_name"
    case lastName = "last_name"
    case email
    case phone
    case documentType = "document_type"
    case documentNumber = "document_number"
    case gender
    case birthDate = "birth_date"
    case addressLine1 = "address_line1"
    case addressLine2 = "address_line2"
    case city
    case region
    case postalCode = "postal_code"
    case country
    case language
    case referralMethod = "referral_method"
    case preferredBranch = "preferred_branch"
    case status
    case marked
    case heightCM = "height_cm"
    case weightKG = "weight_kg"
    case note
    case tags
    case blocklistReason = "blocklist_reason"
    case blocklistUntil = "blocklist_until"

    /// The field of the API that the column is.
    public var field: String {
        switch self {
        case .documentType: "document.type"
        case .documentNumber: "document.number"
        case .addressLine1: "address.line1"
        case .addressLine2: "address.line2"
        case .city: "address.city"
        case .region: "address.region"
        case .postalCode: "address.postal_code"
        case .country: "address.country"
        case .blocklistReason: "blocklist.reason"
        case .blocklistUntil: "blocklist.until"
        default: rawValue
        }
    }
}

// MARK: From texts to a body

extension ClientColumn {
    /// The body that a row of texts means, so that files and the API share one validation.
    static func json(_ columns: [String: String], genders: [String]) -> JSONValue {
        var body: [String: JSONValue] = [:]
        var parts: [String: [String: JSONValue]] = [:]
        for (name, text) in columns {
            let text = text.trimmed
            guard !text.isEmpty else { continue }
            guard let column = ClientColumn(rawValue: name) else {
                body[name] = .string(text)
                continue
            }
            let value = column.value(text, genders: genders)
            let path = column.field.split(separator: ".")
            if path.count == 2 {
                parts[String(path[0]), default: [:]][String(path[1])] = value
            } else {
                body[column.field] = value
            }
        }
        for (name, fields) in parts { body[name] = .object(fields) }
        return .object(body)
    }

    /// An issue at the column that its field came from.
    static func issue(_ issue: FieldIssue) -> FieldIssue {
        guard let column = byField[issue.field] else { return issue }
        return FieldIssue(field: column.rawValue, code: issue.code, message: issue.message)
    }

    private static let byField = Dictionary(
        allCases.map { ($0.field, $0) } + [("document", .documentNumber)],
        uniquingKeysWith: { first, _ in first }
    )

    private func value(_ text: String, genders: [String]) -> JSONValue {
        switch self {
        case .marked: Self.truth(text).map(JSONValue.bool) ?? .string(text)
        case .heightCM, .weightKG: Self.number(text)
        case .tags: Self.list(text)
        case .gender: .string(Self.gender(text, of: genders))
        case .documentType: .string(text.lowercased())
        case .status: .string(text.lowercased())
        default: .string(text)
        }
    }

    /// Split at bars, as our own exports do it, else at semicolons, else at commas.
    private static func list(_ text: String) -> JSONValue {
        let separator = "|;,".first { text.contains($0) } ?? "|"
        return .array(text.split(separator: separator).map { .string(String($0)) })
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "y", "1", "x", "sí", "si", "s", "ja", "oui", "o", "sim": true
        case "false", "no", "n", "0", "nein", "non", "não", "nao": false
        default: nil
        }
    }

    private static func number(_ text: String) -> JSONValue {
        let plain = text.replacing(",", with: ".")
        return DecimalNumber(plain).map { .number($0.description) } ?? .string(text)
    }

    /// The words of other products' files, where the business has the gender that they mean.
    private static func gender(_ text: String, of genders: [String]) -> String {
        let word = text.lowercased()
        if genders.contains(word) { return word }
        if let same = genders.first(where: { $0.lowercased() == word }) { return same }
        let meant =
            switch word {
            case "m", "h", "man", "hombre", "home", "homme", "homem", "masculino", "mann", "männlich", "male":
                "male"
            case "f", "d", "w", "woman", "mujer", "dona", "femme", "mulher", "femenino", "frau", "weiblich",
                "female":
                "female"
            case "x", "nb", "non-binary", "nonbinary", "no binario", "no binari", "divers", "other":
                "non_binary"
            default: word
            }
        return genders.contains(meant) ? meant : text
    }
}
