import Core

extension Diary {
    /// Decides about one start: the visit that would be booked, or why not.
    ///
    /// The one rule for slots, explanations and bookings. The day of the start must be one of the question's.
    func decide(_ start: Instant) -> Result<Assignment, SlotRefusal> {
        guard let day = day(of: start) else {
            return .failure(SlotRefusal(reason: .branchClosed, detail: "That day was not asked for."))
        }
        if let obstacle = obstacle(to: start, on: day) { return .failure(words(for: obstacle, start, day)) }
        var farthest: Obstacle?
        var search = steps.count > 1 ? VisitSearch(self, start, day) : nil
        for employee in day.order where steps[0].takers[employee] {
            switch search?.visit(startingWith: employee) ?? visit(start, with: employee, on: day) {
            case .success(let visit): return .success(visit.assignment(in: self))
            case .failure(let obstacle):
                if obstacle.reason.depth >= farthest?.reason.depth ?? 0 { farthest = obstacle }
            }
        }
        return .failure(words(for: farthest ?? Obstacle(.noEmployeeQualified), start, day))
    }

    /// What stands against a start whoever is chosen: the service, the time, the branch's hours.
    func obstacle(to start: Instant, on day: DiaryDay) -> Obstacle? {
        if let serviceObstacle { return serviceObstacle }
        let end = start.adding(minutes: minutes)
        if let reason = limits.obstacle(from: start, to: end, on: day.clock) { return Obstacle(reason) }
        if let employeeObstacle { return employeeObstacle }
        guard let whole = TimeSlot(start, end) else { return Obstacle(.offGrid) }
        switch day.branch.fit(whole) {
        case .inside: return nil
        case .onBreak: return Obstacle(.onBreak)
        case .outside:
            guard day.branch.spans.isEmpty else { return Obstacle(.outsideBranchHours) }
            return Obstacle(day.branch.special == nil ? .branchClosed : .specialDay)
        }
    }

    /// The visit with this employee for the first step, or what stands against it; the start itself is known to be good.
    func visit(_ start: Instant, with employee: Int, on day: DiaryDay) -> Result<Visit, Obstacle> {
        if steps.count > 1 {
            var search = VisitSearch(self, start, day)
            return search.visit(startingWith: employee)
        }
        if let obstacle = singleObstacle(start, employee, day) { return .failure(obstacle) }
        if let group = group(employee, start) { return .success(Visit(joining: group, by: employee)) }
        let (service, slot) = (steps[0].service, steps[0].slot(of: start))
        let range = slot.widened(before: service.bufferBefore, after: service.bufferAfter)
        return .success(
            Visit(
                picks: [
                    Visit.Pick(
                        employee: employee,
                        slot: slot,
                        before: service.bufferBefore,
                        after: service.bufferAfter,
                        resources: steps[0].needs.compactMap { freeResource($0, range) }
                    )
                ]
            )
        )
    }

    /// What stands against the only step at a start that is good by itself.
    func singleObstacle(_ start: Instant, _ employee: Int, _ day: DiaryDay) -> Obstacle? {
        let (service, slot) = (steps[0].service, steps[0].slot(of: start))
        if let obstacle = hoursObstacle(0, employee, slot, day) { return obstacle }
        if let group = group(employee, start) {
            let left = group.capacity - group.seatsTaken
            return left >= question.seats ? nil : Obstacle(.groupFull, employee: employee)
        }
        let range = slot.widened(before: service.bufferBefore, after: service.bufferAfter)
        if let reason = busy[employee].obstacle(to: slot, taking: range) {
            return Obstacle(reason, employee: employee)
        }
        for need in steps[0].needs where freeResource(need, range) == nil {
            return Obstacle(.resourceBusy, employee: employee)
        }
        return nil
    }

    private func freeResource(_ need: DiaryStep.Need, _ range: TimeSlot) -> Int? {
        need.choices.first { resourcesBusy[$0].isFree(range) }
    }

    /// What the hours, the time off and the grid of an employee say to a step.
    func hoursObstacle(_ index: Int, _ employee: Int, _ slot: TimeSlot, _ day: DiaryDay) -> Obstacle? {
        switch day.hours[employee].fit(slot) {
        case .inside: break
        case .onBreak: return Obstacle(.onBreak, step: index, employee: employee)
        case .outside:
            let reason: SlotReason = day.hours[employee].spans.isEmpty ? .notWorking : .outsideEmployeeHours
            return Obstacle(reason, step: index, employee: employee)
        }
        if day.timeOff[employee].contains(where: { $0.overlaps(slot) }) {
            return Obstacle(.timeOff, step: index, employee: employee)
        }
        if index == 0, limits.isOnline {
            guard let span = day.working[employee].span(at: slot.start),
                let wall = day.clock.wall(at: slot.start), span.isOnGrid(wall: wall, every: limits.interval)
            else { return Obstacle(.offGrid, employee: employee) }
        }
        return nil
    }

    func group(_ employee: Int, _ start: Instant) -> DiaryContents.Appointment? {
        groups.isEmpty ? nil : groups[GroupKey(employee: employee, start: start)]
    }
}

// MARK: Overriding

extension Diary {
    /// The visit that staff insist on: only what can never be refuses it.
    ///
    /// The question must name the employee, or the diary does not know of them.
    func force(_ start: Instant, employee: StaffID) -> Result<Assignment, SlotRefusal> {
        guard let day = day(of: start) else {
            return .failure(SlotRefusal(reason: .branchClosed, detail: "That day was not asked for."))
        }
        func refused(_ obstacle: Obstacle) -> Result<Assignment, SlotRefusal> {
            .failure(words(for: obstacle, start, day))
        }
        if let serviceObstacle, [.serviceArchived, .tooManySeats].contains(serviceObstacle.reason) {
            return refused(serviceObstacle)
        }
        if start.microseconds % 60_000_000 != 0 { return refused(Obstacle(.offGrid)) }
        if start.adding(minutes: minutes) > day.clock.end { return refused(Obstacle(.acrossMidnight)) }
        var picks: [Visit.Pick] = []
        for (index, step) in steps.enumerated() {
            let chosen = step.isNamed ? step.takers.firstIndex(of: true).map { employees[$0].id } : employee
            guard let position = employees.firstIndex(where: { $0.id == chosen ?? employee }),
                employees[position].offers.contains(step.service.id)
            else {
                let position = employees.firstIndex { $0.id == employee }
                return refused(Obstacle(.employeeNotOffering, step: index, employee: position))
            }
            if let group = group(position, start), group.capacity - group.seatsTaken >= question.seats {
                return .success(Visit(joining: group, by: position).assignment(in: self))
            }
            let slot = step.slot(of: start)
            let range = slot.widened(before: step.service.bufferBefore, after: step.service.bufferAfter)
            picks.append(
                Visit.Pick(
                    employee: position,
                    slot: slot,
                    before: step.service.bufferBefore,
                    after: step.service.bufferAfter,
                    resources: step.needs.compactMap { need in
                        need.choices.first { resourcesBusy[$0].isFree(range) } ?? need.choices.first
                    }
                )
            )
        }
        return .success(Visit(picks: Visit.cut(picks)).assignment(in: self))
    }
}
