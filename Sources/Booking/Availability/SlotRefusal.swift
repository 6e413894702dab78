import Core

/// Why a time cannot be booked, with the words for it.
struct SlotRefusal: Error, Sendable, Hashable {
    /// The word for programs.
    let reason: SlotReason
    /// The key of the setting that is the cause, where one is.
    var setting: String?
    /// The sentence for people, which says what would be right.
    let detail: String
    /// The moment at which it begins or ceases to hold, where there is one.
    var until: Instant?

    /// The same as an answer to whoever wanted to book.
    var refusal: Refusal {
        Refusal(reason.kind, reason: reason.rawValue, detail: detail)
    }
}

extension SlotReason {
    /// What kind of obstacle it is for a booking; reasons that lie with the client have their own rules.
    var kind: Refusal.Kind {
        switch self {
        case .busy, .buffer, .held, .calendarBusy, .resourceBusy, .groupFull, .alreadyAttending:
            .taken
        case .inPast, .minimumNotice, .beyondHorizon, .nonexistentTime, .ambiguousTime, .acrossMidnight,
            .offGrid, .branchClosed, .specialDay, .outsideBranchHours, .notWorking, .outsideEmployeeHours,
            .onBreak, .timeOff:
            .unfit(field: "starts_at")
        case .serviceNotOnline, .serviceNotAtBranch, .serviceArchived, .noEmployeeQualified:
            .unfit(field: "service")
        case .employeeNotOffering, .employeeNotOnline: .unfit(field: "employee")
        case .tooManySeats: .unfit(field: "seats")
        case .unwantedService: .rule(slug: "unwanted-service")
        case .registeredOnly, .blocklisted, .statusNotOnline, .openBookingLimit, .frequencyLimit,
            .waitingListOnly, .policyBlocked:
            .blocked
        }
    }
}
