public import Core
import Identity
import Outbound
public import Outbox
import Postgres
public import Tenancy

/// What can be done with calendars that are read for busy times.
public struct CalendarSubscriptionOperations: Sendable {
    private let pull: CalendarPull
    private let sealer: Sealer
    private let work: DueWork

    /// - Parameters:
    ///   - pull: fetches calendars.
    ///   - sealer: keeps their addresses, which are secrets of whoever gave them.
    ///   - work: says when the next one is to be read.
    public init(pull: CalendarPull, sealer: Sealer, work: DueWork) {
        self.pull = pull
        self.sealer = sealer
        self.work = work
    }

    /// A page of the subscriptions in reach, oldest first.
    func list(
        of employee: StaffID?,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> CalendarSubscriptionPage {
        let reach = try FeedReach.whole(scope)
        let tag = "calendar-subscriptions.\(employee?.description ?? "all")"
        let after = try cursor.map { text throws(Problem) in
            guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 1,
                let id = cursor.values[0].flatMap({ CalendarSubscriptionID($0) })
            else {
                let message = "Send the cursor that the list gave as next, with the same filters."
                throw .invalid(field: "cursor", code: "invalid", message: message)
            }
            return id
        }
        let answers = try await scope.read(
            CalendarSubscriptionQueries.page(of: employee, after: after, limit: limit, within: reach),
            CalendarSubscriptionQueries.count(of: employee, within: reach)
        )
        let found = try answers[0].map(CalendarSubscription.init(row:))
        let items = Array(found.prefix(limit))
        let isMore = found.count > limit
        return CalendarSubscriptionPage(
            items: items,
            total: try answers[1].one { row in try row.next(Int.self) },
            next: isMore ? items.last.map { Cursor(values: [$0.id.description], tag: tag).description } : nil
        )
    }

    /// One subscription.
    func find(_ id: CalendarSubscriptionID, in scope: Scope) async throws -> CalendarSubscription {
        let reach = try FeedReach.whole(scope)
        let found = try await scope.read(CalendarSubscriptionQueries.find(id, within: reach))[0]
            .first(CalendarSubscription.init(row:))
        guard let found else { throw Problem.notFound(.calendarSubscription) }
        return found
    }

    /// Subscribes to a calendar, which is read at once: one that cannot be read is refused, and nothing is kept.
    func create(
        _ draft: CalendarSubscriptionDraft,
        key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> CalendarSubscription {
        let reach = try FeedReach.whole(scope)
        let zones = try await zones(of: draft.employee, mayAdd: true, within: reach, in: scope)
        let read = try await read(draft.address, zones, in: scope)
        let id = CalendarSubscriptionID.make(scope.world)
        let sealed = sealer.seal(Array(draft.address.text.utf8), for: id)
        let next = nextTry(after: scope.world.now(), in: scope)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                return try await Self.find(earlier, within: reach, in: transaction)
            }
            transaction.later(
                CalendarSubscriptionQueries.insert(
                    id,
                    of: draft.employee,
                    name: draft.name,
                    host: draft.address.host,
                    sealed: sealed,
                    now: scope.world.now()
                )
            )
            try await Self.store(read, of: id, sealed: sealed, next: next, in: transaction, scope)
            let changes: [String: JSONValue] = [
                "name": [nil, .string(draft.name)], "host": [nil, .string(draft.address.host)],
            ]
            transaction.later(
                scope.audit("calendar_subscription.created", "calendar_subscription", id, changes: changes)
            )
            work.announce(.calendars, at: next, before: transaction, in: scope)
            return try await Self.find(id, within: reach, in: transaction)
        }
    }

    /// Gives a subscription another name, or another address, which is read at once.
    func edit(
        _ id: CalendarSubscriptionID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        _ change: CalendarSubscriptionChange,
        in scope: Scope
    ) async throws -> CalendarSubscription {
        let reach = try FeedReach.whole(scope)
        let before = try await find(id, in: scope)
        guard allows(before.revision) else { throw Problem.editConflict }
        var read: ReadCalendar?
        if let address = change.address {
            let zones = try await zones(of: before.employee, mayAdd: false, within: reach, in: scope)
            read = try await self.read(address, zones, in: scope)
        }
        let fresh = read
        let next = nextTry(after: scope.world.now(), in: scope)
        return try await scope.write { transaction in
            guard
                let before = try await transaction.first(
                    CalendarSubscriptionQueries.lock(id, within: reach),
                    as: CalendarSubscription.init(row:)
                )
            else { throw Problem.notFound(.calendarSubscription) }
            guard allows(before.revision) else { throw Problem.editConflict }
            var changes: [String: JSONValue] = [:]
            if let name = change.name, name != before.name {
                transaction.later(CalendarSubscriptionQueries.rename(id, name))
                changes["name"] = [.string(before.name), .string(name)]
            }
            if let address = change.address, let fresh {
                let sealed = sealer.seal(Array(address.text.utf8), for: id)
                transaction.later(
                    CalendarSubscriptionQueries.setAddress(id, host: address.host, sealed: sealed)
                )
                try await Self.store(fresh, of: id, sealed: sealed, next: next, in: transaction, scope)
                changes["host"] = [.string(before.host), .string(address.host)]
                work.announce(.calendars, at: next, before: transaction, in: scope)
            }
            guard !changes.isEmpty else { return before }
            transaction.later(
                scope.audit("calendar_subscription.edited", "calendar_subscription", id, changes: changes)
            )
            return try await Self.find(id, within: reach, in: transaction)
        }
    }

    /// Ends a subscription; its busy times are free at once.
    func remove(
        _ id: CalendarSubscriptionID,
        ifRevision allows: @Sendable (Int64) -> Bool,
        in scope: Scope
    ) async throws {
        let reach = try FeedReach.whole(scope)
        try await scope.write { transaction in
            guard
                let before = try await transaction.first(
                    CalendarSubscriptionQueries.lock(id, within: reach),
                    as: CalendarSubscription.init(row:)
                )
            else { throw Problem.notFound(.calendarSubscription) }
            guard allows(before.revision) else { throw Problem.editConflict }
            transaction.later(CalendarSubscriptionQueries.delete(id))
            transaction.later(
                scope.audit("calendar_subscription.removed", "calendar_subscription", id)
            )
        }
    }
}

// MARK: Reading

/// What a calendar said when it was read.
struct ReadCalendar: Sendable {
    let slots: [TimeSlot]
    let entityTag: String?
}

extension CalendarSubscriptionOperations {
    /// So many are read at once of one business.
    private static let batch = 4
    private static let interval = 900
    private static let lastInterval = 21_600

    /// Reads the calendars of a business whose turn it is; for the worker.
    ///
    /// What cannot be read keeps the busy times that it had, with their age. Appointments are never touched.
    ///
    /// - Returns: when the next turn is.
    @Sendable
    public func pullDue(in scope: Scope) async throws -> Instant? {
        let due = try await scope.write { transaction in
            try await transaction.rows(
                CalendarSubscriptionQueries.claim(now: scope.world.now(), limit: Self.batch),
                as: DueCalendar.init(row:)
            )
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for calendar in due { group.addTask { try await pull(calendar, in: scope) } }
            try await group.waitForAll()
        }
        return try await scope.read(CalendarSubscriptionQueries.nextTry)[0].first { row in
            try row.next(Instant?.self)
        } ?? nil
    }

    private func pull(_ due: DueCalendar, in scope: Scope) async throws {
        let outcome: CalendarPull.Outcome
        if let address = sealer.open(due.sealed, for: due.id).flatMap({ bytes in
            try? WebAddress(String(decoding: bytes, as: UTF8.self))
        }) {
            let now = scope.world.now()
            outcome = try await pull.read(
                address,
                zones: due.zones,
                entityTag: due.tag(now: now),
                now: now
            )
        } else {
            let message = "The address was sealed under another key; enter it again."
            outcome = .failed(ValueIssue(code: "unreadable_address", message: message))
        }
        let now = scope.world.now()
        switch outcome {
        case .read(let slots, let tag):
            let read = ReadCalendar(slots: slots, entityTag: tag)
            let next = nextTry(after: now, in: scope)
            try await scope.write { transaction in
                try await Self.store(read, of: due.id, sealed: due.sealed, next: next, in: transaction, scope)
            }
        case .unchanged:
            _ = try await scope.read(
                CalendarSubscriptionQueries.noteRead(
                    due.id,
                    sealed: due.sealed,
                    entityTag: nil,
                    isExpanded: false,
                    now: now,
                    next: nextTry(after: now, in: scope)
                )
            )
        case .failed(let issue):
            let next = nextTry(after: now, failingSince: due.readAt ?? now, in: scope)
            _ = try await scope.read(
                CalendarSubscriptionQueries.noteFault(
                    due.id,
                    sealed: due.sealed,
                    issue.code,
                    now: now,
                    next: next
                )
            )
        }
    }

    /// Every quarter of an hour, give or take; what has failed for long is tried less often.
    private func nextTry(after now: Instant, failingSince: Instant? = nil, in scope: Scope) -> Instant {
        let failing = failingSince.map { Int(now.since($0).components.seconds) / 4 } ?? 0
        let wait = min(max(Self.interval, failing), Self.lastInterval)
        // Calendars that were entered together are not asked for together for ever.
        let jitter = scope.world.randomBytes(1).first.map { Int($0) - 128 } ?? 0
        return now.adding(.seconds(wait + jitter))
    }

    private func read(_ address: WebAddress, _ zones: [String], in scope: Scope) async throws -> ReadCalendar
    {
        switch try await pull.read(address, zones: zones, now: scope.world.now()) {
        case .read(let slots, let tag): return ReadCalendar(slots: slots, entityTag: tag)
        case .failed(let issue): throw Problem.invalid([FieldIssue(field: "url", issue)])
        case .unchanged: throw Problem.broken(context: "a calendar was unchanged that was never read")
        }
    }

    private func zones(
        of employee: StaffID,
        mayAdd: Bool,
        within reach: FeedReach,
        in scope: Scope
    ) async throws -> [String] {
        let owner = try await scope.read(CalendarSubscriptionQueries.owner(employee, within: reach))[0]
            .first { row in (try row.next([String].self), try row.next(Int.self)) }
        guard let (zones, count) = owner else { throw Problem.notFound(.employee) }
        guard !mayAdd || count < CalendarSubscription.countMax else {
            throw Problem.conflict(
                .other(
                    slug: "too-many-calendars",
                    detail:
                        "An employee has at most \(CalendarSubscription.countMax) calendars; remove one first."
                )
            )
        }
        return zones
    }

    /// Puts new busy times in place of the old ones, unless the address was changed meanwhile.
    private static func store(
        _ read: ReadCalendar,
        of id: CalendarSubscriptionID,
        sealed: [UInt8],
        next: Instant,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws {
        let noted = try await transaction.execute(
            CalendarSubscriptionQueries.noteRead(
                id,
                sealed: sealed,
                entityTag: read.entityTag,
                isExpanded: true,
                now: scope.world.now(),
                next: next
            )
        )
        guard noted == 1 else { return }
        transaction.later(CalendarSubscriptionQueries.removeBusy(id))
        transaction.later(CalendarSubscriptionQueries.insertBusy(id, read.slots))
    }

    private static func find(
        _ id: CalendarSubscriptionID,
        within reach: FeedReach,
        in transaction: Transaction
    ) async throws -> CalendarSubscription {
        guard
            let found = try await transaction.first(
                CalendarSubscriptionQueries.find(id, within: reach),
                as: CalendarSubscription.init(row:)
            )
        else { throw Problem.notFound(.calendarSubscription) }
        return found
    }
}

/// A page of subscriptions.
struct CalendarSubscriptionPage: Sendable, JSONEncodable {
    let items: [CalendarSubscription]
    let total: Int
    let next: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }
}
