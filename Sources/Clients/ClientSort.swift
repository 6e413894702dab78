import Core
import Postgres

/// By what a list of clients is sorted, and which way.
struct ClientSort: Sendable, Hashable {
    /// The way.
    enum Order: String, Sendable, CaseIterable {
        case ascending = "asc"
        case descending = "desc"
    }

    /// What a list can be sorted by; their SQL is in `ClientListQueries`.
    enum Column: String, Sendable, CaseIterable {
        case name
        case number
        case firstName = "first_name"
        case middleName = "middle_name"
        case lastName = "last_name"
        case email
        case phone
        case userName = "user_name"
        case document
        case gender
        case birthDate = "birth_date"
        case address
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
        case blocklist
        case loginAllowed = "login_allowed"
        case lastAppointmentAt = "last_appointment_at"
        case nextAppointmentAt = "next_appointment_at"
        case totalAppointments = "total_appointments"
        case noShowCount = "no_show_count"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case archivedAt = "archived_at"
        case erasedAt = "erased_at"
    }

    /// The type of a column's values.
    enum Kind: Sendable {
        case text
        case integer
        case decimal
        case bool
        case date
        case instant

        /// Reads a value of the type as a cursor keeps it.
        func read(_ row: inout RowReader) throws -> String? {
            switch self {
            case .text: try row.next(String?.self)
            case .integer: try row.next(Int64?.self).map(String.init)
            case .decimal: try row.next(DecimalNumber?.self)?.description
            case .bool: try row.next(Bool?.self).map { $0 ? "true" : "false" }
            case .date: try row.next(CalendarDate?.self)?.iso8601
            case .instant: try row.next(Instant?.self)?.rfc3339
            }
        }

        /// Whether a text from outside is a value of the type.
        func accepts(_ text: String) -> Bool {
            switch self {
            case .text: !text.utf8.contains(0)
            case .integer: Int64(text) != nil
            case .decimal: DecimalNumber(text) != nil
            case .bool: text == "true" || text == "false"
            case .date: CalendarDate(iso8601: text) != nil
            case .instant: Instant(rfc3339: text) != nil
            }
        }
    }

    var column = Column.name
    var order = Order.ascending
}

/// After which client a page begins.
struct ClientPosition: Sendable, Hashable {
    /// The sort value; nil where the client has none.
    let key: String?
    /// Decides between equal values.
    let id: ClientID
}

extension ClientPosition {
    /// The cursor of a list that goes on after this client.
    func cursor(_ sort: ClientSort, _ filter: ClientFilter) -> String {
        Cursor(values: [key, id.description], tag: Self.tag(sort, filter)).description
    }

    /// Reads a cursor that this very list gave out.
    ///
    /// - Throws: `Problem.invalid` at `cursor`.
    init(cursor text: String, _ sort: ClientSort, _ filter: ClientFilter) throws(Problem) {
        guard let cursor = Cursor(text), cursor.tag == Self.tag(sort, filter), cursor.values.count == 2,
            let id = cursor.values[1].flatMap({ ClientID($0) }),
            cursor.values[0].map(sort.column.kind.accepts) ?? sort.column.isOptional
        else { throw .badCursor }
        self.init(key: cursor.values[0], id: id)
    }

    private static func tag(_ sort: ClientSort, _ filter: ClientFilter) -> String {
        "clients.\(sort.column.rawValue).\(sort.order.rawValue).\(filter.fingerprint)"
    }
}
