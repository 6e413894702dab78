import Core
public import Gateway
import Tenancy

/// The addresses of calendar files: feeds, which whoever knows the address may read, and single appointments.
public struct CalendarFileRoutes: Sendable {
    private let operations = CalendarFileOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("/calendar/{file}", allowing: nil, Self.feedDoc, feed),
            .get("appointments/{id}/calendar.ics", allowing: .readAppointments, Self.fileDoc, appointment),
            .get(
                "my/appointments/{id}/calendar.ics",
                allowing: .readOwnAppointments,
                Self.ownFileDoc,
                ownAppointment
            ),
            .post("bookings/calendar.ics", allowing: nil, Self.linkedFileDoc, linkedAppointment),
        ]
    }

    private func linkedAppointment(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let token = fields.required(fields.secret("token", max: 100), "token")
        try fields.finish()
        let file = try await operations.linkedAppointment(token.flatMap { Token($0) }, in: call.scope)
        return Self.attached(file)
    }

    private func feed(_ call: Call) async throws -> Reply {
        let file = try await operations.feed(call.parameter("file"), in: call.scope)
        return Self.reply(file).header("cache-control", "private, max-age=0")
    }

    private func appointment(_ call: Call) async throws -> Reply {
        let file = try await operations.appointment(call.id("id", .appointment), in: call.scope)
        return Self.attached(file)
    }

    private func ownAppointment(_ call: Call) async throws -> Reply {
        let file = try await operations.ownAppointment(call.id("id", .appointment), in: call.scope)
        return Self.attached(file)
    }

    private static func reply(_ file: CalendarFile) -> Reply {
        var reply = Reply(contentType: "text/calendar; charset=utf-8", bytes: file.bytes)
        reply.revision = file.revision
        return reply
    }

    private static func attached(_ file: CalendarFile) -> Reply {
        reply(file).header("content-disposition", "attachment; filename=\"appointment.ics\"")
    }
}

extension CalendarFileRoutes {
    private static let feedDoc = OperationDoc(
        "Answers a calendar feed",
        help: "For calendar programs; the address is the key to it.",
        path: ["file": .string(max: 60)],
        responses: [200: .file("text/calendar")]
    )
    private static let fileDoc = OperationDoc(
        "Answers an appointment as a calendar file",
        help:
            "With all steps of its visit. Its UID stays; a newer SEQUENCE replaces what a calendar has of it.",
        responses: [200: .file("text/calendar")]
    )
    private static let linkedFileDoc = OperationDoc(
        "Answers what was booked as a calendar file",
        help: "For whoever has the link_token of the booking, or the token of a link to manage it.",
        request: .object("BookingFileLook", ["token": .string(max: 100)]),
        responses: [200: .file("text/calendar")]
    )
    private static let ownFileDoc = OperationDoc(
        "Answers one of my appointments as a calendar file",
        help: "With all steps of its visit.",
        responses: [200: .file("text/calendar")]
    )
}
