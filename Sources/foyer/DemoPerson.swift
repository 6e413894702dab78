import Core

/// One client of the demo.
struct DemoPerson: Sendable {
    let id: ClientID
    let firstName: String
    var middleName: String?
    let lastName: String
    let isFemale: Bool
    var email: String?
    var phone: String?
    var document: (kind: String, number: String)?
    var birthDate: CalendarDate?
    var address: String?
    var city: String?
    var postalCode: String?
    var country: String?
    var language: String?
    var referral: String?
    var branch: String?
    var status = ""
    var isMarked = false
    var note: String?
    var tags: [String] = []
    var blocklistReason: String?
    var mayLogIn = false
    let createdAt: Instant
    var archivedAt: Instant?

    /// As `DemoDataQueries.insertClients` reads it.
    var json: JSONValue {
        [
            "id": .id(id), "first_name": .string(firstName), "middle_name": .optional(middleName),
            "last_name": .string(lastName), "email": .optional(email), "phone": .optional(phone),
            "document_type": .optional(document?.kind), "document_number": .optional(document?.number),
            "gender": .string(isFemale ? "female" : "male"), "birth_date": .optional(birthDate?.iso8601),
            "address_line1": .optional(address), "city": .optional(city),
            "postal_code": .optional(postalCode),
            "country": .optional(country), "language": .optional(language),
            "referral_method": .optional(referral),
            "branch": .optional(branch), "status": .string(status), "marked": .bool(isMarked),
            "note": .optional(note), "tags": .array(tags.map(JSONValue.string)),
            "blocklist_reason": .optional(blocklistReason), "created_at": .instant(createdAt),
            "archived_at": .instant(archivedAt),
        ]
    }

    /// An email that says whose it is, at a domain that is nobody's (RFC 2606).
    static func email(_ first: String, _ last: String) -> String {
        let name = "\(first).\(last.prefix { $0 != " " })".lowercased().decomposed
        return String(
            String.UnicodeScalarView(name.filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == ".") })
        )
            + "@mail.example"
    }
}

extension String {
    /// Letters and their accents apart, for the few that names here have.
    fileprivate var decomposed: [Unicode.Scalar] {
        let plain: [Character: Character] = [
            "à": "a", "á": "a", "â": "a", "ã": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "í": "i",
            "ï": "i", "ò": "o",
            "ó": "o", "ô": "o", "õ": "o", "ú": "u", "ü": "u", "ñ": "n",
        ]
        return map { plain[$0] ?? $0 }.flatMap(\.unicodeScalars)
    }
}

/// Numbers of documents with the check letters and digits that make them valid.
enum DemoDocuments {
    /// A Spanish DNI: eight digits and the letter that belongs to them.
    static func nif(_ number: Int) -> String {
        digits(number % 100_000_000, 8) + letter(number % 100_000_000)
    }

    /// A Spanish NIE: X, seven digits and the letter.
    static func nie(_ number: Int) -> String {
        "X" + digits(number % 10_000_000, 7) + letter(number % 10_000_000)
    }

    /// A Portuguese number of contribuinte: eight digits from 2 on and the check digit.
    static func contribuinte(_ number: Int) -> String {
        let stem = "2" + digits(number % 10_000_000, 7)
        let sum = zip(stem.utf8, (2...9).reversed()).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        let rest = sum % 11
        return stem + String(rest < 2 ? 0 : 11 - rest)
    }

    private static func letter(_ number: Int) -> String {
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE")
        return String(letters[number % 23])
    }

    static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
