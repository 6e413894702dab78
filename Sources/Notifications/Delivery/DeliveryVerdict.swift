import Core
import Outbox
import Tenancy

/// What becomes of a message before it is written.
enum DeliveryVerdict: Equatable {
    case send
    case suppress(DeliveryReason)
    case wait(until: Instant, DeliveryReason)

    /// Judges a message by what it is about, what the business has set and what its receiver wants.
    ///
    /// - Parameters:
    ///   - sentToday: how many the receiver got within a day.
    ///   - patience: how long a message is of use.
    ///
    /// - Throws: `ValueIssue` where the system does not know the time zone.
    init(
        on facts: MessageFacts,
        sentToday: Int,
        patience: Duration,
        now: Instant,
        in scope: Scope
    ) throws {
        guard let event = MessageEvent(rawValue: facts.event) else {
            self = .suppress(.subjectGone)
            return
        }
        if let reason = Self.objection(to: facts, event, patience: patience, now: now) {
            self = .suppress(reason)
            return
        }
        let settings = facts.settings(in: scope)
        let dailyMax = settings[MessageSettings.dailyMax]
        if dailyMax > 0, facts.receiver.client != nil, event.category != .account, sentToday >= dailyMax {
            self = .suppress(.dailyMax)
            return
        }
        let quietHours = QuietHours(
            from: settings[MessageSettings.quietFrom],
            until: settings[MessageSettings.quietUntil],
            zone: try facts.zone(in: scope)
        )
        // What would come too late in the morning comes now.
        if facts.channel != .email, let end = quietHours.end(at: now),
            facts.usefulUntil(event).map({ end < $0 }) ?? true
        {
            self = .wait(until: end, .quietHours)
            return
        }
        self = .send
    }

    private static func objection(
        to facts: MessageFacts,
        _ event: MessageEvent,
        patience: Duration,
        now: Instant
    ) -> DeliveryReason? {
        if !facts.isEnabled { return .templateDisabled }
        if facts.receiver.declined.contains(event.category.rawValue) { return .declined }
        if facts.receiver.isGone { return .receiverGone }
        if let reason = facts.hasPassed(event, now: now) { return reason }
        if now.since(facts.createdAt) > patience, facts.attempts == 1 { return .tooOld }
        return nil
    }
}

extension MessageFacts {
    /// The settings of the branch that it is about, else of the business.
    func settings(in scope: Scope) -> SettingValues {
        appointment.map { scope.profile.settings(branch: $0.branch) } ?? scope.settings
    }

    /// The zone of the appointment, else of the first branch.
    ///
    /// - Throws: `ValueIssue` where the system does not know it.
    func zone(in scope: Scope) throws -> TimeZoneRules {
        let branches = scope.profile.branches
        let only = branches.count == 1 ? branches[0] : branches.first { !$0.archived } ?? branches.first
        return try TimeZoneRules.named(TimeZoneName(appointment?.timeZone ?? only?.timeZone ?? "UTC"))
    }

    /// Until when it helps to know; nil for what stays of use.
    fileprivate func usefulUntil(_ event: MessageEvent) -> Instant? {
        switch event {
        case .reminder, .booked, .approved, .rescheduled, .cancelled, .rejected: appointment?.startsAt
        case .waitingListOffered: data["expires_at"]?.stringValue.flatMap(Instant.init(rfc3339:))
        default: nil
        }
    }

    /// Why a message that time has caused does not hold any more; nil where it does.
    fileprivate func hasPassed(_ event: MessageEvent, now: Instant) -> DeliveryReason? {
        switch event {
        case .reminder:
            guard let appointment, ["pending", "approved"].contains(appointment.status) else {
                return .subjectGone
            }
            if appointment.startsAt != data["starts_at"]?.stringValue.flatMap(Instant.init(rfc3339:)) {
                return .subjectGone
            }
            return appointment.startsAt <= now ? .tooOld : nil
        case .followUp:
            guard let appointment, ["approved", "completed"].contains(appointment.status) else {
                return .subjectGone
            }
            return nil
        case .waitingListOffered:
            return usefulUntil(event).map { $0 <= now } ?? false ? .tooOld : nil
        default: return nil
        }
    }
}
