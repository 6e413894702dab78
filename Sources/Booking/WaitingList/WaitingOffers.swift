import Core
import Outbox
import Postgres
import Tenancy

/// Offers times to those who wait, one after another (B.4, S2-4).
///
/// A time that comes free is held for the next who fits in the same transaction; nobody else can take it. It is
/// taken, declined or runs out once, whoever asks at once, and then passes on. Rows are locked in one order:
/// appointments, then offers and entries, then clients.
public struct WaitingOffers: Sendable {
    /// So many who wait are looked at for one time.
    static let candidatesMax = 10
    /// So many offers that ran out are ended in one go.
    static let batchMax = 100

    let work = DueWork()

    /// It keeps nothing.
    public init() {}

    /// Appointments whose freed times are offered; what staff, visitors and customers use.
    public var appointments: AppointmentOperations {
        var operations = AppointmentOperations()
        operations.freed.append { try await offer($0, in: $1, $2) }
        return operations
    }

    /// Offers a time that came free to the next who waits for one like it.
    func offer(_ slot: FreedSlot, in transaction: Transaction, _ scope: Scope) async throws {
        let now = scope.world.now()
        transaction.later(WaitingOfferQueries.settle(slot.appointment, now: now))
        let settings = scope.profile.settings(branch: slot.branch)
        guard settings[BookingSettings.waitingListOffering] == .oneByOne,
            let branch = scope.profile.branch(id: slot.branch), !branch.archived,
            slot.slot.start > now.adding(minutes: settings[BookingSettings.minimumNotice])
        else { return }
        let clock = try branch.clock
        let (start, end) = (clock.wall(at: slot.slot.start), clock.wall(at: slot.slot.end))
        let lastMinute = end.minute + 1_440 * (end.date.daysSince1970 - start.date.daysSince1970)
        let candidates = try await transaction.rows(
            WaitingOfferQueries.candidates(
                for: slot,
                on: start.date,
                minutes: start.minute...max(start.minute, lastMinute),
                now: now,
                limit: Self.candidatesMax
            ),
            as: WaitingEntry.init(row:)
        )
        for entry in candidates {
            guard let decision = try await decide(slot, for: entry, at: branch, in: transaction, scope) else {
                continue
            }
            try await hold(decision, for: entry, in: transaction, scope)
            return
        }
    }

    /// Whether a time can be had still: hours, time off, rooms and seats decide as for any booking.
    private func decide(
        _ slot: FreedSlot,
        for entry: WaitingEntry,
        at branch: Branch,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> BookingDecision? {
        let wish = BookingWish(
            branch: branch,
            wish: .service(slot.service),
            employee: slot.employee,
            start: slot.slot.start,
            seats: entry.seats,
            entry: .staff,
            bookedBy: .waitingList
        )
        let question = DiaryQuestion(
            branch: branch,
            wish: wish.wish,
            employee: slot.employee,
            seats: entry.seats,
            days: try DiaryQuestion.days(of: wish.start, at: branch),
            entry: .staff
        )
        let diary = try Diary(
            try await transaction.batch(DiaryQueries.statements(question))[...],
            question,
            settings: scope.profile.settings(branch: branch.id),
            now: scope.world.now()
        )
        guard case .success(let assignment) = diary.decide(wish.start) else { return nil }
        return BookingDecision(wish: wish, assignment: assignment, zone: diary.zone, status: .held)
    }

    /// Holds what was decided for an entry, and tells the client.
    private func hold(
        _ decision: BookingDecision,
        for entry: WaitingEntry,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let now = scope.world.now()
        let minutes = scope.profile.settings(branch: entry.branch)[BookingSettings.holdMinutes]
        // A time that has come cannot be taken any more.
        let expiresAt = min(now.adding(minutes: minutes), decision.assignment.whole.start)
        let party = BookingParty(client: entry.client, seats: entry.seats)
        let held = appointments.write(decision, for: [party], in: transaction, scope, tells: false)
        let id = WaitingOfferID.make(scope.world)
        transaction.later(
            WaitingOfferQueries.insert(
                id,
                entry: entry.id,
                appointment: held.appointments[0],
                attendee: held.attendees[0],
                now: now,
                expiresAt: expiresAt
            )
        )
        transaction.later(WaitingListQueries.put(entry.id, .offered, now: now))
        let event = OutboxEvent(
            .waitingListOffered,
            to: [.client(entry.client)],
            appointment: held.appointments[0],
            data: ["offer_id": .id(id), "expires_at": .instant(expiresAt)]
        )
        Outbox.add(event, in: transaction, scope)
        transaction.later(
            scope.audit(
                "waiting_list.offered",
                "waiting_list",
                entry.id,
                changes: ["appointment": [nil, .id(held.appointments[0])]]
            )
        )
        work.announce(.waitingOffers, at: expiresAt, before: transaction, in: scope)
    }
}

// MARK: By hand

extension WaitingOffers {
    /// Offers a time by hand; the rules of any booking by staff hold.
    func offer(
        _ start: BookingStart,
        employee: StaffID?,
        to entry: WaitingEntry,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard let branch = scope.profile.branch(id: entry.branch) else { throw Problem.notFound(.branch) }
        let wish = BookingWish(
            branch: branch,
            wish: .service(entry.service),
            employee: employee ?? entry.employee,
            start: try start.moment(in: branch.clock),
            seats: entry.seats,
            entry: .staff,
            bookedBy: .waitingList
        )
        let plan = try BookingPlan(wish, for: [.client(entry.client)], keys: [LockKey(entry.client)])
        let answers = try await transaction.batch(plan.statements)
        var decision = try await appointments.decide(plan, answers, in: transaction, scope)
        decision.status = .held
        // Somebody may have withdrawn it, or offered another time, since it was read.
        let everywhere = WaitingListReach(reach: .all, actor: scope.actor)
        let current = try await transaction.first(
            WaitingListQueries.lock(entry.id, within: everywhere),
            as: WaitingEntry.init(row:)
        )
        guard let current else { throw Problem.notFound(.waitingEntry) }
        try current.requireWaiting()
        try await hold(decision, for: entry, in: transaction, scope)
    }
}
