/// Something that people are told of; the same names as in the outbox.
public enum MessageEvent: String, CaseIterable, Sendable, Hashable {
    /// An appointment was booked and holds.
    case booked = "appointment.booked"
    /// An appointment was booked and waits for approval.
    case requested = "appointment.requested"
    /// Staff approved an appointment.
    case approved = "appointment.approved"
    /// Staff refused an appointment.
    case rejected = "appointment.rejected"
    /// An appointment was moved.
    case rescheduled = "appointment.rescheduled"
    /// An appointment was cancelled.
    case cancelled = "appointment.cancelled"
    /// A client did not come.
    case noShow = "appointment.no_show"
    /// A client left a group that goes on without.
    case left = "appointment.left"
    /// An appointment comes near.
    case reminder = "appointment.reminder"
    /// An appointment is over.
    case followUp = "appointment.follow_up"
    /// A time is held for a client who waits.
    case waitingListOffered = "waiting_list.offered"
    /// A client was put on the waiting list.
    case waitingListJoined = "waiting_list.joined"
    /// A client may sign in from now on.
    case accessGranted = "customer.access_granted"
    /// A client asked to set a new password.
    case passwordReset = "customer.password_reset"
    /// A client asked for a link to sign in with.
    case signInLink = "customer.sign_in_link"
    /// Somebody was made a member of the staff.
    case staffInvited = "staff.invited"
    /// A staff member asked to set a new password.
    case staffPasswordReset = "staff.password_reset"
    /// A webhook was paused because its receiver takes nothing.
    case webhookPaused = "webhook.paused"
    /// It is a client's birthday.
    case birthday = "client.birthday"
}

extension MessageEvent {
    /// Who may be told.
    public var audiences: [MessageAudience] {
        switch self {
        case .booked, .requested, .approved, .rejected, .rescheduled, .cancelled, .noShow, .left, .reminder:
            [.client, .staff]
        case .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday:
            [.client]
        case .staffInvited, .staffPasswordReset, .webhookPaused:
            [.staff]
        }
    }

    /// What clients switch it on and off with.
    public var category: MessageCategory {
        switch self {
        case .booked, .requested, .approved, .rejected, .rescheduled, .cancelled, .noShow, .left, .reminder,
            .waitingListOffered, .waitingListJoined:
            .appointment
        case .followUp: .service
        case .birthday: .marketing
        case .accessGranted, .passwordReset, .signInLink, .staffInvited, .staffPasswordReset,
            .webhookPaused:
            .account
        }
    }

    /// Whether its message carries something to sign in with, which is made anew and never sent again.
    var holdsCredential: Bool {
        !shortcodes(for: .client).union(shortcodes(for: .staff)).isDisjoint(
            with: [.customerPanelPassword, .urlToResetPassword, .signInLink, .invitationLink]
        )
    }

    /// What its messages to somebody can be filled with; nothing where such a person is not told.
    public func shortcodes(for audience: MessageAudience) -> Set<Shortcode> {
        guard audiences.contains(audience) else { return [] }
        var possible = Shortcode.company
        switch self {
        case .booked, .requested, .approved, .rejected, .rescheduled, .cancelled, .noShow, .left, .reminder,
            .followUp:
            possible.formUnion(Shortcode.appointment)
            if self == .rescheduled { possible.insert(.appointmentDateTimeBefore) }
            if audience == .client { possible.formUnion([.manageLink, .cancelLink, .confirmLink]) }
        case .waitingListOffered:
            possible.formUnion(Shortcode.appointment)
            possible.formUnion([.waitingListOfferExpires, .waitingListOfferURL])
        case .waitingListJoined:
            possible.formUnion(Shortcode.service)
            possible.formUnion(Shortcode.location)
        case .accessGranted:
            possible.formUnion([.customerPanelPassword, .urlToResetPassword])
        case .passwordReset: possible.insert(.urlToResetPassword)
        case .signInLink: possible.insert(.signInLink)
        case .staffInvited:
            possible.formUnion(Shortcode.staff)
            possible.insert(.invitationLink)
            return possible
        case .staffPasswordReset:
            possible.formUnion(Shortcode.staff)
            possible.insert(.urlToResetPassword)
            return possible
        case .webhookPaused:
            possible.formUnion([.webhookURL, .webhookReason])
            return possible
        case .birthday: break
        }
        possible.formUnion(Shortcode.customer)
        switch audience {
        case .client:
            possible.insert(.customerPanelURL)
            if category.canBeSwitchedOff { possible.insert(.urlToChangePreferences) }
        // What staff note about a client is for staff (S1-3).
        case .staff: possible.insert(.customerNotes)
        }
        return possible
    }
}
