import Core
import Postgres

/// The SQL about the business's own templates.
enum NotificationTemplateQueries {
    /// Which kinds of messages are switched off.
    static let switches: SQL = """
        SELECT event, receiver
        FROM notification_switches
        WHERE channel = 'email'
        """

    /// In which languages there are own words, by event and receiver.
    static let languages: SQL = """
        SELECT event, receiver, array_agg(language)
        FROM notification_templates
        WHERE channel = 'email'
        GROUP BY event, receiver
        """

    static func find(_ key: TemplateKey) -> SQL {
        """
        SELECT subject, html, body, changed_at, revision
        FROM notification_templates
        WHERE \(fragment: condition(key))
        """
    }

    static func isSwitchedOff(_ event: MessageEvent, _ audience: MessageAudience) -> SQL {
        """
        SELECT EXISTS (
            SELECT FROM notification_switches
            WHERE event = \(event.rawValue) AND receiver = \(audience.rawValue) AND channel = 'email'
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
            \(key.event.rawValue), \(key.audience.rawValue), 'email', \(key.language.rawValue),
            \(template.subject), \(template.html), \(template.text), \(now), \(staff)
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

    static func switchOff(_ event: MessageEvent, _ audience: MessageAudience) -> SQL {
        """
        INSERT INTO notification_switches (event, receiver, channel)
        VALUES (\(event.rawValue), \(audience.rawValue), 'email')
        ON CONFLICT DO NOTHING
        """
    }

    static func switchOn(_ event: MessageEvent, _ audience: MessageAudience) -> SQL {
        """
        DELETE FROM notification_switches
        WHERE event = \(event.rawValue) AND receiver = \(audience.rawValue) AND channel = 'email'
        """
    }

    private static func condition(_ key: TemplateKey) -> SQL {
        """
        event = \(key.event.rawValue) AND receiver = \(key.audience.rawValue) AND channel = 'email'
            AND language = \(key.language.rawValue)
        """
    }
}
