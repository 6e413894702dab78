import Core
import Postgres
import Tenancy

/// An entry with the names of today, and the time that is offered.
struct WaitingEntryRecord: Sendable {
    /// A time that is held, or was taken.
    struct Offer: Sendable {
        let id: WaitingOfferID
        let appointment: AppointmentID
        let isOpen: Bool
        let expiresAt: Instant
        let startsAt: Instant
        let endsAt: Instant
        let timeZone: String
        let employee: StaffID
        let employeeName: String
    }

    let entry: WaitingEntry
    private let serviceSlug: String
    private let serviceName: String
    private let employeeName: String?
    private let client: AttendingClient
    /// On the blocklist just now: without approval no time is offered (S2-4).
    let isBlocklisted: Bool
    let offer: Offer?

    /// Reads the columns of `WaitingListQueries.recordColumns`.
    init(row: inout RowReader) throws {
        entry = try WaitingEntry(row: &row)
        serviceSlug = try row.next()
        serviceName = try row.next()
        employeeName = try row.next(String?.self)
        client = AttendingClient(
            id: entry.client,
            number: try row.next(),
            name: try row.next(),
            email: try row.next(String?.self),
            phone: try row.next(String?.self),
            isMarked: try row.next()
        )
        isBlocklisted = try row.next()
        if let id = try row.next(WaitingOfferID?.self) {
            offer = Offer(
                id: id,
                appointment: try row.next(),
                isOpen: try row.next(),
                expiresAt: try row.next(),
                startsAt: try row.next(),
                endsAt: try row.next(),
                timeZone: try row.next(),
                employee: try row.next(),
                employeeName: try row.next()
            )
        } else {
            offer = nil
        }
    }

    /// Writes the entry as staff see it, or as its client does: without what the business notes.
    func write(to json: inout JSONWriter, own: Bool, in scope: Scope) throws {
        guard let branch = scope.profile.branch(id: entry.branch) else {
            throw Problem.broken(context: "entry \(entry.id) is of a branch that is not known")
        }
        json.beginObject()
        json.field("id", entry.id)
        if !own { writeClient(to: &json, scope) }
        json.field(branch: branch)
        json.field(service: entry.service, slug: serviceSlug, name: serviceName)
        json.field(employee: entry.employee, name: employeeName)
        json.field("seats", entry.seats)
        json.field("first_day", entry.window.firstDay.iso8601)
        json.field("last_day", entry.window.lastDay.iso8601)
        json.field("from_time", entry.window.fromMinute.map(WallTime.clock))
        json.field("until_time", entry.window.untilMinute.map(WallTime.clock))
        json.field("time_zone", branch.timeZone)
        json.field("state", entry.state.rawValue)
        if !own {
            json.field("priority", entry.priority)
            json.field("note", entry.note)
            json.field("blocklisted", isBlocklisted)
            json.field("approved_at", entry.approvedAt)
        }
        json.key("offer")
        try writeOffer(to: &json)
        json.field("created_at", entry.createdAt)
        json.field("ended_at", entry.endedAt)
        json.field("revision", entry.revision)
        json.endObject()
    }

    private func writeClient(to json: inout JSONWriter, _ scope: Scope) {
        json.key("client")
        json.object { json in
            json.field("id", client.id)
            json.field("number", client.number)
            json.field("name", client.name)
            json.field("email", client.email)
            json.field("phone", client.phone)
            json.field("marked", client.isMarked)
        }
    }

    private func writeOffer(to json: inout JSONWriter) throws {
        guard let offer else { return json.null() }
        let clock = try TimeZoneRules.ofAppointment(offer.timeZone)
        json.object { json in
            json.field("id", offer.id)
            json.field("appointment_id", offer.appointment)
            json.field("open", offer.isOpen)
            json.field("starts_at", offer.startsAt.rfc3339(in: clock))
            json.field("ends_at", offer.endsAt.rfc3339(in: clock))
            json.field(employee: offer.employee, name: offer.employeeName)
            json.field("expires_at", offer.expiresAt)
        }
    }
}
