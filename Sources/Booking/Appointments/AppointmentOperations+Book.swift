import Core
import Outbox
import Postgres
import Tenancy

extension AppointmentOperations {
    /// Books for a client who is known, inside a transaction.
    func book(
        _ wish: BookingWish,
        for client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> BookedVisit {
        let party = BookingParty(client: client, seats: wish.seats)
        return try await book(wish, for: [party], in: transaction, scope)
    }

    /// Books for several clients at once, or for none where a group is opened.
    ///
    /// - Throws: `Problem.refused` with the reason for which it cannot be booked.
    func book(
        _ wish: BookingWish,
        for parties: [BookingParty],
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> BookedVisit {
        let plan = try BookingPlan(
            wish,
            for: parties.map { .client($0.client) },
            keys: parties.map { LockKey($0.client) }
        )
        let answers = try await transaction.batch(plan.statements)
        let decision = try await decide(plan, answers, in: transaction, scope)
        return write(decision, for: parties, in: transaction, scope)
    }

    /// Decides, from what was read under the locks.
    func decide(
        _ plan: BookingPlan,
        _ answers: [Rows],
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> BookingDecision {
        let wish = plan.wish
        let diary = try plan.diary(answers, in: scope)
        let verdict = try plan.verdict(answers, in: scope)
        var decision = try await decide(wish, diary, in: transaction)
        decision.warnings = verdict.warnings
        decision.audit = verdict.audit
        if verdict.needsApproval { decision.status = .pending }
        return decision
    }

    /// What the diary gives for a wish; staff who override get it against hours and over other things.
    func decide(
        _ wish: BookingWish,
        _ diary: Diary,
        in transaction: Transaction
    ) async throws -> BookingDecision {
        let assignment: Assignment
        switch diary.decide(wish.start) {
        case .success(let found):
            let isOpening = wish.staysOpen && found.steps.contains { $0.joins != nil }
            guard !isOpening else {
                throw Problem.refused(
                    SlotRefusal(reason: .busy, detail: "This group is there already; add attendees to it.")
                        .refusal
                )
            }
            assignment = found
        case .failure(let refusal):
            guard wish.override != nil else { throw Problem.refused(refusal.refusal) }
            return try await force(wish, diary, against: refusal, in: transaction)
        }
        return BookingDecision(wish: wish, assignment: assignment, zone: diary.zone, status: .approved)
    }

    private func force(
        _ wish: BookingWish,
        _ diary: Diary,
        against refusal: SlotRefusal,
        in transaction: Transaction
    ) async throws -> BookingDecision {
        guard let employee = wish.employee else {
            throw Problem.invalid(
                field: "employee",
                code: "required",
                message: "Name the employee: a rule is only overridden for somebody in particular."
            )
        }
        let forced: Assignment
        switch diary.force(wish.start, employee: employee) {
        case .success(let assignment): forced = assignment
        case .failure(let refusal): throw Problem.refused(refusal.refusal)
        }
        let isInTheWay = try await isInTheWay(forced, ignoring: [], in: transaction)
        return BookingDecision(
            wish: wish,
            assignment: forced,
            zone: diary.zone,
            status: .approved,
            overlapping: isInTheWay || refusal.reason == .calendarBusy,
            overridden: refusal
        )
    }

    /// Whether something that counts has the time of one of the steps.
    func isInTheWay(
        _ assignment: Assignment,
        ignoring: [AppointmentID],
        in transaction: Transaction
    ) async throws -> Bool {
        let answers = try await transaction.batch(
            assignment.steps.map { AppointmentQueries.isInTheWay($0, ignoring: ignoring) }
        )
        for answer in answers where try answer.one({ row in try row.next(Bool.self) }) { return true }
        return false
    }

    /// Puts off the statements of what was decided: they travel with the next ones.
    func write(
        _ decision: BookingDecision,
        for parties: [BookingParty],
        in transaction: Transaction,
        _ scope: Scope,
        tells: Bool = true
    ) -> BookedVisit {
        let steps = decision.assignment.steps
        let visit = steps.count > 1 ? VisitID.make(scope.world) : nil
        var ids = steps.map { $0.joins ?? AppointmentID.make(scope.world) }
        if parties.isEmpty, let subject = decision.wish.subject { ids[0] = AppointmentID(subject.uuid) }
        let seats = parties.reduce(0) { $0 + $1.seats }
        let joined = steps.compactMap(\.joins)
        if !joined.isEmpty { transaction.later(AppointmentQueries.touch(joined)) }
        for (index, step) in steps.enumerated() where step.joins == nil {
            let new = NewAppointment(
                id: ids[index],
                visit: visit,
                position: index + 1,
                visitService: decision.visitService,
                step: step,
                wish: decision.wish,
                zone: decision.zone,
                status: parties.isEmpty ? .approved : decision.status,
                seatsTaken: seats,
                overlapping: decision.overlapping,
                overrideReason: decision.overridden == nil ? nil : decision.wish.override,
                createdBy: scope.actor.staff
            )
            transaction.later(AppointmentQueries.insert(new))
        }
        let resources = zip(ids, steps).filter { $0.1.joins == nil }
            .flatMap { id, step in step.resources.map { (id, $0) } }
        if !resources.isEmpty { transaction.later(AppointmentQueries.addResources(resources)) }
        var given = decision.wish.subject
        let attendees = zip(ids, steps).flatMap { id, step in
            parties.map { party in
                defer { given = nil }
                return decision.attendee(given ?? .make(scope.world), party, of: id, step)
            }
        }
        if !attendees.isEmpty { transaction.later(AppointmentQueries.insert(attendees)) }
        note(decision, ids, in: transaction, scope)
        if tells { tell(decision, ids, parties, in: transaction, scope) }
        return BookedVisit(
            appointments: ids,
            attendees: attendees.map(\.id),
            visit: visit,
            status: decision.status,
            whole: decision.assignment.whole,
            warnings: decision.warnings
        )
    }

    private func note(
        _ decision: BookingDecision,
        _ ids: [AppointmentID],
        in transaction: Transaction,
        _ scope: Scope
    ) {
        var changes: [String: JSONValue] = [
            "status": [nil, .string(decision.status.rawValue)],
            "starts_at": [nil, .instant(decision.assignment.whole.start)],
            "employee": [nil, .id(decision.assignment.steps[0].employee)],
        ]
        for (name, value) in decision.audit { changes[name] = [nil, value] }
        var action = "appointment.booked"
        if let refusal = decision.overridden {
            action = "appointment.overridden"
            changes["override_reason"] = [nil, .optional(decision.wish.override)]
            changes["overridden"] = [nil, .string(refusal.reason.rawValue)]
            changes["overlapping"] = [nil, .bool(decision.overlapping)]
        }
        transaction.later(scope.audit(action, "appointment", ids[0], changes: changes))
        let slot = decision.assignment.whole
        DueWork().wantReminders(of: slot, at: decision.wish.branch.id, after: transaction, in: scope)
    }

    func tell(
        _ decision: BookingDecision,
        _ ids: [AppointmentID],
        _ parties: [BookingParty],
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let receivers =
            parties.map { OutboxEvent.Receiver.client($0.client) }
            + decision.assignment.steps.map { .staff($0.employee) }
        let event = OutboxEvent(
            decision.status == .pending ? .requested : .booked,
            to: receivers,
            appointment: ids[0]
        )
        Outbox.add(event, in: transaction, scope)
    }
}

extension BookingDecision {
    /// The service with steps that was wished for.
    fileprivate var visitService: ServiceID? {
        guard assignment.steps.count > 1, case .service(let service) = wish.wish else { return nil }
        return service
    }

    fileprivate func attendee(
        _ id: AttendeeID,
        _ party: BookingParty,
        of appointment: AppointmentID,
        _ step: Assignment.Step
    ) -> NewAttendee {
        NewAttendee(
            id: id,
            appointment: appointment,
            client: party.client,
            seats: party.seats,
            price: step.price * party.seats,
            status: status,
            note: wish.note,
            bookedBy: wish.bookedBy.rawValue
        )
    }
}
