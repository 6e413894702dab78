import Core
public import Gateway

/// The address at which customers ask for a link to sign in with.
public struct LoginLinkRoutes: Sendable {
    private let operations: LoginLinkOperations

    /// - Parameter operations: what the route does.
    public init(operations: LoginLinkOperations) {
        self.operations = operations
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [.post("login-links", allowing: nil, Self.requestDoc, request)]
    }

    private func request(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let email = fields.required(fields.text("email", max: 254), "email")
        try fields.finish()
        if let email {
            try await operations.request(email: email, address: call.remoteAddress, in: call.scope)
        }
        return .accepted
    }

    private static let requestDoc = OperationDoc(
        "Asks for a link to sign in with",
        help: """
            Always answers 202, whether or not there is such a login. The mail carries a link that works once, for 30 \
            minutes; `POST /links/use` signs in with it.
            """,
        request: .object("LoginLinkRequest", ["email": .email]),
        responses: [202: .object(nil, [:])]
    )
}
