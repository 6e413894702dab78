import Core
public import Gateway
import Identity
import Outbound
import Tenancy

/// The routes of calendars that are read for busy times.
public struct CalendarSubscriptionRoutes: Sendable {
    private let operations: CalendarSubscriptionOperations

    /// - Parameter operations: what the routes do.
    public init(operations: CalendarSubscriptionOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .get("calendar-subscriptions", allowing: .manageCalendars, Self.listDoc, list),
            .post("calendar-subscriptions", allowing: .manageCalendars, Self.createDoc, create),
            .get("calendar-subscriptions/{id}", allowing: .manageCalendars, Self.findDoc, find),
            .patch("calendar-subscriptions/{id}", allowing: .manageCalendars, Self.editDoc, edit),
            .delete("calendar-subscriptions/{id}", allowing: .manageCalendars, Self.removeDoc, remove),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        var employee: StaffID?
        if let text = call.query("employee") {
            guard let id = StaffID(text) else { throw Problem.notFound(.employee) }
            employee = id
        }
        return .json(
            try await operations.list(
                of: employee,
                cursor: call.query("cursor"),
                limit: call.limit,
                in: call.scope
            )
        )
    }

    private func create(_ call: Call) async throws -> Reply {
        let body = try call.json
        var input = try CalendarSubscriptionInput(body)
        let draft = try input.created(by: call.scope.actor)
        let key = IdempotencyKey(
            try call.idempotencyKey,
            for: "POST /calendar-subscriptions",
            body: body,
            actor: call.scope.actor
        )
        let made = try await operations.create(draft, key: key, in: call.scope)
        let address = call.address("calendar-subscriptions/\(made.id)")
        return .json(made, status: 201, etag: made.revision, location: address)
    }

    /// Without an ETag: what is read again and again changes without a new revision.
    private func find(_ call: Call) async throws -> Reply {
        .json(try await operations.find(call.id("id", .calendarSubscription), in: call.scope))
    }

    private func edit(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        var input = try CalendarSubscriptionInput(call.json)
        let changed = try await operations.edit(
            call.id("id", .calendarSubscription),
            ifRevision: { condition?.allows($0) ?? true },
            input.changed(),
            in: call.scope
        )
        return .json(changed, etag: changed.revision)
    }

    private func remove(_ call: Call) async throws -> Reply {
        let condition = try call.ifMatch
        try await operations.remove(
            call.id("id", .calendarSubscription),
            ifRevision: { condition?.allows($0) ?? true },
            in: call.scope
        )
        return .noContent
    }
}

extension CalendarSubscriptionRoutes {
    private static let subscription = Schema.object(
        "CalendarSubscription",
        [
            "id": .id,
            "employee": .object(nil, ["id": .id, "name": .string()]),
            "name": .string(max: CalendarSubscription.nameMax),
            "host": Schema.string().described("Of the address; all of it is a secret and never shown."),
            "read_at": Schema.instant.described("How fresh the busy times are.").orNull,
            "tried_at": .instant.orNull,
            "fault": Schema.string().described("Why the last attempt failed; the busy times of before stay.")
                .orNull,
            "busy_times": .integer(),
            "created_at": .instant,
            "revision": .integer(),
        ]
    )

    private static let url = Schema.string(max: WebAddress.lengthMax).described(
        "Where the calendar is (iCalendar); it is read at once, and about every quarter of an hour."
    )

    private static let listDoc = OperationDoc(
        "Lists the calendars that are read for busy times",
        help: "Administrators see all, managers those of their employees, employees their own.",
        query: [QueryParameter("employee", .string(max: 40), "Only those of this employee.")] + .page(),
        responses: [200: .page(of: subscription)]
    )
    private static let createDoc = OperationDoc(
        "Has a calendar read for busy times",
        help:
            "What cannot be read as a calendar is refused: url with not_a_calendar, too_large, private_address, "
            + "unreachable, timeout and the like.",
        request: .object(
            "NewCalendarSubscription",
            [
                "employee": Schema.id.described("Whose calendar it is; by default the own."),
                "name": .string(max: CalendarSubscription.nameMax),
                "url": url,
            ],
            required: .only(["url"])
        ),
        responses: [201: subscription],
        idempotencyKey: true
    )
    private static let findDoc = OperationDoc(
        "Answers a calendar that is read for busy times",
        responses: [200: subscription]
    )
    private static let editDoc = OperationDoc(
        "Changes the name or the address of a calendar",
        request: .object(
            "CalendarSubscriptionChange",
            ["name": .string(max: CalendarSubscription.nameMax), "url": url],
            required: .none
        ),
        responses: [200: subscription],
        ifMatch: true
    )
    private static let removeDoc = OperationDoc(
        "Has a calendar not read any more",
        help: "Its busy times are free at once.",
        responses: [204: nil],
        ifMatch: true
    )
}
