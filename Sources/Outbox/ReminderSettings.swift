public import Core
public import Postgres
public import Tenancy

/// When clients hear of an appointment that comes near or is over.
public enum ReminderSettings {
    /// Minutes before an appointment.
    public static let before = SettingKey<Int>(
        "notifications.reminder_minutes",
        .integer(0...43_200),
        default: 1_440,
        help: "How many minutes before an appointment its clients are reminded of it; 0 for never."
    )
    /// Minutes after an appointment.
    public static let after = SettingKey<Int>(
        "notifications.follow_up_minutes",
        .integer(0...43_200),
        default: 0,
        help: "How many minutes after an appointment its clients are asked how it was; 0 for never."
    )
    /// The hour of a birthday's greeting.
    public static let birthdayHour = SettingKey<Int>(
        "notifications.birthday_hour",
        .integer(0...23),
        default: 9,
        perBranch: false,
        help: "From which hour on clients are greeted on their birthday, by the clock of the first branch."
    )

    /// Every one of them.
    public static let definitions: [SettingDefinition] = [
        before.definition, after.definition, birthdayHour.definition,
    ]
}

extension DueWork {
    /// Sets the alarms of an appointment's reminder and follow-up; what does not hold any more then is not told.
    public func wantReminders(
        of slot: TimeSlot,
        at branch: BranchID,
        after transaction: Transaction,
        in scope: Scope
    ) {
        let settings = scope.profile.settings(branch: branch)
        let (before, after) = (settings[ReminderSettings.before], settings[ReminderSettings.after])
        var moments: [Instant] = []
        if before > 0 { moments.append(slot.start.adding(.seconds(-60 * before))) }
        if after > 0 { moments.append(slot.end.adding(.seconds(60 * after))) }
        let now = scope.world.now()
        for moment in moments where moment > now {
            announce(.reminders, at: moment, before: transaction, in: scope)
        }
    }
}
