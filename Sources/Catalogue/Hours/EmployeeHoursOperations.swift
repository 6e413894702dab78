import Core
import Postgres
import Tenancy

/// What can be done with the weekly hours of employees.
public struct EmployeeHoursOperations: Sendable {
    /// Operations that need nothing.
    public init() {}

    /// The hours of one employee at every branch where the person works.
    func find(_ id: StaffID, in scope: Scope) async throws -> EmployeeHours {
        let reach = try scope.reach(.readBranches)
        let answers = try await scope.read(EmployeeQueries.find(id), EmployeeHoursQueries.find(id))
        guard let employee = try answers[0].first(Employee.init(row:)),
            EmployeeRules.sees(employee, by: scope.actor, within: reach)
        else { throw Problem.notFound(.employee) }
        return try EmployeeHours(employee, answers[1])
    }

    /// Sets the hours at some branches; a manager at own ones, whoever else the employee works for.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it.
    func set(
        _ id: StaffID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ input: EmployeeHoursInput,
        in scope: Scope
    ) async throws -> EmployeeHours {
        let reach = try scope.reach(.manageHours)
        return try await scope.write { transaction in
            let employee = try await EmployeeOperations.lock(id, within: reach, in: transaction, scope)
            guard EmployeeRules.isNear(employee, reach),
                input.hours.isEmpty || reach.covers(Set(input.hours.keys))
            else { throw Problem.forbidden }
            guard allows(employee.revision) else { throw Problem.editConflict }
            try Self.check(input, for: employee)
            let before = try await Self.read(id, in: transaction)
            var changes: [String: JSONValue] = [:]
            for (branch, value) in input.hours where before.hours[branch] ?? .null != value {
                changes[input.names[branch] ?? branch.description] = [before.hours[branch] ?? .null, value]
                transaction.later(
                    value == .null
                        ? EmployeeHoursQueries.remove(id, at: branch)
                        : EmployeeHoursQueries.set(id, at: branch, value)
                )
            }
            guard !changes.isEmpty else { return before }
            transaction.later(EmployeeQueries.touch(id))
            transaction.later(scope.audit("employee.hours_edited", "staff", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    private static func check(_ input: EmployeeHoursInput, for employee: Employee) throws(Problem) {
        let workplaces = Set(employee.branches.map(\.id))
        let strange = input.hours.keys.filter { !workplaces.contains($0) }
        let issues = strange.sorted().map { branch in
            FieldIssue(
                field: "hours.\(input.names[branch] ?? branch.description)",
                code: "not_there",
                message: "The employee does not work at this branch."
            )
        }
        guard issues.isEmpty else { throw .invalid(issues) }
    }

    private static func read(_ id: StaffID, in transaction: Transaction) async throws -> EmployeeHours {
        let answers = try await transaction.batch([EmployeeQueries.find(id), EmployeeHoursQueries.find(id)])
        guard let employee = try answers[0].first(Employee.init(row:)) else {
            throw Problem.notFound(.employee)
        }
        return try EmployeeHours(employee, answers[1])
    }
}
