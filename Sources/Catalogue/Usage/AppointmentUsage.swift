import Core
public import Identity
import Postgres
import Tenancy

extension StaffUsage {
    /// Appointments to come keep their employee from leaving, or from leaving their branch.
    public static let appointments = StaffUsage(
        lock: { CatalogueLockQueries.employees([$0]) },
        check: { staff, remaining, transaction, scope in
            let use = Upcoming.Use.employee(staff, outside: remaining)
            let count = UpcomingQueries.count(use, now: scope.world.now())
            try await transaction.one(count, as: Upcoming.init(row:)).refuse(
                "employee-has-appointments",
                what: remaining == nil
                    ? "this employee" : "this employee at a branch where the employee would no longer work"
            )
        }
    )
}

extension BranchUsage {
    /// Appointments to come keep their branch open.
    public static let appointments = BranchUsage(
        lock: { CatalogueLockQueries.employees(at: $0) },
        check: { branch, transaction, scope in
            let count = UpcomingQueries.count(.branch(branch), now: scope.world.now())
            try await transaction.one(count, as: Upcoming.init(row:)).refuse(
                "branch-in-use",
                what: "this branch"
            )
        }
    )
}
