import Core
import Identity
import Postgres
import Tenancy

/// What can be done with special days.
///
/// Those of the whole business are its admins'; managers have those of their branches, and those of employees there.
/// Where two hold for one day, the one that was made later does.
public struct SpecialDayOperations: Sendable {
    /// Special days, and the appointments to come that they leave outside of the hours.
    typealias Answer = (day: SpecialDay, conflicts: [ScheduleConflict])

    /// Operations that need nothing.
    public init() {}

    /// A page of special days, the earliest first: for staff of the branches where they hold.
    func list(
        _ filter: SpecialDayFilter,
        limit: Int,
        cursor: String?,
        in scope: Scope
    ) async throws
        -> ListPage<SpecialDay>
    {
        let branches = try scope.reach(.readBranches).branches
        let window = try ListWindow(limit: limit, cursor: cursor, list: "special-days", filters: filter.parts)
        let answers = try await scope.read(SpecialDayQueries.list(filter, within: branches, window))
        return try ListPage(answers[...], window, read: SpecialDay.init(row:))
    }

    /// Makes special days.
    func create(_ draft: SpecialDayDraft, key: IdempotencyKey?, in scope: Scope) async throws -> Answer {
        let reach = try scope.reach(.manageHours)
        let id = SpecialDayID.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction, scope)
            }
            var statements = [CatalogueLockQueries.catalogue]
            if let employee = draft.employee { statements.append(EmployeeQueries.find(employee)) }
            let answers = try await transaction.batch(statements)
            let employee = answers.count > 1 ? try answers[1].first(Employee.init(row:)) : nil
            try Self.check(draft, employee, within: reach, scope)
            try Self.checkWorkplace(draft, employee)
            transaction.later(SpecialDayQueries.insert(id, draft, now: scope.world.now()))
            let changes = draft.fields.changes(since: nil)
            transaction.later(scope.audit("special_day.created", "special_day", id, changes: changes))
            return try await Self.read(id, in: transaction, scope)
        }
    }

    /// Changes special days; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it.
    func edit(
        _ id: SpecialDayID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (SpecialDayDraft) throws -> SpecialDayDraft,
        in scope: Scope
    ) async throws -> Answer {
        let reach = try scope.reach(.manageHours)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction, scope)
            guard allows(before.revision) else { throw Problem.editConflict }
            let after = try change(before.draft)
            if after != before.draft {
                transaction.later(SpecialDayQueries.update(id, after))
                let changes = after.fields.changes(since: before.draft.fields)
                transaction.later(scope.audit("special_day.edited", "special_day", id, changes: changes))
            }
            return try await Self.read(id, in: transaction, scope)
        }
    }

    /// Takes special days back: the week holds again.
    func remove(
        _ id: SpecialDayID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try scope.reach(.manageHours)
        try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction, scope)
            guard allows(before.revision) else { throw Problem.editConflict }
            let changes = before.draft.fields.mapValues { JSONValue.array([$0, .null]) }
            transaction.later(scope.audit("special_day.removed", "special_day", id, changes: changes))
            try await transaction.execute(SpecialDayQueries.remove(id))
        }
    }
}

extension SpecialDayOperations {
    /// The record, while nobody else changes the catalogue, if the actor may change it.
    private static func lock(
        _ id: SpecialDayID,
        within reach: Reach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> SpecialDay {
        let answers = try await transaction.batch([
            CatalogueLockQueries.catalogue, SpecialDayQueries.find(id), EmployeeQueries.ofSpecialDay(id),
        ])
        guard let day = try answers[1].first(SpecialDay.init(row:)) else {
            throw Problem.notFound(.specialDay)
        }
        let employee = try answers[2].first(Employee.init(row:))
        let isSeen =
            switch (day.draft.branch, employee) {
            case (let branch?, _): reach.covers([branch])
            case (nil, let employee?): EmployeeRules.isNear(employee, reach) || employee.role == .admin
            case (nil, nil): day.draft.employee == nil
            }
        guard isSeen else { throw Problem.notFound(.specialDay) }
        try check(day.draft, employee, within: reach, scope)
        return day
    }

    private static func check(
        _ draft: SpecialDayDraft,
        _ employee: Employee?,
        within reach: Reach,
        _ scope: Scope
    ) throws {
        guard draft.employee != nil else {
            guard reach.covers(draft.branch.map { [$0] } ?? []) else { throw Problem.forbidden }
            return
        }
        guard let employee, EmployeeRules.sees(employee, by: scope.actor, within: reach) else {
            throw Problem.invalid([FieldIssue(field: "employee", .unknown(.employee))])
        }
        guard let branch = draft.branch else {
            guard reach.covers(employee.home) else { throw Problem.forbidden }
            return
        }
        guard EmployeeRules.isNear(employee, reach), reach.covers([branch]) else { throw Problem.forbidden }
    }

    private static func checkWorkplace(_ draft: SpecialDayDraft, _ employee: Employee?) throws(Problem) {
        guard let branch = draft.branch, let employee, !employee.branches.contains(where: { $0.id == branch })
        else { return }
        let message = "The employee does not work at this branch."
        throw .invalid(field: "branch", code: "not_there", message: message)
    }

    /// The record with its conflicts, once nobody is just booking whom it concerns.
    private static func read(
        _ id: SpecialDayID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws
        -> Answer
    {
        guard let day = try await transaction.first(SpecialDayQueries.find(id), as: SpecialDay.init(row:))
        else { throw Problem.notFound(.specialDay) }
        let lock =
            day.draft.employee.map { CatalogueLockQueries.employees([$0]) }
            ?? CatalogueLockQueries.employees(at: day.draft.branch)
        let answers = try await transaction.batch([
            lock, ScheduleConflictQueries.conflicts(with: day.draft, now: scope.world.now()),
        ])
        return (day, try answers[1].map(ScheduleConflict.init(row:)))
    }
}
