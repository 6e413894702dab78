import Core

/// A time that can be booked.
struct Slot: Sendable, Hashable {
    let start: Instant
    /// The end of the whole visit.
    let end: Instant
    /// All who could take the first step, in the order in which they would be chosen.
    var employees: [StaffID]
    /// The most seats that one of them has left.
    var seatsLeft: Int
}

/// A time that is looked at in an explanation, and what stands against it.
struct Candidate: Sendable, Hashable {
    let employee: StaffID
    let start: Instant
    let end: Instant
    /// Nil where it can be booked.
    let refusal: SlotRefusal?
}

/// Why there is nothing to look at on a whole day.
struct DayVerdict: Sendable, Hashable {
    /// Nil where it concerns nobody in particular.
    let employee: StaffID?
    let refusal: SlotRefusal
}

/// What became of each time of a day.
struct Explanation: Sendable, Hashable {
    let date: CalendarDate
    var candidates: [Candidate] = []
    /// Of those who have no candidates.
    var days: [DayVerdict] = []
}
