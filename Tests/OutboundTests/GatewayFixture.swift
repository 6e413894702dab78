import Core
import Outbound
import TestKit

extension TestGateways {
    /// The account that this gateway knows, unless a test has another.
    func sms(token: String = TestGateways.token, from: String = "+34932180000") throws -> SMSGateway {
        try SMSGateway(url: address(), account: Self.account, token: token, from: from)
    }

    func whatsApp(token: String = TestGateways.accessToken) throws -> WhatsAppGateway {
        try WhatsAppGateway(url: address("/v23.0/"), phoneNumberID: Self.phoneNumberID, token: token)
    }

    /// The browser; what its service does is said by the last word.
    func browser(_ word: String = "well") throws -> PushSubscription {
        try PushSubscription(
            endpoint: address("/push/\(word)"),
            publicKey: Base64URL.decode(publicKey) ?? [],
            authSecret: Base64URL.decode(authSecret) ?? []
        )
    }
}

extension GatewaySender {
    static let secret = Array("the secret of tests".utf8)

    /// A sender that may speak to this machine, with limits that a busy machine does not reach.
    static func ofTests(_ change: (inout HTTPFetcher.Settings) -> Void = { _ in }) -> GatewaySender {
        var settings = HTTPFetcher.Settings()
        settings.allowsPrivateAddresses = true
        settings.timeLimit = .seconds(60)
        settings.connectTimeLimit = .seconds(60)
        change(&settings)
        return GatewaySender(settings: settings, keys: PushKeys(secret: secret), world: .system)
    }
}

extension PushMessage {
    static func example(
        _ text: String = "{}",
        id: String = "m1",
        subject: String = "mailto:a@foyer.example"
    )
        -> PushMessage
    {
        PushMessage(
            id: id,
            payload: Array(text.utf8),
            lifetime: .seconds(3_600),
            urgency: .high,
            subject: subject
        )
    }
}
