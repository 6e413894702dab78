import Core
import Identity
import Postgres
import Tenancy

/// What can be done with booking policies; who works in some branches sets those of their own.
struct BookingPolicyOperations: Sendable {
    /// Those that hold where the actor works, by name.
    func page(cursor: String?, limit: Int, in scope: Scope) async throws -> BookingPolicyPage {
        let reach = try scope.reach(.managePolicies)
        let after = try cursor.map { text throws(Problem) in try BookingPolicyPage.position(text) }
        let answers = try await scope.read(
            BookingPolicyQueries.page(after: after, limit: limit + 1, within: reach),
            BookingPolicyQueries.count(within: reach)
        )
        return try BookingPolicyPage(answers[0], total: answers[1].one { try $0.next() }, limit: limit)
    }

    /// One policy.
    func find(_ id: BookingPolicyID, in scope: Scope) async throws -> BookingPolicyRecord {
        let query = BookingPolicyQueries.find(id, within: try scope.reach(.managePolicies))
        return try Self.found(try await scope.read(query)[0].first(BookingPolicyRecord.init(row:)))
    }

    /// Makes a policy; with a key that was used before, answers with the one of that time.
    func create(
        _ fields: FieldReader,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> BookingPolicyRecord {
        let reach = try scope.reach(.managePolicies)
        let now = scope.world.now()
        let input = try BookingPolicyInput(fields, changing: nil, profile: scope.profile, now: now)
        let id = BookingPolicyID.make(scope.world)
        return try await scope.write { transaction in
            if let earlier = try await key?.claim(id, in: transaction, scope) {
                return try await read(earlier, within: reach, in: transaction)
            }
            let policy = try await policy(input, in: transaction)
            try Self.insist(on: policy.conditions.branch, within: reach)
            transaction.later(BookingPolicyQueries.insert(id, policy, now: now, by: scope.actor.staff))
            transaction.later(
                scope.audit(
                    "booking_policy.created",
                    "booking_policy",
                    id,
                    changes: policy.changes(from: nil)
                )
            )
            return try await read(id, within: reach, in: transaction)
        }
    }

    /// Changes what the body names.
    func edit(
        _ id: BookingPolicyID,
        _ fields: FieldReader,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws -> BookingPolicyRecord {
        let reach = try scope.reach(.managePolicies)
        return try await scope.write { transaction in
            let before = try await lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            let input = try BookingPolicyInput(
                fields,
                changing: before.policy,
                profile: scope.profile,
                now: scope.world.now()
            )
            let after = try await policy(input, in: transaction)
            try Self.insist(on: after.conditions.branch, within: reach)
            guard after != before.policy else { return before }
            transaction.later(BookingPolicyQueries.update(id, after))
            transaction.later(
                scope.audit(
                    "booking_policy.edited",
                    "booking_policy",
                    id,
                    changes: after.changes(from: before.policy)
                )
            )
            return try await read(id, within: reach, in: transaction)
        }
    }

    /// Removes a policy; it asks nothing of anybody from then on.
    func remove(
        _ id: BookingPolicyID,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try scope.reach(.managePolicies)
        try await scope.write { transaction in
            let before = try await lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            transaction.later(
                scope.audit(
                    "booking_policy.removed",
                    "booking_policy",
                    id,
                    changes: ["name": [.string(before.policy.name), nil]]
                )
            )
            try await transaction.execute(BookingPolicyQueries.delete(id))
        }
    }

    private func policy(
        _ input: BookingPolicyInput,
        in transaction: Transaction
    ) async throws -> BookingPolicy {
        guard let name = input.service.value else { return input.policy }
        let service = try await transaction.first(UnwantedServiceQueries.service(named: name)) { row in
            try row.next(ServiceID.self)
        }
        guard let service else { throw Problem.unknownService }
        return input.policy(for: service)
    }

    private func lock(
        _ id: BookingPolicyID,
        within reach: Reach,
        in transaction: Transaction
    ) async throws -> BookingPolicyRecord {
        let record = try Self.found(
            try await transaction.first(
                BookingPolicyQueries.lock(id, within: reach),
                as: BookingPolicyRecord.init(row:)
            )
        )
        try Self.insist(on: record.policy.conditions.branch, within: reach)
        return record
    }

    private func read(
        _ id: BookingPolicyID,
        within reach: Reach,
        in transaction: Transaction
    ) async throws -> BookingPolicyRecord {
        try Self.found(
            try await transaction.first(
                BookingPolicyQueries.find(id, within: reach),
                as: BookingPolicyRecord.init(row:)
            )
        )
    }

    private static func found(_ record: BookingPolicyRecord?) throws(Problem) -> BookingPolicyRecord {
        guard let record else { throw .notFound(.bookingPolicy) }
        return record
    }

    /// What holds for the whole business, or elsewhere, is not for who works in some branches to set.
    private static func insist(on branch: BranchID?, within reach: Reach) throws(Problem) {
        guard case .branches(let own) = reach else { return }
        guard let branch, own.contains(branch) else { throw .forbidden }
    }
}

extension Problem {
    /// A body names a service that is not there.
    static let unknownService = Problem.invalid(
        field: "service",
        code: "unknown",
        message: "Write the id or the slug of a service of this business."
    )
}

/// A page of booking policies as the database answered.
struct BookingPolicyPage: Sendable, JSONEncodable {
    private static let tag = "booking-policies"
    private let items: [BookingPolicyRecord]
    private let total: Int64
    private let next: String?

    /// The answer of `BookingPolicyQueries.page`, which has one row more than asked for where the list goes on.
    init(_ rows: Rows, total: Int64, limit: Int) throws {
        let found = try rows.map { row in
            (key: try row.next(String.self), record: try BookingPolicyRecord(row: &row))
        }
        self.total = total
        items = found.prefix(limit).map(\.record)
        let last = found.count > limit ? found[limit - 1] : nil
        next = last.map { Cursor(values: [$0.key, $0.record.id.description], tag: Self.tag).description }
    }

    /// Where a page goes on.
    static func position(_ text: String) throws(Problem) -> (name: String, id: BookingPolicyID) {
        guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 2,
            let name = cursor.values[0], let id = cursor.values[1].flatMap({ BookingPolicyID($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next."
            )
        }
        return (name, id)
    }

    /// Writes `{items, total, next}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }
}
