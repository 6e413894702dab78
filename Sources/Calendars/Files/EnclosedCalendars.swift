public import Core
import Postgres
public import Tenancy

/// The calendar files that go with messages about appointments, as the clients who get them would see them.
public struct EnclosedCalendars: Sendable {
    private let events: [NotificationID: [CalendarEvent]]
    private let view: CalendarView

    /// Reads the appointments of messages to clients, with all steps of their visits, in one round trip.
    public init(of messages: [NotificationID], in scope: Scope) async throws {
        view = CalendarView(.client, .service, in: scope)
        guard !messages.isEmpty else {
            events = [:]
            return
        }
        let rows = try await scope.read(CalendarFileQueries.visits(of: messages))[0]
        let pairs = try rows.map { row in
            (try row.next(NotificationID.self), try CalendarEvent(row: &row))
        }
        events = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The file of a message's appointment as it stands now; nil where the message is about none, or not to a client.
    ///
    /// - Parameters:
    ///   - organizer: whom the message comes from.
    ///   - moment: when it was written.
    public func file(
        of message: NotificationID,
        from organizer: EmailAddress,
        writtenAt moment: Instant
    ) -> [UInt8]? {
        guard let events = events[message] else { return nil }
        let publication = CalendarPublication(
            organizer: organizer,
            name: view.business.name,
            moment: moment
        )
        return view.file(of: events, name: nil, as: publication)
    }
}

/// What makes a calendar a message to somebody (RFC 5546, `METHOD:PUBLISH`).
struct CalendarPublication: Sendable {
    let organizer: EmailAddress
    /// What the organizer is called.
    let name: String
    let moment: Instant
}
