public import Booking
import Core
public import Gateway
import Identity

/// The addresses at which programs look at links in messages and use them.
public struct LinkRoutes: Sendable {
    private let operations: LinkOperations
    private let cookie: String

    /// - Parameters:
    ///   - appointments: what changes appointments.
    ///   - cookie: the name of the cookie that carries the session of pages.
    public init(appointments: AppointmentOperations, cookie: String) {
        operations = LinkOperations(appointments: appointments)
        self.cookie = cookie
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .post("links/look", allowing: nil, Self.lookDoc, look),
            .post("links/use", allowing: nil, Self.useDoc, use),
        ]
    }

    private func look(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let token = fields.required(fields.secret("token", max: 100), "token")
        try fields.finish()
        let view = try await operations.look(token.flatMap { Token($0) }, in: call.scope)
        return try Reply.json { json in try view.write(to: &json, in: call.scope) }
    }

    private func use(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let token = fields.required(fields.secret("token", max: 100), "token")
        let action = fields.required(
            fields.choice("action", of: LinkAction.allCases.map(\.rawValue)),
            "action"
        )
        let start = fields.value("starts_at", BookingStart.init)
        let employee: Change<StaffID> = fields.id("employee")
        let transport = fields.choice("transport", of: SessionTransport.allCases.map(\.rawValue))
        try fields.finish()
        guard let action = action.flatMap(LinkAction.init(rawValue:)) else { throw Problem.linkExpired }
        let wish = LinkOperations.Wish(
            action: action,
            start: start.value,
            employee: employee.value,
            transport: transport.value.flatMap(SessionTransport.init(rawValue:)) ?? .bearer
        )
        return try reply(
            to: try await operations.use(token.flatMap { Token($0) }, wish, in: call.scope),
            call
        )
    }

    private func reply(to outcome: LinkOutcome, _ call: Call) throws -> Reply {
        switch outcome {
        case .signedIn(let session):
            return SessionRoutes.beginning(session, .json(session, status: 201), cookie: cookie, call)
        case .changed(let action, let told):
            return try Reply.json { json in
                json.beginObject()
                json.field("action", action.rawValue)
                json.key("appointment")
                try told.write(to: &json, in: call.scope)
                json.endObject()
            }
        case .unsubscribed:
            return Reply.json { json in
                json.object { json in
                    json.field("action", LinkAction.unsubscribe.rawValue)
                    json.field("appointment", String?.none)
                }
            }
        }
    }
}

// MARK: What they take and give

extension LinkRoutes {
    private static let token = Schema.string(max: 100).described(
        "The secret at the end of the link's address."
    )
    private static let action = Schema.choice(LinkAction.allCases.map(\.rawValue))

    private static let lookDoc = OperationDoc(
        "Answers what a link in a message is for",
        help: """
            Changes nothing. A link that is unknown, expired, used up or taken back is answered alike, with 404 \
            `link-expired`.
            """,
        request: .object("LinkToken", ["token": token]),
        responses: [
            200: .object(
                "Link",
                [
                    "kind": .choice(ActionLinkKind.allCases.map(\.rawValue)),
                    "expires_at": .instant,
                    "appointment": MyAppointmentRoutes.appointmentSchema.orNull,
                    "category": Schema.string().described("Of the messages that the link ends.").orNull,
                    "channel": Schema.string().orNull,
                    "declined": Schema.boolean.described("Whether those messages are ended already."),
                    "actions": Schema.array(action).described("What is possible now."),
                ],
                required: .allBut(["declined"])
            )
        ]
    )

    private static let useDoc = OperationDoc(
        "Does what a link in a message is for",
        help: """
            Cancelling, moving and confirming follow the rules for the customer; signing in begins a session as \
            `POST /sessions` does.
            """,
        request: .object(
            "LinkUse",
            [
                "token": token,
                "action": action,
                "starts_at": Schema.string(max: 40)
                    .described("To move: RFC 3339 with its offset, or the branch's wall time."),
                "employee": Schema.id.described("May be left out; another than it has is refused.").orNull,
                "transport": Schema.choice(SessionTransport.allCases.map(\.rawValue))
                    .described("To sign in: a bearer token if not given."),
            ],
            required: .only(["token", "action"])
        ),
        responses: [
            200: .object(
                "LinkOutcome",
                ["action": action, "appointment": MyAppointmentRoutes.appointmentSchema.orNull]
            ),
            201: SessionRoutes.session,
        ]
    )
}
