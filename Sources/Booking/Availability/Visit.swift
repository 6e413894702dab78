import Core

/// A whole visit that can be, by positions in its diary.
struct Visit: Sendable {
    /// One step of it.
    struct Pick: Sendable {
        let employee: Int
        let slot: TimeSlot
        /// Minutes.
        var before: Int
        var after: Int
        var resources: [Int]

        /// When the employee and the resources are taken.
        var range: TimeSlot { slot.widened(before: before, after: after) }

        func shares(with other: Pick) -> Bool {
            employee == other.employee || resources.contains { other.resources.contains($0) }
        }
    }

    let picks: [Pick]
    /// The group that is joined instead of a new appointment.
    var joined: DiaryContents.Appointment?

    init(picks: [Pick]) {
        self.picks = picks
    }

    init(joining group: DiaryContents.Appointment, by employee: Int) {
        picks = [
            Pick(
                employee: employee,
                slot: group.slot,
                before: group.bufferBefore,
                after: group.bufferAfter,
                resources: []
            )
        ]
        joined = group
    }

    /// The picks with their buffers cut where the same employee or resource has several steps, so that no time is taken
    /// twice: between two steps first the buffer after the earlier one counts, then that before the later one.
    static func cut(_ picks: [Pick]) -> [Pick] {
        var picks = picks
        for later in picks.indices.dropFirst() {
            for earlier in 0..<later where picks[earlier].shares(with: picks[later]) {
                let gap = Self.minutes(from: picks[earlier].slot.end, to: picks[later].slot.start)
                picks[earlier].after = min(picks[earlier].after, gap)
                picks[later].before = min(picks[later].before, gap - picks[earlier].after)
            }
        }
        return picks
    }

    static func minutes(from start: Instant, to end: Instant) -> Int {
        Int((end.microseconds - start.microseconds) / 60_000_000)
    }

    func assignment(in diary: Diary) -> Assignment {
        Assignment(
            steps: zip(diary.steps, picks).map { step, pick in
                Assignment.Step(
                    service: step.service.id,
                    employee: diary.employees[pick.employee].id,
                    slot: pick.slot,
                    bufferBefore: pick.before,
                    bufferAfter: pick.after,
                    resources: pick.resources.map { diary.resources[$0] },
                    price: joined?.price ?? step.price,
                    capacity: joined?.capacity ?? step.capacity,
                    joins: joined?.id
                )
            }
        )
    }
}

/// Finds employees and resources for all steps of a visit at one start, or what stands against it.
struct VisitSearch {
    /// So many choices are tried for whoever begins; what is not found by then counts as not there.
    static let choicesMax = 500

    private let diary: Diary
    private let start: Instant
    private let day: DiaryDay
    /// For each step who could take it, were the others filled in the best way; in the order of choosing.
    private var able: [[Int]] = []
    private var picks: [Visit.Pick] = []
    private var choices = 0
    private var farthest: Obstacle?

    init(_ diary: Diary, _ start: Instant, _ day: DiaryDay) {
        self.diary = diary
        self.start = start
        self.day = day
        for index in diary.steps.indices {
            able.append(day.order.filter { isAble($0, for: index) })
            guard !able[index].isEmpty else { return }
        }
        // Who takes a step takes those after it that are for the same employee.
        for index in diary.steps.indices.reversed() where isForSame(index) {
            let next = able[index]
            able[index - 1].removeAll { !next.contains($0) }
        }
    }

    /// The visit with this employee for the first step.
    mutating func visit(startingWith employee: Int) -> Result<Visit, Obstacle> {
        picks.removeAll()
        choices = 0
        guard able.count == diary.steps.count, able[0].contains(employee), attempt(0, with: employee) else {
            return .failure(farthest ?? Obstacle(.noEmployeeQualified))
        }
        return .success(Visit(picks: Visit.cut(picks)))
    }

    private func isForSame(_ index: Int) -> Bool {
        diary.steps[index].sameEmployee && !diary.steps[index].isNamed
    }

    /// Fills the steps from this one on.
    private mutating func fill(from index: Int) -> Bool {
        guard index < diary.steps.count else { return isFree() }
        guard !isForSame(index) else { return attempt(index, with: picks[index - 1].employee) }
        for employee in able[index] where attempt(index, with: employee) {
            return true
        }
        return false
    }

    /// Whether nothing of the employee's own stands against the step with the least of its buffers.
    private mutating func isAble(_ employee: Int, for index: Int) -> Bool {
        let step = diary.steps[index]
        guard step.takers[employee] else { return false }
        let slot = step.slot(of: start)
        if let obstacle = diary.hoursObstacle(index, employee, slot, day) {
            note(obstacle)
            return false
        }
        let before = index == 0 ? step.service.bufferBefore : leastBefore(index)
        if let reason = diary.busy[employee].obstacle(
            to: slot,
            taking: slot.widened(before: before, after: leastAfter(index))
        ) {
            note(Obstacle(reason, step: index, employee: employee))
            return false
        }
        return true
    }

    private mutating func attempt(_ index: Int, with employee: Int) -> Bool {
        choices += 1
        guard choices <= Self.choicesMax else { return false }
        let step = diary.steps[index]
        let slot = step.slot(of: start)
        let isCut = picks.last.map { step.mayShare || $0.employee == employee } ?? false
        let before = isCut ? leastBefore(index) : step.service.bufferBefore
        let range = slot.widened(before: before, after: leastAfter(index))
        if let reason = diary.busy[employee].obstacle(to: slot, taking: range) {
            note(Obstacle(reason, step: index, employee: employee))
            return false
        }
        guard let resources = resources(for: step, slot, at: range) else {
            note(Obstacle(.resourceBusy, step: index, employee: employee))
            return false
        }
        picks.append(
            Visit.Pick(
                employee: employee,
                slot: slot,
                before: step.service.bufferBefore,
                after: step.service.bufferAfter,
                resources: resources
            )
        )
        if fill(from: index + 1) { return true }
        picks.removeLast()
        return false
    }

    /// So much of the buffer after a step stays, whoever takes the next one.
    private func leastAfter(_ index: Int) -> Int {
        min(diary.steps[index].service.bufferAfter, diary.steps[index].gapAfter ?? .max)
    }

    /// So much of the buffer before a step stays, even if it shares an employee or a resource with the step before.
    private func leastBefore(_ index: Int) -> Int {
        let gap = diary.steps[index - 1].gapAfter ?? 0
        return min(diary.steps[index].service.bufferBefore, gap - leastAfter(index - 1))
    }

    /// One of each kind: that of the step before if it can be, else one that is free with all of the buffers, else one that
    /// may be free once they are cut.
    private func resources(for step: DiaryStep, _ slot: TimeSlot, at range: TimeSlot) -> [Int]? {
        let whole = slot.widened(before: step.service.bufferBefore, after: step.service.bufferAfter)
        var chosen: [Int] = []
        for need in step.needs {
            let kept = need.choices.first { resource in
                picks.last?.resources.contains(resource) == true
                    && diary.resourcesBusy[resource].isFree(range)
            }
            let found =
                kept ?? need.choices.first { diary.resourcesBusy[$0].isFree(whole) }
                ?? need.choices.first { diary.resourcesBusy[$0].isFree(range) }
            guard let found else { return nil }
            chosen.append(found)
        }
        return chosen
    }

    /// Whether the whole visit is free, with the buffers as they come to be.
    private mutating func isFree() -> Bool {
        for (index, pick) in Visit.cut(picks).enumerated() {
            if let reason = diary.busy[pick.employee].obstacle(to: pick.slot, taking: pick.range) {
                note(Obstacle(reason, step: index, employee: pick.employee))
                return false
            }
            if !pick.resources.allSatisfy({ diary.resourcesBusy[$0].isFree(pick.range) }) {
                note(Obstacle(.resourceBusy, step: index, employee: pick.employee))
                return false
            }
        }
        return true
    }

    private mutating func note(_ obstacle: Obstacle) {
        if obstacle.reason.depth >= farthest?.reason.depth ?? 0 { farthest = obstacle }
    }
}
