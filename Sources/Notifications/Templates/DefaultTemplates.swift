public import Core
import Outbox

/// The words that every business begins with, in markup and in plain text.
public enum DefaultTemplates {
    /// The words for a kind of message and a language.
    static func template(_ key: TemplateKey) -> MessageTemplate {
        let (kind, possible) = (key.kind, key.kind.shortcodes)
        let mail = template(kind.event, kind.audience, key.language)
        switch kind.channel {
        case .email:
            return mail
        case .sms, .whatsApp:
            // One line that says it all, and where to do something about it.
            let link = [Shortcode.waitingListOfferURL, .manageLink].first(where: possible.contains)
            let lines = ["\(Shortcode.companyName.braced): \(mail.subject)", link?.braced]
            return MessageTemplate(
                subject: "",
                html: "",
                text: lines.compactMap(\.self).joined(separator: "\n") + "\n"
            )
        case .push:
            let lines = [Shortcode.serviceName, .staffName, .locationName].filter(possible.contains)
            let text = lines.isEmpty ? [Shortcode.companyName] : lines
            return MessageTemplate(
                subject: mail.subject,
                html: "",
                text: text.map(\.braced).joined(separator: "\n") + "\n"
            )
        }
    }

    /// The words of a mail for an event, a receiver and a language.
    ///
    /// Where such a receiver is never told of the event, there is nothing but the name of the business.
    public static func template(
        _ event: MessageEvent,
        _ audience: MessageAudience,
        _ language: Language
    ) -> MessageTemplate {
        switch language {
        case .ca: template(event, audience, language, CatalanWords.self)
        case .fr: template(event, audience, language, FrenchWords.self)
        case .es: template(event, audience, language, SpanishWords.self)
        case .pt: template(event, audience, language, PortugueseWords.self)
        case .en: template(event, audience, language, EnglishWords.self)
        }
    }

    private static func template<Words: LanguageWords>(
        _ event: MessageEvent,
        _ audience: MessageAudience,
        _ language: Language,
        _: Words.Type
    ) -> MessageTemplate {
        let words = audience == .client ? Words.client(event) : Words.staff(event)
        let facts = MessageFact.facts(of: event, for: audience)
        // Staff are told in few words; whoever is invited to become staff is greeted by the invitation.
        let greeting = audience == .client ? Words.greeting : nil
        let possible = event.shortcodes(for: audience)
        let preferences = possible.contains(.urlToChangePreferences) ? Words.preferences : nil
        var text: [String] = []
        var html: [String] = []
        if let greeting {
            text.append(greeting)
            html.append(Markup.paragraph(greeting))
        }
        for block in words.blocks {
            switch block {
            case .words(let words):
                text.append(words)
                html.append(Markup.paragraph(words))
            case .facts:
                let lines = facts.map { (Words.label($0) + Words.colon, $0.shortcode.braced) }
                text.append(lines.map { $0 + $1 }.joined(separator: "\n"))
                html.append(Markup.list(lines))
            case .link(let label, let shortcode):
                text.append(label + Words.colon + shortcode.braced)
                html.append(Markup.button(label, shortcode))
            }
        }
        text.append(Shortcode.companyName.braced)
        html.append(Markup.paragraph(Shortcode.companyName.braced))
        if let preferences {
            text.append(preferences + Words.colon + Shortcode.urlToChangePreferences.braced)
            html.append(Markup.smallLink(preferences, .urlToChangePreferences))
        }
        return MessageTemplate(
            subject: words.subject,
            html: Markup.page(html, language, title: words.subject),
            text: text.joined(separator: "\n\n") + "\n"
        )
    }
}

/// Small markup that every mail program shows: no table, no picture, and colours only where both are set.
private enum Markup {
    static func page(_ blocks: [String], _ language: Language, title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language == .pt ? "pt-PT" : language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        </head>
        <body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Arial,sans-serif">
        <div style="max-width:560px;margin:0 auto">
        \(blocks.joined(separator: "\n"))
        </div>
        </body>
        </html>

        """
    }

    static func paragraph(_ words: String) -> String {
        "<p style=\"margin:0 0 16px\">\(words)</p>"
    }

    static func list(_ lines: [(label: String, value: String)]) -> String {
        let items = lines.map { label, value in
            "<li style=\"margin:0 0 4px\"><strong>\(label)</strong>\(value)</li>"
        }
        return """
            <ul style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #808080;list-style:none">
            \(items.joined(separator: "\n"))
            </ul>
            """
    }

    static func button(_ label: String, _ shortcode: Shortcode) -> String {
        let style =
            "display:inline-block;padding:10px 18px;border-radius:6px;background:#1f4e79;color:#ffffff"
        let link = "<a href=\"\(shortcode.braced)\" style=\"\(style);text-decoration:none\">\(label)</a>"
        return paragraph(link)
    }

    static func smallLink(_ label: String, _ shortcode: Shortcode) -> String {
        "<p style=\"margin:24px 0 0;font-size:13px\"><a href=\"\(shortcode.braced)\">\(label)</a></p>"
    }
}
