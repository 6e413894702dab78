import Core
import Postgres
import Tenancy

/// An appointment with the names of today and its attendees, as staff see it.
struct AppointmentRecord: Sendable {
    let appointment: Appointment
    let attendees: [Attendee]
    let serviceSlug: String
    let serviceName: String
    let serviceColour: String?
    let employeeName: String
    private let resourceKinds: [String]
    private let resourceNames: [String]

    /// Reads the answers of `AppointmentQueries.records`, in their order.
    static func read(_ answers: ArraySlice<Rows>) throws -> [AppointmentRecord] {
        let (first, second) = (answers.startIndex, answers.startIndex + 1)
        let attendees = Dictionary(grouping: try answers[second].map(Attendee.init(row:)), by: \.appointment)
        return try answers[first].map { row in
            let appointment = try Appointment(row: &row)
            return try AppointmentRecord(appointment, attendees[appointment.id] ?? [], row: &row)
        }
    }

    private init(_ appointment: Appointment, _ attendees: [Attendee], row: inout RowReader) throws {
        self.appointment = appointment
        self.attendees = attendees
        serviceSlug = try row.next()
        serviceName = try row.next()
        serviceColour = try row.next(String?.self)
        employeeName = try row.next()
        resourceKinds = try row.next()
        resourceNames = try row.next()
    }

    /// The place, from what the process knows of the business.
    func branch(in scope: Scope) throws(Problem) -> Branch {
        guard let branch = scope.profile.branch(id: appointment.branch) else {
            throw .broken(context: "appointment \(appointment.id) is at a branch that is not known")
        }
        return branch
    }

    /// Writes the whole appointment as an object.
    func write(to json: inout JSONWriter, in scope: Scope) throws {
        json.beginObject()
        try writeFields(to: &json, in: scope)
        json.endObject()
    }

    /// Writes the fields of the appointment into an object that has more of them.
    func writeFields(to json: inout JSONWriter, in scope: Scope) throws {
        let branch = try branch(in: scope)
        let clock = try TimeZoneRules.ofAppointment(appointment.timeZone)
        json.field("id", appointment.id)
        json.field("visit_id", appointment.visit)
        json.field("series_id", appointment.series)
        json.field("step", appointment.step)
        json.field(branch: branch)
        json.field(service: appointment.service, slug: serviceSlug, name: serviceName) { json in
            json.field("colour", serviceColour)
        }
        json.field(employee: appointment.employee, name: employeeName)
        json.field("starts_at", appointment.slot.start.rfc3339(in: clock))
        json.field("ends_at", appointment.slot.end.rfc3339(in: clock))
        json.field("time_zone", appointment.timeZone)
        json.field("minutes", appointment.minutes)
        json.field("buffer_before", appointment.bufferBefore)
        json.field("buffer_after", appointment.bufferAfter)
        json.field("status", appointment.status.rawValue)
        json.field("overlapping", appointment.overlapping)
        json.field("override_reason", appointment.overrideReason)
        json.field("price", appointment.price)
        json.field("currency", scope.business.currency)
        json.field("capacity", appointment.capacity)
        json.field("seats_taken", appointment.seatsTaken)
        json.field("stays_open", appointment.staysOpen)
        writeResources(to: &json)
        json.key("attendees")
        json.array { json in
            for attendee in attendees { attendee.write(to: &json, language: scope.business.language) }
        }
        json.field("note", appointment.note)
        json.field("sequence", appointment.sequence)
        json.field("created_at", appointment.createdAt)
        json.field("revision", appointment.revision)
    }

    func writeResources(to json: inout JSONWriter) {
        json.key("resources")
        json.array { json in
            for (index, id) in appointment.resources.enumerated() where index < resourceNames.count {
                json.object { json in
                    json.field("id", id)
                    json.field("kind", resourceKinds[index])
                    json.field("name", resourceNames[index])
                }
            }
        }
    }
}

extension Attendee {
    /// Writes the attendee as staff see it.
    func write(to json: inout JSONWriter, language: String) {
        json.object { json in
            json.field("id", id)
            json.key("client")
            json.object { json in
                json.field("id", client.id)
                json.field("number", client.number)
                json.field("name", client.name)
                json.field("email", client.email)
                json.field("phone", client.phone)
                json.field("marked", client.isMarked)
                json.field("tooltip", client.isMarked ? AttendingClient.markedWords(language) : nil)
            }
            json.field("status", status.rawValue)
            json.field("seats", seats)
            json.field("price", price)
            json.field("note", note)
            json.field("booked_by", bookedBy)
            json.field("created_at", createdAt)
            json.field("ended_at", endedAt)
            json.field("ended_by", endedBy)
            json.field("end_reason", endReason)
            json.field("confirmed_at", confirmedAt)
        }
    }
}

extension AttendingClient {
    /// What the calendar's tooltip says of a marked client, in the language of the business (S0-13).
    static func markedWords(_ language: String) -> String {
        switch language.prefix(2) {
        case "ca": "Client marcat"
        case "es": "Cliente marcado"
        case "fr": "Client marqué"
        case "pt": "Cliente marcado"
        default: "Marked client"
        }
    }
}

extension TimeZoneRules {
    /// The clock by which an appointment was booked.
    ///
    /// - Throws: `Problem.broken` where the system has lost the rules of a zone that it had.
    static func ofAppointment(_ name: String) throws(Problem) -> TimeZoneRules {
        do throws(ValueIssue) {
            return try named(TimeZoneName(name))
        } catch {
            throw .broken(context: error.message)
        }
    }
}
