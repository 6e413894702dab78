public import Core
public import Outbound
import Tenancy

/// Signs a change and posts it.
public struct WebhookSender: Sendable {
    private let poster: HTTPPoster
    let sealer: Sealer

    /// - Parameters:
    ///   - poster: its limits hold, and whether it tells private networks.
    ///   - secret: the deployment's, under which the secrets of webhooks are sealed.
    public init(poster: HTTPPoster, secret: [UInt8], world: World) {
        self.poster = poster
        sealer = Sealer(secret: secret, purpose: "webhook secrets", world: world)
    }

    /// Whether addresses without encryption and of private networks are told.
    var allowsPrivate: Bool { poster.allowsPrivateAddresses }

    /// Posts a change once.
    ///
    /// - Throws: `Problem.unavailable` where too much waits to be posted, `CancellationError`.
    func send(
        _ change: ChangeRecord,
        delivery: WebhookDeliveryID,
        to webhook: DueWebhook,
        in scope: Scope
    ) async throws -> WebhookAttempt {
        guard let secret = WebhookSecret(webhook.sealed, of: webhook.id, sealer) else {
            return WebhookAttempt(status: nil, fault: "unreadable_secret", milliseconds: 0)
        }
        let address: WebAddress
        do {
            // What the operator allows may have changed since.
            address = try WebhookDraft.address(webhook.url, allowsPrivate: allowsPrivate)
        } catch {
            return WebhookAttempt(status: nil, fault: error.code, milliseconds: 0)
        }
        var json = JSONWriter()
        change.write(to: &json, of: scope.business)
        let body = json.bytes
        let start = ContinuousClock.now
        let outcome = try await poster.post(
            body,
            headers: [
                ("Content-Type", "application/json"),
                ("Foyer-Event", change.event),
                ("Foyer-Delivery", delivery.description),
                ("Foyer-Signature", secret.signature(of: body, at: scope.world.now())),
            ],
            to: address
        )
        let taken = ContinuousClock.now - start
        let milliseconds =
            Int(taken.components.seconds) * 1_000
            + Int(taken.components.attoseconds / 1_000_000_000_000_000)
        switch outcome {
        case .answered(let status):
            let fault = (200...299).contains(status) ? nil : "status_\(status)"
            return WebhookAttempt(status: status, fault: fault, milliseconds: milliseconds)
        case .refused(let refusal):
            return WebhookAttempt(status: nil, fault: refusal.code, milliseconds: milliseconds)
        }
    }
}
