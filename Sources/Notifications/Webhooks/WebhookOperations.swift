import Core
import Identity
import Outbox
import Postgres
import Tenancy

/// What can be done with webhooks.
public struct WebhookOperations: Sendable {
    private let sender: WebhookSender

    /// - Parameter sender: seals their secrets and sends tests.
    public init(sender: WebhookSender) {
        self.sender = sender
    }

    /// Whether addresses without encryption and of private networks are taken.
    var allowsPrivate: Bool { sender.allowsPrivate }

    /// Every webhook, oldest first.
    func list(in scope: Scope) async throws -> WholeList<Webhook> {
        try scope.require(.manageWebhooks)
        return WholeList<Webhook>(items: try await scope.read(WebhookQueries.all)[0].map(Webhook.init(row:)))
    }

    /// One webhook.
    func find(_ id: WebhookID, in scope: Scope) async throws -> Webhook {
        try scope.require(.manageWebhooks)
        let found = try await scope.read(WebhookQueries.find(id))[0].first(Webhook.init(row:))
        guard let found else { throw Problem.notFound(.webhook) }
        return found
    }

    /// Makes a webhook with a secret that is told this once; it hears of what changes from then on.
    ///
    /// With a key that was used before, the webhook of that time gets a new secret: the first answer may have been
    /// lost, and its secret is known to nobody.
    func create(_ draft: WebhookDraft, key: IdempotencyKey?, in scope: Scope) async throws -> MadeWebhook {
        try scope.require(.manageWebhooks)
        let id = WebhookID.make(scope.world)
        let secret = WebhookSecret.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                let sealed = secret.sealed(for: earlier, sender.sealer)
                transaction.later(WebhookQueries.setSecret(earlier, sealed: sealed))
                return MadeWebhook(webhook: try await Self.read(earlier, in: transaction), secret: secret)
            }
            // What is committed already came before it.
            let answers = try await transaction.batch([ChangeQueries.number, WebhookQueries.count])
            guard try answers[1].one({ row in try row.next(Int.self) }) < Webhook.countMax else {
                throw Self.tooMany
            }
            let sealed = secret.sealed(for: id, sender.sealer)
            transaction.later(WebhookQueries.insert(id, draft, sealed: sealed, now: scope.world.now()))
            let changes = draft.fields.mapValues { JSONValue.array([.null, $0]) }
            transaction.later(scope.audit("webhook.created", "webhook", id, changes: changes))
            DueWork().want(.webhooks, after: transaction, in: scope)
            return MadeWebhook(webhook: try await Self.read(id, in: transaction), secret: secret)
        }
    }

    /// Changes a webhook; `change` makes the new one of the one that is there.
    ///
    /// One that is made active again, or has another address, is told at once what waited meanwhile.
    func edit(
        _ id: WebhookID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (WebhookDraft) throws -> WebhookDraft,
        in scope: Scope
    ) async throws -> Webhook {
        try scope.require(.manageWebhooks)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            let after = try change(before.draft)
            guard after != before.draft else { return before }
            let now = scope.world.now()
            transaction.later(WebhookQueries.update(id, after))
            if after.state == .paused {
                transaction.later(WebhookQueries.pause(id, .byStaff, now: now))
            } else if before.draft.state == .paused || after.url != before.draft.url {
                for statement in WebhookQueries.resume(id, now: now) { transaction.later(statement) }
                DueWork().want(.webhooks, after: transaction, in: scope)
            }
            let old = before.draft.fields
            let changes = after.fields.filter { $0.value != old[$0.key] }
                .reduce(into: [String: JSONValue]()) { $0[$1.key] = [old[$1.key] ?? .null, $1.value] }
            transaction.later(scope.audit("webhook.edited", "webhook", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    /// Ends a webhook; what waited for it is dropped.
    func remove(
        _ id: WebhookID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        try scope.require(.manageWebhooks)
        try await scope.write { transaction in
            let before = try await Self.lock(id, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            transaction.later(WebhookQueries.delete(id))
            transaction.later(scope.audit("webhook.removed", "webhook", id))
        }
    }

    /// Gives a webhook a new secret, told this once; the old one signs nothing more.
    func renewSecret(_ id: WebhookID, in scope: Scope) async throws -> MadeWebhook {
        try scope.require(.manageWebhooks)
        let secret = WebhookSecret.make(scope.world)
        return try await scope.write { transaction in
            _ = try await Self.lock(id, in: transaction)
            let sealed = secret.sealed(for: id, sender.sealer)
            transaction.later(WebhookQueries.setSecret(id, sealed: sealed))
            transaction.later(scope.audit("webhook.secret_renewed", "webhook", id))
            return MadeWebhook(webhook: try await Self.read(id, in: transaction), secret: secret)
        }
    }

    /// Sends a test at once, also to a webhook that is paused, and keeps it in the log.
    func test(_ id: WebhookID, in scope: Scope) async throws -> WebhookAttempt {
        try scope.require(.manageWebhooks)
        let target = try await scope.read(WebhookQueries.target(id))[0].first(DueWebhook.init(row:))
        guard let target else { throw Problem.notFound(.webhook) }
        let now = scope.world.now()
        let delivery = WebhookDeliveryID.make(scope.world)
        let test = ChangeRecord(
            id: ChangeID.make(scope.world),
            position: nil,
            event: Self.testEvent,
            subject: nil,
            at: now,
            data: .object([:])
        )
        let attempt = try await sender.send(test, delivery: delivery, to: target, in: scope)
        _ = try await scope.read(
            WebhookDeliveryQueries.insertTest(delivery, of: id, event: Self.testEvent, attempt, now: now)
        )
        return attempt
    }

    /// Has a webhook told again all that it wants of what came after a position, in order.
    ///
    /// - Returns: how many changes that are.
    func replay(_ id: WebhookID, since position: Int, in scope: Scope) async throws -> Int {
        try scope.require(.manageWebhooks)
        return try await scope.write { transaction in
            _ = try await Self.lock(id, in: transaction)
            let (last, forgotten) = try await transaction.one(ChangeQueries.bounds) { row in
                (try row.next(Int.self), try row.next(Int.self))
            }
            // From the very beginning means: from the oldest that is kept.
            let since = position == 0 ? forgotten : position
            try ChangeOperations.check(since, last: last, forgotten: forgotten)
            let count = try await transaction.one(WebhookQueries.replay(id, since: since)) { row in
                try row.next(Int.self)
            }
            let changes: [String: JSONValue] = ["position": [nil, .int(since)]]
            transaction.later(scope.audit("webhook.replayed", "webhook", id, changes: changes))
            DueWork().want(.webhooks, after: transaction, in: scope)
            return count
        }
    }

    /// A page of what a webhook was told and is to be told, newest first.
    func deliveries(
        of id: WebhookID,
        state: WebhookDelivery.State?,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> WebhookDeliveryPage {
        _ = try await find(id, in: scope)
        let tag = "webhook-deliveries.\(id).\(state?.rawValue ?? "all")"
        let before = try cursor.map { text throws(Problem) in
            guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 1,
                let place = cursor.values[0].flatMap({ Int($0) })
            else {
                let message = "Send the cursor that the list gave as next, with the same filters."
                throw .invalid(field: "cursor", code: "invalid", message: message)
            }
            return place
        }
        let answers = try await scope.read(
            WebhookDeliveryQueries.page(of: id, state: state?.rawValue, before: before, limit: limit),
            WebhookDeliveryQueries.count(of: id, state: state?.rawValue)
        )
        let found = try answers[0].map(WebhookDelivery.init(row:))
        let items = Array(found.prefix(limit))
        let isMore = found.count > limit
        return WebhookDeliveryPage(
            items: items,
            total: try answers[1].one { row in try row.next(Int.self) },
            next: isMore ? items.last.map { Cursor(values: [String($0.place)], tag: tag).description } : nil
        )
    }
}

extension WebhookOperations {
    /// What a test is called; it is no change.
    private static let testEvent = "webhook.test"

    private static let tooMany = Problem.conflict(
        .other(
            slug: "too-many-webhooks",
            detail: "A business has at most \(Webhook.countMax) webhooks; remove one first."
        )
    )

    private static func lock(_ id: WebhookID, in transaction: Transaction) async throws -> Webhook {
        guard let webhook = try await transaction.first(WebhookQueries.lock(id), as: Webhook.init(row:))
        else { throw Problem.notFound(.webhook) }
        return webhook
    }

    private static func read(_ id: WebhookID, in transaction: Transaction) async throws -> Webhook {
        guard let webhook = try await transaction.first(WebhookQueries.find(id), as: Webhook.init(row:))
        else { throw Problem.notFound(.webhook) }
        return webhook
    }
}
