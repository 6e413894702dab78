import Core

extension Diary {
    /// Every time of the question's days that can be booked, in order.
    func slots() -> [Slot] {
        guard serviceObstacle == nil, employeeObstacle == nil else { return [] }
        var slots: [Slot] = []
        for day in days where !day.branch.spans.isEmpty { append(day, to: &slots) }
        return slots
    }

    private func append(_ day: DiaryDay, to slots: inout [Slot]) {
        // By the minute of the day, so that nothing needs to be sorted.
        let count = Visit.minutes(from: day.clock.start, to: day.clock.end)
        var found = [Slot?](repeating: nil, count: max(0, count))
        // A search serves all who could begin a visit of several steps.
        var searches: [Int: VisitSearch] = [:]
        for employee in day.order where steps[0].takers[employee] {
            for span in day.working[employee].spans {
                span.grid(every: limits.interval, on: day.clock) { start in
                    let minute = Visit.minutes(from: day.clock.start, to: start)
                    guard found.indices.contains(minute), obstacle(to: start, on: day) == nil else { return }
                    if steps.count == 1 {
                        guard singleObstacle(start, employee, day) == nil else { return }
                    } else {
                        var search = searches.removeValue(forKey: minute) ?? VisitSearch(self, start, day)
                        defer { searches[minute] = search }
                        guard case .success = search.visit(startingWith: employee) else { return }
                    }
                    add(employee, at: start, to: &found[minute])
                }
            }
        }
        for case let slot? in found { slots.append(slot) }
    }

    private func add(_ employee: Int, at start: Instant, to slot: inout Slot?) {
        let group = group(employee, start)
        let left = group.map { $0.capacity - $0.seatsTaken } ?? steps[0].capacity
        var known: Slot
        if let slot {
            known = slot
        } else {
            let end = group?.slot.end ?? start.adding(minutes: minutes)
            known = Slot(start: start, end: end, employees: [], seatsLeft: left)
            known.employees.reserveCapacity(employees.count)
        }
        slot = nil
        known.employees.append(employees[employee].id)
        known.seatsLeft = max(known.seatsLeft, left)
        slot = known
    }
}
