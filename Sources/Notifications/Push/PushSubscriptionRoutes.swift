import Core
public import Gateway
import Outbound
import Outbox

/// The addresses of one's own browsers that take push messages.
public struct PushSubscriptionRoutes: Sendable {
    private let operations: PushSubscriptionOperations

    /// - Parameter operations: what the routes do.
    public init(operations: PushSubscriptionOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("push", allowing: .useOwnSession, Self.offerDoc, offer),
            .get("push-subscriptions", allowing: .useOwnSession, Self.listDoc, list),
            .post("push-subscriptions", allowing: .useOwnSession, Self.putDoc, put),
            .delete("push-subscriptions/{id}", allowing: .useOwnSession, Self.removeDoc, remove),
        ]
    }

    private func offer(_ call: Call) async throws -> Reply {
        .json(try await operations.offer(in: call.scope))
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(try await operations.list(in: call.scope))
    }

    private func put(_ call: Call) async throws -> Reply {
        let draft = try PushBrowserDraft(call.fields, allowsPrivate: operations.allowsPrivate)
        let (browser, isNew) = try await operations.put(draft, in: call.scope)
        let address = call.address("push-subscriptions/\(browser.id)")
        return .json(browser, status: isNew ? 201 : 200, location: isNew ? address : nil)
    }

    private func remove(_ call: Call) async throws -> Reply {
        try await operations.remove(call.id("id", .pushSubscription), in: call.scope)
        return .noContent
    }

    private static let browser = Schema.object(
        "PushSubscription",
        [
            "id": .id,
            "host": Schema.string().described("Of the browser's push service."),
            "name": .string(max: PushBrowser.nameMax).orNull,
            "created_at": .instant,
        ]
    )

    private static let offerDoc = OperationDoc(
        "Answers what a page needs to ask a browser for push messages",
        responses: [
            200: .object(
                "PushOffer",
                [
                    "public_key": Schema.string().described("The applicationServerKey, in base64url."),
                    "enabled": Schema.boolean.described("Whether the business sends push messages."),
                ]
            )
        ]
    )
    private static let listDoc = OperationDoc("Lists my browsers", responses: [200: .page(of: browser)])
    private static let putDoc = OperationDoc(
        "Names a browser of mine that takes push messages",
        help: """
            The body is what the browser's PushSubscription gives as JSON, with a name if wished. A browser that is known \
            already is mine from then on; of more than \(PushBrowser.countMax) the one named longest ago is forgotten.
            """,
        request: .object(
            "NewPushSubscription",
            [
                "endpoint": .string(max: PushSubscription.endpointMax),
                "expirationTime": Schema.number.orNull,
                "keys": .object(nil, ["p256dh": .string(max: 100), "auth": .string(max: 40)]),
                "name": .string(max: PushBrowser.nameMax),
            ],
            required: .only(["endpoint", "keys"])
        ),
        responses: [200: browser, 201: browser]
    )
    private static let removeDoc = OperationDoc("Forgets a browser of mine", responses: [204: nil])
}
