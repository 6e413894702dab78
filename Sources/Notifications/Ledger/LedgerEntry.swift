import Core
import Outbox
import Postgres

/// A message and what became of it.
struct LedgerEntry: Sendable, JSONEncodable {
    let id: NotificationID
    private let event: String
    private let receiver: String
    private let channel: String
    private let client: (id: ClientID?, name: String?)
    private let staff: (id: StaffID?, name: String?)
    private let appointment: AppointmentID?
    private let state: String
    private let reason: String?
    private let reply: String?
    private let address: String?
    private let language: String?
    private let subject: String?
    private let attempts: Int
    private let dueAt: Instant
    private let sentAt: Instant?
    private let endedAt: Instant?
    private let resendOf: NotificationID?
    let createdAt: Instant

    /// Reads the columns of `LedgerQueries`.
    init(row: inout RowReader) throws {
        id = try row.next()
        event = try row.next()
        receiver = try row.next()
        channel = try row.next()
        client = (try row.next(ClientID?.self), try row.next(String?.self))
        staff = (try row.next(StaffID?.self), try row.next(String?.self))
        appointment = try row.next(AppointmentID?.self)
        state = try row.next()
        reason = try row.next(String?.self)
        reply = try row.next(String?.self)
        address = try row.next(String?.self)
        language = try row.next(String?.self)
        subject = try row.next(String?.self)
        attempts = try row.next()
        dueAt = try row.next()
        sentAt = try row.next(Instant?.self)
        endedAt = try row.next(Instant?.self)
        resendOf = try row.next(NotificationID?.self)
        createdAt = try row.next()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("event", event)
            json.field("receiver", receiver)
            json.field("channel", channel)
            Self.write("client", client.id, client.name, to: &json)
            Self.write("staff", staff.id, staff.name, to: &json)
            json.field("appointment_id", appointment)
            json.field("state", state)
            json.field("reason", reason)
            json.field("reply", reply)
            json.field("address", address)
            json.field("language", language)
            json.field("subject", subject)
            json.field("attempts", attempts)
            json.field("due_at", endedAt == nil ? dueAt : nil)
            json.field("sent_at", sentAt)
            json.field("ended_at", endedAt)
            json.field("resend_of", resendOf)
            json.field("created_at", createdAt)
        }
    }

    /// What its receiver is shown: nothing of servers and of other people.
    func writeForReceiver(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("event", event)
            json.field("channel", channel)
            json.field("appointment_id", appointment)
            json.field("state", state)
            json.field("reason", reason)
            json.field("address", address)
            json.field("subject", subject)
            json.field("sent_at", sentAt)
            json.field("created_at", createdAt)
        }
    }

    private static func write<Subject>(
        _ key: StaticString,
        _ id: ID<Subject>?,
        _ name: String?,
        to json: inout JSONWriter
    ) {
        json.key(key)
        guard let id else { return json.null() }
        json.object { json in
            json.field("id", id)
            json.field("name", name)
        }
    }
}

/// Which messages a list shows, the newest first.
struct LedgerFilter: Sendable {
    var state: DeliveryState?
    var reason: DeliveryReason?
    var event: String?
    var channel: MessageChannel?
    var client: ClientID?
    var staff: StaffID?
    var appointment: AppointmentID?
    var from: Instant?
    var until: Instant?

    /// Which list a cursor belongs to.
    var tag: String {
        let parts: [String?] = [
            state?.rawValue, reason?.rawValue, event, channel?.rawValue, client?.description,
            staff?.description, appointment?.description, from?.rfc3339, until?.rfc3339,
        ]
        return "notifications " + parts.map { $0 ?? "" }.joined(separator: " ")
    }
}
