import Core
import Outbox
import Postgres

/// The SQL about the business's own templates.
enum NotificationTemplateQueries {
    /// What the business has said of kinds of messages: whether they are sent.
    static let switches: SQL = """
        SELECT event, receiver, channel, enabled
        FROM notification_switches
        """

    /// In which languages there are own words, by kind of message.
    static let languages: SQL = """
        SELECT event, receiver, channel, array_agg(language)
        FROM notification_templates
        GROUP BY event, receiver, channel
        """

    static func find(_ key: TemplateKey) -> SQL {
        """
        SELECT subject, html, body, changed_at, revision
        FROM notification_templates
        WHERE \(fragment: condition(key))
        """
    }

    /// Whether such messages are sent: by mail unless it is switched off, by other channels where it is on.
    static func isEnabled(_ kind: MessageKind) -> SQL {
        """
        SELECT coalesce(
            (
                SELECT enabled
                FROM notification_switches
                WHERE \(fragment: condition(kind))
            ),
            \(kind.isEnabledByItself)::boolean
        )
        """
    }

    static func put(_ key: TemplateKey, _ template: MessageTemplate, now: Instant, by staff: StaffID?) -> SQL
    {
        """
        INSERT INTO notification_templates (
            event, receiver, channel, language, subject, html, body, changed_at, changed_by
        )
        VALUES (
            \(key.kind.event.rawValue), \(key.kind.audience.rawValue), \(key.kind.channel.rawValue),
            \(key.language.rawValue), \(template.subject), \(template.html), \(template.text), \(now), \(staff)
        )
        ON CONFLICT (event, receiver, channel, language) DO UPDATE
        SET subject = excluded.subject, html = excluded.html, body = excluded.body,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by,
            revision = notification_templates.revision + 1
        """
    }

    static func delete(_ key: TemplateKey) -> SQL {
        "DELETE FROM notification_templates WHERE \(fragment: condition(key))"
    }

    /// Switches a kind of message on or off; no row where it is so already.
    static func enable(_ kind: MessageKind, _ isEnabled: Bool) -> SQL {
        """
        INSERT INTO notification_switches AS known (event, receiver, channel, enabled)
        SELECT \(kind.event.rawValue), \(kind.audience.rawValue), \(kind.channel.rawValue), \(isEnabled)::boolean
        WHERE \(isEnabled)::boolean <> \(kind.isEnabledByItself)::boolean OR EXISTS (
            SELECT FROM notification_switches
            WHERE \(fragment: condition(kind))
        )
        ON CONFLICT (event, receiver, channel) DO UPDATE
        SET enabled = excluded.enabled
        WHERE known.enabled <> excluded.enabled
        """
    }

    private static func condition(_ kind: MessageKind) -> SQL {
        """
        event = \(kind.event.rawValue) AND receiver = \(kind.audience.rawValue)
            AND channel = \(kind.channel.rawValue)
        """
    }

    private static func condition(_ key: TemplateKey) -> SQL {
        "\(fragment: condition(key.kind)) AND language = \(key.language.rawValue)"
    }
}
