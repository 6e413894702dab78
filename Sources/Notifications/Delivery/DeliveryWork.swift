public import Core
import Logging
public import Outbound
import Postgres
public import Tenancy

/// Sends a business's messages by mail, and says in the ledger what became of each.
///
/// Each is sent at least once: where this process ends between a server's word and its own record, whoever takes the
/// message next sends it again, under the same Message-ID.
public struct DeliveryWork: Sendable {
    /// How messages are sent.
    public struct Settings: Sendable {
        /// The server that takes them; nil where the deployment has none.
        public var server: MailServer?
        /// From which address they come; the business's name stands before it.
        public var sender: EmailAddress?
        /// How many a business may send before it is another's turn.
        public var batchMax = 40
        /// How many are on their way at once.
        public var width = 4
        /// The wait after a first failure; it grows fourfold with each further one.
        public var firstRetry = Duration.seconds(60)
        /// The longest wait.
        public var lastRetry = Duration.seconds(4 * 3_600)
        /// How long a message is tried.
        public var patience = Duration.seconds(72 * 3_600)
        /// How long whoever sends a message may take before another sends it.
        public var lease = Duration.seconds(120)

        /// Without a server.
        public init() {}
    }

    private static let channel = "email"

    private let settings: Settings
    private let sender: MailSender
    private let sealer: Sealer
    private let places: MessagePlaces

    /// - Parameters:
    ///   - sealer: opens the credentials that wait in messages.
    ///   - places: where links lead.
    public init(settings: Settings, sender: MailSender, sealer: Sealer, places: MessagePlaces) {
        self.settings = settings
        self.sender = sender
        self.sealer = sealer
        self.places = places
    }

    /// Sends some of what is due.
    ///
    /// - Returns: when more is due.
    public func perform(in scope: Scope) async throws -> Instant? {
        let now = scope.world.now()
        let answers = try await scope.read(
            DeliveryQueries.templates(channel: Self.channel),
            DeliveryQueries.claim(
                channel: Self.channel,
                now: now,
                lease: now.adding(settings.lease),
                limit: settings.batchMax
            )
        )
        let templates = try BusinessTemplates(answers[0])
        let messages = try answers[1].map(MessageFacts.init(row:))
        try await send(messages, templates, in: scope)
        if messages.count == settings.batchMax { return scope.world.now() }
        return try await scope.read(DeliveryQueries.nextDue(channel: Self.channel))[0]
            .one { try $0.next(Instant?.self) }
    }

    /// A few at once; where no server answers, the rest waits without being tried.
    private func send(
        _ messages: [MessageFacts],
        _ templates: BusinessTemplates,
        in scope: Scope
    ) async throws {
        var waiting = messages[...]
        var isServerLost = false
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for facts in waiting.prefix(settings.width) {
                group.addTask { try await send(facts, templates, in: scope) }
            }
            waiting = waiting.dropFirst(settings.width)
            for try await isLost in group {
                isServerLost = isServerLost || isLost
                guard !isServerLost, let facts = waiting.popFirst() else { continue }
                group.addTask { try await send(facts, templates, in: scope) }
            }
        }
        if !waiting.isEmpty {
            let moment = scope.world.now().adding(settings.firstRetry)
            try await putOff(Array(waiting), until: moment, countingAttempt: false, in: scope)
        }
    }

    /// Sends one message and keeps what became of it.
    ///
    /// - Returns: whether the server cannot be reached.
    private func send(
        _ facts: MessageFacts,
        _ templates: BusinessTemplates,
        in scope: Scope
    ) async throws -> Bool {
        let now = scope.world.now()
        switch Self.verdict(on: facts, settings, now: now) {
        case .suppress(let reason):
            try await end(facts, DeliveryEnding(state: .suppressed, reason: reason.rawValue), in: scope)
            return false
        case .send(let server, let from, let address):
            let letter: Letter
            do {
                letter = try compose(facts, templates, from: from, to: address, in: scope)
            } catch {
                scope.logger.error(
                    "A message could not be put together.",
                    metadata: ["notification": "\(facts.id)", "event": "\(facts.event)", "error": "\(error)"]
                )
                let ending = DeliveryEnding(state: .failed, reason: DeliveryReason.broken.rawValue)
                try await end(facts, ending, in: scope)
                return false
            }
            let outcome = try await sender.send(letter.message, through: server)
            return try await note(outcome, of: facts, letter, in: scope)
        }
    }

    private func note(
        _ outcome: SendOutcome,
        of facts: MessageFacts,
        _ letter: Letter,
        in scope: Scope
    ) async throws -> Bool {
        var ending = letter.ending
        switch outcome {
        case .accepted(let reply):
            ending.reply = reply
        case .rejected(_, let reply):
            ending.state = .failed
            ending.reason = DeliveryReason.refused.rawValue
            ending.reply = reply
        case .deferred(let code, let reason):
            let now = scope.world.now()
            guard now.since(facts.createdAt) < settings.patience else {
                ending.state = .failed
                ending.reason = DeliveryReason.gaveUp.rawValue
                ending.reply = reason
                break
            }
            let moment = now.adding(retry(after: facts.attempts))
            try await putOff([facts], until: moment, countingAttempt: true, in: scope)
            return code == nil
        }
        try await end(facts, ending, in: scope)
        return false
    }

    /// The wait before the next try.
    private func retry(after attempts: Int) -> Duration {
        let factor = (1..<max(1, min(attempts, 8))).reduce(1) { product, _ in product * 4 }
        return min(settings.firstRetry * factor, settings.lastRetry)
    }

    private func putOff(
        _ messages: [MessageFacts],
        until moment: Instant,
        countingAttempt: Bool,
        in scope: Scope
    ) async throws {
        let reason = DeliveryReason.deferred.rawValue
        let ids = messages.map(\.id)
        _ = try await scope.read(
            DeliveryQueries.putOff(ids, until: moment, reason: reason, countingAttempt: countingAttempt)
        )
    }

    private func end(_ facts: MessageFacts, _ ending: DeliveryEnding, in scope: Scope) async throws {
        _ = try await scope.read(DeliveryQueries.end(facts.id, ending, now: scope.world.now()))
    }
}

// MARK: What is sent

extension DeliveryWork {
    /// What becomes of a message before it is written.
    enum Verdict: Equatable {
        case send(MailServer, from: EmailAddress, to: EmailAddress)
        case suppress(DeliveryReason)
    }

    /// A message as it is sent, and what the ledger says of it once it was.
    struct Letter: Sendable {
        let message: MailMessage
        let ending: DeliveryEnding
    }

    static func verdict(on facts: MessageFacts, _ settings: Settings, now: Instant) -> Verdict {
        guard let event = MessageEvent(rawValue: facts.event) else { return .suppress(.subjectGone) }
        if facts.isSwitchedOff { return .suppress(.templateDisabled) }
        if facts.receiver.declined.contains(event.category.rawValue) { return .suppress(.declined) }
        if facts.receiver.isGone { return .suppress(.receiverGone) }
        if let reason = facts.hasPassed(event, now: now) { return .suppress(reason) }
        if now.since(facts.createdAt) > settings.patience, facts.attempts == 1 { return .suppress(.tooOld) }
        guard let server = settings.server, let from = settings.sender else {
            return .suppress(.noMailServer)
        }
        guard let address = facts.receiver.email.flatMap({ try? EmailAddress($0) }) else {
            return .suppress(.noEmail)
        }
        return .send(server, from: from, to: address)
    }

    private func compose(
        _ facts: MessageFacts,
        _ templates: BusinessTemplates,
        from: EmailAddress,
        to address: EmailAddress,
        in scope: Scope
    ) throws -> Letter {
        guard let event = MessageEvent(rawValue: facts.event) else {
            throw Problem.broken(context: "no message is about \(facts.event)")
        }
        let wishes = [facts.receiver.language, scope.business.language]
        let language = MessageLanguage.best(for: wishes.compactMap { $0.flatMap { try? LanguageTag($0) } })
        let words = try templates.words(event, facts.audience, language)
        let values = try MessageValues(
            facts,
            secret: try secret(of: facts),
            language: language,
            places: places,
            in: scope
        )
        let subject = words.subject.rendered(values.value)
        let html = words.html.source.isEmpty ? nil : words.html.rendered(values.value)
        let message = MailMessage(
            id: "\(facts.id)@\(scope.business.slug).\(from.domain)",
            from: MailAddress(from, name: scope.business.name),
            replyTo: (try? EmailAddress(scope.settings[MessageSettings.replyTo])).map { MailAddress($0) },
            to: MailAddress(address, name: facts.receiver.name.isEmpty ? nil : facts.receiver.name),
            subject: subject,
            text: words.text.rendered(values.value),
            html: html,
            date: facts.createdAt,
            language: try LanguageTag(language.rawValue)
        )
        let ending = DeliveryEnding(
            state: .sent,
            address: address.text,
            language: language.rawValue,
            subject: facts.secretSealed == nil ? subject : nil
        )
        return Letter(message: message, ending: ending)
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

extension MessageFacts {
    /// Why a message that time has caused does not hold any more; nil where it does.
    fileprivate func hasPassed(_ event: MessageEvent, now: Instant) -> DeliveryReason? {
        switch event {
        case .reminder:
            guard let appointment, ["pending", "approved"].contains(appointment.status) else {
                return .subjectGone
            }
            if appointment.startsAt != data["starts_at"]?.stringValue.flatMap(Instant.init(rfc3339:)) {
                return .subjectGone
            }
            return appointment.startsAt <= now ? .tooOld : nil
        case .followUp:
            guard let appointment, ["approved", "completed"].contains(appointment.status) else {
                return .subjectGone
            }
            return nil
        default: return nil
        }
    }
}
