/// What can be missing.
public enum Noun: String, Sendable, Hashable, CaseIterable {
    /// A business.
    case business
    /// A branch.
    case branch
    /// A staff member.
    case staffMember = "staff-member"
    /// A client.
    case client
    /// A session.
    case session
    /// An import.
    case `import`
    /// A measurement.
    case measurement
    /// A link that sets a password.
    case passwordLink = "password-link"
    /// An address of the API.
    case route
    /// A setting.
    case setting
    /// A service.
    case service
    /// A category of services.
    case serviceCategory = "service-category"
    /// A room or a piece of equipment.
    case resource
    /// Somebody who offers services.
    case employee
    /// A special day.
    case specialDay = "special-day"
    /// A time off.
    case timeOff = "time-off"
    /// An appointment.
    case appointment
    /// An attendee of an appointment.
    case attendee
    /// An unwanted service of a client.
    case unwantedService = "unwanted-service"
    /// A booking policy.
    case bookingPolicy = "booking-policy"
    /// An entry of the waiting list.
    case waitingEntry = "waiting-list-entry"
    /// An offer to somebody who waits.
    case waitingOffer = "waiting-list-offer"
    /// A calendar feed.
    case calendarFeed = "calendar-feed"
    /// A calendar that is read.
    case calendarSubscription = "calendar-subscription"
    /// A message to somebody, sent or not.
    case notification
    /// The template of a message.
    case notificationTemplate = "notification-template"
    /// A webhook.
    case webhook
    /// A program's key.
    case apiKey = "api-key"
    /// A business's own account for sending messages.
    case messageAccount = "message-account"
    /// A browser that takes push messages.
    case pushSubscription = "push-subscription"

    /// The noun as a sentence has it.
    public var words: String {
        switch self {
        case .apiKey: "API key"
        case .route: "address"
        case .waitingEntry: "entry of the waiting list"
        case .waitingOffer: "offer of the waiting list"
        default: rawValue.replacing("-", with: " ")
        }
    }
}
