import Core
import Identity
import Outbound
import Postgres

/// A message as it goes, and what the ledger says of it once it went.
struct Letter: Sendable {
    /// What is handed over, and to whom.
    enum Content: Sendable {
        case mail(MailMessage, through: MailServer)
        case text(TextMessage, through: SMSGateway)
        case whatsApp(WhatsAppMessage, through: WhatsAppGateway)
        /// To each of these browsers.
        case push(PushMessage, to: [Browser])
    }

    let facts: MessageFacts
    let content: Content
    let ending: DeliveryEnding
}

/// A browser that somebody wants push messages on.
struct Browser: Sendable {
    let id: PushSubscriptionID
    let subscription: PushSubscription
}

/// The browsers of some receivers.
struct PushBrowsers: Sendable {
    private var known: [String: [Browser]] = [:]

    /// None.
    init() {}

    /// Reads the answer of `PushSubscriptionQueries.ofReceivers`.
    init(_ rows: Rows) throws {
        let browsers = try rows.map { row in
            let owner = try row.next(ClientID.self).description
            let browser = Browser(
                id: try row.next(),
                subscription: try PushSubscription(
                    endpoint: row.next(),
                    publicKey: row.next(),
                    authSecret: row.next()
                )
            )
            return (owner, browser)
        }
        known = Dictionary(grouping: browsers, by: \.0).mapValues { $0.map(\.1) }
    }

    func of(_ receiver: MessageFacts.Receiver) -> [Browser] {
        (receiver.client?.description ?? receiver.staff?.description).flatMap { known[$0] } ?? []
    }
}

/// What a batch of messages comes to, before any of it is sent.
struct DeliveryBatch: Sendable {
    var letters: [Letter] = []
    /// What is not sent at all.
    var endings: [DeliveryEnding] = []
    /// What is sent later.
    var waits: [DeliveryWait] = []
    /// What must work before the letters go.
    var links: [ActionLink] = []
}
