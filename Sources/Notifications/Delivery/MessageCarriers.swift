import Core
public import Outbound

/// Hands messages over to whoever carries them.
public struct MessageCarriers: Sendable {
    private let mails: MailSender
    private let gateways: GatewaySender

    /// Carriers by mail, and by gateways and push services.
    public init(mails: MailSender, gateways: GatewaySender) {
        self.mails = mails
        self.gateways = gateways
    }

    /// Whether the operator allows businesses to name servers in private networks.
    var allowsPrivateAddresses: Bool { gateways.allowsPrivateAddresses }

    /// Hands a message over.
    ///
    /// - Returns: what became of it, and which browsers do not want push messages any more.
    func send(_ content: Letter.Content) async throws -> (SendOutcome, [PushSubscriptionID]) {
        switch content {
        case .mail(let message, let server): (try await mails.send(message, through: server), [])
        case .text(let message, let gateway): (try await gateways.send(message, through: gateway), [])
        case .whatsApp(let message, let gateway): (try await gateways.send(message, through: gateway), [])
        case .push(let message, let browsers): try await push(message, to: browsers)
        }
    }

    /// One browser that takes it is enough; where none does, one that may take it later.
    private func push(
        _ message: PushMessage,
        to browsers: [StoredPushSubscription]
    ) async throws -> (SendOutcome, [PushSubscriptionID]) {
        var gone: [PushSubscriptionID] = []
        var best: SendOutcome?
        for browser in browsers {
            guard let subscription = browser.subscription else {
                gone.append(browser.id)
                continue
            }
            let outcome = try await gateways.send(message, to: subscription)
            switch (outcome, best) {
            case (.rejected(let code, _), _) where code == 404 || code == 410:
                gone.append(browser.id)
                best = best ?? outcome
            case (.accepted, _), (_, nil), (.deferred, .rejected): best = outcome
            default: break
            }
        }
        return (best ?? .rejected(code: 410, reply: "no browser is left"), gone)
    }
}
