import Core

/// Which appointments a list shows; sorted by their start.
struct AppointmentFilter: Sendable, Hashable {
    /// Where the page before ended.
    struct Position: Sendable, Hashable {
        let start: Instant
        let id: AppointmentID
    }

    /// What has not ended by then.
    var from: Instant?
    /// What has begun before then.
    var to: Instant?
    var branch: BranchID?
    var employee: StaffID?
    var service: ServiceID?
    var client: ClientID?
    var series: SeriesID?
    var status: AttendeeStatus?
    /// Cancelled and rejected ones too, where no status is named.
    var includesCancelled = false
    var isDescending = false
    var limit = 50
    var after: Position?

    /// Which list a cursor belongs to.
    private var tag: String {
        let parts: [JSONValue] = [
            "appointments", .instant(from), .instant(to), .id(branch), .id(employee), .id(service),
            .id(client),
            .id(series), .optional(status?.rawValue), .bool(includesCancelled), .bool(isDescending),
        ]
        let hash = Cryptography.sha256(Array(JSONValue.array(parts).text.utf8))
        return Cryptography.hex(Array(hash.prefix(8)))
    }

    /// The cursor after an appointment.
    func cursor(after appointment: Appointment) -> String {
        let values = [appointment.slot.start.rfc3339, appointment.id.description]
        return Cursor(values: values, tag: tag).description
    }

    /// Continues the list after a page.
    mutating func continueAfter(_ text: String) throws(Problem) {
        guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 2,
            let start = cursor.values[0].flatMap(Instant.init(rfc3339:)),
            let id = cursor.values[1].flatMap({ AppointmentID($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next, with the same filters and order."
            )
        }
        after = Position(start: start, id: id)
    }
}
