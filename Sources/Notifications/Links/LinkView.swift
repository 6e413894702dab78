import Booking
import Core
import Identity
import Outbox
import Tenancy

/// What a link in a message is for and what can be done with it now.
struct LinkView: Sendable {
    let link: FoundActionLink
    /// The appointment that it is about, as it stands now.
    let appointment: MyAppointment?
    /// Whether the messages that it ends are ended already.
    let isDeclined: Bool

    /// What is possible now.
    var actions: [LinkAction] {
        LinkAction.all(of: link.kind).filter { action in
            if action == .unsubscribe { return !isDeclined }
            return appointment.map { action.obstacle(to: $0) == nil } ?? true
        }
    }

    /// Writes `{kind, expires_at, appointment, category, channel, declined, actions}`.
    func write(to json: inout JSONWriter, in scope: Scope) throws {
        json.beginObject()
        json.field("kind", link.kind.rawValue)
        json.field("expires_at", link.expiresAt)
        json.key("appointment")
        if let appointment { try appointment.write(to: &json, in: scope) } else { json.null() }
        json.field("category", link.category)
        json.field("channel", link.channel)
        if link.kind == .unsubscribe { json.field("declined", isDeclined) }
        json.field("actions", actions.map(\.rawValue))
        json.endObject()
    }
}

/// What became of using a link.
enum LinkOutcome: Sendable {
    case signedIn(NewSession)
    case changed(LinkAction, ToldAppointment)
    case unsubscribed
}
