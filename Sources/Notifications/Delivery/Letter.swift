import Core
import Identity
import Outbound

/// A message as it goes, and what the ledger says of it once it went.
struct Letter: Sendable {
    /// What is handed over, and to whom.
    enum Content: Sendable {
        case mail(MailMessage, through: MailServer)
        case text(TextMessage, through: SMSGateway)
        case whatsApp(WhatsAppMessage, through: WhatsAppGateway)
        /// To each of these browsers.
        case push(PushMessage, to: [StoredPushSubscription])
    }

    let facts: MessageFacts
    let content: Content
    let ending: DeliveryEnding
}

/// What the messages of a batch are made of and go by, as it stands now.
struct DeliveryMeans: Sendable {
    var templates: BusinessTemplates
    let accounts: MessageAccounts
    let browsers: PushBrowsers
    let calendars: MessageCalendar
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
