import Core
import Postgres

/// The words that a business's messages are made of: its own, else the program's.
struct BusinessTemplates: Sendable {
    private struct Key: Hashable {
        let event: String
        let audience: String
        let language: String
    }

    /// The three parts of a message, ready to be filled.
    struct Words: Sendable {
        let subject: TemplateText
        let html: TemplateText
        let text: TemplateText
    }

    private let own: [Key: MessageTemplate]

    /// Reads the answer of `DeliveryQueries.templates`.
    init(_ rows: Rows) throws {
        let pairs = try rows.map { row in
            (
                Key(event: try row.next(), audience: try row.next(), language: try row.next()),
                MessageTemplate(subject: try row.next(), html: try row.next(), text: try row.next())
            )
        }
        own = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The words of a message.
    ///
    /// - Throws: `Problem.broken` where what is stored could not be saved today.
    func words(
        _ event: MessageEvent,
        _ audience: MessageAudience,
        _ language: MessageLanguage
    ) throws -> Words {
        let key = Key(event: event.rawValue, audience: audience.rawValue, language: language.rawValue)
        let template = own[key] ?? DefaultTemplates.template(event, audience, language)
        var issues: [FieldIssue] = []
        let words = Words(template, for: event, audience, issues: &issues)
        guard issues.isEmpty else {
            throw Problem.broken(
                context: "the template of \(event.rawValue) has become invalid: \(issues[0].message)"
            )
        }
        return words
    }
}

extension BusinessTemplates.Words {
    /// Checks a template as it is when saved.
    init(
        _ template: MessageTemplate,
        for event: MessageEvent,
        _ audience: MessageAudience,
        issues: inout [FieldIssue]
    ) {
        let allowed = event.shortcodes(for: audience)
        subject = TemplateText(
            template.subject,
            .subject,
            field: "subject",
            allowed: allowed,
            issues: &issues
        )
        html = TemplateText(template.html, .html, field: "html", allowed: allowed, issues: &issues)
        text = TemplateText(template.text, .text, field: "text", allowed: allowed, issues: &issues)
    }
}
