import Core
public import Gateway

/// The addresses of what clients want to hear of.
public struct MessagePreferenceRoutes: Sendable {
    private let operations = MessagePreferenceOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        let ofClient = "clients/{id}/message-preferences"
        let own = "my/message-preferences"
        return [
            .get(ofClient, allowing: .readClients, Self.findDoc, find),
            .patch(ofClient, allowing: .editClients, Self.changeDoc, change),
            .get(own, allowing: .readOwnProfile, Self.findOwnDoc, findOwn),
            .patch(own, allowing: .editOwnProfile, Self.changeOwnDoc, changeOwn),
        ]
    }

    private func find(_ call: Call) async throws -> Reply {
        .json(try await operations.find(of: call.id("id", .client), in: call.scope))
    }

    private func change(_ call: Call) async throws -> Reply {
        .json(try await operations.change(of: call.id("id", .client), call.fields, in: call.scope))
    }

    private func findOwn(_ call: Call) async throws -> Reply {
        .json(try await operations.findOwn(in: call.scope))
    }

    private func changeOwn(_ call: Call) async throws -> Reply {
        .json(try await operations.changeOwn(call.fields, in: call.scope))
    }

    private static let ways = Schema.object(
        "MessageWays",
        ["email": .boolean, "sms": .boolean, "push": .boolean, "whatsapp": .boolean],
        required: .none
    )

    private static let preferences = Schema.object(
        "MessagePreferences",
        [
            "appointment": ways.described("Bookings, changes, reminders, the waiting list."),
            "service": ways.described("What goes before and after a service."),
            "packages": ways.described("What was bought in advance."),
            "marketing": ways.described("Greetings and campaigns."),
            "transaction": ways.described("Invoices and receipts."),
        ],
        required: .none
    )

    private static let findDoc = OperationDoc(
        "Answers what a client wants to hear of",
        responses: [200: preferences]
    )
    private static let changeDoc = OperationDoc(
        "Changes what a client wants to hear of",
        help: "What is left out stays. Messages about signing in cannot be switched off.",
        request: preferences,
        responses: [200: preferences]
    )
    private static let findOwnDoc = OperationDoc(
        "Answers what I want to hear of",
        responses: [200: preferences]
    )
    private static let changeOwnDoc = OperationDoc(
        "Changes what I want to hear of",
        help: "What is left out stays. Messages about signing in cannot be switched off.",
        request: preferences,
        responses: [200: preferences]
    )
}
