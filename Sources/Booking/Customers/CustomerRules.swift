import Core
import Tenancy

/// What customers may do with their own appointments at a branch: the one place that says so, for answers and for acts
/// (R-3, R-4, R-5).
struct CustomerRules: Sendable {
    /// A customer's place in a visit, as far as it matters here.
    struct Attendance: Sendable, Hashable {
        let status: AttendeeStatus
        /// Of the whole visit.
        let start: Instant
        /// How many others still are to come.
        var others = 0
    }

    let branch: Branch
    /// Those of the branch.
    let settings: SettingValues
    let now: Instant
    /// The preset says that nothing takes cancelling away (S1-16, S4-12).
    var isCancellingLocked = false
    /// The longest that a policy asks for, in minutes.
    var policyCutoff = 0

    /// Whether the customer may cancel.
    func cancelling(_ own: Attendance) -> CustomerChoice {
        if let reason = over(own) { return .no(reason) }
        let cutoff: Int
        switch settings[BookingSettings.customerCancel] {
        case .never: return .no(.notAllowed)
        case .always: cutoff = isCancellingLocked ? 0 : policyCutoff
        case .untilCutoff: cutoff = max(settings[BookingSettings.cancelCutoff], policyCutoff)
        }
        return choice(until: own.start.adding(minutes: -cutoff))
    }

    /// Whether the customer may choose another time.
    ///
    /// Who is in a group with others never may, whatever the settings say: it is theirs too.
    func rescheduling(_ own: Attendance) -> CustomerChoice {
        if let reason = over(own) { return .no(reason) }
        guard own.others == 0 else { return .no(.group) }
        guard settings[BookingSettings.customerReschedule] == .on else { return .no(.notAllowed) }
        guard settings[BookingSettings.rescheduleStatuses].contains(own.status.rawValue) else {
            return .no(.statusNotAllowed)
        }
        return choice(until: own.start.adding(minutes: -settings[BookingSettings.rescheduleCutoff]))
    }

    /// Whether the customer may say to come: as long as it has not begun.
    func confirming(_ own: Attendance) -> CustomerChoice {
        over(own).map { .no($0) } ?? .yes(until: own.start)
    }

    private func choice(until: Instant) -> CustomerChoice {
        now <= until ? .yes(until: until) : .no(.cutoffPassed, until: until)
    }

    private func over(_ own: Attendance) -> CustomerChoice.Reason? {
        switch own.status {
        case .cancelled: .alreadyCancelled
        case .rejected: .rejected
        case .completed: .completed
        case .noShow: .noShow
        case .held, .pending, .approved: own.start <= now ? .inPast : nil
        }
    }
}

// MARK: Refusals

extension CustomerRules {
    /// Insists that the customer may cancel.
    ///
    /// - Throws: `Problem.refused`, with the phone of the branch, where somebody may help.
    func insistOnCancelling(_ own: Attendance) throws {
        let choice = cancelling(own)
        guard let reason = choice.reason else { return }
        let slug = reason == .alreadyCancelled ? "already-cancelled" : "not-cancellable"
        throw try refused(slug, choice, reason, "cancelled", "cancel")
    }

    /// Insists that the customer may choose another time.
    ///
    /// - Throws: `Problem.refused`; for a group with the way out of it.
    func insistOnRescheduling(_ own: Attendance) throws {
        let choice = rescheduling(own)
        guard let reason = choice.reason else { return }
        let slug = reason == .group ? "group-not-reschedulable" : "not-reschedulable"
        throw try refused(slug, choice, reason, "moved", "move")
    }

    /// Insists that the customer may say to come.
    ///
    /// - Throws: `Problem.refused`.
    func insistOnConfirming(_ own: Attendance) throws {
        let choice = confirming(own)
        guard let reason = choice.reason else { return }
        throw try refused("not-confirmable", choice, reason, "confirmed", "confirm")
    }

    private func refused(
        _ slug: String,
        _ choice: CustomerChoice,
        _ reason: CustomerChoice.Reason,
        _ done: String,
        _ act: String
    ) throws -> Problem {
        let help =
            branch.phone.map { "Please call \(branch.name) at \($0)." } ?? "Please ask at \(branch.name)."
        var members: [String: JSONValue] = ["phone": .optional(branch.phone)]
        let detail: String
        switch reason {
        case .alreadyCancelled:
            detail = "The appointment has been cancelled already."
        case .rejected, .completed, .noShow:
            detail = "The appointment is over, so that nothing can be \(done) any more."
        case .inPast:
            detail = "The appointment has begun already; only coming ones can be \(done)."
        case .notAllowed:
            detail = "Appointments cannot be \(done) online here. \(help)"
        case .statusNotAllowed:
            detail = "The appointment cannot be \(done) as it stands now. \(help)"
        case .cutoffPassed:
            let clock = try branch.clock
            let until = choice.until.map { $0.rfc3339(in: clock) }
            members["until"] = .optional(until)
            detail = "You could \(act) the appointment yourself until \(until ?? "before"). \(help)"
        case .group:
            members["way_out"] = "rebook"
            detail =
                "Others are in this group, so that it cannot be moved. Leave it and book another time in one "
                + "step instead (POST …/rebook)."
        }
        return .refused(Refusal(.rule(slug: slug), reason: reason.rawValue, detail: detail, members: members))
    }
}
