import Core
import Postgres

/// An address that is told of changes.
struct Webhook: Sendable, Hashable {
    /// Whether it is told.
    enum State: String, Sendable, Hashable, CaseIterable {
        case active
        case paused
    }

    /// Why it is not told.
    enum PauseReason: String, Sendable, Hashable, CaseIterable {
        /// Somebody of the staff wished so.
        case byStaff = "by_staff"
        /// It took nothing for 72 hours.
        case failing
        /// It answered that it is gone for good.
        case gone
    }

    let id: WebhookID
    let draft: WebhookDraft
    let pauseReason: PauseReason?
    let pausedAt: Instant?
    let position: Int
    let waiting: Int
    let failingSince: Instant?
    let fault: String?
    let deliveredAt: Instant?
    let createdAt: Instant
    let revision: Int64

    static let nameMax = 100
    /// How many a business may have.
    static let countMax = 20

    /// Reads a row of `WebhookQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        draft = WebhookDraft(
            name: try row.next(),
            url: try row.next(),
            events: try row.next([String].self),
            state: try row.next(String.self) == State.paused.rawValue ? .paused : .active
        )
        pauseReason = try row.next(String?.self).flatMap(PauseReason.init(rawValue:))
        pausedAt = try row.next(Instant?.self)
        position = try row.next()
        waiting = try row.next()
        failingSince = try row.next(Instant?.self)
        fault = try row.next(String?.self)
        deliveredAt = try row.next(Instant?.self)
        createdAt = try row.next()
        revision = try row.next()
    }
}

extension Webhook: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in writeFields(to: &json) }
    }

    /// Writes the fields into an object that has more of them.
    func writeFields(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("name", draft.name)
        json.field("url", draft.url)
        json.field("events", draft.events)
        json.field("state", draft.state.rawValue)
        json.field("pause_reason", pauseReason?.rawValue)
        json.field("paused_at", pausedAt)
        json.field("position", position)
        json.field("waiting", waiting)
        json.field("failing_since", failingSince)
        json.field("fault", fault)
        json.field("delivered_at", deliveredAt)
        json.field("created_at", createdAt)
        json.field("revision", revision)
    }
}

/// A webhook with its secret, which is told only now.
struct MadeWebhook: Sendable, JSONEncodable {
    let webhook: Webhook
    let secret: WebhookSecret

    func write(to json: inout JSONWriter) {
        json.object { json in
            webhook.writeFields(to: &json)
            json.field("secret", secret.text)
        }
    }
}
