import Core
public import Gateway
import Identity
import Tenancy

/// The routes of webhooks.
public struct WebhookRoutes: Sendable {
    private let operations: WebhookOperations

    /// - Parameter operations: what the routes do.
    public init(operations: WebhookOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("webhooks", allowing: .manageWebhooks, WebhookSchema.list, list),
            .post("webhooks", allowing: .manageWebhooks, WebhookSchema.create, create),
            .get("webhooks/{id}", allowing: .manageWebhooks, WebhookSchema.find, find),
            .patch("webhooks/{id}", allowing: .manageWebhooks, WebhookSchema.edit, edit),
            .delete("webhooks/{id}", allowing: .manageWebhooks, WebhookSchema.remove, remove),
            .post("webhooks/{id}/secret", allowing: .manageWebhooks, WebhookSchema.renewSecret, renewSecret),
            .post("webhooks/{id}/test", allowing: .manageWebhooks, WebhookSchema.test, test),
            .post("webhooks/{id}/replay", allowing: .manageWebhooks, WebhookSchema.replay, replay),
            .get("webhooks/{id}/deliveries", allowing: .manageWebhooks, WebhookSchema.deliveries, deliveries),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        .json(try await operations.list(in: call.scope))
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        let draft = try WebhookDraft(body, changing: nil, allowsPrivate: operations.allowsPrivate)
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /webhooks",
            body: body,
            actor: call.scope.actor
        )
        let made = try await operations.create(draft, key: key, in: call.scope)
        let address = call.address("webhooks/\(made.webhook.id)")
        return .json(made, status: 201, etag: made.webhook.revision, location: address)
    }

    /// Without an ETag: what is told changes it without a new revision.
    private func find(_ call: Call) async throws -> Reply {
        .json(try await operations.find(call.id("id", .webhook), in: call.scope))
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        let body = try call.json
        let allowsPrivate = operations.allowsPrivate
        let changed = try await operations.edit(
            call.id("id", .webhook),
            ifRevision: { condition?.allows($0) ?? true },
            { try WebhookDraft(body, changing: $0, allowsPrivate: allowsPrivate) },
            in: call.scope
        )
        return .json(changed, etag: changed.revision)
    }

    private func remove(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.remove(
            call.id("id", .webhook),
            ifRevision: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }

    private func renewSecret(_ call: Call) async throws -> Reply {
        .json(try await operations.renewSecret(call.id("id", .webhook), in: call.scope))
    }

    private func test(_ call: Call) async throws -> Reply {
        .json(try await operations.test(call.id("id", .webhook), in: call.scope))
    }

    private func replay(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let since = fields.required(fields.integer("since", in: ChangeRoutes.position), "since")
        try fields.finish()
        let count = try await operations.replay(call.id("id", .webhook), since: since ?? 0, in: call.scope)
        return .json(status: 202) { json in
            json.object { json in json.field("changes", count) }
        }
    }

    private func deliveries(_ call: Call) async throws -> Reply {
        .json(
            try await operations.deliveries(
                of: call.id("id", .webhook),
                state: call.query("state").flatMap(WebhookDelivery.State.init(rawValue:)),
                cursor: call.query("cursor"),
                limit: call.limit,
                in: call.scope
            )
        )
    }
}
