import Core
public import Gateway
import Identity
import Tenancy

/// The routes of appointments for staff.
public struct AppointmentRoutes: Sendable {
    private let operations: StaffAppointmentOperations

    /// - Parameter operations: what the routes do.
    public init(operations: StaffAppointmentOperations) {
        self.operations = operations
    }

    /// All of them.
    public var routes: [Route] {
        [
            .get("appointments", allowing: .readAppointments, Self.listing, list),
            .post("appointments", allowing: .bookAppointments, Self.creation, create),
            .get("appointments/{id}", allowing: .readAppointments, Self.reading, find),
            .patch("appointments/{id}", allowing: .editAppointments, Self.change, edit),
            .post("appointments/{id}/cancel", allowing: .editAppointments, Self.cancellation) {
                try await end($0, .cancelled)
            },
            .post("appointments/{id}/approve", allowing: .editAppointments, Self.approval) {
                try await end($0, .approved)
            },
            .post("appointments/{id}/reject", allowing: .editAppointments, Self.rejection) {
                try await end($0, .rejected)
            },
            .post("appointments/{id}/reschedule", allowing: .editAppointments, Self.moving, reschedule),
            .post("appointments/{id}/attendees", allowing: .editAppointments, Self.adding, addAttendee),
            .delete(
                "appointments/{id}/attendees/{attendee}",
                allowing: .editAppointments,
                Self.leaving,
                removeAttendee
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let page = try await operations.page(AppointmentFilter(call), in: call.scope)
        return try Reply.json { json in try page.write(to: &json, in: call.scope) }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let input = try StaffBookingInput(body, in: call.scope)
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /appointments",
            body: body,
            actor: call.scope.actor
        )
        let booking = try await operations.book(input, once: key, in: call.scope)
        if booking.isPreview {
            let zone = try input.input.branch.clock
            return Reply.json { json in booking.writePreview(to: &json, zone) }
        }
        let first = try booking.first
        return try Reply.json(
            status: 201,
            etag: first.revision,
            location: call.address("appointments/\(first.id)")
        ) { json in try booking.write(to: &json, in: call.scope) }
    }

    private func find(_ call: Call) async throws -> Reply {
        try Self.reply(try await operations.find(call.id("id", .appointment), in: call.scope), call)
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let record = try await operations.edit(
            call.id("id", .appointment),
            AppointmentChange(call.fields),
            allows: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return try Self.reply(record, call)
    }

    private func end(_ call: Call, _ status: AttendeeStatus) async throws -> Reply {
        let id: AppointmentID = try call.id("id", .appointment)
        let input = try EndInput(Self.optionalFields(call))
        return try Self.reply(try await operations.end(id, input, to: status, in: call.scope), call)
    }

    /// Whoever has nothing to say about an end sends no body at all.
    private static func optionalFields(_ call: Call) throws(Problem) -> FieldReader {
        try call.contentType == nil ? FieldReader([:]) : call.fields
    }

    private func reschedule(_ call: Call) async throws -> Reply {
        let wish = try MoveInput(call.fields).wish
        let record = try await operations.reschedule(call.id("id", .appointment), wish, in: call.scope)
        return try Self.reply(record, call)
    }

    private func addAttendee(_ call: Call) async throws -> Reply {
        let input = try AttendeeInput(call.fields)
        let record = try await operations.add(input, to: call.id("id", .appointment), in: call.scope)
        return try Self.reply(record, call, status: 201)
    }

    private func removeAttendee(_ call: Call) async throws -> Reply {
        let input = EndInput(attendee: try call.id("attendee", .attendee))
        let id: AppointmentID = try call.id("id", .appointment)
        return try Self.reply(try await operations.end(id, input, to: .cancelled, in: call.scope), call)
    }

    private static func reply(_ record: AppointmentRecord, _ call: Call, status: Int = 200) throws -> Reply {
        try Reply.json(status: status, etag: record.appointment.revision) { json in
            try record.write(to: &json, in: call.scope)
        }
    }
}

extension StaffBooking {
    /// The appointment that stands for all.
    fileprivate var first: Appointment {
        get throws(Problem) {
            guard let first = records.first?.appointment else { throw .notFound(.appointment) }
            return first
        }
    }

    fileprivate func write(to json: inout JSONWriter, in scope: Scope) throws {
        let first = try first
        let zone = try TimeZoneRules.ofAppointment(first.timeZone)
        let last =
            records.filter { $0.appointment.visit == first.visit && first.visit != nil }.last ?? records[0]
        json.beginObject()
        json.field("id", first.id)
        json.field("visit_id", first.visit)
        json.field("series_id", first.series)
        json.field("status", first.status.rawValue)
        json.field("starts_at", first.slot.start.rfc3339(in: zone))
        json.field("ends_at", last.appointment.slot.end.rfc3339(in: zone))
        json.field("revision", first.revision)
        json.key("appointments")
        json.beginArray()
        for record in records { try record.write(to: &json, in: scope) }
        json.endArray()
        json.field("warnings", warnings)
        json.key("skipped")
        json.array { json in
            for occurrence in occurrences { occurrence.write(to: &json, zone) }
        }
        json.endObject()
    }

    fileprivate func writePreview(to json: inout JSONWriter, _ zone: TimeZoneRules) {
        json.object { json in
            json.field("dry_run", true)
            json.key("occurrences")
            json.array { json in
                for occurrence in occurrences { occurrence.write(to: &json, zone) }
            }
            json.field("available", occurrences.count { $0.refusal == nil })
            json.field("conflicts", occurrences.count { $0.refusal != nil })
        }
    }
}

extension EndInput {
    fileprivate init(attendee: AttendeeID) {
        reason = nil
        self.attendee = attendee
    }
}
