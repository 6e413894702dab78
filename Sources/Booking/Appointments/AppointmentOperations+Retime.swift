public import Core
import Outbox
import Postgres
public import Tenancy

/// What became of the coming appointments of a business after a government changed the rules of its clock (B.6).
public struct Retiming: Sendable, Hashable {
    /// One appointment whose moment no longer is the wall time that was wished for.
    public struct Shift: Sendable, Hashable {
        /// The first or only appointment of a visit.
        public let appointment: AppointmentID
        /// When it was to begin by the old rules.
        public let before: Instant
        /// When the clock shows its wall time by the new ones.
        public let after: Instant
        /// Why it stays where it was; nil where it moves.
        public let conflict: String?
    }

    /// In the order in which they were looked at.
    public let shifts: [Shift]
}

extension AppointmentOperations {
    /// Brings coming appointments back to the wall time that was wished for, one visit after another.
    ///
    /// What would then lie over something else stays where it is and is reported: it is for people to decide.
    ///
    /// - Parameter isDryRun: only tells what would move.
    public func retime(isDryRun: Bool, in scope: Scope) async throws -> Retiming {
        let found = try await scope.readLong(AppointmentQueries.shifted)[0].map(ShiftedVisit.init(row:))
        var shifts: [Retiming.Shift] = []
        for visit in found {
            let conflict = isDryRun ? nil : try await retime(visit, in: scope)
            shifts.append(
                Retiming.Shift(
                    appointment: visit.id,
                    before: visit.before,
                    after: visit.after,
                    conflict: conflict
                )
            )
        }
        return Retiming(shifts: shifts)
    }

    /// - Returns: why it stays where it is; nil where it moved.
    private func retime(_ shifted: ShiftedVisit, in scope: Scope) async throws -> String? {
        do {
            try await scope.write { transaction in
                for key in Set(shifted.employees.map { LockKey($0) }).sorted() {
                    transaction.later(AppointmentQueries.takeTurn(key.value))
                }
                let visit = try await lock(shifted.id, in: transaction, scope)
                let steps =
                    shifted.after > shifted.before ? visit.appointments.reversed() : visit.appointments
                let moved = try await transaction.batch(steps.map { AppointmentQueries.retime($0.id) })
                // Somebody else has moved or cancelled it meanwhile.
                guard moved.contains(where: { $0.affected > 0 }) else { return }
                let changes: [String: JSONValue] = [
                    "starts_at": [.instant(shifted.before), .instant(shifted.after)]
                ]
                transaction.later(
                    scope.audit("appointment.retimed", "appointment", visit.first.id, changes: changes)
                )
                let receivers =
                    visit.live.map { OutboxEvent.Receiver.client($0.client.id) }
                    + visit.employees.map(OutboxEvent.Receiver.staff)
                Outbox.add(
                    .rescheduled(visit.first, to: receivers, now: visit.first.id),
                    in: transaction,
                    scope
                )
            }
            return nil
        } catch Problem.refused(let refusal) {
            return refusal.reason
        }
    }
}

/// A visit whose moment no longer is its wall time.
private struct ShiftedVisit: Sendable {
    let id: AppointmentID
    let before: Instant
    let after: Instant
    let employees: [StaffID]

    init(row: inout RowReader) throws {
        id = try row.next()
        before = try row.next()
        after = try row.next()
        employees = try row.next()
    }
}
