public import Core
import Postgres
import Tenancy

/// Somebody who waits for a time to come free: for a service, at a branch, on some days.
public struct WaitingEntry: Sendable, Hashable {
    /// How it stands with an entry.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Waits for a time.
        case waiting
        /// A time is held, and the client is asked.
        case offered
        /// The client took a time.
        case booked
        /// The client does not wait any more.
        case withdrawn
        /// The days have passed.
        case expired

        /// Whether it can still lead to an appointment.
        public var isLive: Bool { self == .waiting || self == .offered }
    }

    /// What is waited for, as somebody writes it.
    struct Window: Sendable, Hashable {
        var firstDay: CalendarDate
        var lastDay: CalendarDate
        /// The appointment begins at this minute of the day or later.
        var fromMinute: Int?
        /// It ends at this minute of the day or earlier.
        var untilMinute: Int?
    }

    /// The key.
    public let id: WaitingEntryID
    /// Who waits.
    public let client: ClientID
    /// Where.
    public let branch: BranchID
    /// For what.
    public let service: ServiceID
    /// For whom; nil for anybody who offers it.
    public let employee: StaffID?
    /// How many seats.
    public let seats: Int
    var window: Window
    /// Higher is served first.
    var priority: Int
    /// For staff.
    var note: String?
    /// How it stands.
    public let state: State
    /// When staff approved that a client on the blocklist gets offers.
    let approvedAt: Instant?
    let createdAt: Instant
    let endedAt: Instant?
    let revision: Int64

    /// How much staff may prefer somebody.
    static let priorities = -100...100
    static let noteMax = 2_000
    static let seatsMax = 1_000
    /// So many entries of one client may wait at once.
    static let perClientMax = 20
    /// So many days may lie between the first and the last.
    static let daysMax = 366
    /// So many days ahead the last one may be.
    static let aheadMax = 1_095

    /// When the last of its days is over.
    func end(in zone: TimeZoneRules) -> Instant {
        let day = CalendarDate(daysSince1970: window.lastDay.daysSince1970 + 1)
        return zone.instant(of: WallTime(day, minute: 0))
    }
}

extension WaitingEntry {
    /// Reads the columns of `WaitingListQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        client = try row.next()
        branch = try row.next()
        service = try row.next()
        employee = try row.next(StaffID?.self)
        seats = try row.next()
        window = Window(
            firstDay: try row.next(),
            lastDay: try row.next(),
            fromMinute: try row.next(Int?.self),
            untilMinute: try row.next(Int?.self)
        )
        priority = try row.next()
        note = try row.next(String?.self)
        let word = try row.next(String.self)
        guard let state = State(rawValue: word) else {
            throw Problem.broken(context: "\(word) is no state of the waiting list")
        }
        self.state = state
        approvedAt = try row.next(Instant?.self)
        createdAt = try row.next()
        endedAt = try row.next(Instant?.self)
        revision = try row.next()
    }

    /// What staff write, before and after, for the audit log.
    func changes(from old: WaitingEntry) -> [String: JSONValue] {
        let before = Dictionary(uniqueKeysWithValues: old.written.map { ($0.name, $0.value) })
        return written.reduce(into: [:]) { changes, field in
            let was = before[field.name] ?? .null
            if was != field.value { changes[field.name] = [was, field.value] }
        }
    }

    private var written: [(name: String, value: JSONValue)] {
        [
            ("first_day", .string(window.firstDay.iso8601)), ("last_day", .string(window.lastDay.iso8601)),
            ("from_time", .optional(window.fromMinute.map(WallTime.clock))),
            ("until_time", .optional(window.untilMinute.map(WallTime.clock))),
            ("priority", .int(priority)), ("note", .optional(note)),
        ]
    }
}
