import Core
import Identity
import Postgres
import Tenancy

/// What can be done with calendar feeds.
struct CalendarFeedOperations: Sendable {
    /// A page of the feeds in reach, oldest first.
    func list(
        _ reach: (Scope) throws(Problem) -> FeedReach,
        cursor: String?,
        limit: Int,
        in scope: Scope
    ) async throws -> CalendarFeedPage {
        let reach = try reach(scope)
        let after = try cursor.map { text throws(Problem) in
            guard let cursor = Cursor(text), cursor.tag == Self.tag, cursor.values.count == 1,
                let id = cursor.values[0].flatMap({ CalendarFeedID($0) })
            else {
                throw .invalid(
                    field: "cursor",
                    code: "invalid",
                    message: "Send the cursor that the list gave as next."
                )
            }
            return id
        }
        let answers = try await scope.read(
            CalendarFeedQueries.page(after: after, limit: limit, within: reach),
            CalendarFeedQueries.count(within: reach)
        )
        let found = try answers[0].map(CalendarFeed.init(row:))
        let items = Array(found.prefix(limit))
        let next =
            found.count > limit ? items.last.map { Cursor(values: [$0.id.description], tag: Self.tag) } : nil
        return CalendarFeedPage(
            items: items,
            total: try answers[1].one { row in try row.next(Int.self) },
            next: next?.description
        )
    }

    /// Makes a feed with a token that is told this once.
    ///
    /// With a key that was used before, the feed of that time gets a new token: the first answer may have been lost, and
    /// its token is known to nobody.
    func create(
        _ draft: CalendarFeedDraft,
        within reach: (Scope) throws(Problem) -> FeedReach,
        key: IdempotencyKey?,
        in scope: Scope
    ) async throws -> MadeCalendarFeed {
        let reach = try reach(scope)
        let id = CalendarFeedID.make(scope.world)
        let token = Token.make(scope.world)
        return try await scope.write { transaction in
            if let key, let earlier = try await key.claim(id, in: transaction, scope) {
                transaction.later(CalendarFeedQueries.setToken(earlier, token.hash))
                return try await Self.made(earlier, token, within: reach, in: transaction)
            }
            let inserted = try await transaction.execute(
                CalendarFeedQueries.insert(
                    id,
                    draft,
                    tokenHash: token.hash,
                    by: scope.actor.auditKind,
                    now: scope.world.now(),
                    within: reach
                )
            )
            guard inserted == 1 else { throw Problem.notFound(draft.noun) }
            transaction.later(
                scope.audit(
                    "calendar_feed.created",
                    "calendar_feed",
                    id,
                    changes: [
                        "kind": [nil, .string(draft.kind.rawValue)],
                        "detail": [nil, .string(draft.detail.rawValue)],
                    ]
                )
            )
            return try await Self.made(id, token, within: reach, in: transaction)
        }
    }

    /// Revokes a feed: its address is nothing from then on.
    func revoke(
        _ id: CalendarFeedID,
        within reach: (Scope) throws(Problem) -> FeedReach,
        in scope: Scope
    ) async throws {
        let reach = try reach(scope)
        try await scope.write { transaction in
            guard
                try await transaction.first(
                    CalendarFeedQueries.lock(id, within: reach),
                    as: CalendarFeed.init(row:)
                ) != nil
            else { throw Problem.notFound(.calendarFeed) }
            transaction.later(CalendarFeedQueries.delete(id))
            transaction.later(scope.audit("calendar_feed.revoked", "calendar_feed", id))
        }
    }

    private static let tag = "calendar-feeds"

    private static func made(
        _ id: CalendarFeedID,
        _ token: Token,
        within reach: FeedReach,
        in transaction: Transaction
    ) async throws -> MadeCalendarFeed {
        guard
            let feed = try await transaction.first(
                CalendarFeedQueries.find(id, within: reach),
                as: CalendarFeed.init(row:)
            )
        else { throw Problem.notFound(.calendarFeed) }
        return MadeCalendarFeed(feed: feed, token: token)
    }
}

/// A page of feeds.
struct CalendarFeedPage: Sendable, JSONEncodable {
    let items: [CalendarFeed]
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
