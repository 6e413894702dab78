import Core

/// What limits starts by itself, whoever works when.
struct SlotLimits: Sendable {
    let now: Instant
    /// Only what begins on the grid can be booked.
    let isOnline: Bool
    /// Minutes from one offered start to the next.
    let interval: Int
    let noticeMinutes: Int
    let horizonDays: Int
    /// The earliest start.
    let earliest: Instant
    /// The last day on which a visit may begin; nil for any.
    let lastDay: CalendarDate?

    init(_ question: DiaryQuestion, in zone: TimeZoneRules, settings: SettingValues, now: Instant) {
        self.now = now
        isOnline = question.entry == .online
        interval = settings[BookingSettings.slotInterval]
        noticeMinutes = settings[BookingSettings.minimumNotice]
        horizonDays = settings[BookingSettings.horizon]
        earliest = isOnline ? now.adding(minutes: noticeMinutes) : now
        let today = zone.wall(at: now).date.daysSince1970
        lastDay = isOnline ? CalendarDate(daysSince1970: today + horizonDays) : nil
    }

    /// What stands against a visit from one moment to another on a day.
    func obstacle(from start: Instant, to end: Instant, on day: DayClock) -> SlotReason? {
        if start.microseconds % 60_000_000 != 0 { return .offGrid }
        if start < now { return .inPast }
        if start < earliest { return .minimumNotice }
        if let lastDay, day.date > lastDay { return .beyondHorizon }
        return end > day.end ? .acrossMidnight : nil
    }
}
