import Core
public import Gateway
import Outbox
import Tenancy

/// The address to which gateways report what became of messages.
public struct MessageReportRoutes: Sendable {
    private let operations: MessageReportOperations

    /// - Parameter operations: what the routes do.
    public init(operations: MessageReportOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [.post("message-status/{id}", allowing: nil, Self.noteDoc, body: .form(), note)]
    }

    private func note(_ call: Call) async throws -> Reply {
        try await operations.note(
            call.form.all,
            signature: call.header("x-twilio-signature"),
            of: call.id("id", .notification),
            in: call.scope
        )
        return .noContent
    }

    private static let noteDoc = OperationDoc(
        "Takes a gateway's report on a text message",
        help: """
            As Twilio posts it, signed with the account's token (X-Twilio-Signature): delivered and read count as \
            arrived, failed and undelivered as refused with the ErrorCode; anything else changes nothing.
            """,
        responses: [204: nil]
    )
}

extension MessagePlaces {
    /// Where a gateway is to report what became of a text message.
    func messageReport(_ id: NotificationID, _ business: Business) -> String {
        self.business(business) + "/api/v1/message-status/\(id)"
    }
}
