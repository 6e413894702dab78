import Core
import Outbox
import Postgres
import Tenancy

extension AppointmentOperations {
    /// Ends attendances, or takes their end back: all of the visit that can become it, or those of one client.
    ///
    /// Seats come free, and who is concerned hears of it. A visit of several steps changes as a whole (B.12).
    ///
    /// - Parameters:
    ///   - attendees: some of the visit's; nil for all.
    ///   - reason: for whoever reads the appointment later.
    /// - Throws: `Problem.refused` where the status does not allow it.
    func change(
        _ visit: LockedVisit,
        attendees ids: Set<AttendeeID>? = nil,
        to status: AttendeeStatus,
        by: EndedBy,
        reason: String? = nil,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let now = scope.world.now()
        let chosen = try Self.chosen(visit, ids, to: status, by: by, now: now)
        let isEnd = !status.isLive
        let closes = ids == nil && status == .cancelled
        let touched = Set(chosen.map(\.appointment)).union(closes ? visit.appointments.map(\.id) : [])
        transaction.later(
            AppointmentQueries.touch(Array(touched), sequence: isEnd || chosen.contains { !$0.status.isLive })
        )
        if closes { transaction.later(AppointmentQueries.close(visit.appointments.map(\.id))) }
        transaction.later(
            AppointmentQueries.change(chosen.map(\.id), to: status, by: by, reason: reason, now: now)
        )
        note(visit, chosen, to: status, reason: reason, in: transaction, scope)
        let leaving = Set(chosen.map(\.id))
        let stays = visit.live.contains { !leaving.contains($0.id) }
        tell(visit, chosen, to: status, by: by, leavesOthers: ids != nil && stays, in: transaction, scope)
        guard status == .cancelled || status == .rejected else { return }
        try await free(visit, leaving: leaving, closes: closes, now: now, in: transaction, scope)
    }

    /// Those who change, and none without a good reason.
    private static func chosen(
        _ visit: LockedVisit,
        _ ids: Set<AttendeeID>?,
        to status: AttendeeStatus,
        by: EndedBy,
        now: Instant
    ) throws(Problem) -> [Attendee] {
        let start = visit.whole.start
        func refusal(_ attendee: Attendee) -> Refusal? {
            attendee.status.refusal(to: status, start: start, by: by, now: now)
        }
        if let ids {
            let named = visit.attendees(sharing: ids)
            guard !named.isEmpty else { throw .notFound(.attendee) }
            let able = named.filter { refusal($0) == nil }
            // An earlier attendance of the same client may have ended before this one began.
            guard able.contains(where: { ids.contains($0.id) }) else {
                let asked = named.first { ids.contains($0.id) } ?? named[0]
                throw refusal(asked).map(Problem.refused) ?? .notFound(.attendee)
            }
            return able
        }
        let able = visit.attendees.filter { refusal($0) == nil }
        let isOpenGroup = visit.appointments.contains { $0.staysOpen && $0.isLive }
        if able.isEmpty, !(status == .cancelled && isOpenGroup) {
            let last = visit.attendees.last?.status ?? visit.first.status
            let refusal = last.refusal(to: status, start: start, by: by, now: now)
            throw refusal.map(Problem.refused) ?? .notFound(.attendee)
        }
        guard status != .cancelled else { return able }
        // What is wished for a whole group is for those whom it concerns now: who has come, or not, already stays so.
        let waiting = able.filter { $0.status == .pending || $0.status == .approved }
        return waiting.isEmpty ? able.filter { $0.status != .held } : waiting
    }

    private func note(
        _ visit: LockedVisit,
        _ chosen: [Attendee],
        to status: AttendeeStatus,
        reason: String?,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let old = chosen.first?.status ?? visit.first.status
        // Offers that pass are the waiting list's to note.
        guard old != .held || status.isLive else { return }
        var changes: [String: JSONValue] = ["status": [.string(old.rawValue), .string(status.rawValue)]]
        if let reason { changes["reason"] = [nil, .string(reason)] }
        if chosen.count < visit.attendees.count {
            changes["attendees"] = .array([nil, .array(chosen.map { .id($0.id) })])
        }
        let action = status.action(from: old)
        transaction.later(scope.audit(action, "appointment", visit.first.id, changes: changes))
    }

    private func tell(
        _ visit: LockedVisit,
        _ chosen: [Attendee],
        to status: AttendeeStatus,
        by: EndedBy,
        leavesOthers: Bool,
        in transaction: Transaction,
        _ scope: Scope
    ) {
        let old = chosen.first?.status ?? visit.first.status
        let name: OutboxEvent.Name
        switch (old, status) {
        case (.held, .approved): name = .booked
        case (.held, .pending): name = .requested
        case (.pending, .approved): name = .approved
        case (.held, _), (_, .approved), (_, .completed), (_, .held), (_, .pending): return
        case (_, .noShow): name = .noShow
        case (_, .rejected): name = .rejected
        case (_, .cancelled): name = leavesOthers ? .left : .cancelled
        }
        let receivers =
            chosen.map { OutboxEvent.Receiver.client($0.client.id) }
            + visit.employees.map(OutboxEvent.Receiver.staff)
        var data: [String: JSONValue] = [:]
        if name == .cancelled || name == .left { data["by"] = .string(by.rawValue) }
        Outbox.add(
            OutboxEvent(name, to: receivers, appointment: visit.first.id, data: data),
            in: transaction,
            scope
        )
    }

    /// Says which times came free, after they have.
    private func free(
        _ visit: LockedVisit,
        leaving: Set<AttendeeID>,
        closes: Bool,
        now: Instant,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard !freed.isEmpty else { return }
        let slots = visit.appointments.compactMap { appointment -> FreedSlot? in
            guard appointment.slot.start > now, !appointment.overlapping else { return nil }
            let own = visit.attendees.filter { $0.appointment == appointment.id }
            let remaining = own.filter { $0.status.takesTime && !leaving.contains($0.id) }
            guard closes || own.contains(where: { leaving.contains($0.id) && $0.status.takesTime }) else {
                return nil
            }
            let joins = !remaining.isEmpty || (appointment.staysOpen && !closes)
            let seats = appointment.capacity - remaining.reduce(0) { $0 + $1.seats }
            return FreedSlot(appointment, seats: seats, joinsGroup: joins)
        }
        guard !slots.isEmpty else { return }
        _ = try await transaction.batch([])
        for slot in slots {
            for handler in freed { try await handler(slot, transaction, scope) }
        }
    }
}

extension FreedSlot {
    /// What an appointment leaves behind.
    init(_ old: Appointment, seats: Int, joinsGroup: Bool) {
        self.init(
            appointment: old.id,
            branch: old.branch,
            service: old.service,
            employee: old.employee,
            slot: old.slot,
            seats: seats,
            bufferBefore: old.bufferBefore,
            bufferAfter: old.bufferAfter,
            price: old.price,
            capacity: old.capacity,
            resources: old.resources,
            joinsGroup: joinsGroup
        )
    }
}
