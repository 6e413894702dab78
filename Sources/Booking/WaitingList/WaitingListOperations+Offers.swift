import Core
import Postgres
import Tenancy

extension WaitingListOperations {
    /// Offers a time to somebody who waits, by hand.
    func offer(
        _ fields: FieldReader,
        to id: WaitingEntryID,
        in scope: Scope
    ) async throws -> WaitingEntryRecord {
        let reach = try scope.waitingListReach(.manageWaitingList)
        var fields = fields
        let start = fields.required(fields.value("starts_at", BookingStart.init), "starts_at")
        let employee: StaffID? = fields.id("employee").value
        try fields.finish()
        guard let start else {
            throw Problem.invalid(field: "starts_at", code: "required", message: "Write it.")
        }
        return try await scope.write { transaction in
            let query = WaitingListQueries.find(id, within: reach)
            guard let entry = try await transaction.first(query, as: WaitingEntry.init(row:)) else {
                throw Problem.notFound(.waitingEntry)
            }
            try entry.requireWaiting()
            try await offers.offer(start, employee: employee, to: entry, in: transaction, scope)
            return try await record(id, within: reach, in: transaction, scope)
        }
    }

    /// Takes the offered time: a customer for herself, staff for a client.
    func accept(_ id: WaitingOfferID, in scope: Scope) async throws -> WaitingEntryRecord {
        let reach = try decidingReach(in: scope)
        return try await scope.write { transaction in
            let entry = try await offers.accept(id, within: reach, in: transaction, scope)
            return try await record(entry, within: reach, in: transaction, scope)
        }
    }

    /// Gives the offered time up.
    func decline(_ id: WaitingOfferID, in scope: Scope) async throws -> WaitingEntryRecord {
        let reach = try decidingReach(in: scope)
        return try await scope.write { transaction in
            let entry = try await offers.decline(id, within: reach, in: transaction, scope)
            return try await record(entry, within: reach, in: transaction, scope)
        }
    }

    private func decidingReach(in scope: Scope) throws -> WaitingListReach {
        try scope.actor.customer != nil
            ? Self.own(.bookOwnAppointments, in: scope) : scope.waitingListReach(.manageWaitingList)
    }
}

extension WaitingEntry {
    /// Insists that a time can be offered.
    func requireWaiting() throws(Problem) {
        switch state {
        case .waiting: return
        case .offered: throw .refused(Self.alreadyOffered)
        case .booked, .withdrawn, .expired: throw .refused(WaitingListOperations.ended)
        }
    }

    static let alreadyOffered = Refusal(
        .rule(slug: "already-offered"),
        reason: "already_offered",
        detail: "A time is held for this client already. Wait for the answer, or decline it for the client."
    )
}
