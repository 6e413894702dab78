import Core
public import Gateway
import Tenancy

/// The addresses of signing in and out.
public struct SessionRoutes: Sendable {
    private let operations: SessionOperations
    private let cookie: String

    /// - Parameters:
    ///   - operations: what the routes do.
    ///   - cookie: the name of the cookie that carries the session of pages.
    public init(operations: SessionOperations, cookie: String) {
        self.operations = operations
        self.cookie = cookie
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .post("sessions", allowing: nil, Self.signInDoc, signIn),
            .delete("sessions/current", allowing: .useOwnSession, Self.signOutDoc, signOut),
            .delete("sessions", allowing: .useOwnSession, Self.signOutEverywhereDoc, signOutEverywhere),
            .get("me", allowing: .useOwnSession, Self.meDoc, me),
        ]
    }

    private func signIn(_ call: Call) async throws -> Reply {
        let session = try await operations.signIn(credentials(call), in: call.scope)
        return Self.beginning(session, Reply.json(session, status: 201), cookie: cookie, call)
    }

    /// An answer with the cookie of a session that has begun, where its token travels in one.
    ///
    /// - Parameter cookie: the name of the cookie.
    public static func beginning(
        _ session: NewSession,
        _ reply: Reply,
        cookie: String,
        _ call: Call
    ) -> Reply {
        guard session.transport == .cookie else { return reply }
        let seconds = session.expiresAt.since(call.scope.world.now()).components.seconds
        return reply.header("set-cookie", header(cookie, session.token.text, seconds: seconds, call))
    }

    private func signOut(_ call: Call) async throws -> Reply {
        guard let session = call.session else { throw Problem.unauthenticated }
        try await operations.signOut(session.tokenHash, in: call.scope)
        return signedOut(call)
    }

    private func signOutEverywhere(_ call: Call) async throws -> Reply {
        try await operations.signOutEverywhere(in: call.scope)
        return signedOut(call)
    }

    private func me(_ call: Call) async throws -> Reply {
        guard let session = call.session else { throw Problem.unauthenticated }
        return .json(try await operations.me(session.tokenHash, in: call.scope))
    }

    private func credentials(_ call: Call) throws -> SessionOperations.Credentials {
        var fields = try call.fields
        let email = fields.required(fields.text("email", max: 254), "email")
        let password = fields.required(fields.secret("password", max: PasswordRoutes.bytesMax), "password")
        let audience = fields.required(fields.audience(), "audience")
        let transport = fields.choice("transport", of: SessionTransport.allCases.map(\.rawValue))
        try fields.finish()
        guard let email, let password, let audience else { throw Problem.badCredentials }
        return SessionOperations.Credentials(
            email: email,
            password: password,
            audience: audience,
            transport: transport.value.flatMap(SessionTransport.init(rawValue:)) ?? .bearer,
            address: call.remoteAddress
        )
    }

    private func signedOut(_ call: Call) -> Reply {
        guard call.scope.actor.channel == .web else { return .noContent }
        return Reply.noContent.header("set-cookie", Self.header(cookie, "", seconds: 0, call))
    }

    /// The cookie belongs to the business, whichever of its branches the address named.
    private static func header(_ name: String, _ value: String, seconds: Int64, _ call: Call) -> String {
        let path = call.root.isEmpty ? "/" : "/t/\(call.scope.business.slug)"
        let secure = call.origin.hasPrefix("https:") ? "; Secure" : ""
        return "\(name)=\(value); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=Lax\(secure)"
    }
}

extension SessionRoutes {
    private static let person = Schema.object(
        "SignedInPerson",
        [
            "kind": .choice(["staff", "customer"]),
            "id": .id,
            "first_name": Schema.string().orNull,
            "last_name": Schema.string().orNull,
        ]
    )

    private static let role = Schema.choice(Role.allCases.map(\.rawValue))

    private static let signInDoc = OperationDoc(
        "Signs in",
        help: """
            Unknown email, wrong password and a login that is not allowed are answered alike. After repeated failures of \
            an account or an address, 429 says how long to wait.
            """,
        request: .object(
            "Credentials",
            [
                "email": .email,
                "password": .string(max: Password.lengths.upperBound),
                "audience": .choice(Audience.allCases.map(\.rawValue)),
                "transport": Schema.choice(SessionTransport.allCases.map(\.rawValue))
                    .described("A bearer token if not given; a cookie's token is not in the answer."),
            ],
            required: .allBut(["transport"])
        ),
        responses: [201: session]
    )

    /// What a session that has begun looks like; a cookie's token is not in it.
    public static let session = Schema.object(
        "Session",
        [
            "token": .string(),
            "expires_at": .instant,
            "role": role,
            "actor": person,
            "must_change_password": .boolean,
        ],
        required: .allBut(["token"])
    )

    private static let signOutDoc = OperationDoc(
        "Signs out",
        help: "An API key is revoked instead.",
        responses: [204: nil]
    )

    private static let signOutEverywhereDoc = OperationDoc(
        "Ends all sessions of the own login",
        help: "Its API keys stay.",
        responses: [204: nil]
    )

    private static let meDoc = OperationDoc(
        "Answers who is signed in",
        responses: [
            200: .object(
                "Me",
                [
                    "role": role,
                    "actor": person,
                    "email": .email,
                    "branches": .array(.object(nil, ["id": .id, "slug": .string(), "name": .string()])),
                    "permissions": Schema.map(.choice(Reach.words))
                        .described("What the person may do and how far; what is not named is not allowed."),
                    "must_change_password": .boolean,
                    "session_expires_at": Schema.instant.described("Null for an API key.").orNull,
                ]
            )
        ]
    )
}
