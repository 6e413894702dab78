import Core
import Outbox
import Postgres
import Tenancy

/// What can be done with the templates of messages: read, edited, taken back, switched off, tried.
public struct NotificationTemplateOperations: Sendable {
    private let places: MessagePlaces

    /// - Parameter places: where links lead.
    public init(places: MessagePlaces) {
        self.places = places
    }

    /// Every kind of message.
    func list(in scope: Scope) async throws -> [TemplateOverview] {
        try scope.require(.manageTemplates)
        let answers = try await scope.read(
            NotificationTemplateQueries.switches,
            NotificationTemplateQueries.languages
        )
        let switches = try answers[0].map { row in (try MessageKind.Name(row: &row), try row.next(Bool.self))
        }
        let languages = try answers[1].map { row in
            (try MessageKind.Name(row: &row), Set(try row.next([String].self)))
        }
        let isEnabled = Dictionary(uniqueKeysWithValues: switches)
        let own = Dictionary(uniqueKeysWithValues: languages)
        return MessageKind.all.map { kind in
            TemplateOverview(
                kind: kind,
                isEnabled: isEnabled[kind.name] ?? kind.isEnabledByItself,
                own: own[kind.name] ?? []
            )
        }
    }

    func find(_ key: TemplateKey, in scope: Scope) async throws -> NotificationTemplate {
        try scope.require(.manageTemplates)
        return try Self.template(key, try await scope.read(Self.statements(key)))
    }

    /// Replaces the words of a template by the business's own.
    ///
    /// - Throws: `Problem.invalid` with every fault of the words; `Problem.editConflict`.
    func put(
        _ fields: FieldReader,
        _ key: TemplateKey,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws -> NotificationTemplate {
        try scope.require(.manageTemplates)
        let template = try Self.read(fields, for: key, else: nil)
        return try await scope.write { transaction in
            let before = try Self.template(key, try await transaction.batch(Self.statements(key)))
            guard allows(before.own?.revision ?? 0) else { throw Problem.editConflict }
            let now = scope.world.now()
            transaction.later(NotificationTemplateQueries.put(key, template, now: now, by: scope.actor.staff))
            transaction.later(Self.audit("notification_template.edited", key, in: scope))
            return try Self.template(key, try await transaction.batch(Self.statements(key)))
        }
    }

    /// Takes the business's own words back: the program's hold again.
    func remove(
        _ key: TemplateKey,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        try scope.require(.manageTemplates)
        try await scope.write { transaction in
            let before = try Self.template(key, try await transaction.batch(Self.statements(key)))
            guard let own = before.own else { throw Problem.notFound(.notificationTemplate) }
            guard allows(own.revision) else { throw Problem.editConflict }
            transaction.later(Self.audit("notification_template.removed", key, in: scope))
            try await transaction.execute(NotificationTemplateQueries.delete(key))
        }
    }

    /// Switches a kind of message on or off, in all languages.
    func enable(_ kind: MessageKind, _ isEnabled: Bool, in scope: Scope) async throws {
        try scope.require(.manageTemplates)
        try await scope.write { transaction in
            let statement = NotificationTemplateQueries.enable(kind, isEnabled)
            guard try await transaction.execute(statement) > 0 else { return }
            let action = isEnabled ? "notification.enabled" : "notification.disabled"
            let changes: [String: JSONValue] = [
                "event": [nil, .string(kind.event.rawValue)],
                "receiver": [nil, .string(kind.audience.rawValue)],
                "channel": [nil, .string(kind.channel.rawValue)],
            ]
            transaction.later(
                scope.audit(action, "notification_template", String?.none, changes: changes)
            )
        }
    }

    /// What a template makes of a real appointment: the given words, else those that hold.
    ///
    /// - Parameter appointment: nil for the one that was made last.
    /// - Throws: `Problem.notFound` for an appointment that is not there.
    func preview(
        _ fields: FieldReader,
        _ key: TemplateKey,
        appointment: AppointmentID?,
        in scope: Scope
    ) async throws -> MessageTemplate {
        try scope.require(.manageTemplates)
        let now = scope.world.now()
        let sample = DeliveryQueries.sample(
            key.kind,
            NotificationID.make(scope.world),
            appointment: appointment,
            now: now
        )
        let answers = try await scope.read(Self.statements(key) + [sample])
        let saved = try Self.template(key, answers)
        let template = try Self.read(fields, for: key, else: saved.template)
        let facts = try answers[2].one(MessageFacts.init(row:))
        if appointment != nil, facts.appointment == nil { throw Problem.notFound(.appointment) }
        let values = try MessageValues(
            facts,
            secret: ["password": "•••••••••", "token": "…"],
            links: .none,
            language: key.language,
            places: places,
            in: scope
        )
        var issues: [FieldIssue] = []
        return MessageParts(template, for: key.kind, issues: &issues).rendered(values.value)
    }
}

extension NotificationTemplateOperations {
    private static func statements(_ key: TemplateKey) -> [SQL] {
        [
            NotificationTemplateQueries.find(key),
            NotificationTemplateQueries.isEnabled(key.kind),
        ]
    }

    private static func template(_ key: TemplateKey, _ answers: [Rows]) throws -> NotificationTemplate {
        NotificationTemplate(
            key: key,
            own: try answers[0].first(NotificationTemplate.Own.init(row:)),
            isEnabled: try answers[1].one { try $0.next(Bool.self) }
        )
    }

    /// The words of a body, checked and in the form in which they are stored.
    private static func read(
        _ fields: FieldReader,
        for key: TemplateKey,
        else saved: MessageTemplate?
    ) throws -> MessageTemplate {
        var fields = fields
        let subject = fields.template("subject", key.kind.channel.subject, else: saved?.subject)
        let html = fields.template("html", key.kind.channel.html, else: saved?.html)
        let text = fields.template("text", .required, else: saved?.text)
        try fields.finish()
        var issues: [FieldIssue] = []
        let parts = MessageParts(
            MessageTemplate(subject: subject, html: html, text: text),
            for: key.kind,
            issues: &issues
        )
        guard issues.isEmpty else { throw Problem.invalid(issues) }
        return parts.template
    }

    /// The words stay out of the log; which template it was is enough.
    private static func audit(_ action: String, _ key: TemplateKey, in scope: Scope) -> SQL {
        let kind = key.kind
        let name = [
            kind.event.rawValue, kind.audience.rawValue, kind.channel.rawValue, key.language.rawValue,
        ]
        .joined(separator: " ")
        return scope.audit(
            action,
            "notification_template",
            String?.none,
            changes: ["template": [nil, .string(name)]]
        )
    }
}

extension FieldReader {
    /// A part of a template as it was written; what it may be is `TemplateText`'s to say.
    fileprivate mutating func template(
        _ name: String,
        _ presence: MessageChannel.Presence,
        else saved: String?
    ) -> String {
        let change = secret(name, max: 1_048_576)
        if let saved, change.isKept { return saved }
        if presence == .required { return required(change, name) ?? "" }
        return change.value ?? ""
    }
}

extension MessageKind {
    /// A kind as it is stored.
    fileprivate struct Name: Hashable {
        let words: [String]

        init(_ words: [String]) {
            self.words = words
        }

        init(row: inout RowReader) throws {
            words = [try row.next(), try row.next(), try row.next()]
        }
    }

    fileprivate var name: Name { Name([event.rawValue, audience.rawValue, channel.rawValue]) }
}
