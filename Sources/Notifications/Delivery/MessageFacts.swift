import Core
import Outbox
import Postgres

/// A message that was taken to be sent, with all that it may tell of.
struct MessageFacts: Sendable {
    let id: NotificationID
    let event: String
    let audience: MessageAudience
    let channel: MessageChannel
    let data: JSONValue
    let secretSealed: [UInt8]?
    /// This try included.
    let attempts: Int
    let createdAt: Instant
    /// The business wants such messages sent.
    let isEnabled: Bool
    let receiver: Receiver
    let client: Client?
    let appointment: Appointment?

    /// Who is to get it.
    struct Receiver: Sendable {
        let client: ClientID?
        let staff: StaffID?
        let email: String?
        let phone: String?
        let name: String
        let language: String?
        /// Archived, or gone.
        let isGone: Bool
        /// The categories of messages that the client does not want by this channel.
        let declined: [String]
        /// How many messages the client got within a day, those about the account aside.
        let sentToday: Int
    }

    /// The client whom it is about; of several the names together, and nothing else.
    struct Client: Sendable {
        let fullName: String
        let firstName: String?
        let lastName: String?
        let email: String?
        let phone: String?
        let birthDate: CalendarDate?
        let note: String?
    }

    /// The appointment that it is about, as it stands now.
    struct Appointment: Sendable {
        let id: AppointmentID
        let branch: BranchID
        let startsAt: Instant
        let endsAt: Instant
        let timeZone: String
        /// Of the client's seats; for staff of the appointment.
        let status: String
        let price: Int64
        let sum: Int64
        let seats: Int
        let wish: String?
        let createdAt: Instant
        let service: String
        let servicePrice: Int64
        let serviceMinutes: Int
        let serviceDescription: String?
        let category: String?
        let employee: String
        let employeeEmail: String?
        let employeePhone: String?
    }

    /// Reads the columns of `DeliveryQueries.claim`.
    init(row: inout RowReader) throws {
        id = try row.next()
        event = try row.next()
        let word = try row.next(String.self)
        guard let audience = MessageAudience(rawValue: word) else {
            throw Problem.broken(context: "a message is for '\(word)'")
        }
        self.audience = audience
        let way = try row.next(String.self)
        guard let channel = MessageChannel(rawValue: way) else {
            throw Problem.broken(context: "a message goes by '\(way)'")
        }
        self.channel = channel
        data = try row.next()
        secretSealed = try row.next([UInt8]?.self)
        attempts = try row.next()
        createdAt = try row.next()
        isEnabled = try row.next()
        receiver = Receiver(
            client: try row.next(ClientID?.self),
            staff: try row.next(StaffID?.self),
            email: try row.next(String?.self),
            phone: try row.next(String?.self),
            name: try row.next(),
            language: try row.next(String?.self),
            isGone: try row.next(),
            declined: try row.next(),
            sentToday: try row.next()
        )
        client = try Client(row: &row)
        appointment = try Appointment(row: &row)
    }
}

extension MessageFacts.Client {
    fileprivate init?(row: inout RowReader) throws {
        let fullName = try row.next(String?.self)
        firstName = try row.next(String?.self)
        lastName = try row.next(String?.self)
        email = try row.next(String?.self)
        phone = try row.next(String?.self)
        birthDate = try row.next(CalendarDate?.self)
        note = try row.next(String?.self)
        guard let fullName else { return nil }
        self.fullName = fullName
    }
}

extension MessageFacts.Appointment {
    fileprivate init?(row: inout RowReader) throws {
        guard let id = try row.next(AppointmentID?.self) else { return nil }
        self.id = id
        branch = try row.next()
        startsAt = try row.next()
        endsAt = try row.next()
        timeZone = try row.next()
        status = try row.next()
        price = try row.next()
        sum = try row.next()
        seats = try row.next()
        wish = try row.next(String?.self)
        createdAt = try row.next()
        service = try row.next()
        servicePrice = try row.next()
        serviceMinutes = try row.next()
        serviceDescription = try row.next(String?.self)
        category = try row.next(String?.self)
        employee = try row.next()
        employeeEmail = try row.next(String?.self)
        employeePhone = try row.next(String?.self)
    }
}
