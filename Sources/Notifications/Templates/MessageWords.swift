/// What a message says in one language, before it becomes a template.
struct MessageWords: Sendable {
    enum Block: Sendable {
        /// A paragraph.
        case words(String)
        /// What the event is about, line by line.
        case facts
        /// What a link is called, and where it leads; left out where it leads nowhere.
        case link(String, Shortcode)
    }

    let subject: String
    let blocks: [Block]

    init(_ subject: String, _ blocks: Block...) {
        self.subject = subject
        self.blocks = blocks
    }
}

/// Something that a message states with a label.
enum MessageFact: Sendable {
    case service
    case time
    case timeBefore
    case price
    case employee
    case branch
    case address
    case phone
    case offerEnds
    case userName
    case employeeUserName
    case password
    case client
    case clientPhone
    case clientEmail
    case seats
    case clientNote
    case webhook
    case webhookReason

    /// What is stated.
    var shortcode: Shortcode {
        switch self {
        case .service: .serviceName
        case .time: .appointmentDateTime
        case .timeBefore: .appointmentDateTimeBefore
        case .price: .appointmentSumPrice
        case .employee: .staffName
        case .branch: .locationName
        case .address: .locationAddress
        case .phone: .locationPhoneNumber
        case .offerEnds: .waitingListOfferExpires
        case .userName: .customerEmail
        case .employeeUserName: .staffEmail
        case .password: .customerPanelPassword
        case .client: .customerFullName
        case .clientPhone: .customerPhone
        case .clientEmail: .customerEmail
        case .seats: .appointmentTotalAttendees
        case .clientNote: .appointmentNotes
        case .webhook: .webhookURL
        case .webhookReason: .webhookReason
        }
    }

    /// What a message about an event states to somebody.
    static func facts(of event: MessageEvent, for audience: MessageAudience) -> [MessageFact] {
        switch (event, audience) {
        case (.staffInvited, _): [.employeeUserName]
        case (.staffPasswordReset, _): []
        case (.webhookPaused, _): [.webhook, .webhookReason]
        case (.rescheduled, .staff):
            [.timeBefore, .time, .service, .employee, .branch, .client, .clientPhone, .clientEmail]
        case (_, .staff):
            [.time, .service, .employee, .branch, .client, .clientPhone, .clientEmail, .seats, .clientNote]
        case (.booked, _), (.requested, _), (.approved, _):
            [.time, .service, .employee, .price, .branch, .address, .phone]
        case (.rescheduled, _): [.timeBefore, .time, .service, .employee, .branch, .address, .phone]
        case (.reminder, _): [.time, .service, .employee, .branch, .address, .phone]
        case (.rejected, _), (.cancelled, _), (.left, _), (.noShow, _): [.time, .service, .branch, .phone]
        case (.followUp, _): [.service, .employee, .phone]
        case (.waitingListOffered, _): [.time, .service, .employee, .branch, .address, .offerEnds]
        case (.waitingListJoined, _): [.service, .branch, .phone]
        case (.accessGranted, _): [.userName, .password]
        case (.passwordReset, _), (.signInLink, _), (.birthday, _): []
        }
    }
}

/// One language's words for everything that people are told.
protocol LanguageWords: Sendable {
    /// How a message to a client begins.
    static var greeting: String { get }
    /// What stands between a label and what it labels.
    static var colon: String { get }
    /// What the link to the choice of messages is called.
    static var preferences: String { get }

    /// What a fact is called.
    static func label(_ fact: MessageFact) -> String
    /// What a client is told.
    static func client(_ event: MessageEvent) -> MessageWords
    /// What staff are told.
    static func staff(_ event: MessageEvent) -> MessageWords
}

extension LanguageWords {
    static var colon: String { ": " }

    /// What is said to somebody who is not told of such an event.
    static var nothing: MessageWords { MessageWords(Shortcode.companyName.braced) }
}
