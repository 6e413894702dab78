import Core
import Outbox
import Postgres

/// Which kind of message: of what, for whom, on which way.
struct MessageKind: Sendable, Hashable {
    let event: MessageEvent
    let audience: MessageAudience
    let channel: MessageChannel

    /// Every kind that there is; what is about the account goes by mail alone, because credentials do.
    static let all: [MessageKind] = MessageEvent.allCases.flatMap { event in
        event.audiences.flatMap { audience in
            MessageChannel.allCases
                .map { MessageKind(event: event, audience: audience, channel: $0) }
                .filter(\.exists)
        }
    }

    var exists: Bool {
        event.audiences.contains(audience) && (channel == .email || event.category.canBeSwitchedOff)
    }
}

/// Which template: of which kind of message, in which language.
struct TemplateKey: Sendable, Hashable {
    let kind: MessageKind
    let language: Language
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
        own?.template ?? DefaultTemplates.template(key)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("event", key.kind.event.rawValue)
            json.field("receiver", key.kind.audience.rawValue)
            json.field("channel", key.kind.channel.rawValue)
            json.field("language", key.language.rawValue)
            json.field("enabled", isEnabled)
            json.field("own", own != nil)
            json.field("subject", template.subject)
            json.field("html", template.html)
            json.field("text", template.text)
            json.field("shortcodes", key.kind.shortcodes.map(\.braced).sorted())
            json.field("changed_at", own?.changedAt)
            json.field("revision", own?.revision)
        }
    }
}

/// A kind of message in the list of all: who gets it, whether it is sent, in which languages the words are own ones.
struct TemplateOverview: Sendable, JSONEncodable {
    let kind: MessageKind
    let isEnabled: Bool
    let own: Set<String>

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("event", kind.event.rawValue)
            json.field("receiver", kind.audience.rawValue)
            json.field("channel", kind.channel.rawValue)
            json.field("category", kind.event.category.rawValue)
            json.field("enabled", isEnabled)
            json.field("languages", Language.allCases.map(\.rawValue))
            json.field("own_languages", own.sorted())
        }
    }
}
