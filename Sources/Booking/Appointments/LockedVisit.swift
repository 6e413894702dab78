import Core
import Postgres

/// A visit whose appointments are kept from others until the transaction ends: one appointment, or all steps.
struct LockedVisit: Sendable {
    /// Where it is about to be moved, as was read under the locks that moving takes.
    struct Destination: Sendable {
        let start: Instant
        let question: DiaryQuestion
        let diary: Diary
    }

    /// By their steps; never empty.
    let appointments: [Appointment]
    /// Of all of the steps, also those who have ended.
    let attendees: [Attendee]
    var destination: Destination?

    /// Reads the answers of `AppointmentQueries.readVisit`.
    ///
    /// - Throws: `Problem.notFound` where there is no such appointment.
    init(_ answers: ArraySlice<Rows>) throws {
        appointments = try answers[answers.startIndex].map(Appointment.init(row:))
        attendees = try answers[answers.startIndex + 1].map(Attendee.init(row:))
        guard !appointments.isEmpty else { throw Problem.notFound(.appointment) }
    }

    /// The first step, which stands for the visit in events.
    var first: Appointment { appointments[0] }

    /// From the first step's start to the last one's end.
    var whole: TimeSlot {
        TimeSlot(first.slot.start, appointments[appointments.count - 1].slot.end) ?? first.slot
    }

    /// The named one.
    func appointment(_ id: AppointmentID) -> Appointment? {
        appointments.first { $0.id == id }
    }

    /// Those who still are to come.
    var live: [Attendee] { attendees.filter(\.status.isLive) }

    /// What happens to one attendance of a client happens to the same client's others of the visit.
    func attendees(sharing ids: Set<AttendeeID>) -> [Attendee] {
        let clients = Set(attendees.filter { ids.contains($0.id) }.map(\.client.id))
        return attendees.filter { clients.contains($0.client.id) }
    }

    /// The employees of all of the steps, each once.
    var employees: [StaffID] {
        var seen: Set<StaffID> = []
        return appointments.map(\.employee).filter { seen.insert($0).inserted }
    }
}
