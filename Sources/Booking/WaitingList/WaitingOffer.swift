import Core
import Postgres

/// A time that is held for somebody who waits.
struct WaitingOffer: Sendable, Hashable {
    enum State: String, Sendable, Hashable {
        case open
        case accepted
        case declined
        case expired
    }

    let id: WaitingOfferID
    let entry: WaitingEntryID
    let client: ClientID
    let branch: BranchID
    let appointment: AppointmentID
    let attendee: AttendeeID
    let state: State
    let expiresAt: Instant

    /// Reads the columns of `WaitingOfferQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        entry = try row.next()
        client = try row.next()
        branch = try row.next()
        appointment = try row.next()
        attendee = try row.next()
        let word = try row.next(String.self)
        guard let state = State(rawValue: word) else {
            throw Problem.broken(context: "\(word) is no state of an offer")
        }
        self.state = state
        expiresAt = try row.next()
    }
}
