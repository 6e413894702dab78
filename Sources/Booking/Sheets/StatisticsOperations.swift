import Clients
import Core
import Postgres
import Tenancy

/// What is to be counted.
struct StatisticsQuestion: Sendable {
    /// So many days are counted at once.
    static let daysMax = 100

    /// Nil for all that are in reach.
    let branch: Branch?
    let zone: TimeZoneRules
    let days: ClosedRange<CalendarDate>
    let employee: StaffID?

    /// From the first moment of the first day until after the last one.
    var window: TimeSlot {
        let (first, last) = (DayClock(days.lowerBound, in: zone), DayClock(days.upperBound, in: zone))
        return TimeSlot(first.start, last.end) ?? TimeSlot(first.start, minutes: 1_440)
    }
}

/// Counting; each is one round trip.
struct StatisticsOperations: Sendable {
    /// The numbers of some days, as far as the reader's reach goes.
    ///
    /// - Throws: `Problem.notFound` for a branch out of reach.
    func statistics(_ question: StatisticsQuestion, in scope: Scope) async throws -> Statistics {
        let reach = try scope.appointmentReach(.readAppointments)
        let all = question.branch.map { [$0] } ?? scope.profile.branches.filter { !$0.archived }
        let branches = all.filter { reach.reach == .own || reach.reach.includes($0.id) }
        guard !branches.isEmpty else { throw Problem.notFound(.branch) }
        let clients =
            scope.allows(.readClients) ? try ClientFilter().condition(for: .readClients, in: scope) : nil
        let answers = try await scope.read(
            StatisticsQueries.statements(
                question,
                branches: branches.map(\.id),
                clients: clients,
                within: reach
            )
        )
        return try Statistics(answers, question, branches)
    }
}

/// Numbers by day.
struct Statistics: Sendable {
    struct Day: Sendable {
        let date: CalendarDate
        var appointments = 0
        var pending = 0
        var completed = 0
        var noShow = 0
        var cancelled = 0
        var minutesBooked = 0
        var minutesOpen = 0
        var newClients: Int?
        /// The special day of the only branch.
        var special: String?
    }

    let zone: TimeZoneRules
    private(set) var days: [Day]

    /// Reads the answers to `StatisticsQueries.statements`.
    init(_ answers: [Rows], _ question: StatisticsQuestion, _ branches: [Branch]) throws {
        zone = question.zone
        let numbers = question.days.lowerBound.daysSince1970...question.days.upperBound.daysSince1970
        let hasClients = answers.count > 4
        days = numbers.map { Day(date: CalendarDate(daysSince1970: $0), newClients: hasClients ? 0 : nil) }
        let first = numbers.lowerBound
        for counted in try answers[0].map(Day.init(row:)) {
            let index = counted.date.daysSince1970 - first
            guard days.indices.contains(index) else { continue }
            days[index] = counted
            days[index].newClients = hasClients ? 0 : nil
        }
        if hasClients {
            let clients = try answers[4].map { row in
                (date: try row.next(CalendarDate.self), count: try row.next(Int.self))
            }
            for (date, count) in clients where days.indices.contains(date.daysSince1970 - first) {
                days[date.daysSince1970 - first].newClients = count
            }
        }
        try addHours(answers, question, branches)
    }

    /// The minutes in which somebody works and is not away; who could be at two branches at once counts once.
    private mutating func addHours(
        _ answers: [Rows],
        _ question: StatisticsQuestion,
        _ branches: [Branch]
    ) throws {
        let workers = try answers[1].map(Worker.init(row:))
        let specials = try answers[2].map { row in
            (branch: try row.next(BranchID?.self), day: try DiaryContents.SpecialDay(row: &row))
        }
        let timeOff = try answers[3].map(DiaryContents.TimeOff.init(row:)).compactMap(\.self)
        var open = [[StaffID: [TimeSlot]]](repeating: [:], count: days.count)
        for branch in branches {
            var contents = DiaryContents()
            contents.employees = workers.filter { $0.branch == branch.id }.map(\.employee)
            contents.specialDays = specials.filter { $0.branch == nil || $0.branch == branch.id }
                .compactMap(\.day)
            contents.timeOff = timeOff
            let zone = try branch.clock
            let work = EmployeeWork(contents, in: zone)
            let plain = DiaryQuestion(branch: branch, wish: .steps([]), days: question.days, entry: .staff)
            for index in days.indices {
                let day = DiaryDay(DayClock(days[index].date, in: zone), contents, plain, work)
                if branches.count == 1 { days[index].special = day.branch.special }
                for position in contents.employees.indices {
                    let slots = day.working[position].spans.map(\.slot)
                    open[index][contents.employees[position].id, default: []] +=
                        slots.flatMap { $0.without(day.timeOff[position]) }
                }
            }
        }
        for index in days.indices {
            days[index].minutesOpen = open[index].values.reduce(0) { $0 + TimeSlot.minutes(covered: $1) }
        }
    }

    private struct Worker {
        let employee: DiaryContents.Employee
        let branch: BranchID

        init(row: inout RowReader) throws {
            let id: StaffID = try row.next()
            let name: String = try row.next()
            branch = try row.next()
            let hours = try row.next(JSONValue?.self).map { value in
                var reader = OpeningHours.Reader(path: "hours")
                return reader.read(value)
            }
            employee = DiaryContents.Employee(id: id, name: name, hours: hours, offers: [])
        }
    }
}

extension Statistics.Day {
    fileprivate init(row: inout RowReader) throws {
        date = try row.next()
        appointments = try row.next()
        pending = try row.next()
        completed = try row.next()
        noShow = try row.next()
        cancelled = try row.next()
        minutesBooked = try row.next()
    }
}

extension Statistics: JSONEncodable {
    /// Writes `{time_zone, days}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("time_zone", zone.name)
            json.key("days")
            json.array { json in
                for day in days {
                    json.object { json in
                        json.field("date", day.date)
                        json.field("appointments", day.appointments)
                        json.field("pending", day.pending)
                        json.field("completed", day.completed)
                        json.field("no_show", day.noShow)
                        json.field("cancelled", day.cancelled)
                        json.field("minutes_booked", day.minutesBooked)
                        json.field("minutes_open", day.minutesOpen)
                        json.field("new_clients", day.newClients)
                        json.field("special", day.special)
                    }
                }
            }
        }
    }
}

extension TimeSlot {
    /// What is left of it beside others.
    fileprivate func without(_ others: [TimeSlot]) -> [TimeSlot] {
        var left = [self]
        for other in others {
            left = left.flatMap { slot in
                guard slot.overlaps(other) else { return [slot] }
                return [
                    TimeSlot(slot.start, min(slot.end, other.start)),
                    TimeSlot(max(slot.start, other.end), slot.end),
                ].compactMap(\.self)
            }
        }
        return left
    }

    /// How many minutes some of them cover together.
    fileprivate static func minutes(covered slots: [TimeSlot]) -> Int {
        var (sum, reached) = (Int64(0), Instant.distantPast)
        for slot in slots.sorted(by: { $0.start < $1.start }) {
            let start = max(slot.start, reached)
            if slot.end > start {
                sum += slot.end.microseconds - start.microseconds
                reached = slot.end
            }
        }
        return Int(sum / 60_000_000)
    }
}
