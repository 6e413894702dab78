/// A word in braces that stands for somebody's data in a template; the names of Booknetic where it has one (S0-18).
public enum Shortcode: String, CaseIterable, Sendable, Hashable {
    /// The client's first, middle and last name.
    case customerFullName = "customer_full_name"
    /// The client's first name.
    case customerFirstName = "customer_first_name"
    /// The client's last name.
    case customerLastName = "customer_last_name"
    /// The client's phone number.
    case customerPhone = "customer_phone"
    /// The client's address for mail, which is the name to sign in with too.
    case customerEmail = "customer_email"
    /// The client's day of birth.
    case customerBirthday = "customer_birthday"
    /// What staff noted about the client; for staff only.
    case customerNotes = "customer_notes"
    /// Where clients manage their appointments (S0-19).
    case customerPanelURL = "customer_panel_url"
    /// The password that was made for the client, in this one message (S0-20).
    case customerPanelPassword = "customer_panel_password"

    /// The appointment's key.
    case appointmentID = "appointment_id"
    /// The day on which it begins.
    case appointmentDate = "appointment_date"
    /// The day and the time at which it begins.
    case appointmentDateTime = "appointment_date_time"
    /// The same as `appointment_date`.
    case appointmentStartDate = "appointment_start_date"
    /// The same as `appointment_date_time`.
    case appointmentStartDateTime = "appointment_start_date_time"
    /// The time at which it begins.
    case appointmentStartTime = "appointment_start_time"
    /// The day on which it ends.
    case appointmentEndDate = "appointment_end_date"
    /// The day and the time at which it ends.
    case appointmentEndDateTime = "appointment_end_date_time"
    /// The time at which it ends.
    case appointmentEndTime = "appointment_end_time"
    /// How long it takes.
    case appointmentDuration = "appointment_duration"
    /// How it stands with it, in the template's language.
    case appointmentStatus = "appointment_status"
    /// The price of one seat.
    case appointmentServicePrice = "appointment_service_price"
    /// The price of all of the client's seats.
    case appointmentSumPrice = "appointment_sum_price"
    /// How many seats the client has.
    case appointmentTotalAttendees = "appointment_total_attendees"
    /// How many people the client brings.
    case appointmentBroughtPeople = "appointment_brought_people"
    /// What the client wrote when booking.
    case appointmentNotes = "appointment_notes"
    /// The day on which it was booked.
    case appointmentCreatedDate = "appointment_created_date"
    /// The time at which it was booked.
    case appointmentCreatedTime = "appointment_created_time"
    /// The day and the time at which it began before it was moved.
    case appointmentDateTimeBefore = "appointment_date_time_before"

    /// What the service is called.
    case serviceName = "service_name"
    /// What it costs.
    case servicePrice = "service_price"
    /// How long it takes.
    case serviceDuration = "service_duration"
    /// How it is described.
    case serviceNotes = "service_notes"
    /// What it is listed under.
    case serviceCategoryName = "service_category_name"

    /// The employee's name.
    case staffName = "staff_name"
    /// The employee's address for mail.
    case staffEmail = "staff_email"
    /// The employee's phone number.
    case staffPhone = "staff_phone"

    /// What the branch is called.
    case locationName = "location_name"
    /// Where the branch is.
    case locationAddress = "location_address"
    /// The branch's phone number.
    case locationPhoneNumber = "location_phone_number"

    /// What the business is called.
    case companyName = "company_name"
    /// Where the business is on the web.
    case companyWebsite = "company_website"
    /// The business's phone number.
    case companyPhone = "company_phone"
    /// Where the business is.
    case companyAddress = "company_address"

    /// Until when the time is held that the waiting list offers.
    case waitingListOfferExpires = "waiting_list_offer_expires"
    /// Where an offer of the waiting list is taken or declined.
    case waitingListOfferURL = "waiting_list_offer_url"
    /// Where a client sets a password.
    case urlToResetPassword = "url_to_reset_password"
    /// Where a client signs in without a password, once.
    case signInLink = "sign_in_link"
    /// Where a new member of the staff sets a password.
    case invitationLink = "invitation_link"
    /// Where a client sees, moves or cancels this appointment without signing in.
    case manageLink = "manage_link"
    /// Where a client cancels this appointment without signing in.
    case cancelLink = "cancel_link"
    /// Where a client says to come to this appointment.
    case confirmLink = "confirm_link"
    /// Where a client chooses which messages to get.
    case urlToChangePreferences = "url_to_change_preferences"

    /// The address that a webhook tells.
    case webhookURL = "webhook_url"
    /// Why a webhook was paused, in a sentence.
    case webhookReason = "webhook_reason"
}

extension Shortcode {
    /// As it is written in a template: `{customer_full_name}`.
    public var braced: String { "{\(rawValue)}" }

    /// Whether its value is an address on the web.
    public var isAddress: Bool {
        switch self {
        case .customerPanelURL, .companyWebsite, .waitingListOfferURL, .urlToResetPassword, .signInLink,
            .invitationLink, .manageLink, .cancelLink, .confirmLink, .urlToChangePreferences:
            true
        default: false
        }
    }

    /// Whether whoever reads its value can act as the receiver; such a value belongs in bodies alone.
    public var isSecret: Bool {
        self == .customerPanelPassword || isAddress && self != .customerPanelURL && self != .companyWebsite
    }

    /// What is known of every client, and may be told to both.
    static let customer: Set<Shortcode> = [
        .customerFullName, .customerFirstName, .customerLastName, .customerPhone, .customerEmail,
        .customerBirthday,
    ]

    /// What is known with an appointment: all about it, the service, the employee and the branch.
    static let appointment = service.union(staff).union(location).union([
        .appointmentID, .appointmentDate, .appointmentDateTime, .appointmentStartDate,
        .appointmentStartDateTime, .appointmentStartTime, .appointmentEndDate, .appointmentEndDateTime,
        .appointmentEndTime, .appointmentDuration, .appointmentStatus, .appointmentServicePrice,
        .appointmentSumPrice, .appointmentTotalAttendees, .appointmentBroughtPeople, .appointmentNotes,
        .appointmentCreatedDate, .appointmentCreatedTime,
    ])

    static let service: Set<Shortcode> = [
        .serviceName, .servicePrice, .serviceDuration, .serviceNotes, .serviceCategoryName,
    ]

    static let staff: Set<Shortcode> = [.staffName, .staffEmail, .staffPhone]

    static let location: Set<Shortcode> = [.locationName, .locationAddress, .locationPhoneNumber]

    static let company: Set<Shortcode> = [
        .companyName, .companyWebsite, .companyPhone, .companyAddress,
    ]
}
