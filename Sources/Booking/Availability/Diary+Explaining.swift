import Core

extension Diary {
    /// What became of each time of a day, by employee; who has no times at all that day has a word about the day.
    func explain(_ date: CalendarDate) -> Explanation {
        var explanation = Explanation(date: date)
        guard let day = days.first(where: { $0.clock.date == date }) else { return explanation }
        if let obstacle = serviceObstacle ?? employeeObstacle {
            add(obstacle, of: obstacle.employee, on: day, to: &explanation)
            return explanation
        }
        for employee in employees.indices where steps[0].takers[employee] {
            if let obstacle = wholeDay(employee, day) {
                add(obstacle, of: employee, on: day, to: &explanation)
                continue
            }
            for start in starts(of: employee, on: day) {
                explanation.candidates.append(candidate(employee, start, day))
            }
        }
        return explanation
    }

    private func add(
        _ obstacle: Obstacle,
        of employee: Int?,
        on day: DiaryDay,
        to explanation: inout Explanation
    ) {
        let refusal = words(for: obstacle, day.clock.start, day)
        explanation.days.append(DayVerdict(employee: employee.map { employees[$0].id }, refusal: refusal))
    }

    private func candidate(_ employee: Int, _ start: Instant, _ day: DiaryDay) -> Candidate {
        var end = start.adding(minutes: minutes)
        var refusal: SlotRefusal?
        if let obstacle = obstacle(to: start, on: day) {
            refusal = words(for: obstacle, start, day)
        } else {
            switch visit(start, with: employee, on: day) {
            case .success(let visit): end = visit.joined?.slot.end ?? end
            case .failure(let obstacle): refusal = words(for: obstacle, start, day)
            }
        }
        return Candidate(employee: employees[employee].id, start: start, end: end, refusal: refusal)
    }

    /// Why an employee has nothing to be looked at on a day.
    private func wholeDay(_ employee: Int, _ day: DiaryDay) -> Obstacle? {
        guard !day.branch.spans.isEmpty else {
            return Obstacle(day.branch.special == nil ? .branchClosed : .specialDay)
        }
        let working = day.working[employee].spans
        guard !working.isEmpty else {
            let isOut = day.hours[employee].spans.isEmpty
            return Obstacle(isOut ? .notWorking : .outsideBranchHours, employee: isOut ? employee : nil)
        }
        let isAway = working.allSatisfy { span in
            day.timeOff[employee].contains { $0.contains(span.slot) }
        }
        return isAway ? Obstacle(.timeOff, employee: employee) : nil
    }

    /// The grid of each span of the working time, and of what lies around them while the branch is open.
    private func starts(of employee: Int, on day: DiaryDay) -> [Instant] {
        guard let first = day.branch.spans.first?.minutes.lowerBound,
            let last = day.branch.spans.last?.minutes.upperBound
        else { return [] }
        let working = day.working[employee].spans.map(\.minutes)
        let bounds = Set([first, last] + working.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
        let pieces = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
        var starts: [Instant] = []
        for piece in pieces {
            for span in DayHours([piece], on: day.clock).spans {
                span.grid(every: limits.interval, on: day.clock) { starts.append($0) }
            }
        }
        return starts.sorted()
    }
}
