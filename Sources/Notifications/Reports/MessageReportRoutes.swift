import Core
public import Gateway
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
        [
            .post(
                "message-status/{id}",
                allowing: nil,
                Self.noteDoc,
                body: .stream(types: ["application/x-www-form-urlencoded"], bytesMax: 16_384),
                note
            )
        ]
    }

    private func note(_ call: Call) async throws -> Reply {
        try await operations.note(
            Self.fields(call),
            signature: call.header("x-twilio-signature"),
            of: call.id("id", .notification),
            in: call.scope
        )
        return .noContent
    }

    private static func fields(_ call: Call) async throws -> [(name: String, value: String)] {
        var bytes: [UInt8] = []
        for try await piece in call.body { bytes += piece }
        return try bytes.split(separator: UInt8(ascii: "&")).map { pair in
            let parts = pair.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let texts = parts.compactMap { part in
                String(validating: part, as: UTF8.self).flatMap {
                    PercentCoding.decode($0, plusIsSpace: true)
                }
            }
            guard texts.count == parts.count else { throw Problem.malformed("The body is no form in UTF-8.") }
            return (texts[0], texts.count > 1 ? texts[1] : "")
        }
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
