import Core
import Identity
import Postgres
import Tenancy

/// What can be done with services.
public struct ServiceOperations: Sendable {
    /// Operations that need nothing.
    public init() {}

    /// A page of services: for staff all, for others what can be booked online.
    func list(
        _ filter: ServiceFilter,
        limit: Int,
        cursor: String?,
        in scope: Scope
    ) async throws
        -> ListPage<Service>
    {
        if filter.archived, !filter.isForStaff { throw Problem.forbidden }
        let window = try ListWindow(limit: limit, cursor: cursor, list: "services", filters: filter.parts)
        let answers = try await scope.read(ServiceQueries.list(filter, window))
        return try ListPage(answers[...], window, read: Service.init(row:))
    }

    /// One service; for others than staff only if it can be booked online.
    func find(_ id: ServiceID, in scope: Scope) async throws -> Service {
        let isForStaff = scope.isForStaff
        let answers = try await scope.read(ServiceQueries.find(id, forStaff: isForStaff))
        guard let service = try answers[0].first(Service.init(row:)),
            isForStaff || (service.archivedAt == nil && service.draft.isBookableOnline)
        else { throw Problem.notFound(.service) }
        return service
    }

    /// Makes a service.
    ///
    /// - Throws: `Problem.conflict(.slugTaken)`; `Problem.invalid`.
    func create(_ draft: ServiceDraft, key: IdempotencyKey?, in scope: Scope) async throws -> Service {
        let reach = try scope.reach(.manageCatalogue)
        try Self.check(draft, within: reach)
        let id = ServiceID.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.read(earlier, in: transaction)
            }
            let wanted = Slug(naming: draft.name) ?? .service
            let answers = try await transaction.batch([
                CatalogueLockQueries.catalogue, ServiceQueries.references(of: draft, id),
                ServiceQueries.slugs(like: wanted), ServiceQueries.workplaces(draft.employees),
            ])
            var checked = try answers[1].one(ServiceReferences.init(row:)).check(draft, id)
            if checked.slug == nil {
                let taken = try answers[2].map { row in try row.next(String.self) }
                checked.slug = wanted.free(among: Set(taken)).text
            }
            try Self.checkWorkplaces(answers[3], within: reach)
            transaction.later(ServiceQueries.insert(id, checked, now: scope.world.now()))
            transaction.later(ServiceQueries.tie(id, checked))
            transaction.later(
                ServiceQueries.touchTied(employees: checked.employees, resources: checked.resources)
            )
            let changes = checked.fields.changes(since: nil)
            transaction.later(scope.audit("service.created", "service", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    /// Changes a service; `change` makes the new record of the one that is there.
    ///
    /// - Throws: `Problem.editConflict` where the record is not as the actor knows it; `Problem.conflict` where an
    ///   appointment to come needs an employee who would offer it no more.
    func edit(
        _ id: ServiceID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: @Sendable (ServiceDraft) throws -> ServiceDraft,
        in scope: Scope
    ) async throws -> Service {
        let reach = try scope.reach(.manageCatalogue)
        return try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { throw Self.archived }
            let wanted = try change(before.draft)
            try Self.check(wanted, within: reach)
            guard wanted != before.draft else { return before }
            let after = try await Self.verify(wanted, since: before, within: reach, in: transaction, scope)
            transaction.later(ServiceQueries.removeSteps(id))
            transaction.later(ServiceQueries.update(id, after))
            transaction.later(ServiceQueries.tie(id, after))
            transaction.later(
                ServiceQueries.touchTied(
                    employees: after.employees.symmetricDifference(before.draft.employees),
                    resources: after.resources.symmetricDifference(before.draft.resources)
                )
            )
            let changes = after.fields.changes(since: before.draft.fields)
            transaction.later(scope.audit("service.edited", "service", id, changes: changes))
            return try await Self.read(id, in: transaction)
        }
    }

    /// Archives a service: it is sold no more, and its past stays.
    ///
    /// - Throws: `Problem.conflict` where appointments to come or other services need it.
    func archive(
        _ id: ServiceID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try scope.reach(.manageCatalogue)
        try await scope.write { transaction in
            let before = try await Self.lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.archivedAt == nil else { return }
            let now = scope.world.now()
            let answers = try await transaction.batch([
                CatalogueLockQueries.employees(offering: id), UpcomingQueries.count(.service(id), now: now),
                ServiceQueries.references(of: before.draft, id),
            ])
            try answers[1].one(Upcoming.init(row:)).refuse("service-in-use", what: "this service")
            let visits = try answers[2].one(ServiceReferences.init(row:)).stepOf
            guard visits.isEmpty else { throw Self.isStep(of: visits) }
            transaction.later(scope.audit("service.archived", "service", id))
            try await transaction.execute(ServiceQueries.archive(id, now: now))
        }
    }
}

extension ServiceOperations {
    private static let archived = Problem.conflict(
        .other(slug: "service-archived", detail: "This service is archived; its record is no longer changed.")
    )

    private static func isStep(of visits: [String]) -> Problem {
        let names = visits.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
        return .conflict(
            .other(
                slug: "service-is-step",
                detail: "This service is a step of \(names). Take it out of there first."
            )
        )
    }

    /// The record, while nobody else changes the catalogue.
    private static func lock(
        _ id: ServiceID,
        within reach: Reach,
        in transaction: Transaction
    ) async throws -> Service {
        let answers = try await transaction.batch([CatalogueLockQueries.catalogue, ServiceQueries.find(id)])
        guard let service = try answers[1].first(Service.init(row:)) else { throw Problem.notFound(.service) }
        try check(service.draft, within: reach)
        return service
    }

    /// Staff may know of every service; managers change those of their own branches alone.
    private static func check(_ draft: ServiceDraft, within reach: Reach) throws(Problem) {
        guard reach.covers(draft.branches) else { throw .forbidden }
    }

    /// The draft as it can be stored, after everything that it needs and everything that needs it were looked at.
    private static func verify(
        _ draft: ServiceDraft,
        since before: Service,
        within reach: Reach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> ServiceDraft {
        let id = before.id
        let now = scope.world.now()
        let removed = before.draft.employees.subtracting(draft.employees)
        let added = draft.employees.subtracting(before.draft.employees)
        let answers = try await transaction.batch([
            CatalogueLockQueries.employees(before.draft.employees.union(draft.employees)),
            ServiceQueries.references(of: draft, id),
            ServiceQueries.workplaces(removed.union(added)),
            UpcomingQueries.count(.offer(employees: removed, services: [id]), now: now),
            UpcomingQueries.seats(of: id, now: now),
        ])
        let after = try answers[1].one(ServiceReferences.init(row:)).check(draft, id)
        try checkWorkplaces(answers[2], within: reach)
        try answers[3].one(Upcoming.init(row:)).refuse(
            "employee-has-appointments",
            what: "an employee who would no longer offer this service"
        )
        let seats = try answers[4].one { row in try row.next(Int.self) }
        if after.capacity < before.draft.capacity, after.capacity < seats {
            throw Problem.invalid(
                field: "capacity",
                code: "below_booked",
                message: "\(seats) seats are booked at an appointment to come; write at least \(seats)."
            )
        }
        return after
    }

    /// Managers let only those offer a service, or not, who work in their branches.
    private static func checkWorkplaces(_ rows: Rows, within reach: Reach) throws {
        guard case .branches(let own) = reach else { return }
        let places = try rows.map { row in (try row.next(String.self), Set(try row.next([BranchID].self))) }
        for (role, branches) in places {
            if role != Role.admin.rawValue, branches.isDisjoint(with: own) { throw Problem.forbidden }
        }
    }

    private static func read(_ id: ServiceID, in transaction: Transaction) async throws -> Service {
        guard let service = try await transaction.first(ServiceQueries.find(id), as: Service.init(row:))
        else { throw Problem.notFound(.service) }
        return service
    }
}

extension Slug {
    /// For a service whose name has no letter that could be in an address.
    fileprivate static let service: Slug = {
        guard let slug = try? Slug("service") else { preconditionFailure("service is a slug") }
        return slug
    }()
}
