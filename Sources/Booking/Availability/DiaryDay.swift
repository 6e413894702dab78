import Core
import Tenancy

/// One day of a diary: the hours of the branch and of everybody, and in which order they are chosen.
struct DiaryDay: Sendable {
    let clock: DayClock
    /// When the branch is open.
    let branch: DayHours
    /// By position in the diary's employees: the own hours, be the branch open or not.
    let hours: [DayHours]
    /// When the branch is open and somebody works.
    let working: [DayHours]
    /// When somebody is away.
    let timeOff: [[TimeSlot]]
    /// Who has the least to do that day comes first.
    let order: [Int]

    init(_ clock: DayClock, _ contents: DiaryContents, _ question: DiaryQuestion, _ work: EmployeeWork) {
        self.clock = clock
        let specials = contents.specialDays.filter { $0.days.contains(clock.date) }
        let branch = Self.branchHours(question, specials, on: clock)
        self.branch = branch
        hours = contents.employees.map { Self.hours(of: $0, specials, branch: branch, on: clock) }
        working = hours.map { $0.shared(with: branch, on: clock) }
        timeOff = work.timeOff.map { times in
            times.filter { $0.start < clock.end && clock.start < $0.end }
        }
        let minutes = contents.employees.indices.map { work.minutes(of: $0, on: clock) }
        // The employees are in the order of their keys.
        order = contents.employees.indices.sorted { (minutes[$0], $0) < (minutes[$1], $1) }
    }

    private static func branchHours(
        _ question: DiaryQuestion,
        _ specials: [DiaryContents.SpecialDay],
        on clock: DayClock
    ) -> DayHours {
        let days = specials.filter { $0.employee == nil }
        if let special = days.last(where: \.isOfBranch) ?? days.last {
            return DayHours(special.spans, special: special.name ?? "", on: clock)
        }
        return DayHours(question.branch.hours.spans[clock.date.weekday] ?? [], on: clock)
    }

    private static func hours(
        of employee: DiaryContents.Employee,
        _ specials: [DiaryContents.SpecialDay],
        branch: DayHours,
        on clock: DayClock
    ) -> DayHours {
        let days = specials.filter { $0.employee == employee.id }
        if let special = days.last(where: \.isOfBranch) ?? days.last {
            return DayHours(special.spans, special: special.name ?? "", on: clock)
        }
        guard let week = employee.hours else { return branch }
        return DayHours(week.spans[clock.date.weekday] ?? [], on: clock)
    }
}

extension CalendarDate {
    /// The day of the week.
    var weekday: OpeningHours.Day {
        // 1 January 1970 was a Thursday.
        let days = OpeningHours.Day.allCases
        return days[((daysSince1970 + 3) % 7 + 7) % 7]
    }
}

/// What takes each employee's time, by position in the diary's employees.
struct EmployeeWork: Sendable {
    let busy: [BusyTimes]
    let timeOff: [[TimeSlot]]
    /// Of the appointments, by their beginning.
    private let slots: [[TimeSlot]]

    init(_ contents: DiaryContents, in zone: TimeZoneRules) {
        let positions = Dictionary(
            contents.employees.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var entries = [[BusyTimes.Entry]](repeating: [], count: contents.employees.count)
        var slots = [[TimeSlot]](repeating: [], count: contents.employees.count)
        var timeOff = slots
        for appointment in contents.appointments {
            guard let position = positions[appointment.employee] else { continue }
            slots[position].append(appointment.slot)
            entries[position].append(
                BusyTimes.Entry(
                    slot: appointment.slot,
                    range: appointment.slot.widened(
                        before: appointment.bufferBefore,
                        after: appointment.bufferAfter
                    ),
                    cause: appointment.isHeld ? .held : .appointment
                )
            )
        }
        for use in contents.calendars {
            guard let position = positions[use.subject] else { continue }
            entries[position].append(BusyTimes.Entry(slot: use.slot, range: use.slot, cause: .calendar))
        }
        for off in contents.timeOff {
            guard let position = positions[off.employee] else { continue }
            let (start, end) = (Self.wall(off.minutes.lowerBound), Self.wall(off.minutes.upperBound))
            if let slot = TimeSlot(zone.instant(of: start), zone.instant(of: end)) {
                timeOff[position].append(slot)
            }
        }
        busy = entries.map { BusyTimes($0) }
        self.slots = slots.map { $0.sorted { $0.start < $1.start } }
        self.timeOff = timeOff
    }

    /// Minutes of the appointments that begin on a day.
    func minutes(of employee: Int, on clock: DayClock) -> Int {
        let own = slots[employee]
        var (low, high) = (0, own.count)
        while low < high {
            let middle = (low + high) / 2
            if own[middle].start < clock.start { low = middle + 1 } else { high = middle }
        }
        var sum: Int64 = 0
        while low < own.count, own[low].start < clock.end {
            sum += own[low].end.microseconds - own[low].start.microseconds
            low += 1
        }
        return Int(sum / 60_000_000)
    }

    private static func wall(_ minutes: Int) -> WallTime {
        WallTime(CalendarDate(daysSince1970: 0), minute: minutes)
    }
}
