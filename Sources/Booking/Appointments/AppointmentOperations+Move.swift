import Core
import Outbox
import Postgres
import Tenancy

extension AppointmentOperations {
    /// Locks a visit that is to be moved: first whoever moves the same one waits, then the employees and resources of
    /// both times are locked, then the rows; the diary is read after all of these.
    func lock(
        _ id: AppointmentID,
        toMove wish: MoveWish,
        _ entry: BookingEntry,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> LockedVisit {
        let known = try await transaction.batch(
            [AppointmentQueries.takeTurn(LockKey("\(scope.business.schema)", "move", "\(id)").value)]
                + AppointmentQueries.readVisit(of: id)
        )
        let before = try LockedVisit(known[1...])
        guard let branch = scope.profile.branch(id: before.first.branch) else {
            throw Problem.broken(context: "appointment \(id) is at a branch that is not known")
        }
        let start = try wish.start?.moment(in: branch.clock) ?? before.whole.start
        guard wish.minutes == nil || before.appointments.count == 1 else {
            throw Problem.refused(Self.lengthOfSteps)
        }
        let keepsLength = wish.minutes == nil || wish.minutes == before.first.minutes
        if start == before.whole.start, before.isWith(wish), keepsLength {
            // Who only names the employee again has nothing to move.
            guard wish.start == nil else { throw Problem.refused(Self.unchanged) }
            return try await lock(id, in: transaction, scope)
        }
        let days = try DiaryQuestion.days(of: start, at: branch)
        let question = before.question(wish, at: branch, days: days, entry: entry)
        let keys = before.employees.map { LockKey($0) } + before.live.map { LockKey($0.client.id) }
        let answers = try await transaction.batch(
            [DiaryQueries.lock(question, and: keys), AppointmentQueries.lockVisit(of: id)]
                + AppointmentQueries.readVisit(of: id) + DiaryQueries.statements(question)
        )
        var visit = try LockedVisit(answers[2...3])
        let diary = try Diary(
            answers[4...],
            question,
            settings: scope.profile.settings(branch: branch.id),
            now: scope.world.now()
        )
        visit.destination = LockedVisit.Destination(start: start, question: question, diary: diary)
        return visit
    }

    private static let lengthOfSteps = Refusal(
        .unfit(field: "minutes"),
        reason: "several_steps",
        detail: "A visit of several steps takes as long as its steps. Book another one of other length."
    )
    private static let unchanged = Refusal(
        .unfit(field: "starts_at"),
        reason: "unchanged",
        detail: "The appointment is at that time already. Choose another time, or another employee."
    )

    /// Moves a whole visit to where it was locked for.
    ///
    /// Its buffers and its price stay as they were booked, and how long it takes where no length is wished for. A group at the new time is joined; the
    /// seats in the old one are then left in the same moment.
    ///
    /// - Precondition: it was locked with this wish.
    /// - Returns: the appointments as they are then: the same, or the group that was joined.
    /// - Throws: `Problem.refused` with the reason for which it cannot be there.
    @discardableResult
    func move(
        _ visit: LockedVisit,
        to wish: MoveWish,
        entry: BookingEntry = .staff,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> [AppointmentID] {
        guard let destination = visit.destination else {
            preconditionFailure("a visit that is moved is locked with the wish to move it")
        }
        guard visit.appointments.allSatisfy(\.isLive) else {
            throw Problem.refused(
                Refusal(
                    .rule(slug: "not-reschedulable"),
                    reason: visit.first.status.rawValue,
                    detail: "Only coming appointments can be moved; this one is \(visit.first.status.words)."
                )
            )
        }
        let plan = try await plan(visit, wish, destination, in: transaction)
        let steps = plan.assignment.steps
        let leavesGroup = entry == .online && visit.first.staysOpen
        let ids: [AppointmentID]
        if steps.count == 1, leavesGroup || steps[0].joins != nil {
            ids = [try leaveAndRebook(visit, plan, in: transaction, scope)]
        } else {
            put(visit, plan, destination.diary.zone, wish, in: transaction)
            ids = visit.appointments.map(\.id)
        }
        note(visit, plan, wish, in: transaction, scope)
        tell(visit, steps, ids, in: transaction, scope)
        try await free(visit, in: transaction, scope)
        return ids
    }

    /// Where each step goes.
    private struct MovePlan {
        let assignment: Assignment
        var overlapping = false
        var overridden: SlotRefusal?
    }

    private func plan(
        _ visit: LockedVisit,
        _ wish: MoveWish,
        _ destination: LockedVisit.Destination,
        in transaction: Transaction
    ) async throws -> MovePlan {
        let diary = destination.diary
        let plan: MovePlan
        switch diary.decide(destination.start) {
        case .success(let assignment):
            plan = MovePlan(assignment: assignment)
        case .failure(let refusal):
            guard wish.override != nil else { throw Problem.refused(refusal.refusal) }
            switch diary.force(destination.start, employee: wish.employee ?? visit.first.employee) {
            case .failure(let refusal): throw Problem.refused(refusal.refusal)
            case .success(let forced):
                let ignoring = visit.appointments.map(\.id)
                let isInTheWay = try await isInTheWay(forced, ignoring: ignoring, in: transaction)
                plan = MovePlan(
                    assignment: forced,
                    overlapping: isInTheWay || refusal.reason == .calendarBusy,
                    overridden: refusal
                )
            }
        }
        guard plan.assignment.steps.count == visit.appointments.count else {
            throw Problem.broken(context: "visit of \(visit.first.id) has other steps than it had")
        }
        return plan
    }

    /// The statements that move each step, in an order in which none meets another of the same visit.
    private func put(
        _ visit: LockedVisit,
        _ plan: MovePlan,
        _ zone: TimeZoneRules,
        _ wish: MoveWish,
        in transaction: Transaction
    ) {
        var pairs = Array(zip(visit.appointments, plan.assignment.steps))
        if plan.assignment.whole.start > visit.whole.start { pairs.reverse() }
        for (old, step) in pairs where old.resources.contains(where: { !step.resources.contains($0) }) {
            transaction.later(AppointmentQueries.dropResources(of: old.id, except: step.resources))
        }
        for (old, step) in pairs {
            transaction.later(
                AppointmentQueries.move(
                    old,
                    to: step,
                    minutes: wish.minutes ?? old.minutes,
                    zone: zone,
                    overlapping: plan.overlapping,
                    overrideReason: plan.overridden == nil ? nil : wish.override
                )
            )
        }
        let added = pairs.flatMap { old, step in
            step.resources.filter { !old.resources.contains($0) }.map { (old.id, $0) }
        }
        if !added.isEmpty { transaction.later(AppointmentQueries.addResources(added)) }
        transaction.later(AppointmentQueries.unconfirm(pairs.map(\.0.id)))
    }

    private func note(
        _ visit: LockedVisit,
        _ plan: MovePlan,
        _ wish: MoveWish,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let step = plan.assignment.steps[0]
        var changes: [String: JSONValue] = [
            "starts_at": [.instant(visit.first.slot.start), .instant(step.slot.start)]
        ]
        if step.employee != visit.first.employee {
            changes["employee"] = [.id(visit.first.employee), .id(step.employee)]
        }
        if let minutes = wish.minutes, minutes != visit.first.minutes {
            changes["minutes"] = [.int(visit.first.minutes), .int(minutes)]
        }
        var action = "appointment.rescheduled"
        if let refusal = plan.overridden {
            action = "appointment.overridden"
            changes["override_reason"] = [nil, .optional(wish.override)]
            changes["overridden"] = [nil, .string(refusal.reason.rawValue)]
            changes["overlapping"] = [.bool(visit.first.overlapping), .bool(plan.overlapping)]
        }
        transaction.later(scope.audit(action, "appointment", visit.first.id, changes: changes))
        let slot = plan.assignment.whole
        DueWork().wantReminders(of: slot, at: visit.first.branch, after: transaction, in: scope)
    }

    private func tell(
        _ visit: LockedVisit,
        _ steps: [Assignment.Step],
        _ ids: [AppointmentID],
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let clients = visit.live.map { OutboxEvent.Receiver.client($0.client.id) }
        let employees = (visit.employees + steps.map(\.employee)).map(OutboxEvent.Receiver.staff)
        Outbox.add(
            .rescheduled(visit.first, to: clients + employees, now: ids[0]),
            in: transaction,
            scope
        )
    }

    /// Says which times came free, after they have.
    private func free(_ visit: LockedVisit, in transaction: Transaction, _ scope: Scope) async throws {
        let now = scope.world.now()
        let slots = visit.appointments.filter { $0.slot.start > now && !$0.overlapping }
        guard !freed.isEmpty, !slots.isEmpty else { return }
        _ = try await transaction.batch([])
        for old in slots {
            let slot = FreedSlot(old, seats: old.capacity, joinsGroup: false)
            for handler in freed { try await handler(slot, transaction, scope) }
        }
    }

    /// Leaves a group and takes the same seats elsewhere: both, or neither (S1-20, S4-16, R-5).
    private func leaveAndRebook(
        _ visit: LockedVisit,
        _ plan: MovePlan,
        in transaction: Transaction,
        _ scope: Scope
    ) throws -> AppointmentID {
        let (old, step) = (visit.first, plan.assignment.steps[0])
        let id = step.joins ?? AppointmentID.make(scope.world)
        let leaving = visit.live
        transaction.later(
            AppointmentQueries.touch([old.id] + [step.joins].compactMap(\.self), sequence: true)
        )
        if step.joins == nil {
            guard let branch = scope.profile.branch(id: old.branch) else { throw Problem.notFound(.branch) }
            let wish = BookingWish(
                branch: branch,
                wish: .service(old.service),
                start: step.slot.start,
                entry: .online,
                bookedBy: .customer
            )
            transaction.later(
                AppointmentQueries.insert(
                    NewAppointment(
                        id: id,
                        visit: nil,
                        position: 1,
                        visitService: nil,
                        step: step,
                        wish: wish,
                        zone: try branch.clock,
                        status: old.status,
                        seatsTaken: leaving.reduce(0) { $0 + $1.seats },
                        overlapping: false,
                        overrideReason: nil,
                        createdBy: scope.actor.staff
                    )
                )
            )
            if !step.resources.isEmpty {
                transaction.later(AppointmentQueries.addResources(step.resources.map { (id, $0) }))
            }
        }
        transaction.later(
            AppointmentQueries.change(
                leaving.map(\.id),
                to: .cancelled,
                by: scope.actor.customer == nil ? .staff : .customer,
                reason: "moved",
                now: scope.world.now()
            )
        )
        transaction.later(AppointmentQueries.insert(leaving.map { $0.again(in: id, scope) }))
        return id
    }
}

extension Attendee {
    /// The same attendance in another appointment.
    fileprivate func again(in appointment: AppointmentID, _ scope: Scope) -> NewAttendee {
        NewAttendee(
            id: AttendeeID.make(scope.world),
            appointment: appointment,
            client: client.id,
            seats: seats,
            price: price,
            status: status,
            note: note,
            bookedBy: bookedBy
        )
    }
}

extension LockedVisit {
    /// What is to be done again elsewhere: the same services in the same order, with the same pauses.
    func wish(_ move: MoveWish) -> DiaryQuestion.Wish {
        guard appointments.count > 1 else { return .service(first.service) }
        let steps = zip(appointments, appointments.dropFirst().map(Optional.some) + [nil]).map { step, next in
            let pause = next.map { $0.slot.start.since(step.slot.end).components.seconds / 60 } ?? 0
            return DiaryQuestion.WishedStep(
                service: step.service,
                employee: employee(of: step, move),
                pauseAfter: max(0, Int(pause))
            )
        }
        return .steps(steps)
    }

    /// What the diary is read for when it is to be moved.
    func question(
        _ move: MoveWish,
        at branch: Branch,
        days: ClosedRange<CalendarDate>,
        entry: BookingEntry
    ) -> DiaryQuestion {
        DiaryQuestion(
            branch: branch,
            wish: wish(move),
            employee: appointments.count == 1 ? move.employee ?? first.employee : nil,
            seats: max(1, first.seatsTaken),
            days: days,
            entry: entry,
            ignoring: appointments.map(\.id),
            minutes: appointments.count == 1 ? move.minutes ?? first.minutes : nil
        )
    }

    /// Who does a step after a move.
    private func employee(of step: Appointment, _ move: MoveWish) -> StaffID {
        guard let employee = move.employee, move.step == nil || move.step == step.id else {
            return step.employee
        }
        return employee
    }

    /// Whether the employees are those who are wished for already.
    fileprivate func isWith(_ move: MoveWish) -> Bool {
        appointments.allSatisfy { employee(of: $0, move) == $0.employee }
    }
}

extension OutboxEvent {
    /// That an appointment is at another time, or with somebody else.
    static func rescheduled(
        _ old: Appointment,
        to receivers: [Receiver],
        now id: AppointmentID
    ) -> OutboxEvent {
        OutboxEvent(
            .rescheduled,
            to: receivers,
            appointment: id,
            data: [
                "before": [
                    "starts_at": .instant(old.slot.start), "employee_id": .id(old.employee),
                ]
            ]
        )
    }
}
