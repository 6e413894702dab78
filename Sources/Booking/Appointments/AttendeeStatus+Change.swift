import Core

extension AttendeeStatus {
    /// Why an attendance cannot become that; nil where it can.
    ///
    /// - Parameters:
    ///   - start: of the visit.
    ///   - by: whose wish it is; staff may also take back what is past.
    func refusal(
        to status: AttendeeStatus,
        start: Instant,
        by: EndedBy,
        now: Instant
    ) -> Refusal? {
        switch status {
        case .cancelled: refusalToCancel(start: start, by: by, now: now)
        case .rejected: self == .pending ? nil : wrongStatus("Only what waits for approval can be rejected")
        case .approved:
            [.held, .pending, .noShow, .completed].contains(self)
                ? nil : wrongStatus("Only what waits for approval can be approved")
        case .pending: self == .held ? nil : wrongStatus("Nothing goes back to waiting for approval")
        case .noShow, .completed:
            if start > now {
                Refusal(
                    .rule(slug: "not-started"),
                    reason: "not_started",
                    detail: "The appointment has not begun yet. Wait until then, or cancel it."
                )
            } else if self == status || ![.approved, .noShow, .completed].contains(self) {
                wrongStatus("Only approved appointments can be completed or missed")
            } else {
                nil
            }
        case .held: wrongStatus("Only the waiting list holds seats")
        }
    }

    private func refusalToCancel(start: Instant, by: EndedBy, now: Instant) -> Refusal? {
        switch self {
        case .cancelled:
            Refusal(
                .rule(slug: "already-cancelled"),
                reason: "already_cancelled",
                detail: "The appointment has been cancelled already."
            )
        case .completed, .noShow, .rejected:
            Refusal(
                .rule(slug: "not-cancellable"),
                reason: rawValue,
                detail: "The appointment is over (\(words)), so that there is nothing left to cancel."
            )
        case .held, .pending, .approved:
            by == .customer && start <= now
                ? Refusal(
                    .rule(slug: "not-cancellable"),
                    reason: SlotReason.inPast.rawValue,
                    detail: "The appointment has begun already; only coming ones can be cancelled."
                ) : nil
        }
    }

    private func wrongStatus(_ rule: String) -> Refusal {
        Refusal(.rule(slug: "wrong-status"), reason: rawValue, detail: "\(rule); this one is \(words).")
    }

    /// The word as a sentence has it.
    var words: String {
        switch self {
        case .noShow: "a no-show"
        case .pending: "waiting for approval"
        default: rawValue
        }
    }

    /// The audit log's word for an attendance that becomes this.
    func action(from old: AttendeeStatus) -> String {
        switch self {
        case .approved where !old.isLive: "appointment.reopened"
        case .approved: "appointment.approved"
        default: "appointment.\(rawValue)"
        }
    }
}
