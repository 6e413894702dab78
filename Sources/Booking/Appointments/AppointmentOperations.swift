import Core
public import Postgres
public import Tenancy

/// What can be done with appointments, for every way in: staff, visitors, customers, the waiting list, the software.
///
/// Each of these takes part in the caller's transaction; the caller has asked the permission.
public struct AppointmentOperations: Sendable {
    /// Hears of a time that came free, in the transaction that freed it.
    public typealias FreedHandler = @Sendable (FreedSlot, Transaction, Scope) async throws -> Void

    /// Called for every time that a cancellation, a rejection or a move frees; the waiting list is one of them.
    public var freed: [FreedHandler] = []

    /// Nobody hears yet of times that come free.
    public init() {}

    /// Keeps a visit from others until the transaction ends.
    ///
    /// - Parameters:
    ///   - wish: where it is to be moved, if it is: the locks of moving come before those of the visit, and the diary
    ///     is read under them.
    ///   - entry: by whose rules it is moved.
    /// - Throws: `Problem.notFound`; whether it is in reach is the caller's question. With a wish, `Problem.refused`
    ///   for a time that is none, or the one that it has.
    func lock(
        _ id: AppointmentID,
        toMove wish: MoveWish? = nil,
        entry: BookingEntry = .staff,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> LockedVisit {
        if let wish {
            return try await lock(id, toMove: wish, entry, in: transaction, scope)
        }
        let answers = try await transaction.batch(
            [AppointmentQueries.lockVisit(of: id)] + AppointmentQueries.readVisit(of: id)
        )
        return try LockedVisit(answers[1...])
    }

    /// The appointments as they are now, with names; what was put off travels with it.
    func records(_ ids: [AppointmentID], in transaction: Transaction) async throws -> [AppointmentRecord] {
        try await AppointmentRecord.read(transaction.batch(AppointmentQueries.records(ids))[...])
    }
}
