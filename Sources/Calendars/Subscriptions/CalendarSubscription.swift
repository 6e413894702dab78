import Core
import Postgres

/// A calendar of an employee that is kept elsewhere and read for its busy times.
struct CalendarSubscription: Sendable {
    let id: CalendarSubscriptionID
    let employee: StaffID
    let employeeName: String
    let name: String
    /// Of the address, which is a secret itself.
    let host: String
    /// How fresh the busy times are.
    let readAt: Instant?
    let triedAt: Instant?
    /// Why the last attempt failed; nil where it did not.
    let fault: String?
    let busyCount: Int
    let createdAt: Instant
    let revision: Int64

    static let nameMax = 100
    /// How many an employee may have.
    static let countMax = 10

    /// Reads a row of `CalendarSubscriptionQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        employee = try row.next()
        employeeName = try row.next()
        name = try row.next()
        host = try row.next()
        readAt = try row.next(Instant?.self)
        triedAt = try row.next(Instant?.self)
        fault = try row.next(String?.self)
        busyCount = try row.next()
        createdAt = try row.next()
        revision = try row.next()
    }
}

extension CalendarSubscription: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.key("employee")
            json.object { json in
                json.field("id", employee)
                json.field("name", employeeName)
            }
            json.field("name", name)
            json.field("host", host)
            json.field("read_at", readAt)
            json.field("tried_at", triedAt)
            json.field("fault", fault)
            json.field("busy_times", busyCount)
            json.field("created_at", createdAt)
            json.field("revision", revision)
        }
    }
}

/// A subscription whose turn it is.
struct DueCalendar: Sendable {
    let id: CalendarSubscriptionID
    let sealed: [UInt8]
    let entityTag: String?
    let readAt: Instant?
    let expandedAt: Instant?
    let zones: [String]

    /// Reads a row of `CalendarSubscriptionQueries.claim`.
    init(row: inout RowReader) throws {
        id = try row.next()
        sealed = try row.next([UInt8].self)
        entityTag = try row.next(String?.self)
        readAt = try row.next(Instant?.self)
        expandedAt = try row.next(Instant?.self)
        zones = try row.next([String].self)
    }

    /// The tag to ask with; none after a day, so that the window moves on.
    func tag(now: Instant) -> String? {
        guard let expandedAt, now.since(expandedAt) < .seconds(86_400) else { return nil }
        return entityTag
    }
}
