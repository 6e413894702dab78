import Core
import Outbox

/// The parts of a message, read and found right, ready to be filled.
struct MessageParts: Sendable {
    /// Nil where the channel has none, or the business wants none.
    let subject: TemplateText?
    /// Nil where the channel has none, or the business wants none.
    let html: TemplateText?
    let text: TemplateText

    /// Reads a template and adds what is wrong with it.
    init(_ template: MessageTemplate, for kind: MessageKind, issues: inout [FieldIssue]) {
        func part(
            _ source: String,
            _ part: TemplateText.Kind,
            _ presence: MessageChannel.Presence,
            _ field: String
        ) -> TemplateText? {
            if presence != .required, source.isEmpty { return nil }
            guard presence != .none else {
                let message = "A message by \(kind.channel.rawValue) has no \(field): leave it out."
                issues.append(FieldIssue(field: field, code: "impossible", message: message))
                return nil
            }
            return TemplateText(source, part, field: field, allowed: kind.shortcodes, issues: &issues)
        }
        subject = part(template.subject, .subject, kind.channel.subject, "subject")
        html = part(template.html, .html, kind.channel.html, "html")
        text = TemplateText(template.text, .text, field: "text", allowed: kind.shortcodes, issues: &issues)
        let limit = kind.channel.textMax
        if text.source.count > limit {
            let message = "Write at most \(limit) characters for a message by \(kind.channel.rawValue)."
            issues.append(FieldIssue(field: "text", code: "too_long", message: message))
        }
        if kind.channel == .whatsApp, let subject, !Self.isTemplateName(subject.source) {
            let message =
                "Write the name of the template as WhatsApp has it: small letters, digits and underscores."
            issues.append(FieldIssue(field: "subject", code: "invalid", message: message))
        }
    }

    /// The words as they are stored.
    var template: MessageTemplate {
        MessageTemplate(subject: subject?.source ?? "", html: html?.source ?? "", text: text.source)
    }

    /// All values that are wanted.
    var shortcodes: Set<Shortcode> {
        (subject?.shortcodes ?? []).union(html?.shortcodes ?? []).union(text.shortcodes)
    }

    func rendered(_ value: (Shortcode) -> String) -> MessageTemplate {
        MessageTemplate(
            subject: subject?.rendered(value) ?? "",
            html: html?.rendered(value) ?? "",
            text: text.rendered(value)
        )
    }

    private static func isTemplateName(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}

extension MessageChannel {
    /// Whether messages have a part.
    enum Presence: Sendable {
        case required
        case optional
        case none
    }

    /// A mail's subject; a push message's title; of WhatsApp the name of a template that was approved there.
    var subject: Presence {
        switch self {
        case .email, .push: .required
        case .whatsApp: .optional
        case .sms: .none
        }
    }

    var html: Presence { self == .email ? .optional : .none }

    /// How many characters a text may have: ten parts of a text message, what a push service takes, what WhatsApp takes.
    var textMax: Int {
        switch self {
        case .email: TemplateText.Kind.text.limit
        case .sms: 1_530
        case .push: 1_000
        case .whatsApp: 4_096
        }
    }
}

extension MessageKind {
    /// What its messages can be filled with.
    var shortcodes: Set<Shortcode> { event.shortcodes(for: audience) }

    /// Whether it is sent where the business has said nothing.
    var isEnabledByItself: Bool { channel == .email }
}
