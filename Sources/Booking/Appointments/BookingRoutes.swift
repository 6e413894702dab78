import Core
public import Gateway
import Identity
import Tenancy

/// The route by which visitors and customers book.
public struct BookingRoutes: Sendable {
    private let operations: BookingOperations

    /// - Parameter operations: what the route does.
    public init(operations: BookingOperations) {
        self.operations = operations
    }

    /// All of them.
    public var routes: [Route] {
        [
            .post("bookings", allowing: nil, Self.creation, create),
            .get("bookings/form", allowing: nil, Self.asking, ask),
            .post("bookings/look", allowing: nil, Self.looking, look),
        ]
    }

    private func ask(_ call: Call) async throws -> Reply {
        var branch = call.scope.branch
        if let name = call.query("branch") {
            let profile = call.scope.profile
            branch = BranchID(name).flatMap(profile.branch(id:)) ?? profile.branch(slug: name)
            guard branch?.archived == false else { throw Problem.notFound(.branch) }
        }
        return .json(BookingForm(at: branch, in: call.scope))
    }

    private func look(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let token = fields.required(fields.secret("token", max: 100), "token")
        try fields.finish()
        let answer = try await operations.look(token.flatMap { Token($0) }, in: call.scope)
        return try Reply.json { json in try answer.write(to: &json, in: call.scope) }
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /bookings",
            body: body,
            actor: call.scope.actor
        )
        let answer = try await operations.book(BookingInput(body, in: call.scope), once: key, in: call.scope)
        return try Reply.json(status: 201) { json in try answer.write(to: &json, in: call.scope) }
    }

    private static let creation = OperationDoc(
        "Book an appointment",
        help:
            "Open to visitors, who say who they are, and to customers, who are signed in and leave `client` out. "
            + "A visitor whose email and name are known is that client; nobody is renamed. The time is decided by the same "
            + "rules that GET /availability shows: 409 slot-taken where it is gone, 422 where it never was, 403 "
            + "online-booking-blocked where a policy is against it.",
        request: AppointmentSchema.newBooking,
        responses: [201: AppointmentSchema.booking],
        idempotencyKey: true
    )

    private static let asking = OperationDoc(
        "Answers what somebody who books online has to write",
        query: [QueryParameter("branch", .string(max: 40), "Its slug or id; the address's if not given.")],
        responses: [200: BookingForm.schema]
    )

    private static let looking = OperationDoc(
        "Answers what was booked",
        help: "For whoever has the link_token of the booking, or the token of a link to manage it.",
        request: .object("BookingLook", ["token": .string(max: 100)]),
        responses: [200: AppointmentSchema.booking]
    )
}
