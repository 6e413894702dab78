public import Core
import Logging
import Outbox
import Postgres
public import Tenancy

/// Tells webhooks of changes when it is time.
///
/// Triggers write changes and cannot wake anybody, so a business that has an active webhook is looked at again and
/// again; one without costs nothing. Whoever knows of a change sooner wakes it.
public struct WebhookWork: Sendable {
    private let sender: WebhookSender
    private let backOff: WebhookBackOff

    /// How often a business with webhooks is looked at unasked.
    static let interval: Int64 = 15_000_000
    /// How long one look goes on before others get their turn.
    private static let turn = Duration.seconds(5)
    /// Longer than a look with its last attempt takes.
    private static let lease = Duration.seconds(120)
    /// So many are told to one webhook at once.
    private static let width = 4
    /// How long the log is kept.
    private static let logKept = Duration.seconds(30 * 86_400)

    /// Work that sends through this sender and waits so long between attempts.
    public init(sender: WebhookSender, backOff: WebhookBackOff = WebhookBackOff()) {
        self.sender = sender
        self.backOff = backOff
    }

    /// Tells what there is to tell; for the worker.
    ///
    /// Each webhook goes at its own pace. Of one subject the later waits for the earlier, whoever works on it.
    ///
    /// - Returns: when there may be more; nil without an active webhook.
    @Sendable
    public func perform(in scope: Scope) async throws -> Instant? {
        let active = try await scope.read(WebhookDeliveryQueries.active)[0]
            .map { row in try row.next(WebhookID.self) }
        guard !active.isEmpty else { return nil }
        let end = ContinuousClock.now + Self.turn
        try await enqueue(active, in: scope)
        let due = try await scope.read(WebhookDeliveryQueries.webhooks(now: scope.world.now()))[0]
            .map(DueWebhook.init(row:))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for webhook in due { group.addTask { try await serve(webhook, until: end, in: scope) } }
            try await group.waitForAll()
        }
        let now = scope.world.now()
        let next = try await scope.read(WebhookDeliveryQueries.nextTry(now: now))[0]
            .first { row in try row.next(Instant?.self) }
        let look = Self.nextLook(after: now, of: scope.business)
        // What is due now is on somebody else's list: not again at once.
        return (next ?? nil).map { min(max($0, now.adding(.milliseconds(200))), look) } ?? look
    }

    /// Does what time alone asks for: gives positions, forgets what is old, wakes whoever was not woken.
    public func sweep(in scope: Scope) async throws {
        try await ChangeOperations.tidy(in: scope)
        let now = scope.world.now()
        let answers = try await scope.read(
            WebhookDeliveryQueries.forget(before: now.adding(.zero - Self.logKept)),
            WebhookDeliveryQueries.active
        )
        if answers[1].count > 0 {
            try await DueWork().announce(
                .webhooks,
                at: Self.nextLook(after: now, of: scope.business),
                in: scope
            )
        }
    }

    /// The business's next moment on a grid, so that however many wake it announce the same one.
    static func nextLook(after now: Instant, of business: Business) -> Instant {
        let digest = Cryptography.sha256(Array(business.id.description.utf8))
        let shift = Int64(digest[0]) * 256 + Int64(digest[1])
        let offset = shift * interval / 65_536
        let rest = (now.microseconds - offset) % interval
        return Instant(microseconds: now.microseconds - (rest < 0 ? rest + interval : rest) + interval)
    }
}

extension WebhookWork {
    /// Makes deliveries of all changes that are committed by now.
    private func enqueue(_ webhooks: [WebhookID], in scope: Scope) async throws {
        try await ChangeOperations.number(in: scope)
        for id in webhooks {
            var seen = WebhookDeliveryQueries.batch
            while seen == WebhookDeliveryQueries.batch {
                let statement = WebhookDeliveryQueries.enqueue(id, now: scope.world.now())
                seen = try await scope.readLong(statement)[0].one { row in try row.next(Int.self) }
            }
        }
    }

    /// Tells one webhook, several subjects at once, until nothing is due or nobody answers.
    private func serve(
        _ webhook: DueWebhook,
        until end: ContinuousClock.Instant,
        in scope: Scope
    ) async throws {
        // Who did not answer is asked with one first.
        var width = webhook.silences > 0 ? 1 : Self.width
        while ContinuousClock.now < end {
            let now = scope.world.now()
            let claim = WebhookDeliveryQueries.claim(
                webhook.id,
                now: now,
                lease: now.adding(Self.lease),
                limit: width
            )
            let due = try await scope.read(claim)[0].map(DueDelivery.init(row:))
            guard !due.isEmpty else { return }
            let goesOn = try await withThrowingTaskGroup(of: Bool.self) { group in
                for delivery in due {
                    group.addTask { try await deliver(delivery, to: webhook, in: scope) }
                }
                return try await group.reduce(true) { $0 && $1 }
            }
            guard goesOn else { return }
            width = Self.width
        }
    }

    /// Tells the administrators, who did not do it.
    private func tell(
        of webhook: DueWebhook,
        pausedFor reason: String,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let administrators = try await transaction.rows(WebhookDeliveryQueries.administrators) { row in
            try row.next(StaffID.self)
        }
        let event = OutboxEvent(
            .webhookPaused,
            to: administrators.map { .staff($0) },
            // What follows the path may be a secret between the two.
            data: [
                "url": .string(String(webhook.url.prefix { $0 != "?" && $0 != "#" })),
                "reason": .string(reason),
            ]
        )
        Outbox.add(event, in: transaction, scope)
    }

    /// Makes one attempt and keeps what became of it.
    ///
    /// - Returns: whether somebody answered and may be told more.
    private func deliver(
        _ delivery: DueDelivery,
        to webhook: DueWebhook,
        in scope: Scope
    ) async throws -> Bool {
        let attempt: WebhookAttempt
        do {
            attempt = try await sender.send(delivery.change, delivery: delivery.id, to: webhook, in: scope)
        } catch Problem.unavailable(let wait) {
            let later = scope.world.now().adding(wait)
            _ = try await scope.read(WebhookDeliveryQueries.putBack(delivery, until: later))
            return false
        }
        let now = scope.world.now()
        if attempt.isDelivered {
            let statements = WebhookDeliveryQueries.delivered(delivery, attempt, by: webhook.id, now: now)
            _ = try await scope.read(statements)
            return true
        }
        let statements = WebhookDeliveryQueries.failed(
            delivery,
            attempt,
            by: webhook.id,
            now: now,
            limit: now.adding(.seconds(-backOff.limit)),
            next: now.adding(backOff.wait(after: delivery.attempts)),
            quiet: backOff
        )
        return try await scope.write { transaction in
            let answers = try await transaction.batch(statements)
            guard let reason = try answers[2].first({ row in try row.next(String.self) }) else {
                return attempt.status != nil
            }
            scope.logger.notice(
                "A webhook was paused.",
                metadata: ["webhook": "\(webhook.id)", "reason": "\(reason)"]
            )
            let changes: [String: JSONValue] = [
                "state": ["active", "paused"], "pause_reason": [nil, .string(reason)],
            ]
            transaction.later(scope.audit("webhook.paused", "webhook", webhook.id, changes: changes))
            try await tell(of: webhook, pausedFor: reason, in: transaction, scope)
            return false
        }
    }
}
