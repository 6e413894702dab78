import Core

/// A whole visit that can be booked: each step with its employee, its times and its resources.
struct Assignment: Sendable, Hashable {
    /// One step of it; a service without steps is a visit of one.
    struct Step: Sendable, Hashable {
        let service: ServiceID
        let employee: StaffID
        let slot: TimeSlot
        /// Minutes that the employee and the resources are taken before the slot.
        let bufferBefore: Int
        /// Minutes that they are taken after it.
        let bufferAfter: Int
        /// One of each kind that the service needs at the branch.
        let resources: [ResourceID]
        /// Of one seat, in the smallest unit of the currency.
        let price: Int
        let capacity: Int
        /// The group that is there already and is joined, instead of a new appointment.
        let joins: AppointmentID?
    }

    /// In their order; never empty.
    let steps: [Step]

    /// From the first step's start to the last one's end.
    var whole: TimeSlot {
        let (first, last) = (steps[0].slot, steps[steps.count - 1].slot)
        return TimeSlot(first.start, last.end) ?? first
    }
}
