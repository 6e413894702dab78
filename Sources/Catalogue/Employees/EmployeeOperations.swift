import Core
import Postgres
import Tenancy

/// What can be done with those who offer services.
public struct EmployeeOperations: Sendable {
    /// Operations that need nothing.
    public init() {}

    /// A page of those who offer a service, by last name.
    func list(
        _ filter: EmployeeFilter,
        limit: Int,
        cursor: String?,
        in scope: Scope
    ) async throws
        -> ListPage<Employee>
    {
        let window = try ListWindow(limit: limit, cursor: cursor, list: "employees", filters: filter.parts)
        let answers = try await scope.read(EmployeeQueries.list(filter, window))
        return try ListPage(answers[...], window, read: Employee.init(row:))
    }

    /// One of them; for others than staff only who can be booked online.
    func find(_ id: StaffID, in scope: Scope) async throws -> Employee {
        let reach = try? scope.reach(.readBranches)
        let answers = try await scope.read(EmployeeQueries.find(id, forStaff: reach != nil))
        guard let employee = try answers[0].first(Employee.init(row:)) else {
            throw Problem.notFound(.employee)
        }
        let isSeen =
            if let reach {
                EmployeeRules.sees(employee, by: scope.actor, within: reach)
            } else {
                employee.draft.isBookableOnline && !employee.draft.services.isEmpty
            }
        guard isSeen else { throw Problem.notFound(.employee) }
        return employee
    }

    /// Changes which services somebody offers, and how; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it; `Problem.conflict` where an
    ///   appointment to come is of a service that the person would offer no more.
    func edit(
        _ id: StaffID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (EmployeeDraft) throws -> EmployeeDraft,
        in scope: Scope
    ) async throws -> Employee {
        let reach = try scope.reach(.manageCatalogue)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction, scope)
            guard reach.covers(before.home) else { throw Problem.forbidden }
            guard allows(before.revision) else { throw Problem.editConflict }
            let after = try change(before.draft)
            guard after != before.draft else { return before }
            let added = after.services.subtracting(before.draft.services)
            let removed = before.draft.services.subtracting(after.services)
            let answers = try await transaction.batch([
                CatalogueLockQueries.employees([id]), ResourceQueries.services(added),
                UpcomingQueries.count(.offer(employees: [id], services: removed), now: scope.world.now()),
            ])
            guard answers[1].count == added.count else { throw Self.unknownService }
            try answers[2].one(Upcoming.init(row:)).refuse(
                "employee-has-appointments",
                what: "this employee for a service that would no longer be offered"
            )
            transaction.later(EmployeeQueries.offer(id, adding: added, removing: removed))
            transaction.later(EmployeeQueries.update(id, after))
            transaction.later(ServiceQueries.touch(added.union(removed)))
            let changes = after.fields.changes(since: before.draft.fields)
            transaction.later(scope.audit("employee.edited", "staff", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    /// The record, while nobody else changes the catalogue.
    ///
    /// - Throws: `Problem.notFound` where the actor may not know of the person.
    static func lock(
        _ id: StaffID,
        within reach: Reach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> Employee {
        let answers = try await transaction.batch([CatalogueLockQueries.catalogue, EmployeeQueries.find(id)])
        guard let employee = try answers[1].first(Employee.init(row:)),
            EmployeeRules.sees(employee, by: scope.actor, within: reach)
        else { throw Problem.notFound(.employee) }
        return employee
    }

    private static let unknownService = Problem.invalid(
        field: "services",
        code: "unknown",
        message: "Name services of this business without steps; a service with steps is offered step by step."
    )

    private static func read(_ id: StaffID, in transaction: Transaction) async throws -> Employee {
        guard let employee = try await transaction.first(EmployeeQueries.find(id), as: Employee.init(row:))
        else { throw Problem.notFound(.employee) }
        return employee
    }
}
