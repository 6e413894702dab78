public import Core
import Postgres

/// Somebody who works in a business.
public struct StaffMember: Sendable, Hashable {
    /// What never changes.
    public let id: StaffID
    /// What the person may do: admin, manager or employee.
    public let role: Role
    /// First name.
    public let firstName: String
    /// Last name.
    public let lastName: String
    /// With which the person signs in.
    public let email: String
    /// E.164.
    public let phone: String?
    /// Where a manager or employee works; an admin works for the whole business and has none.
    public let branches: Set<BranchID>
    /// Whether the person has set a password.
    public let hasPassword: Bool
    /// When the record was made.
    public let createdAt: Instant
    /// When the person left.
    public let archivedAt: Instant?
    /// Grows with every change.
    public let revision: Int64
}

extension StaffMember {
    /// Reads a row of `StaffQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let word = try row.next(String.self)
        guard let role = Role(rawValue: word) else {
            throw Problem.broken(context: "staff member \(id) has the unknown role '\(word)'")
        }
        self.role = role
        firstName = try row.next()
        lastName = try row.next()
        email = try row.next()
        phone = try row.next(String?.self)
        branches = Set(try row.next([BranchID].self))
        hasPassword = try row.next()
        createdAt = try row.next()
        archivedAt = try row.next(Instant?.self)
        revision = try row.next()
    }

    /// What of the record can be changed.
    var draft: StaffDraft {
        StaffDraft(
            role: role,
            firstName: firstName,
            lastName: lastName,
            email: email,
            phone: phone,
            branches: branches
        )
    }
}

extension StaffMember: JSONEncodable {
    /// Writes the record as the API shows it.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("role", role.rawValue)
            json.field("first_name", firstName)
            json.field("last_name", lastName)
            json.field("email", email)
            json.field("phone", phone)
            json.field("branches", branches.sorted())
            json.field("has_password", hasPassword)
            json.field("created_at", createdAt)
            json.field("archived_at", archivedAt)
            json.field("revision", revision)
        }
    }
}

/// What a staff member's record is to say.
struct StaffDraft: Sendable, Hashable {
    var role: Role
    var firstName: String
    var lastName: String
    var email: String
    var phone: String?
    var branches: Set<BranchID>

    /// The fields by the names of the API, for the audit log.
    var fields: [String: JSONValue] {
        [
            "role": .string(role.rawValue),
            "first_name": .string(firstName),
            "last_name": .string(lastName),
            "email": .string(email),
            "phone": .optional(phone),
            "branches": .array(branches.sorted().map { .string($0.description) }),
        ]
    }

    /// What differs from another draft, `{"field": [before, after]}`; against nil, everything that has a value.
    func changes(since other: StaffDraft?) -> [String: JSONValue] {
        let before = other?.fields ?? [:]
        return fields.reduce(into: [:]) { changes, field in
            let old = before[field.key] ?? .null
            if old != field.value { changes[field.key] = .array([old, field.value]) }
        }
    }
}
