import Core
import FoundationEssentials
import Postgres

/// What a webhook is told once, and what became of it.
struct WebhookDelivery: Sendable, Hashable {
    /// How far it is.
    enum State: String, Sendable, Hashable, CaseIterable {
        /// It waits for its turn, or to be tried again.
        case waiting
        /// The receiver took it.
        case delivered
        /// It was given up after 72 hours in which other deliveries succeeded.
        case failed
    }

    let id: WebhookDeliveryID
    let place: Int
    let position: Int?
    let event: String
    let subject: UUID?
    let state: String
    let attempts: Int
    let status: Int?
    let fault: String?
    let milliseconds: Int?
    let createdAt: Instant
    let triedAt: Instant?
    let nextTryAt: Instant?
    let doneAt: Instant?

    /// Reads a row of `WebhookDeliveryQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        place = try row.next()
        position = try row.next(Int?.self)
        event = try row.next()
        subject = try row.next(UUID?.self)
        state = try row.next()
        attempts = try row.next()
        status = try row.next(Int?.self)
        fault = try row.next(String?.self)
        milliseconds = try row.next(Int?.self)
        createdAt = try row.next()
        triedAt = try row.next(Instant?.self)
        nextTryAt = try row.next(Instant?.self)
        doneAt = try row.next(Instant?.self)
    }
}

extension WebhookDelivery: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("position", position)
            json.field("event", event)
            json.field("subject_id", subject)
            json.field("state", state)
            json.field("attempts", attempts)
            json.field("status", status)
            json.field("fault", fault)
            json.field("milliseconds", milliseconds)
            json.field("created_at", createdAt)
            json.field("tried_at", triedAt)
            json.field("next_try_at", nextTryAt)
            json.field("done_at", doneAt)
        }
    }
}

/// A page of the delivery log, newest first.
struct WebhookDeliveryPage: Sendable, JSONEncodable {
    let items: [WebhookDelivery]
    let total: Int
    let next: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }
}

/// What became of one attempt.
struct WebhookAttempt: Sendable, Hashable {
    /// The receiver's answer; nil where there was none.
    let status: Int?
    /// Why it does not count as delivered; nil where it does.
    let fault: String?
    let milliseconds: Int

    var isDelivered: Bool { fault == nil }
    /// The receiver says that it is gone for good.
    var isGone: Bool { status == 410 }
}

extension WebhookAttempt: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("delivered", isDelivered)
            json.field("status", status)
            json.field("fault", fault)
            json.field("milliseconds", milliseconds)
        }
    }
}

/// A webhook that has something to be told now.
struct DueWebhook: Sendable {
    let id: WebhookID
    let url: String
    let sealed: [UInt8]
    /// Attempts in a row that nobody answered.
    let silences: Int

    /// Reads a row of `WebhookDeliveryQueries.webhooks`.
    init(row: inout RowReader) throws {
        id = try row.next()
        url = try row.next()
        sealed = try row.next([UInt8].self)
        silences = try row.next()
    }
}

/// A delivery whose turn it is.
struct DueDelivery: Sendable {
    let id: WebhookDeliveryID
    let place: Int
    let attempts: Int
    let change: ChangeRecord

    /// Reads a row of `WebhookDeliveryQueries.claim`.
    init(row: inout RowReader) throws {
        id = try row.next()
        place = try row.next()
        attempts = try row.next()
        change = try ChangeRecord(row: &row)
    }
}
