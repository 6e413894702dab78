import Core
import Postgres
import Tenancy

/// Everything that decides whether and how a service can be had at a branch on some days.
///
/// What is looked up for slots, explained, and decided when booking goes through the same checks, in one order.
struct Diary: Sendable {
    /// A group of the service that is in the diary already.
    struct GroupKey: Hashable, Sendable {
        let employee: Int
        let start: Instant
    }

    let question: DiaryQuestion
    /// The branch's clock.
    let zone: TimeZoneRules
    /// The services that were wished for; a visit of several steps has them in its steps.
    let services: [DiaryContents.Service]
    let steps: [DiaryStep]
    let employees: [DiaryContents.Employee]
    let days: [DiaryDay]
    let busy: [BusyTimes]
    let resources: [ResourceID]
    let resourcesBusy: [BusyTimes]
    let groups: [GroupKey: DiaryContents.Appointment]
    let limits: SlotLimits
    /// What the service cannot be had for at all.
    let serviceObstacle: Obstacle?
    /// Why nobody can be chosen at all.
    let employeeObstacle: Obstacle?

    /// Reads the answers to `DiaryQueries.statements`.
    ///
    /// - Throws: `Problem.notFound` for a service or an employee that is not there.
    init(
        _ answers: ArraySlice<Rows>,
        _ question: DiaryQuestion,
        settings: SettingValues,
        now: Instant
    ) throws {
        let zone = try TimeZoneRules.named(TimeZoneName(question.branch.timeZone))
        try self.init(DiaryContents(answers), question, in: zone, settings: settings, now: now)
    }

    init(
        _ read: DiaryContents,
        _ question: DiaryQuestion,
        in zone: TimeZoneRules,
        settings: SettingValues,
        now: Instant
    ) throws(Problem) {
        var contents = read
        if let minutes = question.minutes, contents.steps.count == 1 {
            contents.steps[0].service.minutes = minutes
        }
        let wishes = question.wishes
        guard !wishes.isEmpty, Set(contents.steps.map(\.wish)).count == wishes.count else {
            throw .notFound(.service)
        }
        guard question.named.allSatisfy({ id in contents.employees.contains { $0.id == id } }) else {
            throw .notFound(.employee)
        }
        self.question = question
        self.zone = zone
        services = wishes.indices.compactMap { wish in contents.steps.first { $0.wish == wish }?.head }
        steps = DiaryStep.steps(of: contents, question)
        employees = contents.employees
        let work = EmployeeWork(contents, in: zone)
        busy = work.busy
        let numbers = question.days.lowerBound.daysSince1970...question.days.upperBound.daysSince1970
        days = numbers.map { number in
            DiaryDay(
                DayClock(CalendarDate(daysSince1970: number), in: zone),
                contents,
                question,
                work
            )
        }
        (resources, resourcesBusy) = Self.resources(of: contents)
        groups = Self.groups(of: contents)
        limits = SlotLimits(question, in: zone, settings: settings, now: now)
        serviceObstacle = Self.serviceObstacle(contents.steps, question)
        employeeObstacle = Self.employeeObstacle(contents, steps, question)
    }

    /// Minutes from the beginning of the first step to the end of the last one.
    var minutes: Int {
        steps.last.map { $0.offset + $0.service.minutes } ?? 0
    }

    func day(of moment: Instant) -> DiaryDay? {
        let number = zone.wall(at: moment).date.daysSince1970 - question.days.lowerBound.daysSince1970
        return days.indices.contains(number) ? days[number] : nil
    }
}

// MARK: What it is made of

extension Diary {
    /// In the order of the positions that the steps know.
    private static func resources(of contents: DiaryContents) -> ([ResourceID], [BusyTimes]) {
        var ids: [ResourceID] = []
        for resource in contents.resources where !ids.contains(resource.id) { ids.append(resource.id) }
        let busy = ids.map { id in
            BusyTimes(
                contents.resourcesInUse.filter { $0.subject == id }.map {
                    BusyTimes.Entry(slot: $0.slot, range: $0.slot, cause: .appointment)
                }
            )
        }
        return (ids, busy)
    }

    /// The groups that can be joined or are full; a visit of several steps joins none.
    private static func groups(of contents: DiaryContents) -> [GroupKey: DiaryContents.Appointment] {
        guard contents.steps.count == 1, let service = contents.steps.first?.service.id else { return [:] }
        var groups: [GroupKey: DiaryContents.Appointment] = [:]
        for appointment in contents.appointments
        where appointment.capacity > 1 && appointment.service == service && appointment.isJoinable {
            guard let employee = contents.employees.firstIndex(where: { $0.id == appointment.employee })
            else { continue }
            groups[GroupKey(employee: employee, start: appointment.slot.start)] = appointment
        }
        return groups
    }

    private static func serviceObstacle(
        _ steps: [DiaryContents.Step],
        _ question: DiaryQuestion
    ) -> Obstacle? {
        // What is booked already may be moved whatever has become of the service since.
        let isBooked = !question.ignoring.isEmpty
        for (index, step) in steps.enumerated() {
            for service in [step.head, step.service] {
                if service.isArchived, !isBooked { return Obstacle(.serviceArchived, step: index) }
                if !service.isHere { return Obstacle(.serviceNotAtBranch, step: index) }
            }
            // What only staff book by itself may be part of what everybody can book.
            if question.entry == .online, !step.head.isOnline, !isBooked {
                return Obstacle(.serviceNotOnline, step: index)
            }
            if question.seats > step.service.capacity, !isBooked {
                return Obstacle(.tooManySeats, step: index)
            }
        }
        return nil
    }

    private static func employeeObstacle(
        _ contents: DiaryContents,
        _ steps: [DiaryStep],
        _ question: DiaryQuestion
    ) -> Obstacle? {
        for (index, step) in steps.enumerated() where !step.takers.contains(true) {
            guard let named = question.wishes[contents.steps[index].wish].employee,
                let position = contents.employees.firstIndex(where: { $0.id == named })
            else { return Obstacle(.noEmployeeQualified, step: index) }
            let employee = contents.employees[position]
            let offers = employee.isHere && employee.offers.contains(step.service.id)
            return Obstacle(
                offers ? .employeeNotOnline : .employeeNotOffering,
                step: index,
                employee: position
            )
        }
        return nil
    }
}
