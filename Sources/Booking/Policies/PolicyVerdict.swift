import Core

/// Whether somebody may book, and what follows.
struct PolicyVerdict: Sendable, Hashable {
    /// Why not; nil where they may.
    var refusal: Refusal?
    /// What is booked waits for staff.
    var needsApproval = false
    /// What staff should know who book all the same, in true words; empty online.
    var warnings: [String] = []
    /// Whether the waiting list is open to them.
    var mayWait = true
    /// What the audit row of the booking says of it, besides the fields of the record.
    var audit: [String: JSONValue] = [:]
    /// The true reason of a refusal, which those who book online are not told where it is about their person.
    var reason: SlotReason?
}
