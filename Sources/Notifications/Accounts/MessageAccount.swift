import Core
import Outbound
import Outbox
import Postgres

/// How a business sends by a channel, where it has an account of its own.
struct MessageAccount: Sendable, Hashable {
    let id: MessageAccountID
    let draft: MessageAccountDraft
    /// Whether a password or a token is kept for it.
    let hasSecret: Bool
    let changedAt: Instant
    let changedBy: StaffID?
    let revision: Int64

    /// Reads a row of `MessageAccountQueries`.
    init(row: inout RowReader) throws {
        id = try row.next()
        let channel = try row.next(String.self)
        draft = try MessageAccountDraft(channel: channel, stored: try row.next(JSONValue.self))
        hasSecret = try row.next()
        changedAt = try row.next()
        changedBy = try row.next(StaffID?.self)
        revision = try row.next()
    }
}

extension MessageAccount: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("channel", draft.channel.rawValue)
            for (name, value) in draft.fields.sorted(by: { $0.key < $1.key }) {
                json.key(escaping: name)
                value.write(to: &json)
            }
            json.field("secret_set", hasSecret)
            json.field("changed_at", changedAt)
            json.field("changed_by", changedBy)
            json.field("revision", revision)
        }
    }
}

/// A mail server of a business's own, and from whom its mails come.
struct MailAccount: Sendable {
    let server: MailServer
    let from: EmailAddress
    /// Instead of the business's name.
    let senderName: String?

    /// Of the sender.
    var domain: Substring {
        from.text[from.text.index(after: from.text.lastIndex(of: "@") ?? from.text.startIndex)...]
    }
}
