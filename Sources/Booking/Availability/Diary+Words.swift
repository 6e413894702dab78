import Core
import Tenancy

extension Diary {
    /// The sentence for an obstacle, which says what would be right.
    func words(for obstacle: Obstacle, _ start: Instant, _ day: DiaryDay) -> SlotRefusal {
        switch obstacle.reason {
        case .inPast, .minimumNotice, .beyondHorizon, .acrossMidnight, .offGrid:
            limitWords(obstacle, start, day)
        case .branchClosed, .specialDay, .outsideBranchHours, .onBreak, .notWorking, .outsideEmployeeHours,
            .timeOff:
            SlotRefusal(reason: obstacle.reason, detail: hoursWords(obstacle, day))
        case .busy, .buffer, .held, .calendarBusy, .resourceBusy, .groupFull:
            SlotRefusal(reason: obstacle.reason, detail: busyWords(obstacle, start))
        default: SlotRefusal(reason: obstacle.reason, detail: offerWords(obstacle))
        }
    }

    private func limitWords(_ obstacle: Obstacle, _ start: Instant, _ day: DiaryDay) -> SlotRefusal {
        let interval = limits.interval
        return switch obstacle.reason {
        case .inPast:
            SlotRefusal(
                reason: .inPast,
                detail: "That time has passed; choose a later one.",
                until: limits.now
            )
        case .minimumNotice:
            SlotRefusal(
                reason: .minimumNotice,
                setting: BookingSettings.minimumNotice.definition.key,
                detail: "Bookings must be made \(Self.span(limits.noticeMinutes)) ahead, at least.",
                until: limits.earliest
            )
        case .beyondHorizon:
            SlotRefusal(
                reason: .beyondHorizon,
                setting: BookingSettings.horizon.definition.key,
                detail: "Bookings can be made \(limits.horizonDays) days ahead, at most; choose a day up to "
                    + "\(limits.lastDay?.iso8601 ?? "").",
                until: limits.lastDay.map { zone.instant(of: WallTime($0, minute: 1_440)) }
            )
        case .acrossMidnight:
            SlotRefusal(
                reason: .acrossMidnight,
                detail:
                    "It takes \(Self.span(minutes)) and would end after midnight; choose an earlier time.",
                until: day.clock.end
            )
        default:
            SlotRefusal(
                reason: .offGrid,
                setting: start.microseconds % 60_000_000 == 0
                    ? BookingSettings.slotInterval.definition.key : nil,
                detail: start.microseconds % 60_000_000 == 0
                    ? "Times begin every \(interval) minutes from the beginning of the working time; "
                        + "choose one of those that are offered."
                    : "Choose a whole minute."
            )
        }
    }

    private func hoursWords(_ obstacle: Obstacle, _ day: DiaryDay) -> String {
        let date = day.clock.date.iso8601
        let place = question.branch.name
        guard let employee = obstacle.employee else {
            let special = day.branch.special.map { $0.isEmpty ? " (a special day)" : " (\($0))" } ?? ""
            return switch obstacle.reason {
            case .branchClosed, .specialDay: "\(place) is closed on \(date)\(special)."
            case .onBreak: "\(place) has a break then: it is open \(day.branch.words) on \(date)\(special)."
            default: "\(place) is open \(day.branch.words) on \(date)\(special)."
            }
        }
        let name = employees[employee].name
        let hours = day.hours[employee]
        let special = hours.special.map { $0.isEmpty ? " (a special day)" : " (\($0))" } ?? ""
        return switch obstacle.reason {
        case .timeOff: "\(name) is away then."
        case .notWorking: "\(name) does not work at \(place) on \(date)\(special)."
        case .onBreak: "\(name) has a break then, and works \(hours.words) on \(date)\(special)."
        default: "\(name) works \(hours.words) on \(date)\(special)."
        }
    }

    private func busyWords(_ obstacle: Obstacle, _ start: Instant) -> String {
        let name = obstacle.employee.map { employees[$0].name } ?? "Everybody"
        switch obstacle.reason {
        case .buffer: return "\(name) needs time before or after another appointment; choose another time."
        case .held: return "The time with \(name) is being held for somebody who waited for it."
        case .calendarBusy: return "\(name) is busy then, as another calendar says."
        case .resourceBusy:
            let kinds = steps[obstacle.step].needs.map(\.kind)
            return "No \(kinds.joined(separator: " and ")) is free then; choose another time."
        case .groupFull:
            let left = obstacle.employee.flatMap { group($0, start) }.map { $0.capacity - $0.seatsTaken } ?? 0
            return left > 0
                ? "Only \(left) of \(question.seats) seats are left; take fewer or choose another time."
                : "The group is full; choose another time."
        default: return "\(name) has another appointment then; choose another time."
        }
    }

    private func offerWords(_ obstacle: Obstacle) -> String {
        let service = steps[obstacle.step].service
        let name = obstacle.employee.map { employees[$0].name } ?? ""
        return switch obstacle.reason {
        case .serviceArchived: "\(service.name) is no longer offered."
        case .serviceNotAtBranch: "\(service.name) is not offered at \(question.branch.name)."
        case .serviceNotOnline: "\(service.name) cannot be booked online; please call."
        case .tooManySeats:
            "\(service.name) has \(service.capacity) seat\(service.capacity == 1 ? "" : "s"); take no more than that."
        case .employeeNotOffering: "\(name) does not offer \(service.name) at \(question.branch.name)."
        case .employeeNotOnline: "\(name) cannot be booked online; please call, or choose somebody else."
        default:
            question.entry == .online
                ? "Nobody at \(question.branch.name) offers \(service.name) online."
                : "Nobody at \(question.branch.name) offers \(service.name)."
        }
    }

    /// Such as `90 minutes`, `2 hours` or `3 days`.
    static func span(_ minutes: Int) -> String {
        let (count, unit) =
            if minutes > 0, minutes % 1_440 == 0 {
                (minutes / 1_440, "day")
            } else if minutes > 0, minutes % 60 == 0 {
                (minutes / 60, "hour")
            } else {
                (minutes, "minute")
            }
        return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
