public import Core
import Identity
import Logging
public import Outbound
import Outbox
import Postgres
public import Tenancy

/// Sends a business's messages, and says in the ledger what became of each.
///
/// Each is sent at least once: where this process ends between a server's word and its own record, whoever takes the
/// message next sends it again, under the same Message-ID and with the same links.
public struct DeliveryWork: Sendable {
    /// How messages are sent.
    public struct Settings: Sendable {
        /// The server that takes mails of businesses without one of their own; nil where the deployment has none.
        public var server: MailServer?
        /// From which address these mails come; the business's name stands before it.
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

    private let composer: MessageComposer
    private let carriers: MessageCarriers
    private let settings: Settings
    private let sealer: Sealer

    /// - Parameters:
    ///   - secret: the deployment's, under which credentials wait and accounts are kept.
    ///   - carriers: hand messages over.
    ///   - places: where links lead.
    ///   - contact: whom push services turn to, as `mailto:` or `https:`.
    public init(
        settings: Settings,
        secret: [UInt8],
        carriers: MessageCarriers,
        places: MessagePlaces,
        contact: String,
        world: World
    ) {
        self.settings = settings
        self.carriers = carriers
        sealer = Sealer(secret: secret, world: world)
        composer = MessageComposer(
            settings: settings,
            sealer: sealer,
            tokens: ActionTokens(secret: secret),
            places: places,
            contact: contact
        )
    }

    /// Sends some of what is due.
    ///
    /// - Returns: when more is due.
    public func perform(in scope: Scope) async throws -> Instant? {
        let now = scope.world.now()
        let answers = try await scope.read(
            DeliveryQueries.templates,
            MessageAccountQueries.all,
            DeliveryQueries.claim(now: now, lease: now.adding(settings.lease), limit: settings.batchMax)
        )
        let messages = try answers[2].map(MessageFacts.init(row:))
        if !messages.isEmpty {
            let accounts = try MessageAccounts(
                answers[1],
                opening: sealer,
                allowsPrivate: carriers.allowsPrivateAddresses
            )
            async let calendars = MessageCalendar(of: messages.filter { $0.channel == .email }, in: scope)
            let means = DeliveryMeans(
                templates: try BusinessTemplates(answers[0]),
                accounts: accounts,
                browsers: try await browsers(for: messages, in: scope),
                calendars: try await calendars
            )
            let batch = composer.batch(of: messages, with: means, in: scope)
            try await prepare(batch, in: scope)
            try await send(batch.letters, in: scope)
        }
        if messages.count == settings.batchMax { return scope.world.now() }
        return try await scope.read(DeliveryQueries.nextDue)[0].one { try $0.next(Instant?.self) }
    }

    private func browsers(for messages: [MessageFacts], in scope: Scope) async throws -> PushBrowsers {
        let receivers = messages.filter { $0.channel == .push }.map(\.receiver)
        guard !receivers.isEmpty else { return PushBrowsers() }
        let statement = PushSubscriptionQueries.ofReceivers(
            receivers.compactMap(\.client),
            receivers.compactMap(\.staff)
        )
        return try PushBrowsers(try await scope.read(statement)[0])
    }

    /// Keeps what will not be sent, or later, and makes the links work that the letters carry.
    private func prepare(_ batch: DeliveryBatch, in scope: Scope) async throws {
        let now = scope.world.now()
        var statements: [SQL] = []
        if !batch.links.isEmpty { statements.append(ActionLinks.issue(batch.links, now: now)) }
        if !batch.endings.isEmpty { statements.append(DeliveryQueries.end(batch.endings, now: now)) }
        if !batch.waits.isEmpty { statements.append(DeliveryQueries.putOff(batch.waits)) }
        if !statements.isEmpty { _ = try await scope.read(statements) }
    }

    /// A few at once; where no server answers, what would go to it too waits without being tried.
    private func send(_ letters: [Letter], in scope: Scope) async throws {
        var waiting = letters[...]
        var lost: Set<MessageChannel> = []
        var left: [Letter] = []
        func next() -> Letter? {
            while let letter = waiting.popFirst() {
                guard lost.contains(letter.facts.channel) else { return letter }
                left.append(letter)
            }
            return nil
        }
        try await withThrowingTaskGroup(of: MessageChannel?.self) { group in
            for _ in 0..<settings.width {
                guard let letter = next() else { break }
                group.addTask { try await send(letter, in: scope) }
            }
            for try await channel in group {
                if let channel { lost.insert(channel) }
                guard let letter = next() else { continue }
                group.addTask { try await send(letter, in: scope) }
            }
        }
        let moment = scope.world.now().adding(settings.firstRetry)
        let waits = left.map {
            DeliveryWait(id: $0.facts.id, until: moment, reason: .deferred, wasTried: false)
        }
        if !waits.isEmpty { _ = try await scope.read(DeliveryQueries.putOff(waits)) }
    }

    /// Sends one message and keeps what became of it.
    ///
    /// - Returns: its channel, where nobody can be reached by it.
    private func send(_ letter: Letter, in scope: Scope) async throws -> MessageChannel? {
        let (outcome, goneBrowsers) = try await carriers.send(letter.content)
        var ending = letter.ending
        var isLost = false
        var statements: [SQL] = []
        if !goneBrowsers.isEmpty { statements.append(PushSubscriptionQueries.delete(goneBrowsers)) }
        let now = scope.world.now()
        switch outcome {
        case .accepted(let reply):
            ending.reply = reply
        case .rejected(_, let reply):
            ending.state = .failed
            ending.reason = .refused
            ending.reply = reply
        case .deferred(let code, let reason):
            guard now.since(letter.facts.createdAt) < settings.patience else {
                ending.state = .failed
                ending.reason = .gaveUp
                ending.reply = reason
                break
            }
            isLost = code == nil && letter.facts.channel != .push
            let moment = now.adding(retry(after: letter.facts.attempts))
            let wait = DeliveryWait(id: letter.facts.id, until: moment, reason: .deferred, wasTried: true)
            _ = try await scope.read(statements + [DeliveryQueries.putOff([wait])])
            return isLost ? letter.facts.channel : nil
        }
        _ = try await scope.read(statements + [DeliveryQueries.end([ending], now: now)])
        return nil
    }

    /// The wait before the next try.
    private func retry(after attempts: Int) -> Duration {
        let factor = (1..<max(1, min(attempts, 8))).reduce(1) { product, _ in product * 4 }
        return min(settings.firstRetry * factor, settings.lastRetry)
    }
}
