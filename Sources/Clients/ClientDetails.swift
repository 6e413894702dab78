import Core
import Postgres

/// Everything of a client that people write: already checked, nil where nothing is known.
///
/// To add a field: a property here with its line in `init(row:)` and in `attributes`, its input in `ClientInput`,
/// its column in `ClientQueries` (details, insert, update) and `ClientCopy`, its output in `ClientField`.
public struct ClientDetails: Sendable, Hashable {
    /// Only erased clients have none.
    var firstName: String?
    var middleName: String?
    var lastName: String?
    var email: String?
    /// In the international form of E.164.
    var phone: String?
    var document: ClientDocument?
    var gender: String?
    var birthDate: CalendarDate?
    var address = ClientAddress()
    /// A tag of BCP 47.
    var language: String?
    var referralMethod: String?
    var preferredBranch: BranchID?
    var status: String
    var marked = false
    var heightCM: DecimalNumber?
    var weightKG: DecimalNumber?
    /// Internal: the client never sees it.
    var note: String?
    var tags: [String] = []
    var blocklist: ClientBlocklist?
    var loginAllowed = false

    /// Somebody of whom nothing is known yet.
    init(status: String) {
        self.status = status
    }
}

/// With what a client proves who they are.
struct ClientDocument: Sendable, Hashable {
    var kind: String
    var number: String
}

/// Where a client lives.
struct ClientAddress: Sendable, Hashable {
    var line1: String?
    var line2: String?
    var city: String?
    var region: String?
    var postalCode: String?
    /// ISO 3166 in two letters.
    var country: String?
}

/// Why and how long a client may not book online.
struct ClientBlocklist: Sendable, Hashable {
    var reason: String?
    /// nil: until somebody lifts it.
    var until: Instant?
}

extension ClientDetails {
    /// Reads the columns of `ClientQueries.details`.
    init(row: inout RowReader) throws {
        firstName = try row.next(String?.self)
        middleName = try row.next(String?.self)
        lastName = try row.next(String?.self)
        email = try row.next(String?.self)
        phone = try row.next(String?.self)
        let kind = try row.next(String?.self)
        let number = try row.next(String?.self)
        if let kind, let number { document = ClientDocument(kind: kind, number: number) }
        gender = try row.next(String?.self)
        birthDate = try row.next(CalendarDate?.self)
        address.line1 = try row.next(String?.self)
        address.line2 = try row.next(String?.self)
        address.city = try row.next(String?.self)
        address.region = try row.next(String?.self)
        address.postalCode = try row.next(String?.self)
        address.country = try row.next(String?.self)
        language = try row.next(String?.self)
        referralMethod = try row.next(String?.self)
        preferredBranch = try row.next(BranchID?.self)
        status = try row.next()
        marked = try row.next()
        heightCM = try row.next(DecimalNumber?.self)
        weightKG = try row.next(DecimalNumber?.self)
        note = try row.next(String?.self)
        tags = try row.next()
        let reason = try row.next(String?.self)
        let until = try row.next(Instant?.self)
        if try row.next(Bool.self) {
            blocklist = ClientBlocklist(reason: reason, until: until)
        }
        loginAllowed = try row.next()
    }
}

// MARK: What changed

extension ClientDetails {
    /// Before and after of each field that differs, as the audit log keeps it.
    func changes(from old: ClientDetails?) -> [String: JSONValue] {
        var changes: [String: JSONValue] = [:]
        for attribute in Self.attributes {
            let after = attribute.value(self)
            let before = old.map(attribute.value) ?? .null
            if before != after { changes[attribute.name] = [before, after] }
        }
        return changes
    }

    private struct Attribute: Sendable {
        let name: String
        let value: @Sendable (ClientDetails) -> JSONValue

        init(_ name: String, _ value: @escaping @Sendable (ClientDetails) -> JSONValue) {
            self.name = name
            self.value = value
        }

        static func text(
            _ name: String,
            _ value: @escaping @Sendable (ClientDetails) -> String?
        ) -> Attribute {
            Attribute(name) { .optional(value($0)) }
        }
    }

    private static let attributes: [Attribute] = [
        .text("first_name", \.firstName),
        .text("middle_name", \.middleName),
        .text("last_name", \.lastName),
        .text("email", \.email),
        .text("phone", \.phone),
        .text("document.type", \.document?.kind),
        .text("document.number", \.document?.number),
        .text("gender", \.gender),
        .text("birth_date", \.birthDate?.iso8601),
        .text("address.line1", \.address.line1),
        .text("address.line2", \.address.line2),
        .text("address.city", \.address.city),
        .text("address.region", \.address.region),
        .text("address.postal_code", \.address.postalCode),
        .text("address.country", \.address.country),
        .text("language", \.language),
        .text("referral_method", \.referralMethod),
        .text("preferred_branch", \.preferredBranch?.description),
        .text("status", \.status),
        Attribute("marked") { .bool($0.marked) },
        Attribute("height_cm") { $0.heightCM.map { .number($0.description) } ?? .null },
        Attribute("weight_kg") { $0.weightKG.map { .number($0.description) } ?? .null },
        .text("note", \.note),
        Attribute("tags") { .array($0.tags.map(JSONValue.string)) },
        Attribute("blocklist") { .bool($0.blocklist != nil) },
        .text("blocklist.reason", \.blocklist?.reason),
        Attribute("blocklist.until") { .instant($0.blocklist?.until) },
        Attribute("login_allowed") { .bool($0.loginAllowed) },
    ]
}
