import Booking
import Core
import Identity
import Outbox

/// What can be done with a link in a message.
enum LinkAction: String, Sendable, CaseIterable {
    case signIn = "sign_in"
    case cancel
    case reschedule
    case confirm
    case unsubscribe

    /// What links of a kind are for, whether or not it is possible now.
    static func all(of kind: ActionLinkKind) -> [LinkAction] {
        switch kind {
        case .signIn, .panel: [.signIn]
        case .manage: [.confirm, .reschedule, .cancel]
        case .cancel: [.cancel]
        case .confirm: [.confirm]
        case .unsubscribe: [.unsubscribe]
        }
    }

    /// Why it cannot be done with an appointment now, as the word of the API; nil where it can.
    func obstacle(to appointment: MyAppointment) -> String? {
        switch self {
        case .signIn, .unsubscribe: nil
        case .cancel: appointment.cancelObstacle
        case .reschedule: appointment.rescheduleObstacle
        case .confirm: appointment.confirmedAt == nil ? appointment.confirmObstacle : "already_confirmed"
        }
    }
}
