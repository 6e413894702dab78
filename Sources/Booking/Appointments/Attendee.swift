public import Core
import Postgres

/// Somebody's place in an appointment.
public struct Attendee: Sendable, Hashable {
    /// The key.
    public let id: AttendeeID
    /// The appointment.
    public let appointment: AppointmentID
    /// Whose place it is, as the client is called today: names are looked up, never copied (S1-7, S4-7).
    public let client: AttendingClient
    /// How it stands.
    public let status: AttendeeStatus
    /// How many seats.
    public let seats: Int
    /// Of all of the seats, in the smallest unit of the currency.
    public let price: Int
    /// What the customer wrote when booking.
    public let note: String?
    /// On which way it was booked.
    public let bookedBy: String
    /// When it was booked.
    public let createdAt: Instant
    /// When it ended, if it did.
    public let endedAt: Instant?
    /// Who ended it.
    public let endedBy: String?
    /// Why it ended.
    public let endReason: String?
    /// When the client said to come; a move makes that void.
    public let confirmedAt: Instant?
}

/// What staff see of a client beside an appointment.
public struct AttendingClient: Sendable, Hashable {
    /// The client.
    public let id: ClientID
    /// Outlives the personal data.
    public let number: Int64
    /// The name; of erased clients the number.
    public let name: String
    /// The address, if it is known.
    public let email: String?
    /// The number, if it is known.
    public let phone: String?
    /// Shown in the calendar's tooltip, and nowhere else (S0-13).
    public let isMarked: Bool
}

extension Attendee {
    /// Reads the columns of `AppointmentQueries.attendeeColumns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        appointment = try row.next()
        client = AttendingClient(
            id: try row.next(),
            number: try row.next(),
            name: try row.next(),
            email: try row.next(String?.self),
            phone: try row.next(String?.self),
            isMarked: try row.next()
        )
        status = try AttendeeStatus(column: row.next())
        seats = try row.next()
        price = try row.next()
        note = try row.next(String?.self)
        bookedBy = try row.next()
        createdAt = try row.next()
        endedAt = try row.next(Instant?.self)
        endedBy = try row.next(String?.self)
        endReason = try row.next(String?.self)
        confirmedAt = try row.next(Instant?.self)
    }
}
