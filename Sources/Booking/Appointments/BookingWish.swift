public import Core
import Tenancy

/// What somebody wants to have booked.
struct BookingWish: Sendable {
    var branch: Branch
    var wish: DiaryQuestion.Wish
    /// Of every step; nil for anybody.
    var employee: StaffID?
    var start: Instant
    var seats = 1
    var entry: BookingEntry
    var bookedBy: BookedBy
    /// What the customer writes.
    var note: String?
    /// What staff write for themselves.
    var staffNote: String?
    /// Why staff book an unwanted service all the same.
    var unwantedReason: String?
    /// Why staff book against hours, or over something else; nil where rules hold.
    var override: String?
    var series: SeriesID?
    /// A group that is to stay in the diary while nobody is in it.
    var staysOpen = false
    /// The key of the first attendance, or of the group that is opened, where it was given out before.
    var subject: AttendeeID?
}

/// Where a visit is to be moved.
struct MoveWish: Sendable {
    /// Nil keeps the time.
    var start: BookingStart?
    /// Of every step; nil keeps who does it now.
    var employee: StaffID?
    /// The only step whose employee changes; nil for every one.
    var step: AppointmentID?
    /// How long it is to take, for a visit of one step; nil keeps its length.
    var minutes: Int?
    /// Why staff move it against hours, or over something else.
    var override: String?
}

/// What was booked.
struct BookedVisit: Sendable {
    /// In the order of the steps; the group that was joined, where one was.
    let appointments: [AppointmentID]
    /// In the order of steps and clients.
    let attendees: [AttendeeID]
    let visit: VisitID?
    let status: AttendeeStatus
    let whole: TimeSlot
    /// What staff should know about the client.
    let warnings: [String]
}

/// A time that came free, as the waiting list hears of it in the same transaction.
public struct FreedSlot: Sendable, Hashable {
    /// The appointment that had it.
    public let appointment: AppointmentID
    /// Where.
    public let branch: BranchID
    /// What was to be done.
    public let service: ServiceID
    /// Who would have done it.
    public let employee: StaffID
    /// When.
    public let slot: TimeSlot
    /// How many seats are free now.
    public let seats: Int
    /// Minutes that the employee and the resources are taken before.
    public let bufferBefore: Int
    /// Minutes that they are taken after.
    public let bufferAfter: Int
    /// Of one seat.
    public let price: Int
    /// How many seats there are in all.
    public let capacity: Int
    /// The rooms and the equipment.
    public let resources: [ResourceID]
    /// The appointment is still there with others in it, or held open: who takes the seat joins it.
    public let joinsGroup: Bool
}
