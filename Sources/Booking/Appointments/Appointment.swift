public import Core
import Postgres

/// A service by an employee at a branch at a time, as it stands in the table.
public struct Appointment: Sendable, Hashable {
    /// The key.
    public let id: AppointmentID
    /// Shared by the steps of one visit; nil where there is only one.
    public let visit: VisitID?
    /// Its place among the steps, from 1.
    public let step: Int
    /// The service with steps that the visit is of.
    public let visitService: ServiceID?
    /// The series that it was booked with.
    public let series: SeriesID?
    /// Where it is.
    public let branch: BranchID
    /// What is done.
    public let service: ServiceID
    /// Who does it.
    public let employee: StaffID
    /// From its start to its end, without buffers.
    public let slot: TimeSlot
    /// The IANA zone of its wall time.
    public let timeZone: String
    /// Minutes that the employee and the resources are taken before.
    public let bufferBefore: Int
    /// Minutes that they are taken after.
    public let bufferAfter: Int
    /// Follows the attendees.
    public let status: AttendeeStatus
    /// Booked over something else, knowingly.
    public let overlapping: Bool
    /// Why it was booked against a rule.
    public let overrideReason: String?
    /// Of one seat, in the smallest unit of the currency.
    public let price: Int
    /// How many seats there are.
    public let capacity: Int
    /// How many of them are taken.
    public let seatsTaken: Int
    /// A group that stays in the diary while nobody is in it.
    public let staysOpen: Bool
    /// For staff only.
    public let note: String?
    /// Counts what a calendar must hear of (RFC 5545).
    public let sequence: Int
    /// When it was booked.
    public let createdAt: Instant
    /// Grows with every change; the ETag.
    public let revision: Int64
    /// The rooms and the equipment.
    public let resources: [ResourceID]

    /// How long it takes.
    public var minutes: Int {
        Int(slot.end.since(slot.start).components.seconds / 60)
    }

    /// Whether it still is to be held, or is being held open.
    public var isLive: Bool { status.isLive }
}

extension Appointment {
    /// Reads the columns of `AppointmentQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        visit = try row.next(VisitID?.self)
        step = try row.next()
        visitService = try row.next(ServiceID?.self)
        series = try row.next(SeriesID?.self)
        branch = try row.next()
        service = try row.next()
        employee = try row.next()
        guard let slot = TimeSlot(try row.next(), try row.next()) else {
            throw Problem.broken(context: "appointment \(id) ends before it begins")
        }
        self.slot = slot
        timeZone = try row.next()
        bufferBefore = try row.next()
        bufferAfter = try row.next()
        status = try AttendeeStatus(column: row.next())
        overlapping = try row.next()
        overrideReason = try row.next(String?.self)
        price = try row.next()
        capacity = try row.next()
        seatsTaken = try row.next()
        staysOpen = try row.next()
        note = try row.next(String?.self)
        sequence = try row.next()
        createdAt = try row.next()
        revision = try row.next()
        resources = try row.next()
    }
}

extension AttendeeStatus {
    /// Reads the word of a column, which a constraint keeps to the known ones.
    init(column text: String) throws {
        guard let known = AttendeeStatus(rawValue: text) else {
            throw Problem.broken(context: "\(text) is no status of an appointment")
        }
        self = known
    }
}
