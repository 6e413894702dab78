import Core
public import Gateway
import Identity
import Tenancy

/// The routes of customers about their own appointments.
public struct MyAppointmentRoutes: Sendable {
    private let operations: MyAppointmentOperations

    /// - Parameter appointments: what changes them.
    public init(appointments: AppointmentOperations) {
        operations = MyAppointmentOperations(appointments: appointments)
    }

    /// What customers read of an appointment.
    public static var appointmentSchema: Schema { MyAppointmentSchema.appointment }

    /// All of them.
    public var routes: [Route] {
        let change = Permission.changeOwnAppointments
        return [
            .get("my/appointments", allowing: .readOwnAppointments, Self.listing, list),
            .get("my/appointments/{id}", allowing: .readOwnAppointments, Self.reading, find),
            .get("my/appointments/{id}/times", allowing: .readOwnAppointments, Self.timing, times),
            .post("my/appointments/{id}/cancel", allowing: change, Self.cancelling, cancel),
            .post("my/appointments/{id}/reschedule", allowing: change, Self.rescheduling, reschedule),
            .post("my/appointments/{id}/rebook", allowing: change, Self.rebooking, rebook),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let wish = try MyAppointmentPage.Wish(
            when: call.query("when").flatMap(MyAppointmentPage.When.init(rawValue:)) ?? .future,
            days: Self.days(call),
            limit: call.limit,
            cursor: call.query("cursor")
        )
        let page = try await operations.page(wish, in: call.scope)
        return try Reply.json { json in
            json.beginObject()
            json.key("items")
            json.beginArray()
            for item in page.items { try item.write(to: &json, in: call.scope) }
            json.endArray()
            json.field("total", page.total)
            json.field("next", page.next)
            json.endObject()
        }
    }

    /// Without a revision: what the customer may do changes with the time and the settings.
    private func find(_ call: Call) async throws -> Reply {
        let appointment = try await operations.find(call.id("id", .appointment), in: call.scope)
        return try Reply.json { json in try appointment.write(to: &json, in: call.scope) }
    }

    private func times(_ call: Call) async throws -> Reply {
        let id: AppointmentID = try call.id("id", .appointment)
        let days = try Self.days(call)
        let free = try await operations.times(for: id, on: days, in: call.scope)
        return .json(free)
    }

    /// The days of the query: from the first on as many as it says, a week if it does not say.
    private static func days(_ call: Call) throws(Problem) -> ClosedRange<CalendarDate>? {
        let from = call.query("from").flatMap { CalendarDate(iso8601: $0) }
        let to = call.query("to").flatMap { CalendarDate(iso8601: $0) }
        guard let first = from ?? to else { return nil }
        let last = to ?? CalendarDate(daysSince1970: first.daysSince1970 + 6)
        guard first <= last else {
            throw .invalid(field: "to", code: "reversed", message: "Give a day that is not before from.")
        }
        guard last.daysSince1970 - first.daysSince1970 < daysMax else {
            throw .invalid(
                field: "to",
                code: "too_many",
                message: "Ask for at most \(daysMax) days at once."
            )
        }
        guard (1_970...2_149).contains(first.year), (1_970...2_149).contains(last.year) else {
            throw .invalid(field: "from", code: "out_of_range", message: "Give days of this century.")
        }
        return first...last
    }

    private func cancel(_ call: Call) async throws -> Reply {
        var reason: String?
        // One click is enough: there need not be a body.
        if call.contentType != nil {
            var fields = try call.fields
            reason = fields.text("reason", max: Self.reasonMax, lines: true).value
            try fields.finish()
        }
        return try reply(
            try await operations.cancel(call.id("id", .appointment), reason: reason, in: call.scope),
            call
        )
    }

    private func reschedule(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let start = fields.required(fields.value("starts_at", BookingStart.init), "starts_at")
        let employee = fields.value("employee") { text throws(ValueIssue) in
            guard let id = StaffID(text) else { throw .invalid("Write the id of the employee.") }
            return id
        }
        try fields.finish()
        guard let start else { throw Problem.broken(context: "a move without a start was let pass") }
        let moved = try await operations.reschedule(
            call.id("id", .appointment),
            to: start,
            employee: employee.value,
            in: call.scope
        )
        return try reply(moved, call)
    }

    private func rebook(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let start = fields.required(fields.value("starts_at", BookingStart.init), "starts_at")
        try fields.finish()
        guard let start else { throw Problem.broken(context: "a booking without a start was let pass") }
        let booked = try await operations.rebook(call.id("id", .appointment), at: start, in: call.scope)
        let address = call.address("my/appointments/\(booked.appointment.record.appointment.id)")
        return try Reply.json(status: 201, location: address) { json in
            try booked.write(to: &json, in: call.scope)
        }
    }

    private func reply(_ answer: ToldAppointment, _ call: Call) throws -> Reply {
        try Reply.json { json in try answer.write(to: &json, in: call.scope) }
    }
}

// MARK: What they take and give

extension MyAppointmentRoutes {
    private static let reasonMax = 1_000
    private static let daysMax = AvailabilityWish.daysMax
    private static let dayParameters = [
        QueryParameter("from", .date, "The first day, by the clock of the branch."),
        QueryParameter("to", .date, "The last day; six days after the first if not given."),
    ]

    private static let listing = OperationDoc(
        "List my appointments",
        help: "Future ones begin with the next, past ones and all with the latest.",
        query: .page() + [
            QueryParameter(
                "when",
                .choice(MyAppointmentPage.When.allCases.map(\.rawValue)),
                "Which of them; future if not given."
            )
        ] + dayParameters,
        responses: [200: .page(of: MyAppointmentSchema.appointment)]
    )
    private static let reading = OperationDoc(
        "Read one of my appointments",
        responses: [200: MyAppointmentSchema.appointment]
    )
    private static let timing = OperationDoc(
        "List times to which my appointment can be moved",
        help:
            "Of the whole visit, with its services, its employee and its length; what it takes itself now counts as free. "
            + "Whether it may be moved at all says can_reschedule. At most \(daysMax) days; today and the six days after "
            + "it if none are given.",
        query: dayParameters,
        responses: [200: MyAppointmentSchema.times]
    )
    private static let cancelling = OperationDoc(
        "Cancel my appointment",
        help:
            "Whether customers may, and until when, says can_cancel; a refusal has the phone of the branch.",
        request: .object(
            "MyCancellation",
            ["reason": Schema.string(max: reasonMax).orNull],
            required: .none
        ),
        responses: [200: MyAppointmentSchema.appointment]
    )
    private static let rescheduling = OperationDoc(
        "Choose another time for my appointment",
        help:
            "Service, employee and customer stay. A group with others in it is never moved: leave it and book anew.",
        request: .object(
            "MyMove",
            [
                "starts_at": MyAppointmentSchema.start,
                "employee": Schema.id.described("May be left out; another than it has is refused.").orNull,
            ],
            required: .only(["starts_at"])
        ),
        responses: [200: MyAppointmentSchema.appointment]
    )
    private static let rebooking = OperationDoc(
        "Leave a group and book the same at another time",
        help: "Both, or neither.",
        request: .object("MyRebooking", ["starts_at": MyAppointmentSchema.start]),
        responses: [201: MyAppointmentSchema.appointment]
    )
}
