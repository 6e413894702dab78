import Core
import Tenancy

/// On which way a time is asked for or booked; online more rules hold.
enum BookingEntry: String, Sendable, Hashable {
    /// By staff: hours and what is there already hold, notice, horizon and the grid do not.
    case staff
    /// By a visitor or a customer.
    case online
}

/// What a diary is read for.
struct DiaryQuestion: Sendable, Hashable {
    /// What is to be done, one after another.
    enum Wish: Sendable, Hashable {
        /// A service; one with steps is a visit of these.
        case service(ServiceID)
        /// Services that are put together for one visit.
        case steps([WishedStep])
    }

    /// One step of a visit that somebody puts together.
    struct WishedStep: Sendable, Hashable {
        var service: ServiceID
        var employee: StaffID?
        /// Minutes that the employee is free after it.
        var pauseAfter = 0
    }

    var branch: Branch
    var wish: Wish
    /// The employee of every step; anybody who offers it where it is nil.
    var employee: StaffID?
    var seats = 1
    /// Days of the branch's calendar.
    var days: ClosedRange<CalendarDate>
    var entry: BookingEntry
    /// Appointments that do not count, because they are about to be moved.
    var ignoring: [AppointmentID] = []
    /// How long the only step is to take, where that is not what the service says.
    var minutes: Int?
}

extension DiaryQuestion {
    /// The services that are wished for, each with the employee who is.
    var wishes: [WishedStep] {
        switch wish {
        case .service(let service): [WishedStep(service: service, employee: employee)]
        case .steps(let steps):
            steps.map {
                WishedStep(service: $0.service, employee: $0.employee ?? employee, pauseAfter: $0.pauseAfter)
            }
        }
    }

    /// Who is wished for.
    var named: [StaffID] {
        Set(wishes.compactMap(\.employee)).sorted()
    }

    /// Every step has its employee: others need not be looked at.
    var isNamed: Bool {
        wishes.allSatisfy { $0.employee != nil }
    }

    /// The day of a moment at the branch, for a question about one start.
    static func days(of start: Instant, at branch: Branch) throws -> ClosedRange<CalendarDate> {
        let day = try TimeZoneRules.named(TimeZoneName(branch.timeZone)).wall(at: start).date
        return day...day
    }
}
