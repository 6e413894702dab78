public import Core

/// Something that happened and that somebody is to hear of.
///
/// It says what happened and to whom it is told, never how: words, channels and preferences are found when it is
/// sent. What it is about is looked up then; only what cannot be looked up later stands in `data`.
public struct OutboxEvent: Sendable, Hashable {
    /// What happened.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        /// An appointment was booked and holds.
        case booked = "appointment.booked"
        /// An appointment was booked and waits for approval.
        case requested = "appointment.requested"
        /// Staff approved an appointment.
        case approved = "appointment.approved"
        /// Staff refused an appointment.
        case rejected = "appointment.rejected"
        /// An appointment was moved; `data.before` has its `starts_at` and `employee_id` of before.
        case rescheduled = "appointment.rescheduled"
        /// An appointment was cancelled; `data.by` says by whom.
        case cancelled = "appointment.cancelled"
        /// A client did not come.
        case noShow = "appointment.no_show"
        /// A client left a group.
        case left = "appointment.left"
        /// A time is held for a client who waits; `data` has `offer_id` and `expires_at`.
        case waitingListOffered = "waiting_list.offered"
        /// A client was put on the waiting list.
        case waitingListJoined = "waiting_list.joined"
        /// An appointment comes near.
        case reminder = "appointment.reminder"
        /// An appointment is over.
        case followUp = "appointment.follow_up"
        /// A client may sign in from now on.
        case accessGranted = "customer.access_granted"
        /// A client asked to set a new password.
        case passwordReset = "customer.password_reset"
        /// A client asked for a link to sign in with.
        case signInLink = "customer.sign_in_link"
        /// A staff member asked to set a new password.
        case staffPasswordReset = "staff.password_reset"
        /// It is a client's birthday.
        case birthday = "client.birthday"
        /// Somebody was made a member of the staff.
        case staffInvited = "staff.invited"
        /// A webhook was paused by itself; `data` has its `url` and the `reason`.
        case webhookPaused = "webhook.paused"
    }

    /// Who is to hear of it.
    public enum Receiver: Sendable, Hashable {
        /// A client.
        case client(ClientID)
        /// A staff member.
        case staff(StaffID)
    }

    /// What happened.
    public let name: Name
    /// Who is to hear of it, each once.
    public let receivers: [Receiver]
    /// The appointment that it is about, if it is about one.
    public let appointment: AppointmentID?
    /// What cannot be looked up later; never personal data.
    public let data: [String: JSONValue]

    /// An event for these receivers; without a receiver nobody hears of it and nothing is kept.
    public init(
        _ name: Name,
        to receivers: [Receiver],
        appointment: AppointmentID? = nil,
        data: [String: JSONValue] = [:]
    ) {
        self.name = name
        var seen: Set<Receiver> = []
        self.receivers = receivers.filter { seen.insert($0).inserted }
        self.appointment = appointment
        self.data = data
    }
}
