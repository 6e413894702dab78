import Core

/// Whether customers may do something with an appointment of theirs, and if not, why.
struct CustomerChoice: Sendable, Hashable {
    /// Why they may not.
    enum Reason: String, Sendable, Hashable {
        case alreadyCancelled = "already_cancelled"
        case rejected
        case completed
        case noShow = "no_show"
        case inPast = "in_past"
        /// The business lets no customer do it.
        case notAllowed = "not_allowed"
        /// Not in this status of the appointment.
        case statusNotAllowed = "status_not_allowed"
        case cutoffPassed = "cutoff_passed"
        /// Others are in the group.
        case group
    }

    /// Nil where they may.
    let reason: Reason?
    /// Until when they may, or might have; nil where they never may.
    let until: Instant?

    var isAllowed: Bool { reason == nil }

    static func yes(until: Instant) -> CustomerChoice { CustomerChoice(reason: nil, until: until) }
    static func no(_ reason: Reason, until: Instant? = nil) -> CustomerChoice {
        CustomerChoice(reason: reason, until: until)
    }
}

extension CustomerChoice {
    /// Writes `{allowed, reason, until}`.
    func write(to json: inout JSONWriter, in zone: TimeZoneRules) {
        json.object { json in
            json.field("allowed", isAllowed)
            json.field("reason", reason?.rawValue)
            json.field("until", until?.rfc3339(in: zone))
        }
    }
}
