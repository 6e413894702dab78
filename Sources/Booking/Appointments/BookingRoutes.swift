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
        [.post("bookings", allowing: nil, Self.creation, create)]
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
}
