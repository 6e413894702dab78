public import Core
import Outbox
import Postgres
public import Tenancy

extension WaitingOffers {
    /// Takes a time that is held: it is booked.
    ///
    /// - Returns: the entry that it was for.
    /// - Throws: `Problem.refused` (`offer-expired`) where it is too late.
    func accept(
        _ id: WaitingOfferID,
        within reach: WaitingListReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> WaitingEntryID {
        let (offer, visit) = try await lock(id, within: reach, in: transaction, scope)
        let now = scope.world.now()
        guard offer.state == .open, offer.expiresAt > now, visit.whole.start > now,
            visit.attendees.contains(where: { $0.id == offer.attendee && $0.status == .held })
        else { throw Problem.refused(offer.state == .accepted ? Self.taken : Self.expired) }
        let status = try await status(of: visit, for: offer.client, in: transaction, scope)
        transaction.later(WaitingOfferQueries.put(id, .accepted, now: now))
        transaction.later(WaitingListQueries.put(offer.entry, .booked, now: now))
        transaction.later(scope.audit("waiting_list.accepted", "waiting_list", offer.entry))
        try await appointments.change(
            visit,
            attendees: [offer.attendee],
            to: status,
            by: scope.actor.customer == nil ? .staff : .customer,
            in: transaction,
            scope
        )
        return offer.entry
    }

    /// Gives a time up that is held: it passes on, and who declined waits for another.
    func decline(
        _ id: WaitingOfferID,
        within reach: WaitingListReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> WaitingEntryID {
        let (offer, visit) = try await lock(id, within: reach, in: transaction, scope)
        guard offer.state == .open else {
            throw Problem.refused(offer.state == .accepted ? Self.taken : Self.expired)
        }
        let by: EndedBy = scope.actor.customer == nil ? .staff : .customer
        try await end(offer, visit, as: .declined, by: by, in: transaction, scope)
        return offer.entry
    }

    /// Declines the open offer of an entry, if there is one.
    func decline(
        offerOf entry: WaitingEntryID,
        within reach: WaitingListReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let query = WaitingOfferQueries.openOffer(of: entry, within: reach)
        guard let offer = try await transaction.first(query, as: WaitingOffer.init(row:)) else { return }
        let (current, visit) = try await lock(offer.id, within: reach, in: transaction, scope)
        guard current.state == .open else { return }
        let by: EndedBy = scope.actor.customer == nil ? .staff : .customer
        try await end(current, visit, as: .declined, by: by, in: transaction, scope)
    }

    /// The appointment first, then the offer with its entry: whoever comes second sees what the first decided.
    private func lock(
        _ id: WaitingOfferID,
        within reach: WaitingListReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> (WaitingOffer, LockedVisit) {
        let known = try await transaction.first(
            WaitingOfferQueries.find(id, within: reach),
            as: WaitingOffer.init(row:)
        )
        guard let known else { throw Problem.notFound(.waitingOffer) }
        let visit = try await appointments.lock(known.appointment, in: transaction, scope)
        let offer = try await transaction.first(
            WaitingOfferQueries.find(id, within: reach, locking: true),
            as: WaitingOffer.init(row:)
        )
        guard let offer else { throw Problem.notFound(.waitingOffer) }
        return (offer, visit)
    }

    private func end(
        _ offer: WaitingOffer,
        _ visit: LockedVisit,
        as state: WaitingOffer.State,
        by: EndedBy,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let now = scope.world.now()
        transaction.later(WaitingOfferQueries.put(offer.id, state, now: now))
        transaction.later(WaitingListQueries.put(offer.entry, .waiting, now: now))
        transaction.later(scope.audit("waiting_list.\(state.rawValue)", "waiting_list", offer.entry))
        try await release(
            offer.attendee,
            of: visit,
            by: by,
            reason: "offer_\(state.rawValue)",
            in: transaction,
            scope
        )
    }

    /// Gives up a held seat; the time is offered to the next in the same transaction.
    private func release(
        _ attendee: AttendeeID,
        of visit: LockedVisit,
        by: EndedBy,
        reason: String?,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        guard visit.attendees.contains(where: { $0.id == attendee && $0.status == .held }) else { return }
        try await appointments.change(
            visit,
            attendees: [attendee],
            to: .cancelled,
            // What has begun cannot be cancelled by customers any more, and need not be.
            by: visit.whole.start > scope.world.now() ? by : .system,
            reason: reason,
            in: transaction,
            scope
        )
    }

    /// Whether what was accepted waits for staff, as any booking by the client would.
    private func status(
        of visit: LockedVisit,
        for client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> AttendeeStatus {
        guard let branch = scope.profile.branch(id: visit.first.branch) else {
            throw Problem.notFound(.branch)
        }
        // What staff take for a client, they have approved.
        guard scope.actor.customer != nil else { return .approved }
        let subject = PolicySubject.client(client)
        let answers = try await transaction.batch(
            ClientStandingQueries.statements(
                subject,
                wish: .service(visit.first.visitService ?? visit.first.service),
                branch: branch.id,
                around: visit.whole.start
            )
        )
        let rules = try BookingRules(
            answers[...],
            subject,
            settings: scope.profile.settings(branch: branch.id),
            now: scope.world.now(),
            branch: branch
        )
        return rules.verdict(entry: .online, start: visit.whole.start).needsApproval ? .pending : .approved
    }

    private static let expired = Refusal(
        .rule(slug: "offer-expired"),
        reason: "offer_expired",
        detail: "The time is not held for you any more. You stay on the waiting list."
    )
    private static let taken = Refusal(
        .rule(slug: "offer-accepted"),
        reason: "offer_accepted",
        detail: "The offer was accepted already; the appointment is booked."
    )
}

// MARK: When time passes

extension WaitingOffers {
    /// Ends offers that ran out and entries whose days have passed.
    ///
    /// - Returns: now, where there is more to do.
    public func expire(in scope: Scope) async throws -> Instant? {
        let now = scope.world.now()
        let answers = try await scope.read(
            WaitingOfferQueries.overdue(now: now, limit: Self.batchMax),
            WaitingOfferQueries.orphans(limit: Self.batchMax)
        )
        let overdue = try answers[0].map(WaitingOffer.init(row:))
        let orphans = try answers[1].map { row in
            (appointment: try row.next(AppointmentID.self), attendee: try row.next(AttendeeID.self))
        }
        var failure: (any Error)?
        for offer in overdue {
            do {
                try await expire(offer, in: scope)
            } catch {
                // One that cannot be ended must not keep the others.
                failure = error
            }
        }
        for (appointment, attendee) in orphans {
            try await scope.write { transaction in
                let visit = try await appointments.lock(appointment, in: transaction, scope)
                try await release(attendee, of: visit, by: .system, reason: nil, in: transaction, scope)
            }
        }
        try await endEntries(in: scope)
        if let failure { throw failure }
        return max(overdue.count, orphans.count) == Self.batchMax ? now : nil
    }

    private func expire(_ overdue: WaitingOffer, in scope: Scope) async throws {
        let everywhere = WaitingListReach(reach: .all, actor: scope.actor)
        try await scope.write { transaction in
            let (offer, visit) = try await lock(overdue.id, within: everywhere, in: transaction, scope)
            guard offer.state == .open, offer.expiresAt <= scope.world.now() else { return }
            try await end(offer, visit, as: .expired, by: .system, in: transaction, scope)
        }
    }

    private func endEntries(in scope: Scope) async throws {
        let days = scope.profile.branches.compactMap { branch in
            scope.today(at: branch).map { (branch.id, $0) }
        }
        guard !days.isEmpty else { return }
        try await scope.write { transaction in
            _ = try await transaction.execute(WaitingListQueries.expire(days, now: scope.world.now()))
        }
    }
}
