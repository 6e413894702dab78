import Calendars
import Core
import Outbound
import Tenancy

/// The calendar files that go with a batch of mails about appointments.
struct MessageCalendar: Sendable {
    private let calendars: EnclosedCalendars

    /// Reads the appointments of those messages that a file goes with, in one round trip; without any in none.
    init(of messages: [MessageFacts], in scope: Scope) async throws {
        let ids = messages.filter { Self.goes(with: MessageEvent(rawValue: $0.event), $0) }.map(\.id)
        calendars = try await EnclosedCalendars(of: ids, in: scope)
    }

    /// The appointment as the client's calendar is to show it; nil for messages that change nothing there.
    ///
    /// - Parameter organizer: whom the mail comes from.
    func file(
        _ facts: MessageFacts,
        event: MessageEvent,
        from organizer: EmailAddress
    ) -> MailAttachment? {
        guard Self.goes(with: event, facts) else { return nil }
        return calendars.file(of: facts.id, from: organizer, writtenAt: facts.createdAt).map { bytes in
            MailAttachment(
                name: "appointment.ics",
                type: "text/calendar; method=PUBLISH; charset=utf-8",
                bytes: bytes
            )
        }
    }

    /// What is only asked for is in nobody's calendar yet; what is cancelled, moved or left has to go from there.
    private static func goes(with event: MessageEvent?, _ facts: MessageFacts) -> Bool {
        guard facts.audience == .client, facts.appointment != nil else { return false }
        return switch event {
        case .booked, .approved, .rescheduled, .cancelled, .left, .reminder: true
        default: false
        }
    }
}
