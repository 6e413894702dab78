import Core
import Identity
import Postgres
import Tenancy

/// What somebody said to a wish for time off, and when.
struct TimeOffDecision: Sendable, Hashable {
    let status: TimeOff.Status
    let at: Instant
    let by: StaffID?
}

/// What can be done with times off.
///
/// Employees ask for their own, and change or withdraw what is not decided yet. Managers of a branch where somebody
/// works, and admins, enter it approved at once, decide about it, and change it at any time.
public struct TimeOffOperations: Sendable {
    /// A time off, and the appointments to come that it takes the employee from once it is approved.
    typealias Answer = (timeOff: TimeOff, conflicts: [ScheduleConflict])

    /// Operations that need nothing.
    public init() {}

    /// A page of times off, the earliest first.
    func list(
        _ filter: TimeOffFilter,
        limit: Int,
        cursor: String?,
        in scope: Scope
    ) async throws
        -> ListPage<TimeOff>
    {
        let reach = try scope.reach(.readTimeOff)
        let window = try ListWindow(limit: limit, cursor: cursor, list: "time-off", filters: filter.parts)
        let answers = try await scope.read(
            TimeOffQueries.list(filter, reach, of: scope.actor.staff, window)
        )
        return try ListPage(answers[...], window, read: TimeOff.init(row:))
    }

    /// Asks for time off, or enters it where the actor decides about it.
    func create(_ draft: TimeOffDraft, key: IdempotencyKey?, in scope: Scope) async throws -> Answer {
        let reach = try scope.reach(.requestTimeOff)
        if reach == .own, draft.employee != scope.actor.staff { throw Problem.forbidden }
        let id = TimeOffID.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction, scope)
            }
            let answers = try await transaction.batch([
                CatalogueLockQueries.catalogue, EmployeeQueries.find(draft.employee),
            ])
            guard let employee = try answers[1].first(Employee.init(row:)),
                EmployeeRules.sees(employee, by: scope.actor, within: reach)
            else { throw Problem.invalid([FieldIssue(field: "employee", .unknown(.employee))]) }
            let now = scope.world.now()
            let decides = Self.decides(about: employee, in: scope)
            guard decides || employee.id == scope.actor.staff else { throw Problem.forbidden }
            let decision =
                decides ? TimeOffDecision(status: .approved, at: now, by: scope.actor.staff) : nil
            transaction.later(TimeOffQueries.insert(id, draft, decision, now: now))
            let action = decides ? "time_off.entered" : "time_off.requested"
            let changes = draft.fields.changes(since: nil)
            transaction.later(scope.audit(action, "time_off", id, changes: changes))
            return try await Self.read(id, in: transaction, scope)
        }
    }

    /// Changes a time off; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it; `Problem.conflict` where it was
    ///   decided already and the actor does not decide.
    func edit(
        _ id: TimeOffID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (TimeOffDraft) throws -> TimeOffDraft,
        in scope: Scope
    ) async throws -> Answer {
        let reach = try scope.reach(.requestTimeOff)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction, scope)
            guard allows(before.timeOff.revision) else { throw Problem.editConflict }
            guard before.decides || before.timeOff.status == .requested else { throw Self.decided }
            let after = try change(before.timeOff.draft)
            if after != before.timeOff.draft {
                transaction.later(TimeOffQueries.update(id, after))
                let changes = after.fields.changes(since: before.timeOff.draft.fields)
                transaction.later(scope.audit("time_off.edited", "time_off", id, changes: changes))
            }
            return try await Self.read(id, in: transaction, scope)
        }
    }

    /// Approves or refuses a time off; decided so already, it stays as it is.
    func decide(
        _ id: TimeOffID,
        _ status: TimeOff.Status,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws -> Answer {
        let reach = try scope.reach(.decideTimeOff)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction, scope)
            guard before.decides else { throw Problem.forbidden }
            guard allows(before.timeOff.revision) else { throw Problem.editConflict }
            if before.timeOff.status != status {
                let decision = TimeOffDecision(status: status, at: scope.world.now(), by: scope.actor.staff)
                transaction.later(TimeOffQueries.decide(id, decision))
                let changes: [String: JSONValue] = [
                    "status": [.string(before.timeOff.status.rawValue), .string(status.rawValue)]
                ]
                transaction.later(scope.audit("time_off.\(status)", "time_off", id, changes: changes))
            }
            return try await Self.read(id, in: transaction, scope)
        }
    }

    /// Takes a time off back.
    ///
    /// - Throws: `Problem.conflict` where it was decided already and the actor does not decide.
    func remove(
        _ id: TimeOffID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try scope.reach(.requestTimeOff)
        try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction, scope)
            guard allows(before.timeOff.revision) else { throw Problem.editConflict }
            guard before.decides || before.timeOff.status == .requested else { throw Self.decided }
            let changes = before.timeOff.draft.fields.mapValues { JSONValue.array([$0, .null]) }
            transaction.later(scope.audit("time_off.removed", "time_off", id, changes: changes))
            try await transaction.execute(TimeOffQueries.remove(id))
        }
    }
}

extension TimeOffOperations {
    private static let decided = Problem.conflict(
        .other(
            slug: "time-off-decided",
            detail: "This time off was decided already. Ask a manager to change or remove it."
        )
    )

    private static func decides(about employee: Employee, in scope: Scope) -> Bool {
        guard let reach = try? scope.reach(.decideTimeOff) else { return false }
        return EmployeeRules.isNear(employee, reach)
    }

    /// The record and whether the actor decides about it, while nobody else changes the catalogue.
    private static func lock(
        _ id: TimeOffID,
        within reach: Reach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> (timeOff: TimeOff, decides: Bool) {
        let answers = try await transaction.batch([
            CatalogueLockQueries.catalogue, TimeOffQueries.find(id), EmployeeQueries.ofTimeOff(id),
        ])
        guard let timeOff = try answers[1].first(TimeOff.init(row:)),
            let employee = try answers[2].first(Employee.init(row:)),
            employee.id == scope.actor.staff || EmployeeRules.isNear(employee, reach)
        else { throw Problem.notFound(.timeOff) }
        return (timeOff, decides(about: employee, in: scope))
    }

    /// The record with its conflicts, once nobody is just booking the employee.
    private static func read(
        _ id: TimeOffID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws
        -> Answer
    {
        guard let timeOff = try await transaction.first(TimeOffQueries.find(id), as: TimeOff.init(row:))
        else { throw Problem.notFound(.timeOff) }
        guard timeOff.status == .approved else { return (timeOff, []) }
        let answers = try await transaction.batch([
            CatalogueLockQueries.employees([timeOff.draft.employee]),
            ScheduleConflictQueries.conflicts(with: timeOff.draft, now: scope.world.now()),
        ])
        return (timeOff, try answers[1].map(ScheduleConflict.init(row:)))
    }
}
