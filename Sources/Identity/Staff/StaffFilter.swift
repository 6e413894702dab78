import Core

/// Which staff members a list shows, and in which order.
struct StaffFilter: Sendable, Hashable {
    enum Sort: String, Sendable, CaseIterable {
        case name
        case email
        case role
        case createdAt = "created_at"
    }

    /// Where the page before ended.
    struct Position: Sendable, Hashable {
        let key: String
        let id: StaffID
    }

    var search: String?
    var role: Role?
    var branch: BranchID?
    var archived = false
    var sort = Sort.name
    var isDescending = false
    var limit = 50
    var after: Position?

    /// Which list a cursor belongs to.
    var tag: String {
        let parts: [JSONValue] = [
            "staff", .optional(search), .optional(role?.rawValue), .id(branch), .bool(archived),
            .string(sort.rawValue), .bool(isDescending),
        ]
        let hash = Cryptography.sha256(Array(JSONValue.array(parts).text.utf8))
        return Cryptography.hex(Array(hash.prefix(8)))
    }

    /// Continues the list after a page.
    mutating func continueAfter(_ cursor: String) throws(Problem) {
        guard let cursor = Cursor(cursor), cursor.tag == tag, cursor.values.count == 2,
            let key = cursor.values[0], let id = cursor.values[1].flatMap({ StaffID($0) }),
            sort != .createdAt || Instant(rfc3339: key) != nil
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next, with the same filters, sort and order."
            )
        }
        after = Position(key: key, id: id)
    }
}
