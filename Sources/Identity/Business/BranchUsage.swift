public import Core
public import Postgres
public import Tenancy

/// Something to come that needs a branch, and refuses to let it be closed; the slices that have such things name them.
public struct BranchUsage: Sendable {
    /// Keeps others from adding such things until the transaction ends; runs before any row is locked.
    public let lock: @Sendable (BranchID) -> SQL
    /// Refuses where the branch is needed.
    public let check: @Sendable (BranchID, Transaction, Scope) async throws -> Void

    /// A use of branches.
    public init(
        lock: @escaping @Sendable (BranchID) -> SQL,
        check: @escaping @Sendable (BranchID, Transaction, Scope) async throws -> Void
    ) {
        self.lock = lock
        self.check = check
    }
}
