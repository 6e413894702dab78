public import Core
import Postgres
public import Tenancy

/// An appointment as the customer sees it: without what the business notes, and with nothing of the others but how many.
public struct MyAppointment: Sendable {
    /// How many statements `MyAppointmentQueries` reads one with.
    static let statements = 3

    let record: AppointmentRecord
    private let own: Attendee
    private let others: Int
    private let visitStart: Instant
    private let rules: CustomerRules

    /// The customer's place in it: the one that still stands, else the last that ended.
    var attendance: CustomerRules.Attendance {
        CustomerRules.Attendance(status: own.status, start: visitStart, others: others)
    }

    /// Reads the answers of `MyAppointmentQueries`.
    ///
    /// - Parameter standing: decides which policies ask something of the customer.
    static func read(
        _ answers: ArraySlice<Rows>,
        of client: ClientID,
        _ standing: ClientStanding,
        in scope: Scope
    ) throws -> [MyAppointment] {
        let starts = try answers[answers.startIndex + 2].map { row in
            (try row.next(AppointmentID.self), try row.next(Instant.self))
        }
        let startOf = Dictionary(uniqueKeysWithValues: starts)
        return try AppointmentRecord.read(answers).map { record in
            guard let own = record.attendees.place(of: client), let start = startOf[record.appointment.id]
            else {
                throw Problem.broken(context: "appointment \(record.appointment.id) is not the client's own")
            }
            return MyAppointment(
                record: record,
                own: own,
                others: record.attendees.others(than: client),
                visitStart: start,
                rules: try standing.rules(of: record.appointment, in: scope)
            )
        }
    }
}

extension [Attendee] {
    /// A client's place: the one that still stands, else the last that ended.
    func place(of client: ClientID) -> Attendee? {
        let own = filter { $0.client.id == client && $0.status != .held }
        return own.last { $0.status.isLive } ?? own.last
    }

    /// How many others still are to come.
    func others(than client: ClientID) -> Int {
        Set(filter { $0.status.isLive && $0.client.id != client }.map(\.client.id)).count
    }
}

extension ClientStanding {
    /// What the client may do with an appointment.
    func rules(of appointment: Appointment, in scope: Scope) throws(Problem) -> CustomerRules {
        guard let branch = scope.profile.branch(id: appointment.branch) else {
            throw .broken(context: "appointment \(appointment.id) is at a branch that is not known")
        }
        let settings = scope.profile.settings(branch: branch.id)
        let now = scope.world.now()
        let noShows = noShows(now: now, settings)
        let holding = policies.filter { policy in
            let (place, service) = (policy.conditions.branch, policy.conditions.service)
            return place.map { $0 == branch.id } ?? true
                && service.map { $0 == appointment.service || $0 == appointment.visitService } ?? true
                && policy.holds(for: people, noShows: noShows, now: now)
        }
        let locking = BookingSettings.customerCancel.definition.lockedPresets
        return CustomerRules(
            branch: branch,
            settings: settings,
            now: now,
            isCancellingLocked: scope.business.preset.map(locking.contains) ?? false,
            policyCutoff: holding.compactMap(\.demands.cancelCutoff).max() ?? 0
        )
    }
}

// MARK: For whoever shows it otherwise

extension MyAppointment {
    /// The key.
    public var id: AppointmentID { record.appointment.id }
    /// From when until when.
    public var slot: TimeSlot { record.appointment.slot }
    /// The name of the clock by which it was booked.
    public var timeZone: String { record.appointment.timeZone }
    /// The place.
    public var branch: Branch { rules.branch }
    /// What is done.
    public var serviceName: String { record.serviceName }
    /// By whom.
    public var employeeName: String { record.employeeName }
    /// How it stands with the customer's own place.
    public var status: AttendeeStatus { own.status }
    /// When the customer said to come.
    public var confirmedAt: Instant? { own.confirmedAt }

    /// Why the customer may not cancel, as the word of the API; nil where that is possible.
    public var cancelObstacle: String? { rules.cancelling(attendance).reason?.rawValue }
    /// Why the customer may not choose another time; nil where that is possible.
    public var rescheduleObstacle: String? { rules.rescheduling(attendance).reason?.rawValue }
    /// Why the customer may not say to come; nil where that is possible.
    public var confirmObstacle: String? { rules.confirming(attendance).reason?.rawValue }
}

extension MyAppointment {
    /// Writes the appointment as an object.
    public func write(to json: inout JSONWriter, in scope: Scope) throws {
        json.beginObject()
        try writeFields(to: &json, in: scope)
        json.endObject()
    }

    /// Writes its fields into an object that has more of them.
    func writeFields(to json: inout JSONWriter, in scope: Scope) throws {
        let appointment = record.appointment
        let clock = try TimeZoneRules.ofAppointment(appointment.timeZone)
        json.field("id", appointment.id)
        json.field("visit_id", appointment.visit)
        json.field("series_id", appointment.series)
        json.field("step", appointment.step)
        writePlaces(to: &json)
        json.field("starts_at", appointment.slot.start.rfc3339(in: clock))
        json.field("ends_at", appointment.slot.end.rfc3339(in: clock))
        json.field("time_zone", appointment.timeZone)
        json.field("minutes", appointment.minutes)
        json.field("status", own.status.rawValue)
        json.field("seats", own.seats)
        json.field("price", own.price)
        json.field("currency", scope.business.currency)
        json.field("note", own.note)
        json.field("capacity", appointment.capacity)
        json.field("others", others)
        record.writeResources(to: &json)
        json.key("can_cancel")
        rules.cancelling(attendance).write(to: &json, in: clock)
        json.key("can_reschedule")
        rules.rescheduling(attendance).write(to: &json, in: clock)
        json.field("sequence", appointment.sequence)
        json.field("created_at", own.createdAt)
        json.field("ended_at", own.endedAt)
        json.field("ended_by", own.endedBy)
        json.field("confirmed_at", own.confirmedAt)
    }

    private func writePlaces(to json: inout JSONWriter) {
        let (appointment, branch) = (record.appointment, rules.branch)
        json.field(branch: branch) { json in
            json.field("address", branch.address)
            json.field("phone", branch.phone)
        }
        json.field(service: appointment.service, slug: record.serviceSlug, name: record.serviceName) { json in
            json.field("colour", record.serviceColour)
        }
        json.field(employee: appointment.employee, name: record.employeeName)
    }
}
