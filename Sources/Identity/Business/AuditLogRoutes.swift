import Core
public import Gateway

/// The address of the audit log.
public struct AuditLogRoutes: Sendable {
    /// The routes need nothing.
    public init() {}

    /// Every route with its permission.
    public var routes: [Route] {
        [.get("audit-log", allowing: .readAuditLog, Self.listDoc, list)]
    }

    private func list(_ call: Call) async throws -> Reply {
        var filter = AuditLogFilter()
        filter.subjectKind = call.query("subject_kind")
        filter.subjectID = call.query("subject_id")
        filter.actorID = call.query("actor_id")
        filter.action = call.query("action")
        filter.from = call.query("from").flatMap(Instant.init(rfc3339:))
        filter.until = call.query("until").flatMap(Instant.init(rfc3339:))
        filter.limit = call.limit
        if let cursor = call.query("cursor") { try filter.continueAfter(cursor) }
        let page = try await AuditLogOperations.list(filter, in: call.scope)
        return Reply.json { json in
            json.object { json in
                json.field("items", page.items)
                json.field("total", page.total)
                json.field("next", page.next)
            }
        }
    }

    private static let entry = Schema.object(
        "AuditLogEntry",
        [
            "id": .integer(),
            "at": .instant,
            "actor": .object(
                nil,
                [
                    "kind": .choice(["staff", "customer", "operator", "visitor", "system"]),
                    "id": Schema.id.orNull,
                    "name": Schema.string().described("As the person is called now.").orNull,
                ]
            ),
            "channel": .choice(Channel.allCases.map(\.rawValue)),
            "action": .string(),
            "subject": .object(nil, ["kind": .string(), "id": Schema.id.orNull]),
            "changes": Schema.map(.any).described("Before and after of each field that changed."),
            "request_id": Schema.string().orNull,
        ]
    )

    private static let listDoc = OperationDoc(
        "Lists who did what, the newest first",
        query: [
            QueryParameter(
                "subject_kind",
                .string(max: 40),
                "Only what was done to this kind of thing: client, staff …"
            ),
            QueryParameter("subject_id", .id, "Only what was done to this."),
            QueryParameter("actor_id", .id, "Only what this person did."),
            QueryParameter("action", .string(max: 60), "Only this action, such as client.edited."),
            QueryParameter("from", .instant, "Only what was done at this moment or later."),
            QueryParameter("until", .instant, "Only what was done before this moment."),
        ] + .page(),
        responses: [200: .page(of: entry)]
    )
}
