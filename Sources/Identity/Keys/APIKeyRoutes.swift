import Core
public import Gateway
import Tenancy

/// The routes of the keys with which programs use the API.
public struct APIKeyRoutes: Sendable {
    private let operations = APIKeyOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("api-keys", allowing: .manageAPIKeys, Self.listDoc, list),
            .post("api-keys", allowing: .manageAPIKeys, Self.makeDoc, make),
            .delete("api-keys/{id}", allowing: .manageAPIKeys, Self.revokeDoc, revoke),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(try await operations.list(in: call.scope))
    }

    private func make(_ call: Call) async throws -> Reply {
        let body = try call.json
        var fields = try FieldReader(body)
        let name = fields.required(fields.text("name", max: APIKey.nameMax), "name")
        try fields.finish()
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /api-keys",
            body: body,
            actor: call.scope.actor
        )
        return .json(try await operations.make(name ?? "", key: key, in: call.scope), status: 201)
    }

    private func revoke(_ call: Call) async throws -> Reply {
        try await operations.revoke(call.id("id", .apiKey), in: call.scope)
        return .noContent
    }
}

extension APIKeyRoutes {
    private static let fields: KeyValuePairs<String, Schema> = [
        "id": .id,
        "name": .string(max: APIKey.nameMax),
        "staff_member": Schema.object(nil, ["id": .id, "name": .string()])
            .described("Who made it, and for whom it acts."),
        "created_at": .instant,
        "last_used_at": Schema.instant.described("To the day.").orNull,
    ]

    private static let listDoc = OperationDoc(
        "Lists the API keys",
        responses: [200: .page(of: .object("APIKey", fields))]
    )

    private static let makeDoc = OperationDoc(
        "Makes an API key",
        help: """
            A bearer token for a program. It may do what the staff member may who makes it, except manage keys and \
            passwords, as long as the person may sign in and until it is revoked. Repeated with its Idempotency-Key it \
            gets a new token.
            """,
        request: .object("NewAPIKey", ["name": .string(max: APIKey.nameMax)]),
        responses: [
            201: .object(
                "MadeAPIKey",
                [
                    "id": .id,
                    "name": .string(max: APIKey.nameMax),
                    "staff_member": .object(nil, ["id": .id, "name": .string()]),
                    "created_at": .instant,
                    "last_used_at": .instant.orNull,
                    "token": Schema.string().described("Told this once."),
                ]
            )
        ],
        idempotencyKey: true
    )

    private static let revokeDoc = OperationDoc(
        "Revokes an API key",
        help: "It is nothing from then on.",
        responses: [204: nil]
    )
}
