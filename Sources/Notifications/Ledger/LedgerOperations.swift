import Core
import Outbox
import Postgres
import Tenancy

/// What can be done with the ledger of messages (B.5).
struct LedgerOperations: Sendable {
    private let work = DueWork()

    /// A page of messages, the newest first.
    func page(
        _ filter: LedgerFilter,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> LedgerPage {
        let branches = try scope.reach(.readNotifications).branches
        return try await page(filter, within: branches, cursor: cursor, limit: limit, in: scope)
    }

    /// A page of what the signed-in client was sent.
    func ownPage(cursor: String?, limit: Int, in scope: Scope) async throws -> LedgerPage {
        try scope.require(.readOwnProfile)
        guard let client = scope.actor.customer else { throw Problem.forbidden }
        let filter = LedgerFilter(client: client)
        return try await page(filter, within: nil, cursor: cursor, limit: limit, in: scope)
    }

    private func page(
        _ filter: LedgerFilter,
        within branches: Set<BranchID>?,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> LedgerPage {
        let place = try cursor.map { text in try Self.place(text, tag: filter.tag) }
        // The ledger only grows: counting it may take long.
        let statements = LedgerQueries.page(filter, within: branches, before: place, limit: limit)
        let answers = try await scope.readLong(statements[0], statements[1])
        let found = try answers[0].map(LedgerEntry.init(row:))
        let shown = Array(found.prefix(limit))
        return LedgerPage(
            items: shown,
            total: try answers[1].one { row in try row.next(Int64.self) },
            next: found.count > limit ? shown.last.map { Self.cursor(after: $0, tag: filter.tag) } : nil
        )
    }

    func find(_ id: NotificationID, in scope: Scope) async throws -> LedgerEntry {
        let branches = try scope.reach(.readNotifications).branches
        let rows = try await scope.read(LedgerQueries.find(id, within: branches))[0]
        guard let entry = try rows.first(LedgerEntry.init(row:)) else {
            throw Problem.notFound(.notification)
        }
        return entry
    }

    /// Sends a message once more, as one of its own.
    ///
    /// - Throws: `Problem.conflict` for what waits still, and for credentials: these are made anew.
    func resend(_ id: NotificationID, in scope: Scope) async throws -> LedgerEntry {
        let branches = try scope.reach(.resendNotifications).branches
        let new = NotificationID.make(scope.world)
        return try await scope.write { transaction in
            let statement = LedgerQueries.resend(id, as: new, within: branches, now: scope.world.now())
            guard try await transaction.execute(statement) == 1 else {
                let known = LedgerQueries.find(id, within: branches)
                guard try await transaction.first(known, as: LedgerEntry.init(row:)) != nil else {
                    throw Problem.notFound(.notification)
                }
                throw Self.notAgain
            }
            transaction.later(scope.audit("notification.resent", "notification", new))
            work.want(.messages, after: transaction, in: scope)
            return try await transaction.one(
                LedgerQueries.find(new, within: branches),
                as: LedgerEntry.init(row:)
            )
        }
    }

    /// Sends what failed or was suppressed since a moment once more, at most a thousand at a time.
    ///
    /// - Returns: how many.
    func resendLost(_ filter: LedgerFilter, since moment: Instant, in scope: Scope) async throws -> Int {
        let branches = try scope.reach(.resendNotifications).branches
        return try await scope.write { transaction in
            let statement = LedgerQueries.resendLost(
                filter,
                since: moment,
                within: branches,
                now: scope.world.now(),
                limit: Self.resendMax
            )
            let count = try await transaction.execute(statement)
            guard count > 0 else { return 0 }
            let changes: [String: JSONValue] = ["count": [nil, .int(count)]]
            transaction.later(
                scope.audit("notifications.resent", "notification", String?.none, changes: changes)
            )
            work.want(.messages, after: transaction, in: scope)
            return count
        }
    }

    private static let resendMax = 1_000

    private static let notAgain = Problem.conflict(
        .other(
            slug: "not-resendable",
            detail: "This message waits still, or held a credential. Send the client's access again instead: "
                + "that makes a new one."
        )
    )

    private static func cursor(after entry: LedgerEntry, tag: String) -> String {
        Cursor(values: [entry.createdAt.rfc3339, entry.id.description], tag: tag).description
    }

    private static func place(
        _ text: String,
        tag: String
    ) throws(Problem) -> (createdAt: Instant, id: NotificationID) {
        guard let cursor = Cursor(text), cursor.tag == tag, cursor.values.count == 2,
            let createdAt = cursor.values[0].flatMap(Instant.init(rfc3339:)),
            let id = cursor.values[1].flatMap({ NotificationID($0) })
        else {
            throw .invalid(
                field: "cursor",
                code: "invalid",
                message: "Send the cursor that the list gave as next, with the same filters."
            )
        }
        return (createdAt, id)
    }
}

/// A page of messages.
struct LedgerPage: Sendable, JSONEncodable {
    let items: [LedgerEntry]
    let total: Int64
    let next: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", total)
            json.field("next", next)
        }
    }
}
