import Core
import Postgres

/// Which template: of what, for whom, in which language; mail is the channel.
struct TemplateKey: Sendable, Hashable {
    let event: MessageEvent
    let audience: MessageAudience
    let language: MessageLanguage

    /// The channel that there is.
    static let channel = "email"
}

/// A template as the business sees it: its own words, or the program's until it has some.
struct NotificationTemplate: Sendable, JSONEncodable {
    /// What is stored of the business's own words.
    struct Own: Sendable {
        let template: MessageTemplate
        let changedAt: Instant
        let revision: Int64

        init(row: inout RowReader) throws {
            template = MessageTemplate(
                subject: try row.next(),
                html: try row.next(),
                text: try row.next()
            )
            changedAt = try row.next()
            revision = try row.next()
        }
    }

    let key: TemplateKey
    let own: Own?
    let isEnabled: Bool

    /// The words that hold.
    var template: MessageTemplate {
        own?.template ?? DefaultTemplates.template(key.event, key.audience, key.language)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("event", key.event.rawValue)
            json.field("receiver", key.audience.rawValue)
            json.field("channel", TemplateKey.channel)
            json.field("language", key.language.rawValue)
            json.field("enabled", isEnabled)
            json.field("own", own != nil)
            json.field("subject", template.subject)
            json.field("html", template.html)
            json.field("text", template.text)
            json.field("shortcodes", key.event.shortcodes(for: key.audience).map(\.braced).sorted())
            json.field("changed_at", own?.changedAt)
            json.field("revision", own?.revision)
        }
    }
}

/// A kind of message in the list of all: who gets it, whether it is sent, in which languages the words are own ones.
struct TemplateOverview: Sendable, JSONEncodable {
    let event: MessageEvent
    let audience: MessageAudience
    let isEnabled: Bool
    let own: Set<String>

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("event", event.rawValue)
            json.field("receiver", audience.rawValue)
            json.field("channel", TemplateKey.channel)
            json.field("category", event.category.rawValue)
            json.field("enabled", isEnabled)
            json.field("languages", MessageLanguage.allCases.map(\.rawValue))
            json.field("own_languages", own.sorted())
        }
    }
}
