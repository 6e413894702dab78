import Core

/// Why a time cannot be booked; the same words in explanations and in refusals.
public enum SlotReason: String, Sendable, Hashable, CaseIterable {
    // The time itself.
    case inPast = "in_past"
    case minimumNotice = "minimum_notice"
    case beyondHorizon = "beyond_horizon"
    case nonexistentTime = "nonexistent_time"
    case ambiguousTime = "ambiguous_time"
    case acrossMidnight = "across_midnight"
    case offGrid = "off_grid"
    // The hours.
    case branchClosed = "branch_closed"
    case specialDay = "special_day"
    case outsideBranchHours = "outside_branch_hours"
    case notWorking = "not_working"
    case outsideEmployeeHours = "outside_employee_hours"
    case onBreak = "break"
    case timeOff = "time_off"
    // What is there already.
    case busy
    case buffer
    case held
    case calendarBusy = "calendar_busy"
    case resourceBusy = "resource_busy"
    case groupFull = "group_full"
    case alreadyAttending = "already_attending"
    // Who and what.
    case serviceNotOnline = "service_not_online"
    case serviceNotAtBranch = "service_not_at_branch"
    case serviceArchived = "service_archived"
    case employeeNotOffering = "employee_not_offering"
    case employeeNotOnline = "employee_not_online"
    case noEmployeeQualified = "no_employee_qualified"
    case tooManySeats = "too_many_seats"
    // The client.
    case registeredOnly = "registered_only"
    case blocklisted
    case statusNotOnline = "status_not_online"
    case unwantedService = "unwanted_service"
    case openBookingLimit = "open_booking_limit"
    case frequencyLimit = "frequency_limit"
    case waitingListOnly = "waiting_list_only"
    case policyBlocked = "policy_blocked"
}
