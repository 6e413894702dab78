public import Core

/// Whether what is booked needs somebody's approval.
public enum Approval: String, CaseIterable, SettingValue {
    /// Approved at once.
    case automatic
    /// Pending until staff approve it.
    case manual
}

/// Whether customers may cancel.
public enum CustomerCancelling: String, CaseIterable, SettingValue {
    case always
    case untilCutoff = "until_cutoff"
    case never
}

/// Whether a customer may choose another time.
public enum CustomerRescheduling: String, CaseIterable, SettingValue {
    case on
    case off
}

/// Whether staff may book a service that the client does not want.
public enum UnwantedServiceOverride: String, CaseIterable, SettingValue {
    case forbidden
    case withReason = "with_reason"
}

/// To whom a freed time is offered (B.4).
public enum WaitingListOffering: String, CaseIterable, SettingValue {
    /// To one after another.
    case oneByOne = "one_by_one"
    /// By staff alone.
    case byStaff = "by_staff"
}

/// The settings of booking; all may differ from branch to branch.
public enum BookingSettings {
    /// Minutes from one offered start to the next.
    public static let slotInterval = SettingKey<Int>(
        "booking.slot_interval_minutes",
        .integer(5...480),
        default: 15,
        help: "Minutes from one offered start to the next, counted from the beginning of the working time."
    )
    /// Minutes that online bookings must be ahead.
    public static let minimumNotice = SettingKey<Int>(
        "booking.minimum_notice_minutes",
        .integer(0...525_600),
        default: 0,
        help: "How many minutes ahead customers must book at least."
    )
    /// Days that online bookings may be ahead.
    public static let horizon = SettingKey<Int>(
        "booking.horizon_days",
        .integer(1...1_095),
        default: 365,
        help: "How many days ahead customers may book at most."
    )
    /// Whether online bookings need approval.
    public static let approval = SettingKey<Approval>(
        "booking.approval",
        default: .automatic,
        help: "Whether online bookings are approved at once (automatic) or wait for staff (manual)."
    )
    /// Whether visitors may book.
    public static let registeredOnly = SettingKey<Bool>(
        "booking.registered_only",
        default: false,
        help: "Only customers who signed in may book online."
    )
    /// Statuses whose clients may not book online.
    public static let offlineStatuses = SettingKey<[String]>(
        "booking.offline_statuses",
        .strings(max: 30),
        default: [],
        perBranch: false,
        help: "Statuses of clients who may not book online, such as inactive."
    )
    /// How many open bookings a client may have.
    public static let openBookingsMax = SettingKey<Int>(
        "booking.open_bookings_max",
        .integer(0...1_000),
        default: 0,
        help: "How many future appointments a client may have booked online; 0 is without limit."
    )
    /// How many bookings a client may have within the days of the next setting.
    public static let frequencyMax = SettingKey<Int>(
        "booking.frequency_max",
        .integer(0...1_000),
        default: 0,
        help:
            "How many appointments a client may book online within booking.frequency_days; 0 is without limit."
    )
    /// The days of the frequency limit.
    public static let frequencyDays = SettingKey<Int>(
        "booking.frequency_days",
        .integer(1...3_650),
        default: 7,
        help: "Within how many days booking.frequency_max holds, counted both ways from the new appointment."
    )
    /// After how many no-shows staff are warned.
    public static let noShowWarning = SettingKey<Int>(
        "booking.no_show_warning",
        .integer(0...1_000),
        default: 1,
        help: "After how many no-shows staff are warned when they book for the client; 0 never."
    )
    /// After how many no-shows online bookings need approval.
    public static let noShowApproval = SettingKey<Int>(
        "booking.no_show_approval",
        .integer(0...1_000),
        default: 0,
        help: "After how many no-shows a client's online bookings wait for approval; 0 never."
    )
    /// After how many no-shows only the waiting list is left.
    public static let noShowWaitingList = SettingKey<Int>(
        "booking.no_show_waiting_list",
        .integer(0...1_000),
        default: 0,
        help: "After how many no-shows a client may only join the waiting list; 0 never."
    )
    /// After how many no-shows nothing can be booked online.
    public static let noShowBlocked = SettingKey<Int>(
        "booking.no_show_blocked",
        .integer(0...1_000),
        default: 0,
        help: "After how many no-shows a client can book nothing online; 0 never."
    )
    /// Days after which a no-show is forgotten.
    public static let noShowDays = SettingKey<Int>(
        "booking.no_show_days",
        .integer(1...3_650),
        default: 365,
        help: "After how many days a no-show no longer counts."
    )
    /// Whether staff may book an unwanted service all the same.
    public static let unwantedServiceOverride = SettingKey<UnwantedServiceOverride>(
        "unwanted_services.staff_override",
        default: .forbidden,
        perBranch: false,
        help: "Whether staff may book a service that is unwanted for the client: forbidden, or with_reason."
    )
    /// Whether a first booking online gives the client a login.
    public static let autoGrant = SettingKey<Bool>(
        "panel.auto_grant_on_first_booking",
        default: true,
        presets: ["amelia": false],
        perBranch: false,
        help: "Whether the first booking online gives the client a login to the panel."
    )
    /// Whether customers may cancel.
    public static let customerCancel = SettingKey<CustomerCancelling>(
        "panel.customer_cancel",
        default: .always,
        presets: ["booknetic": .untilCutoff, "amelia": .always],
        lockedPresets: ["amelia"],
        help: "Whether customers may cancel: always, until_cutoff (see the next setting), or never."
    )
    /// Minutes before the start until which customers may cancel.
    public static let cancelCutoff = SettingKey<Int>(
        "panel.customer_cancel_cutoff_minutes",
        .integer(0...525_600),
        default: 120,
        presets: ["booknetic": 5],
        help:
            "Until how many minutes before the start customers may cancel, where the setting before says so."
    )
    /// Whether customers may move their appointments: off, the only default that a seed states.
    public static let customerReschedule = SettingKey<CustomerRescheduling>(
        "panel.customer_reschedule",
        default: .off,
        presets: ["booknetic": .on],
        help: "Whether customers may move their own appointments."
    )
    /// Minutes before the start until which customers may move.
    public static let rescheduleCutoff = SettingKey<Int>(
        "panel.customer_reschedule_cutoff_minutes",
        .integer(0...525_600),
        default: 120,
        presets: ["booknetic": 5],
        help: "Until how many minutes before the start customers may move an appointment."
    )
    /// Statuses in which customers may move an appointment.
    public static let rescheduleStatuses = SettingKey<[String]>(
        "panel.customer_reschedule_statuses",
        .strings(max: 7),
        default: ["pending", "approved"],
        help: "In which statuses customers may move an appointment: pending, approved."
    )
    /// Whether there is a waiting list.
    public static let waitingList = SettingKey<Bool>(
        "waiting_list.enabled",
        default: true,
        help: "Whether customers may put themselves on the waiting list."
    )
    /// To whom a freed time is offered.
    public static let waitingListOffering = SettingKey<WaitingListOffering>(
        "waiting_list.offering",
        default: .oneByOne,
        help: "Whether a freed time is offered to who waits, one_by_one, or only by_staff."
    )
    /// Minutes for which an offered time is held.
    public static let holdMinutes = SettingKey<Int>(
        "waiting_list.hold_minutes",
        .integer(1...10_080),
        default: 30,
        help: "For how many minutes an offered time is held before it passes to the next."
    )

    /// All of them, for the catalog.
    public static let definitions = [
        slotInterval.definition, minimumNotice.definition, horizon.definition, approval.definition,
        registeredOnly.definition, offlineStatuses.definition, openBookingsMax.definition,
        frequencyMax.definition, frequencyDays.definition, noShowWarning.definition,
        noShowApproval.definition, noShowWaitingList.definition, noShowBlocked.definition,
        noShowDays.definition, unwantedServiceOverride.definition, autoGrant.definition,
        customerCancel.definition, cancelCutoff.definition, customerReschedule.definition,
        rescheduleCutoff.definition, rescheduleStatuses.definition, waitingList.definition,
        waitingListOffering.definition, holdMinutes.definition,
    ]
}
