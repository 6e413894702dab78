import Core

/// Which entries a list shows, in the order in which they are served.
struct WaitingListFilter: Sendable, Hashable {
    /// Where the page before ended.
    struct Position: Sendable, Hashable {
        let priority: Int
        let createdAt: Instant
        let id: WaitingEntryID
    }

    /// Nil for those that can still lead to an appointment.
    var state: WaitingEntry.State?
    var branch: BranchID?
    /// An id or a slug.
    var service: String?
    var client: ClientID?
    var limit = 50
    var after: Position?

    private var tag: String {
        let parts: [JSONValue] = [
            "waiting-list", .optional(state?.rawValue), .id(branch), .optional(service), .id(client),
        ]
        return Cryptography.hex(Array(Cryptography.sha256(Array(JSONValue.array(parts).text.utf8)).prefix(8)))
    }

    /// The cursor after an entry.
    func cursor(after entry: WaitingEntry) -> String {
        let values = [String(entry.priority), entry.createdAt.rfc3339, entry.id.description]
        return Cursor(values: values, tag: tag).description
    }

    /// Continues the list after a page.
    mutating func continueAfter(_ text: String) throws(Problem) {
        guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 3,
            let priority = cursor.values[0].flatMap({ Int($0) }),
            let createdAt = cursor.values[1].flatMap(Instant.init(rfc3339:)),
            let id = cursor.values[2].flatMap({ WaitingEntryID($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next, with the same filters."
            )
        }
        after = Position(priority: priority, createdAt: createdAt, id: id)
    }
}

/// A page of the waiting list.
struct WaitingListPage: Sendable {
    let items: [WaitingEntryRecord]
    let total: Int
    let next: String?
}
