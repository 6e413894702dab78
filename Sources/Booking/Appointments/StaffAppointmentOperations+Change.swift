import Core
import Outbox
import Postgres
import Tenancy

extension StaffAppointmentOperations {
    /// Changes what staff write about an appointment, its seats, its employee, or its status.
    ///
    /// - Throws: `Problem.editConflict` where it has another revision than the condition allows.
    func edit(
        _ id: AppointmentID,
        _ change: AppointmentChange,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws -> AppointmentRecord {
        let wish = change.employee.map { employee in
            MoveWish(start: nil, employee: employee, step: id, override: change.override)
        }
        return try await perform(id, toMove: wish, allows: allows, in: scope) { visit, own, transaction in
            if change.edits(own) { try edit(own, change, in: transaction, scope) }
            if let wish, visit.destination != nil {
                try insist(on: wish, own, in: scope)
                let ids = try await appointments.move(visit, to: wish, in: transaction, scope)
                return ids.contains(id) ? id : ids[0]
            }
            if let status = change.status {
                try await appointments.change(
                    visit,
                    attendees: change.attendee.map { [$0] },
                    to: status,
                    by: .staff,
                    in: transaction,
                    scope
                )
            }
            return id
        }
    }

    /// Cancels, approves or rejects an appointment: for everybody, or for one of those who attend.
    func end(
        _ id: AppointmentID,
        _ input: EndInput,
        to status: AttendeeStatus,
        in scope: Scope
    ) async throws -> AppointmentRecord {
        try await perform(id, in: scope) { visit, _, transaction in
            try await appointments.change(
                visit,
                attendees: input.attendee.map { [$0] },
                to: status,
                by: .staff,
                reason: input.reason,
                in: transaction,
                scope
            )
            return id
        }
    }

    /// Moves a visit to another time, and to another employee where one is named.
    func reschedule(_ id: AppointmentID, _ wish: MoveWish, in scope: Scope) async throws -> AppointmentRecord
    {
        try await perform(id, toMove: wish, in: scope) { visit, own, transaction in
            try insist(on: wish, own, in: scope)
            let ids = try await appointments.move(visit, to: wish, in: transaction, scope)
            return ids.contains(id) ? id : ids[0]
        }
    }

    /// Puts one more client into an appointment that has seats left.
    func add(_ input: AttendeeInput, to id: AppointmentID, in scope: Scope) async throws -> AppointmentRecord
    {
        try await perform(id, first: LockKey(input.client), in: scope) { visit, own, transaction in
            try await insistOnClients([input.client], in: transaction, scope)
            let audit = try await insistOnRules(input, own, in: transaction, scope)
            guard visit.appointments.allSatisfy(\.isLive) else {
                throw Problem.refused(
                    Refusal(
                        .rule(slug: "wrong-status"),
                        reason: own.status.rawValue,
                        detail: "Nobody can be put into an appointment that is \(own.status.words)."
                    )
                )
            }
            guard own.seatsTaken + input.seats <= own.capacity else {
                throw Problem.refused(
                    Refusal(
                        .taken,
                        reason: SlotReason.groupFull.rawValue,
                        detail: "There are \(own.capacity - own.seatsTaken) of \(own.capacity) seats left."
                    )
                )
            }
            let new = visit.appointments.map { appointment in
                NewAttendee(
                    id: AttendeeID.make(scope.world),
                    appointment: appointment.id,
                    client: input.client,
                    seats: input.seats,
                    price: appointment.price * input.seats,
                    status: .approved,
                    note: input.note,
                    bookedBy: BookedBy.staff.rawValue
                )
            }
            transaction.later(AppointmentQueries.touch(visit.appointments.map(\.id)))
            transaction.later(AppointmentQueries.insert(new))
            var changes = audit.mapValues { JSONValue.array([nil, $0]) }
            changes["attendee"] = [nil, .id(new[0].id)]
            transaction.later(
                scope.audit("appointment.attendee_added", "appointment", visit.first.id, changes: changes)
            )
            let receivers = [.client(input.client)] + visit.employees.map(OutboxEvent.Receiver.staff)
            Outbox.add(
                OutboxEvent(.booked, to: receivers, appointment: visit.first.id),
                in: transaction,
                scope
            )
            return id
        }
    }

    /// What the rules say of somebody who is put into an appointment.
    private func insistOnRules(
        _ input: AttendeeInput,
        _ appointment: Appointment,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> [String: JSONValue] {
        guard let branch = scope.profile.branch(id: appointment.branch) else {
            throw Problem.notFound(.branch)
        }
        let subject = PolicySubject.client(input.client)
        let answers = try await transaction.batch(
            ClientStandingQueries.statements(
                subject,
                wish: .service(appointment.service),
                branch: branch.id,
                around: appointment.slot.start
            )
        )
        let rules = try BookingRules(
            answers[...],
            subject,
            settings: scope.profile.settings(branch: branch.id),
            now: scope.world.now(),
            branch: branch
        )
        let verdict = rules.verdict(
            entry: .staff,
            start: appointment.slot.start,
            unwantedReason: input.unwantedReason
        )
        if let refusal = verdict.refusal { throw Problem.refused(refusal) }
        return verdict.audit
    }

    /// Fewer seats than are taken cannot be had.
    private func edit(
        _ own: Appointment,
        _ change: AppointmentChange,
        in transaction: Transaction,
        _ scope: Scope
    ) throws(Problem) {
        let capacity = change.capacity ?? own.capacity
        guard capacity >= own.seatsTaken else {
            throw .refused(
                Refusal(
                    .unfit(field: "capacity"),
                    reason: "below_booked",
                    detail: "\(own.seatsTaken) seats are taken: give at least as many, or cancel some first."
                )
            )
        }
        let note = change.note.applied(to: own.note)
        transaction.later(AppointmentQueries.edit(own.id, note: note, capacity: capacity))
        var changes: [String: JSONValue] = [:]
        if note != own.note { changes["note"] = [.optional(own.note), .optional(note)] }
        if capacity != own.capacity { changes["capacity"] = [.int(own.capacity), .int(capacity)] }
        transaction.later(scope.audit("appointment.edited", "appointment", own.id, changes: changes))
    }

    /// Whoever moves must reach where it goes, too.
    private func insist(on wish: MoveWish, _ own: Appointment, in scope: Scope) throws(Problem) {
        let employee = wish.employee ?? own.employee
        guard try scope.appointmentReach(.editAppointments).covers(own.branch, employee) else {
            throw .forbidden
        }
        guard wish.override != nil else { return }
        guard try scope.appointmentReach(.overrideBooking).covers(own.branch, employee) else {
            throw .forbidden
        }
    }

    /// Locks the visit of an appointment in reach, does something to it, and answers with an appointment as it then is.
    ///
    /// - Parameters:
    ///   - key: what is locked before the visit.
    ///   - body: answers with the appointment to be shown.
    private func perform(
        _ id: AppointmentID,
        toMove wish: MoveWish? = nil,
        first key: LockKey? = nil,
        allows: @Sendable (_ revision: Int64) -> Bool = { _ in true },
        in scope: Scope,
        _ body: @Sendable (LockedVisit, Appointment, Transaction) async throws -> AppointmentID
    ) async throws -> AppointmentRecord {
        let reading = try scope.appointmentReach(.readAppointments)
        let acting = try scope.appointmentReach(.editAppointments)
        return try await scope.write { transaction in
            if let key { transaction.later(AppointmentQueries.takeTurn(key.value)) }
            if wish != nil {
                // Nobody learns of what is out of reach from the reason for which it cannot be moved.
                let known = try await transaction.batch(AppointmentQueries.record(id, within: reading))
                guard known[0].count > 0 else { throw Problem.notFound(.appointment) }
            }
            let visit = try await appointments.lock(id, toMove: wish, in: transaction, scope)
            guard let own = visit.appointment(id) else { throw Problem.notFound(.appointment) }
            try reading.insist(on: own)
            guard acting.covers(own.branch, own.employee) else { throw Problem.forbidden }
            guard allows(own.revision) else { throw Problem.editConflict }
            let shown = try await body(visit, own, transaction)
            let records = try await appointments.records([shown], in: transaction)
            guard let record = records.first else { throw Problem.notFound(.appointment) }
            return record
        }
    }
}
