import Core
import Outbound
import Outbox
import Tenancy

/// One message that shows whether an account works.
struct MessageAccountTest: Sendable {
    let carriers: MessageCarriers
    /// Whom push services turn to, as `mailto:` or `https:`.
    let contact: String

    /// What the server said.
    struct Answer: Sendable, JSONEncodable {
        let outcome: SendOutcome

        static let words = ["accepted", "rejected", "deferred"]

        func write(to json: inout JSONWriter) {
            json.object { json in
                switch outcome {
                case .accepted(let reply):
                    json.field("outcome", Self.words[0])
                    json.field("code", Int?.none)
                    json.field("reply", reply)
                case .rejected(let code, let reply):
                    json.field("outcome", Self.words[1])
                    json.field("code", code)
                    json.field("reply", reply)
                case .deferred(let code, let reason):
                    json.field("outcome", Self.words[2])
                    json.field("code", code)
                    json.field("reply", reason)
                }
            }
        }
    }

    /// Sends it.
    ///
    /// - Parameter browsers: of who asks.
    /// - Returns: what the server said, and which browsers have ended their subscription.
    func send(
        _ channel: MessageChannel,
        _ accounts: MessageAccounts,
        to receiver: String?,
        _ browsers: [StoredPushSubscription],
        in scope: Scope
    ) async throws -> (Answer, ended: [PushSubscriptionID]) {
        if accounts.unusable.contains(channel) {
            throw Problem.conflict(
                .other(
                    slug: "account-unusable",
                    detail: "Set the secret of this account anew; it cannot be read."
                )
            )
        }
        let language = Language.best(
            for: [try? LanguageTag(scope.business.language)].compactMap(\.self)
        )
        let words = TestWords(language, business: scope.business.name)
        let id = NotificationID.make(scope.world).description
        let content: Letter.Content
        switch channel {
        case .email:
            guard let account = accounts.mail else { throw Problem.notFound(.messageAccount) }
            let address = try Self.read(receiver) { text throws(ValueIssue) in try EmailAddress(text) }
            let message = MailMessage(
                id: "\(id)@\(scope.business.slug).\(account.domain)",
                from: MailAddress(account.from, name: account.senderName ?? scope.business.name),
                to: MailAddress(address),
                subject: words.title,
                text: words.text,
                date: scope.world.now(),
                language: try? LanguageTag(language.rawValue)
            )
            content = .mail(message, through: account.server)
        case .sms:
            guard let account = accounts.sms else { throw Problem.notFound(.messageAccount) }
            let message = TextMessage(id: id, to: try Self.number(receiver), text: words.text)
            content = .text(message, through: account)
        case .whatsApp:
            guard let account = accounts.whatsApp else { throw Problem.notFound(.messageAccount) }
            let text = accounts.whatsAppContent(words.text, in: language)
            let message = WhatsAppMessage(id: id, to: try Self.number(receiver), content: text)
            content = .whatsApp(message, through: account)
        case .push:
            guard accounts.push else { throw Problem.notFound(.messageAccount) }
            guard !browsers.isEmpty else {
                throw Problem.conflict(
                    .other(
                        slug: "no-push-subscription",
                        detail: "None of your browsers takes push messages yet; allow them in one first."
                    )
                )
            }
            content = .push(push(words, id), to: browsers)
        }
        let (outcome, gone) = try await carriers.send(content)
        return (Answer(outcome: outcome), gone)
    }

    private func push(_ words: TestWords, _ id: String) -> PushMessage {
        let payload: JSONValue = [
            "title": .string(words.title), "body": .string(words.text), "tag": .string(id), "url": .null,
        ]
        return PushMessage(
            id: id,
            payload: Array(payload.text.utf8),
            lifetime: .seconds(300),
            urgency: .normal,
            subject: contact
        )
    }

    private static func number(_ receiver: String?) throws(Problem) -> String {
        try read(receiver) { text throws(ValueIssue) in
            // The country does not matter for a number that names its own.
            guard text.hasPrefix("+") else {
                throw .invalid("Write the number with its country code, such as +34 932 18 00 00.")
            }
            return try PhoneNumber(text, country: try CountryCode("ES")).e164
        }
    }

    private static func read<Value>(
        _ receiver: String?,
        _ parse: (String) throws(ValueIssue) -> Value
    ) throws(Problem) -> Value {
        guard let receiver else { throw .invalid([FieldIssue(field: "to", .required)]) }
        do {
            return try parse(receiver)
        } catch {
            throw .invalid([FieldIssue(field: "to", error)])
        }
    }
}

/// What a test says.
private struct TestWords {
    let title: String
    let text: String

    init(_ language: Language, business: String) {
        switch language {
        case .ca:
            title = "Missatge de prova"
            text = "\(business): si llegiu això, els nostres missatges us arriben."
        case .fr:
            title = "Message d’essai"
            text = "\(business) : si vous lisez ceci, nos messages vous parviennent."
        case .es:
            title = "Mensaje de prueba"
            text = "\(business): si lee esto, nuestros mensajes le llegan."
        case .pt:
            title = "Mensagem de teste"
            text = "\(business): se está a ler isto, as nossas mensagens chegam-lhe."
        case .en:
            title = "Test message"
            text = "\(business): if you can read this, our messages reach you."
        }
    }
}
