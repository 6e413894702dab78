import Core
import Postgres

/// An appointment as a calendar shows it, with as much as its reader may know.
struct CalendarEvent: Sendable {
    /// Somebody who attends.
    struct Guest: Sendable, Hashable {
        let name: String
        let phone: String?
    }

    let id: AppointmentID
    let sequence: Int
    /// Of the appointment, or of the attendance of whose calendar it is.
    let status: String
    let slot: TimeSlot
    let changedAt: Instant
    let createdAt: Instant
    let branch: BranchID
    let service: String
    let employee: String
    let capacity: Int
    let seatsTaken: Int
    /// Empty unless the reader may know who attends.
    let guests: [Guest]

    /// Reads a row of `CalendarFileQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        sequence = try row.next()
        status = try row.next()
        let (start, end) = (try row.next(Instant.self), try row.next(Instant.self))
        guard let slot = TimeSlot(start, end) else {
            throw Problem.broken(context: "appointment \(id) ends before it starts")
        }
        self.slot = slot
        changedAt = try row.next()
        createdAt = try row.next()
        branch = try row.next()
        service = try row.next()
        employee = try row.next()
        capacity = try row.next()
        seatsTaken = try row.next()
        let names = try row.next([String].self)
        let phones = try row.next([String].self)
        guests = zip(names, phones).map { Guest(name: $0, phone: $1.isEmpty ? nil : $1) }
    }

    private var word: String {
        switch status {
        case "pending", "held": "TENTATIVE"
        case "cancelled", "rejected": "CANCELLED"
        default: "CONFIRMED"
        }
    }

    /// Writes the VEVENT.
    func write(to calendar: inout CalendarWriter, _ view: CalendarView, _ publication: CalendarPublication?) {
        calendar.line("BEGIN", "VEVENT")
        // The same in every calendar and for ever: that is how a moved appointment moves instead of doubling.
        calendar.line("UID", "\(id)@foyer")
        calendar.line("SEQUENCE", String(sequence))
        // Without a METHOD this is when it was last revised (RFC 5545, 3.8.7.2), and stays while nothing changes; with
        // one it is when this was written, and no older than what it tells.
        calendar.instant("DTSTAMP", publication.map { max($0.moment, changedAt) } ?? changedAt)
        if let publication { calendar.organizer(publication.organizer, publication.name) }
        calendar.instant("LAST-MODIFIED", changedAt)
        calendar.instant("CREATED", createdAt)
        // In UTC, which every reader gets right without a VTIMEZONE; none of these repeats.
        calendar.instant("DTSTART", slot.start)
        calendar.instant("DTEND", slot.end)
        calendar.text("SUMMARY", view.summary(self))
        calendar.text("LOCATION", view.location(self))
        calendar.text("DESCRIPTION", view.description(self))
        calendar.line("STATUS", word)
        calendar.line("TRANSP", word == "CANCELLED" ? "TRANSPARENT" : "OPAQUE")
        if view.detail == .busy { calendar.line("CLASS", "PRIVATE") }
        calendar.line("END", "VEVENT")
    }
}
