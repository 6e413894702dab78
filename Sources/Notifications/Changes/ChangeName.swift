/// What can have changed, by the names that other programs know; the triggers of `changes` give them.
enum ChangeName: String, Sendable, Hashable, CaseIterable {
    /// An appointment was booked and holds.
    case booked = "appointment.booked"
    /// An appointment was booked and waits for approval.
    case requested = "appointment.requested"
    /// A time is held for somebody on the waiting list.
    case held = "appointment.held"
    /// A group stands in the diary and nobody is in it yet.
    case opened = "appointment.opened"
    /// Staff approved an appointment.
    case approved = "appointment.approved"
    /// Staff refused an appointment.
    case rejected = "appointment.rejected"
    /// An appointment has another time, place or employee.
    case rescheduled = "appointment.rescheduled"
    /// An appointment was cancelled.
    case cancelled = "appointment.cancelled"
    /// An appointment took place.
    case completed = "appointment.completed"
    /// Nobody came.
    case noShow = "appointment.no_show"
    /// Something else of an appointment changed, such as who comes.
    case updated = "appointment.updated"
    /// An appointment is there no more.
    case deleted = "appointment.deleted"
    /// A client was registered.
    case clientCreated = "client.created"
    /// A client's record changed.
    case clientUpdated = "client.updated"
    /// A client was archived.
    case clientArchived = "client.archived"
    /// A client was taken out of the archive.
    case clientRestored = "client.restored"
    /// A client's personal data were erased.
    case clientErased = "client.erased"
    /// A client's record is there no more.
    case clientDeleted = "client.deleted"
}
