public import Core
public import Postgres
public import Tenancy

/// Something to come that needs a staff member, and refuses to let the person go; the slices that have such things
/// name them.
public struct StaffUsage: Sendable {
    /// Keeps others from adding such things until the transaction ends; runs before any row is locked.
    public let lock: @Sendable (StaffID) -> SQL
    /// Refuses where the person is needed: at all, or with branches, anywhere but there.
    public let check:
        @Sendable (StaffID, _ remaining: Set<BranchID>?, Transaction, Scope) async throws -> Void

    /// A use of staff members.
    public init(
        lock: @escaping @Sendable (StaffID) -> SQL,
        check: @escaping @Sendable (StaffID, Set<BranchID>?, Transaction, Scope) async throws -> Void
    ) {
        self.lock = lock
        self.check = check
    }
}
