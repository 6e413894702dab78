import Core
import Outbox
import Postgres
import Tenancy

/// One date of a series, and whether it can be had.
struct SeriesOccurrence: Sendable {
    /// The wall time at the branch.
    let wall: WallTime
    /// The same as a moment; nil where the clock never shows it.
    let start: Instant?
    var assignment: Assignment?
    var refusal: Refusal?

    /// Writes the date, and what stands against it.
    func write(to json: inout JSONWriter, _ zone: TimeZoneRules) {
        json.object { json in
            json.field("starts_at", start?.rfc3339(in: zone) ?? wall.iso8601)
            json.field("ends_at", assignment?.whole.end.rfc3339(in: zone))
            json.field("employee", assignment?.steps[0].employee)
            json.field("available", refusal == nil)
            json.field("reason", refusal?.reason)
            json.field("detail", refusal?.detail)
        }
    }

    /// The same as a member of a refusal.
    func json(_ zone: TimeZoneRules) -> JSONValue {
        [
            "starts_at": .string(start?.rfc3339(in: zone) ?? wall.iso8601),
            "reason": .optional(refusal?.reason), "detail": .optional(refusal?.detail),
        ]
    }
}

extension StaffAppointmentOperations {
    /// Books a series, all of it or nothing unless conflicts are to be skipped; or shows what would come of it.
    ///
    /// Every date is decided by a diary of its own, all read in one round trip under the same locks.
    func series(
        _ wish: BookingWish,
        _ input: StaffBookingInput,
        for parties: [BookingParty],
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> StaffBooking {
        let zone = try wish.branch.clock
        let first = zone.wall(at: wish.start)
        let dates = (input.recurrence?.starts(from: first) ?? [first]).map { wall in
            Self.occurrence(wall, wish.start, first: first, zone)
        }
        guard !dates.isEmpty else {
            throw Problem.invalid(
                field: "repeat.until",
                code: "before_start",
                message: "The series ends before it begins: choose a later day."
            )
        }
        let (decisions, occurrences, warnings) = try await decide(
            dates,
            wish,
            for: parties,
            in: transaction,
            scope
        )
        let conflicts = occurrences.filter { $0.refusal != nil }
        if input.isDryRun {
            return StaffBooking(warnings: warnings, occurrences: occurrences, isPreview: true)
        }
        if decisions.isEmpty || (!conflicts.isEmpty && !input.skipsConflicts) {
            throw Problem.refused(Self.refusal(conflicts, of: occurrences.count, zone))
        }
        let ids = write(decisions, input.recurrence, for: parties, in: transaction, scope)
        let records = try await appointments.records(ids, in: transaction)
        return StaffBooking(records: records, warnings: warnings, occurrences: conflicts)
    }

    private static func occurrence(
        _ wall: WallTime,
        _ start: Instant,
        first: WallTime,
        _ zone: TimeZoneRules
    ) -> SeriesOccurrence {
        // The first is meant as it was written, even in an hour that the clock shows twice.
        if wall == first { return SeriesOccurrence(wall: wall, start: start) }
        switch zone.reading(of: wall) {
        case .once(let moment), .twice(let moment, _): return SeriesOccurrence(wall: wall, start: moment)
        case .never:
            let refusal = Refusal(
                .unfit(field: "starts_at"),
                reason: SlotReason.nonexistentTime.rawValue,
                detail: "The clock jumps over that time on \(wall.date)."
            )
            return SeriesOccurrence(wall: wall, start: nil, refusal: refusal)
        }
    }

    private func decide(
        _ dates: [SeriesOccurrence],
        _ wish: BookingWish,
        for parties: [BookingParty],
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> ([BookingDecision], [SeriesOccurrence], warnings: [String]) {
        let series = SeriesID.make(scope.world)
        let plans = try dates.compactMap { date -> BookingPlan? in
            guard let start = date.start else { return nil }
            var own = wish
            own.start = start
            own.series = dates.count > 1 ? series : nil
            let subjects = parties.map { PolicySubject.client($0.client) }
            return try BookingPlan(own, for: subjects, keys: parties.map { LockKey($0.client) })
        }
        // The locks of the first are those of all: they come from the service and the branch.
        var statements: [SQL] = []
        for (index, plan) in plans.enumerated() {
            statements += index == 0 ? plan.statements : Array(plan.statements.dropFirst())
        }
        let answers = try await transaction.batch(statements)
        var decisions: [BookingDecision] = []
        var occurrences: [SeriesOccurrence] = []
        var warnings: [String] = []
        var position = 1
        var next = plans.makeIterator()
        for var date in dates {
            if date.start != nil, let plan = next.next() {
                let count = plan.statements.count - 1
                // In front of its own answers stands the one to the lock.
                let own = [answers[0]] + answers[position..<(position + count)]
                position += count
                do {
                    let decision = try await appointments.decide(plan, own, in: transaction, scope)
                    date.assignment = decision.assignment
                    warnings += decision.warnings.filter { !warnings.contains($0) }
                    decisions.append(decision)
                } catch Problem.refused(let refusal) {
                    date.refusal = refusal
                }
            }
            occurrences.append(date)
        }
        return (decisions, occurrences, warnings)
    }

    private static func refusal(
        _ conflicts: [SeriesOccurrence],
        of count: Int,
        _ zone: TimeZoneRules
    ) -> Refusal {
        Refusal(
            .rule(slug: "series-conflicts"),
            reason: conflicts.first?.refusal?.reason ?? SlotReason.busy.rawValue,
            detail:
                "\(conflicts.count) of \(count) dates cannot be had, and nothing was booked. Choose another time, "
                + "or send skip_conflicts to book the others.",
            members: ["occurrences": .array(conflicts.map { $0.json(zone) })]
        )
    }

    private func write(
        _ decisions: [BookingDecision],
        _ recurrence: Recurrence?,
        for parties: [BookingParty],
        in transaction: Transaction,
        _ scope: Scope
    ) -> [AppointmentID] {
        if let series = decisions.first?.wish.series, let recurrence {
            transaction.later(
                AppointmentQueries.insertSeries(series, rule: recurrence.json, by: scope.actor.staff)
            )
        }
        var ids: [AppointmentID] = []
        for (index, decision) in decisions.enumerated() {
            var own = decision
            if index > 0 { own.wish.subject = nil }
            // One message tells of the whole series: it is about the first appointment.
            let booked = appointments.write(own, for: parties, in: transaction, scope, tells: index == 0)
            ids += booked.appointments
        }
        return ids
    }
}
