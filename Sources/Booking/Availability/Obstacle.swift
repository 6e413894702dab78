import Core

/// What stands against a time, before it is put into words.
struct Obstacle: Error, Sendable, Hashable {
    let reason: SlotReason
    var step: Int
    /// The employee whom it concerns, by position in the diary's employees.
    var employee: Int?

    init(_ reason: SlotReason, step: Int = 0, employee: Int? = nil) {
        self.reason = reason
        self.step = step
        self.employee = employee
    }
}

extension SlotReason {
    /// How far a time came through the checks of one employee: of several employees, the one who came farthest tells why
    /// there is none.
    var depth: Int {
        switch self {
        case .notWorking: 1
        case .outsideEmployeeHours: 2
        case .onBreak: 3
        case .timeOff: 4
        case .offGrid: 5
        case .busy: 6
        case .held: 7
        case .calendarBusy: 8
        case .buffer: 9
        case .resourceBusy: 10
        case .groupFull: 11
        default: 0
        }
    }
}
