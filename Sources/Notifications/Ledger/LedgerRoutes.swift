import Core
public import Gateway

/// The addresses of the ledger of messages.
public struct LedgerRoutes: Sendable {
    private let operations = LedgerOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("notifications", allowing: .readNotifications, Self.listDoc, list),
            .get("notifications/{id}", allowing: .readNotifications, Self.findDoc, find),
            .post("notifications/{id}/resend", allowing: .resendNotifications, Self.resendDoc, resend),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = LedgerFilter(
            state: call.query("state").flatMap(DeliveryState.init(rawValue:)),
            event: call.query("event"),
            client: call.query("client").flatMap { ClientID($0) },
            staff: call.query("staff").flatMap { StaffID($0) },
            appointment: call.query("appointment").flatMap { AppointmentID($0) }
        )
        let page = try await operations.page(
            filter,
            cursor: call.query("cursor"),
            limit: call.limit,
            in: call.scope
        )
        return .json(page)
    }

    private func find(_ call: Call) async throws -> Reply {
        .json(try await operations.find(call.id("id", .notification), in: call.scope))
    }

    private func resend(_ call: Call) async throws -> Reply {
        let entry = try await operations.resend(call.id("id", .notification), in: call.scope)
        return .json(entry, status: 201, location: call.address("notifications/\(entry.id)"))
    }

    private static let person = Schema.object(nil, ["id": .id, "name": .string()]).orNull

    private static let entry = Schema.object(
        "Notification",
        [
            "id": .id,
            "event": .string(),
            "receiver": .choice(MessageAudience.allCases.map(\.rawValue)),
            "channel": .string(),
            "client": person,
            "staff": person,
            "appointment_id": Schema.id.orNull,
            "state": .choice(DeliveryState.allCases.map(\.rawValue)),
            "reason": Schema.choice(DeliveryReason.allCases.map(\.rawValue))
                .described("Why it failed, is not sent, or waits.").orNull,
            "reply": Schema.string().described("What the server said.").orNull,
            "address": Schema.string().orNull,
            "language": Schema.string().orNull,
            "subject": Schema.string().orNull,
            "attempts": .integer(),
            "due_at": Schema.instant.described("When it is tried; null once it ended.").orNull,
            "sent_at": Schema.instant.orNull,
            "ended_at": Schema.instant.orNull,
            "resend_of": Schema.id.orNull,
            "created_at": .instant,
        ]
    )

    private static let listDoc = OperationDoc(
        "Lists messages and what became of them, the newest first",
        query: [
            QueryParameter("state", .choice(DeliveryState.allCases.map(\.rawValue)), "Only in this state."),
            QueryParameter("event", .string(max: 60), "Only of this event, such as appointment.booked."),
            QueryParameter("client", .id, "Only to this client."),
            QueryParameter("staff", .id, "Only to this staff member."),
            QueryParameter("appointment", .id, "Only about this appointment."),
        ] + .page(),
        responses: [200: .page(of: entry)]
    )

    private static let findDoc = OperationDoc("Answers a message", responses: [200: entry])

    private static let resendDoc = OperationDoc(
        "Sends a message once more",
        help:
            "As a message of its own. What held a credential is not sent again: send the client's access again.",
        responses: [201: entry]
    )
}
