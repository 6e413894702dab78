import Core
public import Gateway
import Tenancy

/// The route of the changes.
public struct ChangeRoutes: Sendable {
    private let operations = ChangeOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [.get("changes", allowing: .readChanges, Self.listDoc, list)]
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(
            try await operations.list(
                since: call.integer("since"),
                limit: call.integer("limit") ?? 100,
                in: call.scope
            )
        )
    }

    /// A position.
    static let position = 0...9_007_199_254_740_991

    /// What a webhook is sent, and an item of the list.
    static let change = Schema.object(
        "Change",
        [
            "id": Schema.id.described("The same however often it is told."),
            "version": .integer(),
            "event": .string(),
            "created_at": .instant,
            "business": .object(nil, ["id": .id, "slug": .string()]),
            "position": Schema.integer(position).described("Null for a test.").orNull,
            "subject": Schema.object(nil, ["kind": .choice(["appointment", "client"]), "id": .id]).orNull,
            "data": Schema.map(.any).described(
                "Keys, words and times; ask for the subject to learn more. Of attendees only those who changed, by their ids."
            ),
        ]
    )

    private static let listDoc = OperationDoc(
        "Lists what changed, in order",
        help: """
            The same that webhooks are sent. Keep `next` and send it as `since` the next time: nothing is left out \
            and nothing comes twice. Changes are kept for 90 days. Several changes of one subject in one transaction \
            are one.
            """,
        query: [
            QueryParameter(
                "since",
                .integer(position),
                "The `next` of the time before; without it, from the oldest change that is kept."
            ),
            QueryParameter("limit", .integer(1...1_000), "How many at most; 100 if not given."),
        ],
        responses: [
            200: .object(
                "ChangePage",
                ["items": .array(change), "next": .integer(position), "more": .boolean]
            )
        ]
    )
}
