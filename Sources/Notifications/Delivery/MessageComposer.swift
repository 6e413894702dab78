import Core
import Identity
import Logging
import Outbound
import Outbox
import Tenancy

/// Makes messages of what is known: in the receiver's language, by the business's words, for the channel.
struct MessageComposer: Sendable {
    let settings: DeliveryWork.Settings
    let sealer: Sealer
    let tokens: ActionTokens
    let places: MessagePlaces
    let contact: String

    /// What becomes of each of some messages that were taken to be sent.
    ///
    /// One that cannot be put together keeps no other from being sent.
    func batch(
        of messages: [MessageFacts],
        with means: DeliveryMeans,
        in scope: Scope
    ) -> DeliveryBatch {
        var (batch, means) = (DeliveryBatch(), means)
        var sentNow: [ClientID: Int] = [:]
        for facts in messages {
            do {
                let now = scope.world.now()
                let before = facts.receiver.client.flatMap { sentNow[$0] } ?? 0
                let verdict = try DeliveryVerdict(
                    on: facts,
                    sentToday: facts.receiver.sentToday + before,
                    patience: settings.patience,
                    now: now,
                    in: scope
                )
                switch way(of: facts, verdict, means, now: now) {
                case .suppressed(let reason):
                    batch.endings.append(DeliveryEnding(id: facts.id, state: .suppressed, reason: reason))
                case .waiting(let until, let reason):
                    batch.waits.append(
                        DeliveryWait(id: facts.id, until: until, reason: reason, wasTried: false)
                    )
                case .by(let carrier):
                    let (letter, links) = try compose(facts, by: carrier, &means, in: scope)
                    batch.letters.append(letter)
                    batch.links += links
                    if let client = facts.receiver.client { sentNow[client] = before + 1 }
                }
            } catch {
                scope.logger.error(
                    "A message could not be put together.",
                    metadata: ["notification": "\(facts.id)", "event": "\(facts.event)", "error": "\(error)"]
                )
                batch.endings.append(DeliveryEnding(id: facts.id, state: .failed, reason: .broken))
            }
        }
        return batch
    }
}

// MARK: By what it goes

extension MessageComposer {
    /// By what a message goes and to whom.
    private enum Carrier {
        case mail(MailServer, from: MailAddress, to: EmailAddress)
        case sms(SMSGateway, to: String)
        case whatsApp(WhatsAppGateway, to: String)
        case push([StoredPushSubscription])
    }

    /// Whether a message goes, and by what.
    private enum Way {
        case by(Carrier)
        case suppressed(DeliveryReason)
        case waiting(until: Instant, DeliveryReason)
    }

    private func way(
        of facts: MessageFacts,
        _ verdict: DeliveryVerdict,
        _ means: DeliveryMeans,
        now: Instant
    ) -> Way {
        switch verdict {
        case .suppress(let reason): return .suppressed(reason)
        case .wait(let until, let reason): return .waiting(until: until, reason)
        case .send: break
        }
        // It goes by the business's own account or not at all: another's address is not what it wants to be seen as.
        if means.accounts.unusable.contains(facts.channel) {
            return .waiting(until: now.adding(settings.lastRetry), .accountUnusable)
        }
        return way(of: facts, means)
    }

    private func way(of facts: MessageFacts, _ means: DeliveryMeans) -> Way {
        let (accounts, receiver) = (means.accounts, facts.receiver)
        switch facts.channel {
        case .email:
            let own = accounts.mail
            guard let server = own?.server ?? settings.server, let from = own?.from ?? settings.sender else {
                return .suppressed(.noMailServer)
            }
            guard let address = receiver.email.flatMap({ try? EmailAddress($0) }) else {
                return .suppressed(.noEmail)
            }
            return .by(.mail(server, from: MailAddress(from, name: own?.senderName), to: address))
        case .sms:
            guard let gateway = accounts.sms else { return .suppressed(.noAccount) }
            return receiver.phone.map { .by(.sms(gateway, to: $0)) } ?? .suppressed(.noPhone)
        case .whatsApp:
            guard let gateway = accounts.whatsApp else { return .suppressed(.noAccount) }
            return receiver.phone.map { .by(.whatsApp(gateway, to: $0)) } ?? .suppressed(.noPhone)
        case .push:
            guard accounts.push else { return .suppressed(.noAccount) }
            let browsers = means.browsers.of(receiver)
            return browsers.isEmpty ? .suppressed(.noBrowser) : .by(.push(browsers))
        }
    }
}

// MARK: What it says

extension MessageComposer {
    private func compose(
        _ facts: MessageFacts,
        by carrier: Carrier,
        _ means: inout DeliveryMeans,
        in scope: Scope
    ) throws -> (Letter, [ActionLink]) {
        guard let event = MessageEvent(rawValue: facts.event) else {
            throw Problem.broken(context: "no message is about \(facts.event)")
        }
        let kind = MessageKind(event: event, audience: facts.audience, channel: facts.channel)
        let wishes = [facts.receiver.language, scope.business.language]
        let language = Language.best(for: wishes.compactMap { $0.flatMap { try? LanguageTag($0) } })
        let parts = try means.templates.parts(TemplateKey(kind: kind, language: language))
        let links = MessageLinks(facts, event, wanted: parts.shortcodes, tokens: tokens, in: scope)
        let values = try MessageValues(
            facts,
            secret: try secret(of: facts),
            links: links,
            language: language,
            places: places,
            in: scope
        )
        var ending = DeliveryEnding(id: facts.id, state: .sent, language: language.rawValue)
        let content: Letter.Content
        switch carrier {
        case .mail(let server, let from, let address):
            var mail = try mail(
                facts,
                event,
                parts,
                values,
                links,
                from: from,
                to: address,
                language,
                in: scope
            )
            if let file = means.calendars.file(facts, event: event, from: from.address) {
                mail.attachments.append(file)
            }
            ending.address = address.text
            if facts.secretSealed == nil { ending.subject = mail.subject }
            content = .mail(mail, through: server)
        case .sms(let gateway, let phone):
            ending.address = phone
            content = .text(text(facts, parts, values, to: phone, in: scope), through: gateway)
        case .whatsApp(let gateway, let phone):
            ending.address = phone
            let own = means.accounts
            let message = whatsApp(facts, parts, values, to: phone, language) { text in
                own.whatsAppContent(text, in: language)
            }
            content = .whatsApp(message, through: gateway)
        case .push(let browsers):
            let title = parts.subject?.rendered(values.value) ?? scope.business.name
            ending.subject = title
            content = .push(push(facts, title, parts, values, links, in: scope), to: browsers)
        }
        let letter = Letter(facts: facts, content: content, ending: ending)
        return (letter, Array(links.links.values))
    }

    private func mail(
        _ facts: MessageFacts,
        _ event: MessageEvent,
        _ parts: MessageParts,
        _ values: MessageValues,
        _ links: MessageLinks,
        from: MailAddress,
        to address: EmailAddress,
        _ language: Language,
        in scope: Scope
    ) throws -> MailMessage {
        let replyTo = facts.settings(in: scope)[MessageSettings.replyTo]
        let unsubscribe = event.category.isUnsubscribed ? links.links[.unsubscribe] : nil
        return MailMessage(
            id: "\(facts.id)@\(scope.business.slug).\(from.address.domain)",
            from: MailAddress(from.address, name: from.name ?? scope.business.name),
            replyTo: (try? EmailAddress(replyTo)).map { MailAddress($0) },
            to: MailAddress(address, name: facts.receiver.name.isEmpty ? nil : facts.receiver.name),
            subject: parts.subject?.rendered(values.value) ?? scope.business.name,
            text: parts.text.rendered(values.value),
            html: parts.html?.rendered(values.value),
            date: facts.createdAt,
            language: try LanguageTag(language.rawValue),
            unsubscribe: unsubscribe.map { places.link($0.token.text, scope.business) }
        )
    }

    private func text(
        _ facts: MessageFacts,
        _ parts: MessageParts,
        _ values: MessageValues,
        to phone: String,
        in scope: Scope
    ) -> TextMessage {
        TextMessage(
            id: facts.id.description,
            to: phone,
            text: parts.text.rendered(values.value).trimmed,
            statusURL: places.messageReport(facts.id, scope.business)
        )
    }

    /// In the approved template that the words name, else as the account says.
    private func whatsApp(
        _ facts: MessageFacts,
        _ parts: MessageParts,
        _ values: MessageValues,
        to phone: String,
        _ language: Language,
        otherwise: (String) -> WhatsAppMessage.Content
    ) -> WhatsAppMessage {
        let id = facts.id.description
        guard let name = parts.subject?.source else {
            let text = parts.text.rendered(values.value).trimmed
            return WhatsAppMessage(id: id, to: phone, content: otherwise(text))
        }
        // A place of the template must be filled, and each line fills one: none may fall away.
        let lines = parts.text.rendered { shortcode in
            let value = values.value(shortcode).replacing("\n", with: " ")
            return value.isEmpty ? "–" : value
        }
        let parameters = lines.split(separator: "\n").map(String.init)
        return WhatsAppMessage(
            id: id,
            to: phone,
            content: .template(name: name, language: language.whatsAppCode, parameters: parameters)
        )
    }

    private func push(
        _ facts: MessageFacts,
        _ title: String,
        _ parts: MessageParts,
        _ values: MessageValues,
        _ links: MessageLinks,
        in scope: Scope
    ) -> PushMessage {
        let manage = links.links[.manage].map { places.link($0.token.text, scope.business) }
        let panel = facts.audience == .staff ? places.staff(scope.business) : places.panel(scope.business)
        let payload: JSONValue = [
            "title": .string(title), "body": .string(parts.text.rendered(values.value).trimmed),
            "url": .string(manage ?? panel),
            // Of two about one appointment the newer one takes the older one's place.
            "tag": .string((facts.appointment?.id).map(\.description) ?? facts.id.description),
        ]
        return PushMessage(
            id: facts.id.description,
            payload: Array(payload.text.utf8),
            lifetime: .seconds(86_400),
            urgency: .normal,
            subject: contact
        )
    }

    private func secret(of facts: MessageFacts) throws -> JSONValue {
        guard let sealed = facts.secretSealed else { return [:] }
        guard let bytes = sealer.open(sealed, for: facts.id) else {
            throw Problem.broken(context: "a credential was sealed under another key")
        }
        return try JSONValue(parsing: bytes)
    }
}

extension EmailAddress {
    fileprivate var domain: Substring {
        text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...]
    }
}
