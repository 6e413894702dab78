import Core
import Outbound
import Outbox
import Postgres

/// The accounts of a business, opened, as the worker that sends its messages uses them.
struct MessageAccounts: Sendable {
    /// A mail server of its own; nil where mails go through the deployment's.
    private(set) var mail: MailAccount?
    private(set) var sms: SMSGateway?
    private(set) var whatsApp: WhatsAppGateway?
    /// Whether push messages are sent.
    private(set) var push = false
    /// Channels whose account is there and cannot be used until somebody sets it anew.
    ///
    /// Its secret was sealed under another key, or the program has become stricter. What goes by them has to wait.
    private(set) var unusable: Set<MessageChannel> = []
    /// The name of a template of WhatsApp that has the whole text as its one parameter.
    private var whatsAppTemplate: String?

    /// A business without accounts.
    init() {}

    /// Reads the answer of `MessageAccountQueries.all`.
    ///
    /// - Parameters:
    ///   - sealer: with which the secrets were sealed.
    ///   - allowsPrivate: servers of private networks are spoken to.
    init(_ rows: Rows, opening sealer: Sealer, allowsPrivate: Bool = false) throws {
        let stored = try rows.map { row in
            let account = try MessageAccount(row: &row)
            return (account, try row.next([UInt8]?.self))
        }
        for (account, sealed) in stored {
            do {
                let secret = try sealed.map { sealed throws(ValueIssue) in
                    try MessageAccountSecret.open(sealed, of: account.id, sealer)
                }
                switch try account.draft.opened(with: secret, allowsPrivate: allowsPrivate) {
                case .mail(let mail): self.mail = mail
                case .sms(let sms): self.sms = sms
                case .whatsApp(let whatsApp): self.whatsApp = whatsApp
                case .push: push = true
                }
            } catch {
                unusable.insert(account.draft.channel)
            }
            if account.draft.channel == .whatsApp {
                whatsAppTemplate = account.draft.fields["template"]?.stringValue
            }
        }
    }

    /// A text as WhatsApp takes it from this business: in its approved template where it has named one, which is taken at
    /// any time, else as it is, which is taken for a day after the receiver wrote.
    func whatsAppContent(_ text: String, in language: Language) -> WhatsAppMessage.Content {
        guard let whatsAppTemplate else { return .text(text) }
        // A parameter has neither line breaks nor many blanks one after another.
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return .template(name: whatsAppTemplate, language: language.whatsAppCode, parameters: [line])
    }
}

extension Language {
    /// What WhatsApp calls the language of a template.
    var whatsAppCode: String {
        switch self {
        case .ca: "ca"
        case .fr: "fr"
        case .es: "es"
        case .pt: "pt_PT"
        case .en: "en_GB"
        }
    }
}

/// A password or token of an account, sealed for its row.
enum MessageAccountSecret {
    static func seal(_ secret: String, of account: MessageAccountID, _ sealer: Sealer) -> [UInt8] {
        sealer.seal(Array(secret.utf8), for: account)
    }

    /// - Throws: where it was sealed under another key.
    static func open(
        _ sealed: [UInt8],
        of account: MessageAccountID,
        _ sealer: Sealer
    ) throws(ValueIssue) -> String {
        guard let bytes = sealer.open(sealed, for: account) else {
            throw ValueIssue(
                code: "unreadable_secret",
                message: "Set the secret anew; it cannot be read any more."
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
