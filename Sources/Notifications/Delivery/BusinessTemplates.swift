import Core
import Outbox
import Postgres

/// The words that a business's messages are made of: its own, else the program's; each read once.
struct BusinessTemplates {
    private let own: [String: MessageTemplate]
    private var known: [TemplateKey: MessageParts] = [:]

    /// Reads the answer of `DeliveryQueries.templates`.
    init(_ rows: Rows) throws {
        let pairs = try rows.map { row in
            let name = [try row.next(String.self), try row.next(), try row.next(), try row.next()]
            let template = MessageTemplate(
                subject: try row.next(),
                html: try row.next(),
                text: try row.next()
            )
            return (name.joined(separator: " "), template)
        }
        own = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The words of a message.
    ///
    /// - Throws: `Problem.broken` where what is stored could not be saved today.
    mutating func parts(_ key: TemplateKey) throws -> MessageParts {
        if let parts = known[key] { return parts }
        let kind = key.kind
        let name = [
            kind.event.rawValue, kind.audience.rawValue, kind.channel.rawValue, key.language.rawValue,
        ]
        let template = own[name.joined(separator: " ")] ?? DefaultTemplates.template(key)
        var issues: [FieldIssue] = []
        let parts = MessageParts(template, for: kind, issues: &issues)
        guard issues.isEmpty else {
            throw Problem.broken(
                context: "the template of \(kind.event.rawValue) has become invalid: \(issues[0].message)"
            )
        }
        known[key] = parts
        return parts
    }
}
