import Clients
import Core
import Identity
import Outbox
import Postgres
import Tenancy

/// What can be done with the waiting list itself: joining, looking, changing, approving, leaving.
struct WaitingListOperations: Sendable {
    let offers: WaitingOffers

    /// Entries in reach, in the order in which they are served; one round trip.
    func page(_ filter: WaitingListFilter, in scope: Scope) async throws -> WaitingListPage {
        try await page(filter, within: scope.waitingListReach(.readWaitingList), in: scope)
    }

    /// The customer's own entries with the times that are offered.
    func ownPage(_ filter: WaitingListFilter, in scope: Scope) async throws -> WaitingListPage {
        try await page(filter, within: Self.own(.readOwnAppointments, in: scope), in: scope)
    }

    /// One entry.
    func find(_ id: WaitingEntryID, in scope: Scope) async throws -> WaitingEntryRecord {
        let reach = try scope.waitingListReach(.readWaitingList)
        let query = WaitingListQueries.record(id, within: reach, now: scope.world.now())
        return try Self.found(try await scope.read(query)[0].first(WaitingEntryRecord.init(row:)))
    }

    /// Puts a client on the list: staff a client of theirs, a customer nobody else.
    func join(
        _ fields: FieldReader,
        once key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> WaitingEntryRecord {
        let reach = try joiningReach(in: scope)
        let input = try WaitingEntryInput(fields, in: scope)
        if scope.actor.worksHere, !reach.covers(input.branch.id) { throw Problem.forbidden }
        let id = WaitingEntryID.make(scope.world)
        return try await scope.write { transaction in
            if let earlier = try await key?.claim(id, in: transaction, scope) {
                return try await record(earlier, within: reach, in: transaction, scope)
            }
            try await add(id, input, in: transaction, scope)
            return try await record(id, within: reach, in: transaction, scope)
        }
    }

    /// Changes what staff write of an entry.
    func edit(
        _ id: WaitingEntryID,
        _ fields: FieldReader,
        allows: @Sendable (_ revision: Int64) -> Bool,
        in scope: Scope
    ) async throws -> WaitingEntryRecord {
        let reach = try scope.waitingListReach(.manageWaitingList)
        return try await scope.write { transaction in
            let before = try await lock(id, within: reach, in: transaction)
            guard allows(before.revision) else { throw Problem.editConflict }
            guard before.state.isLive else { throw Problem.refused(Self.ended) }
            let branch = scope.profile.branch(id: before.branch)
            let after = try WaitingEntryInput.changed(before, fields, today: branch.flatMap(scope.today(at:)))
            if after != before {
                if let branch, after.window.lastDay != before.window.lastDay {
                    let end = try after.end(in: branch.clock)
                    offers.work.announce(.waitingOffers, at: end, before: transaction, in: scope)
                }
                transaction.later(WaitingListQueries.update(after))
                transaction.later(
                    scope.audit(
                        "waiting_list.edited",
                        "waiting_list",
                        id,
                        changes: after.changes(from: before)
                    )
                )
            }
            return try await record(id, within: reach, in: transaction, scope)
        }
    }

    /// Lets a client who is on the blocklist have offers all the same (S2-4).
    func approve(_ id: WaitingEntryID, in scope: Scope) async throws -> WaitingEntryRecord {
        let reach = try scope.waitingListReach(.manageWaitingList)
        return try await scope.write { transaction in
            let entry = try await lock(id, within: reach, in: transaction)
            guard entry.state.isLive else { throw Problem.refused(Self.ended) }
            if entry.approvedAt == nil {
                let now = scope.world.now()
                transaction.later(WaitingListQueries.approve(id, by: scope.actor.staff, now: now))
                transaction.later(scope.audit("waiting_list.approved", "waiting_list", id))
            }
            return try await record(id, within: reach, in: transaction, scope)
        }
    }

    /// Takes a client off the list; a time that is held for the client passes on.
    func withdraw(_ id: WaitingEntryID, in scope: Scope) async throws {
        let isOwn = scope.actor.customer != nil
        let reach =
            try isOwn
            ? Self.own(.bookOwnAppointments, in: scope) : scope.waitingListReach(.manageWaitingList)
        try await scope.write { transaction in
            // The appointment before the entry, as everywhere.
            try await offers.decline(offerOf: id, within: reach, in: transaction, scope)
            let entry = try await lock(id, within: reach, in: transaction)
            // An offer that came meanwhile: whoever withdraws again finds it.
            guard entry.state != .offered else { throw Problem.unavailable(retryAfter: .seconds(1)) }
            guard entry.state == .waiting else { throw Problem.refused(Self.ended) }
            transaction.later(WaitingListQueries.put(id, .withdrawn, now: scope.world.now()))
            transaction.later(scope.audit("waiting_list.withdrawn", "waiting_list", id))
        }
    }
}

// MARK: Inside a transaction

extension WaitingListOperations {
    private func joiningReach(in scope: Scope) throws -> WaitingListReach {
        if scope.actor.customer != nil { return try Self.own(.bookOwnAppointments, in: scope) }
        if scope.actor.worksHere { return try scope.waitingListReach(.manageWaitingList) }
        // A visitor reads the entry that was just made, and no other.
        return WaitingListReach(reach: .all, actor: scope.actor)
    }

    private func add(
        _ id: WaitingEntryID,
        _ input: WaitingEntryInput,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let now = scope.world.now()
        let service = try await Self.service(input, isStaff: scope.actor.worksHere, in: transaction)
        let subject = input.who.subject
        let answers = try await transaction.batch(
            [
                WaitingListQueries.takeTurns(input.who.keys(in: scope)),
                try input.who.lookup(in: scope),
            ]
                + ClientStandingQueries.statements(
                    subject,
                    wish: .service(service),
                    branch: input.branch.id,
                    around: now
                )
        )
        let settings = scope.profile.settings(branch: input.branch.id)
        let rules = try BookingRules(
            answers[2...],
            subject,
            settings: settings,
            now: now,
            branch: input.branch
        )
        try Self.judge(rules, isStaff: scope.actor.worksHere, from: input.window.firstDay, settings)
        switch input.who {
        case .client(let client):
            guard answers[1].count > 0 else { throw Problem.notFound(.client) }
            try await add(id, input, service, for: client, in: transaction, scope)
        case .visitor(let visitor):
            let grants = settings[BookingSettings.autoGrant]
            let client = try visitor.resolved(answers[1], grantsLogin: grants, scope.world)
            try await ClientOperations().enter(visitor, as: client, in: transaction, scope)
            try await add(id, input, service, for: client.id, in: transaction, scope)
            try await ClientOperations().settle(visitor, as: client, in: transaction, scope)
        }
    }

    private func add(
        _ id: WaitingEntryID,
        _ input: WaitingEntryInput,
        _ service: ServiceID,
        for client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let count = try await transaction.one(WaitingListQueries.liveCount(of: client)) { row in
            try row.next(Int.self)
        }
        guard count < WaitingEntry.perClientMax else { throw Problem.refused(Self.tooMany) }
        let now = scope.world.now()
        transaction.later(WaitingListQueries.insert(id, input, service: service, client: client, now: now))
        transaction.later(scope.audit("waiting_list.joined", "waiting_list", id))
        let event = OutboxEvent(.waitingListJoined, to: [.client(client)], data: ["entry_id": .id(id)])
        Outbox.add(event, in: transaction, scope)
        let end = CalendarDate(daysSince1970: input.window.lastDay.daysSince1970 + 1)
        let moment = try input.branch.clock.instant(of: WallTime(end, minute: 0))
        offers.work.announce(.waitingOffers, at: moment, before: transaction, in: scope)
    }

    /// Who cannot book a service in any way does not wait for it; who is only kept from booking online does (S2-4).
    private static func judge(
        _ rules: BookingRules,
        isStaff: Bool,
        from day: CalendarDate,
        _ settings: SettingValues
    ) throws {
        let start = try rules.branch.clock.instant(of: WallTime(day, minute: 0))
        let verdict = rules.verdict(entry: isStaff ? .staff : .online, start: start)
        if isStaff {
            if let refusal = verdict.refusal { throw Problem.refused(refusal) }
        } else if !verdict.mayWait {
            guard settings[BookingSettings.waitingList], let refusal = verdict.refusal else {
                throw Problem.refused(closed)
            }
            throw Problem.refused(refusal)
        }
    }

    private static func service(
        _ input: WaitingEntryInput,
        isStaff: Bool,
        in transaction: Transaction
    ) async throws -> ServiceID {
        let query = WaitingListQueries.service(named: input.service, at: input.branch.id, by: input.employee)
        let found = try await transaction.first(query) { row in
            (
                id: try row.next(ServiceID.self), capacity: try row.next(Int.self),
                isOnline: try row.next(Bool.self), isHere: try row.next(Bool.self),
                isOffered: try row.next(Bool.self)
            )
        }
        guard let found, isStaff || found.isOnline else { throw Problem.unknownService }
        var issues: [FieldIssue] = []
        if !found.isHere {
            issues.append(
                FieldIssue(
                    field: "service",
                    code: SlotReason.serviceNotAtBranch.rawValue,
                    message: "\(input.branch.name) does not offer this service. Choose another branch."
                )
            )
        }
        if !found.isOffered {
            issues.append(
                FieldIssue(
                    field: "employee",
                    code: SlotReason.employeeNotOffering.rawValue,
                    message: "This employee does not offer the service. Leave the employee out for anybody."
                )
            )
        }
        if input.seats > found.capacity {
            issues.append(
                FieldIssue(
                    field: "seats",
                    code: SlotReason.tooManySeats.rawValue,
                    message: "There are \(found.capacity) seats in all. Wait for at most as many."
                )
            )
        }
        guard issues.isEmpty else { throw Problem.invalid(issues) }
        return found.id
    }

    private func page(
        _ filter: WaitingListFilter,
        within reach: WaitingListReach,
        in scope: Scope
    ) async throws -> WaitingListPage {
        let statements = WaitingListQueries.page(filter, within: reach, now: scope.world.now())
        let answers = try await scope.read(statements[0], statements[1])
        let found = try answers[0].map(WaitingEntryRecord.init(row:))
        let items = Array(found.prefix(filter.limit))
        let next = found.count > filter.limit ? items.last.map { filter.cursor(after: $0.entry) } : nil
        return WaitingListPage(items: items, total: try answers[1].one { try $0.next() }, next: next)
    }

    private func lock(
        _ id: WaitingEntryID,
        within reach: WaitingListReach,
        in transaction: Transaction
    ) async throws -> WaitingEntry {
        let query = WaitingListQueries.lock(id, within: reach)
        return try Self.found(try await transaction.first(query, as: WaitingEntry.init(row:)))
    }

    /// The entry as it is now; what was put off travels with it.
    func record(
        _ id: WaitingEntryID,
        within reach: WaitingListReach,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> WaitingEntryRecord {
        let query = WaitingListQueries.record(id, within: reach, now: scope.world.now())
        return try Self.found(try await transaction.first(query, as: WaitingEntryRecord.init(row:)))
    }

    static func own(_ permission: Permission, in scope: Scope) throws -> WaitingListReach {
        let reach = try scope.waitingListReach(permission)
        guard scope.actor.customer != nil, reach.reach == .own else { throw Problem.forbidden }
        return reach
    }

    private static func found<Thing>(_ thing: Thing?) throws(Problem) -> Thing {
        guard let thing else { throw .notFound(.waitingEntry) }
        return thing
    }

    static let ended = Refusal(
        .rule(slug: "waiting-ended"),
        reason: "waiting_ended",
        detail:
            "This entry has ended: a time was booked, it was withdrawn, or its days have passed. Make a new one."
    )
    private static let tooMany = Refusal(
        .rule(slug: "too-many-entries"),
        reason: "too_many_entries",
        detail: "At most \(WaitingEntry.perClientMax) entries of a client wait at once. Withdraw one first."
    )
    private static let closed = Refusal(
        .rule(slug: "waiting-list-closed"),
        reason: "waiting_list_closed",
        detail: "The waiting list is not open to customers here. Please ask the business."
    )
}

extension WaitingEntryInput.Who {
    /// Whose standing is judged.
    fileprivate var subject: PolicySubject {
        switch self {
        case .client(let id): .client(id)
        case .visitor(let visitor): .visitor(email: visitor.email, phone: visitor.phone)
        }
    }

    /// What is serial for one person, as when booking.
    fileprivate func keys(in scope: Scope) -> [LockKey] {
        switch self {
        case .client(let id): return [LockKey(id)]
        case .visitor(let visitor):
            let schema = scope.business.schema
            return [
                visitor.email.map { LockKey(schema, "email", $0.lowercased()) },
                visitor.phone.map { LockKey(schema, "phone", $0) },
            ].compactMap(\.self)
        }
    }

    /// The statement that finds the client.
    fileprivate func lookup(in scope: Scope) throws -> SQL {
        switch self {
        case .client(let id):
            let permission: Permission = scope.actor.worksHere ? .readClients : .readOwnProfile
            return WaitingListQueries.client(id, within: try scope.clientReach(permission))
        case .visitor(let visitor): return visitor.lookup
        }
    }
}
