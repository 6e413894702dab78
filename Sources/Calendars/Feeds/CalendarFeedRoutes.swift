import Core
public import Gateway
import Identity
import Tenancy

/// The routes that make and revoke calendar feeds.
public struct CalendarFeedRoutes: Sendable {
    private let operations = CalendarFeedOperations()

    /// Routes that need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("calendar-feeds", allowing: .manageCalendars, Self.listDoc, list),
            .post("calendar-feeds", allowing: .manageCalendars, Self.createDoc, create),
            .delete("calendar-feeds/{id}", allowing: .manageCalendars, Self.revokeDoc, revoke),
            .get("my/calendar-feeds", allowing: .manageCalendars, Self.listOwnDoc, listOwn),
            .post("my/calendar-feeds", allowing: .manageCalendars, Self.createOwnDoc, createOwn),
            .delete("my/calendar-feeds/{id}", allowing: .manageCalendars, Self.revokeOwnDoc, revokeOwn),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        try await list(call, FeedReach.whole)
    }

    private func listOwn(_ call: Call) async throws -> Reply {
        try await list(call, FeedReach.own)
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        var input = try CalendarFeedInput(body, profile: call.scope.profile)
        return try await create(call, body, input.draft(), FeedReach.whole, "POST /calendar-feeds")
    }

    private func createOwn(_ call: Call) async throws -> Reply {
        let body = try call.json
        var input = try CalendarFeedInput(body, profile: call.scope.profile)
        let draft = try input.own(call.scope.actor)
        return try await create(call, body, draft, FeedReach.own, "POST /my/calendar-feeds")
    }

    private func revoke(_ call: Call) async throws -> Reply {
        try await operations.revoke(call.id("id", .calendarFeed), within: FeedReach.whole, in: call.scope)
        return .noContent
    }

    private func revokeOwn(_ call: Call) async throws -> Reply {
        try await operations.revoke(call.id("id", .calendarFeed), within: FeedReach.own, in: call.scope)
        return .noContent
    }

    private func list(_ call: Call, _ reach: (Scope) throws(Problem) -> FeedReach) async throws -> Reply {
        .json(
            try await operations.list(reach, cursor: call.query("cursor"), limit: call.limit, in: call.scope)
        )
    }

    private func create(
        _ call: Call,
        _ body: JSONValue,
        _ draft: CalendarFeedDraft,
        _ reach: (Scope) throws(Problem) -> FeedReach,
        _ action: String
    ) async throws -> Reply {
        let key = IdempotencyKey(try call.idempotencyKey, for: action, body: body, actor: call.scope.actor)
        let made = try await operations.create(draft, within: reach, key: key, in: call.scope)
        let address = Self.address(made.token, call)
        return Reply.json(status: 201) { json in made.feed.write(to: &json, address: address) }
    }

    /// Where a feed is read: below the business's own root, whichever branch's address was used to make it.
    private static func address(_ token: Token, _ call: Call) -> String {
        let root = call.root.split(separator: "/").prefix(2).map { "/\($0)" }.joined()
        return "\(call.origin)\(root)/calendar/\(token.text).ics"
    }
}

extension CalendarFeedRoutes {
    private static let feed = Schema.object(
        "CalendarFeed",
        [
            "id": .id,
            "kind": .choice(CalendarSubject.allCases.map(\.rawValue)),
            "subject": .object(nil, ["id": .id, "name": .string()]),
            "detail": .choice(CalendarDetail.allCases.map(\.rawValue)),
            "address": Schema.string().described("Where it is read; told only when the feed is made."),
            "created_at": .instant,
            "last_read_at": Schema.instant.described("To the minute.").orNull,
        ],
        required: .allBut(["address"])
    )

    private static let detail = Schema.choice(CalendarDetail.allCases.map(\.rawValue)).described(
        "busy: no names. service: what and where. full: clients with their phone numbers; not for clients."
    )

    private static let listDoc = OperationDoc(
        "Lists calendar feeds",
        help: "Administrators see all, managers those of their branches, others their own.",
        query: .page(),
        responses: [200: .page(of: feed)]
    )
    private static let createDoc = OperationDoc(
        "Makes a calendar feed",
        help: "Whoever knows the address reads the calendar. Repeated with its key it gets a new address.",
        request: .object(
            "NewCalendarFeed",
            [
                "kind": .choice(CalendarSubject.allCases.map(\.rawValue)),
                "employee": .id,
                "branch": Schema.string(max: 40).described("Its slug or id."),
                "resource": .id,
                "client": .id,
                "detail": detail,
            ],
            required: .only(["kind"])
        ),
        responses: [201: feed],
        idempotencyKey: true
    )
    private static let revokeDoc = OperationDoc("Revokes a calendar feed", responses: [204: nil])
    private static let listOwnDoc = OperationDoc(
        "Lists the feeds of my own calendar",
        query: .page(),
        responses: [200: .page(of: feed)]
    )
    private static let createOwnDoc = OperationDoc(
        "Makes a feed of my own calendar",
        help: "Whoever knows the address reads the calendar. Repeated with its key it gets a new address.",
        request: .object("NewOwnCalendarFeed", ["detail": detail], required: .none),
        responses: [201: feed],
        idempotencyKey: true
    )
    private static let revokeOwnDoc = OperationDoc("Revokes a feed of my own calendar", responses: [204: nil])
}
