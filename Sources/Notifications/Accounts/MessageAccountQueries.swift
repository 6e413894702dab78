import Core
import Outbox
import Postgres

/// The SQL about accounts of the business's own.
enum MessageAccountQueries {
    /// What `MessageAccount.init(row:)` reads.
    private static let columns: SQL = """
        id, channel, settings, secret_sealed IS NOT NULL, changed_at, changed_by, revision
        """

    /// All of them with their sealed secrets, as `MessageAccounts` reads them.
    static let all: SQL = "SELECT \(fragment: columns), secret_sealed FROM message_accounts"

    static let list: SQL = "SELECT \(fragment: columns) FROM message_accounts ORDER BY channel"

    static func find(_ channel: MessageChannel) -> SQL {
        "SELECT \(fragment: columns), secret_sealed FROM message_accounts WHERE channel = \(channel.rawValue)"
    }

    /// The account, kept from others until the transaction ends.
    static func lock(_ channel: MessageChannel) -> SQL {
        "\(fragment: find(channel)) FOR UPDATE"
    }

    /// Makes an account; nothing where another was quicker.
    static func insert(
        _ id: MessageAccountID,
        _ draft: MessageAccountDraft,
        sealed: [UInt8]?,
        now: Instant,
        by staff: StaffID?
    ) -> SQL {
        """
        INSERT INTO message_accounts (id, channel, settings, secret_sealed, changed_at, changed_by)
        VALUES (
            \(id), \(draft.channel.rawValue), \(JSONValue.object(draft.fields))::jsonb, \(sealed), \(now), \(staff)
        )
        ON CONFLICT (channel) DO NOTHING
        """
    }

    static func update(
        _ id: MessageAccountID,
        _ draft: MessageAccountDraft,
        sealed: [UInt8]?,
        now: Instant,
        by staff: StaffID?
    ) -> SQL {
        """
        UPDATE message_accounts
        SET settings = \(JSONValue.object(draft.fields))::jsonb, secret_sealed = \(sealed), changed_at = \(now),
            changed_by = \(staff), revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func delete(_ id: MessageAccountID) -> SQL {
        "DELETE FROM message_accounts WHERE id = \(id)"
    }

    /// Switches kinds of messages on; what was switched on or off before stays so.
    static func switchOn(
        _ kinds: [(event: MessageEvent, audience: MessageAudience)],
        _ channel: MessageChannel
    )
        -> SQL
    {
        let events = kinds.map(\.event.rawValue)
        let receivers = kinds.map(\.audience.rawValue)
        return """
            INSERT INTO notification_switches (event, receiver, channel, enabled)
            SELECT usual.event, usual.receiver, \(channel.rawValue), true
            FROM unnest(\(events)::text[], \(receivers)::text[]) AS usual (event, receiver)
            ON CONFLICT DO NOTHING
            """
    }
}
