import Core
public import Gateway
import Outbox

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
            .post("notifications/resend", allowing: .resendNotifications, Self.resendLostDoc, resendLost),
            .get("my/notifications", allowing: .readOwnProfile, Self.listOwnDoc, listOwn),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let filter = LedgerFilter(
            state: call.query("state").flatMap(DeliveryState.init(rawValue:)),
            reason: call.query("reason").flatMap(DeliveryReason.init(rawValue:)),
            event: call.query("event"),
            channel: call.query("channel").flatMap(MessageChannel.init(rawValue:)),
            client: call.query("client").flatMap { ClientID($0) },
            staff: call.query("staff").flatMap { StaffID($0) },
            appointment: call.query("appointment").flatMap { AppointmentID($0) },
            from: call.query("from").flatMap(Instant.init(rfc3339:)),
            until: call.query("until").flatMap(Instant.init(rfc3339:))
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

    private func resendLost(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let since = fields.required(fields.instant("since"), "since")
        let reason = fields.choice("reason", of: DeliveryReason.allCases.map(\.rawValue))
        let channel = fields.choice("channel", of: MessageChannel.allCases.map(\.rawValue))
        try fields.finish()
        let filter = LedgerFilter(
            reason: reason.value.flatMap(DeliveryReason.init(rawValue:)),
            channel: channel.value.flatMap(MessageChannel.init(rawValue:))
        )
        let count = try await operations.resendLost(filter, since: since ?? .distantFuture, in: call.scope)
        return .json { json in json.object { $0.field("resent", count) } }
    }

    private func listOwn(_ call: Call) async throws -> Reply {
        let page = try await operations.ownPage(
            cursor: call.query("cursor"),
            limit: call.limit,
            in: call.scope
        )
        return .json { json in
            json.object { json in
                json.key("items")
                json.array { json in for entry in page.items { entry.writeForReceiver(to: &json) } }
                json.field("total", page.total)
                json.field("next", page.next)
            }
        }
    }

    private static let person = Schema.object(nil, ["id": .id, "name": .string()]).orNull

    private static let entry = Schema.object(
        "Notification",
        [
            "id": .id,
            "event": .string(),
            "receiver": .choice(MessageAudience.allCases.map(\.rawValue)),
            "channel": .choice(MessageChannel.allCases.map(\.rawValue)),
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
            QueryParameter(
                "reason",
                .choice(DeliveryReason.allCases.map(\.rawValue)),
                "Only for this reason."
            ),
            QueryParameter(
                "channel",
                .choice(MessageChannel.allCases.map(\.rawValue)),
                "Only by this channel."
            ),
            QueryParameter("event", .string(max: 60), "Only of this event, such as appointment.booked."),
            QueryParameter("client", .id, "Only to this client."),
            QueryParameter("staff", .id, "Only to this staff member."),
            QueryParameter("appointment", .id, "Only about this appointment."),
            QueryParameter("from", .instant, "Only what was caused at this moment or later."),
            QueryParameter("until", .instant, "Only what was caused before this moment."),
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

    private static let resendLostDoc = OperationDoc(
        "Sends what failed or was suppressed once more",
        help:
            "The oldest first, at most 1,000 at a time, each once: after a wrong login at the mail server, say.",
        request: .object(
            "NotificationsToResend",
            [
                "since": Schema.instant.described("Only what was caused then or later."),
                "reason": .choice(DeliveryReason.allCases.map(\.rawValue)),
                "channel": .choice(MessageChannel.allCases.map(\.rawValue)),
            ],
            required: .only(["since"])
        ),
        responses: [200: .object("NotificationsResent", ["resent": .integer()])]
    )

    private static let ownEntry = Schema.object(
        "OwnNotification",
        [
            "id": .id,
            "event": .string(),
            "channel": .choice(MessageChannel.allCases.map(\.rawValue)),
            "appointment_id": Schema.id.orNull,
            "state": .choice(DeliveryState.allCases.map(\.rawValue)),
            "reason": Schema.choice(DeliveryReason.allCases.map(\.rawValue)).orNull,
            "address": Schema.string().orNull,
            "subject": Schema.string().orNull,
            "sent_at": Schema.instant.orNull,
            "created_at": .instant,
        ]
    )

    private static let listOwnDoc = OperationDoc(
        "Lists what I was sent, the newest first",
        query: .page(),
        responses: [200: .page(of: ownEntry)]
    )
}
