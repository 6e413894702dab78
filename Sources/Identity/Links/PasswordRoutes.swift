public import Core
public import Gateway

/// The addresses of setting and changing passwords.
public struct PasswordRoutes: Sendable {
    private let links: PasswordLinkOperations
    private let sessions: SessionOperations

    /// - Parameters:
    ///   - links: what the routes about links do.
    ///   - sessions: changes the own password.
    public init(links: PasswordLinkOperations, sessions: SessionOperations) {
        self.links = links
        self.sessions = sessions
    }

    /// The path of the page below the business's root, with the token behind `#`, where no server sees it.
    public static func path(of link: IssuedPasswordLink) -> String {
        switch link.audience {
        case .staff: "/staff/set-password#token=\(link.token.text)"
        case .customer: "/panel/set-password#token=\(link.token.text)"
        }
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            .put("me/password", allowing: .useOwnSession, Self.changeDoc, change),
            .post("password-resets", allowing: nil, Self.requestDoc, request),
            .post("passwords", allowing: nil, Self.redeemDoc, redeem),
        ]
    }

    private func change(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let current = fields.required(
            fields.secret("current_password", max: Self.bytesMax),
            "current_password"
        )
        let new = fields.required(fields.secret("new_password", max: Self.bytesMax), "new_password")
        try fields.finish()
        guard let current, let new, let session = call.session else { throw Problem.unauthenticated }
        try await sessions.changePassword(
            from: current,
            to: new,
            keeping: session.tokenHash,
            address: call.remoteAddress,
            in: call.scope
        )
        return .noContent
    }

    private func request(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let email = fields.required(fields.text("email", max: 254), "email")
        let audience = fields.required(fields.audience(), "audience")
        try fields.finish()
        if let email, let audience {
            try await links.request(audience, email: email, address: call.remoteAddress, in: call.scope)
        }
        return .accepted
    }

    private func redeem(_ call: Call) async throws -> Reply {
        var fields = try call.fields
        let token = fields.required(fields.secret("token", max: 100), "token")
        let password = fields.required(fields.secret("password", max: Self.bytesMax), "password")
        try fields.finish()
        guard let token, let password else { throw Problem.notFound(.passwordLink) }
        try await links.redeem(Token(token), password: password, in: call.scope)
        return .noContent
    }

    /// The longest password, if every character takes four bytes.
    static let bytesMax = 4 * Password.lengths.upperBound
}

extension FieldReader {
    /// The field `audience`.
    mutating func audience() -> Change<Audience> {
        value("audience") { text throws(ValueIssue) in
            guard let audience = Audience(rawValue: text) else { throw .invalid("Write staff or customer.") }
            return audience
        }
    }
}

/// The answer to the issuing of a link: where it leads and until when it works.
public struct PasswordLinkAnswer: Sendable, JSONEncodable {
    private let link: String
    private let expiresAt: Instant

    /// The answer to a request; the link leads to the business as the client addressed it.
    public init(_ link: IssuedPasswordLink, to call: Call) {
        self.link = call.origin + call.root + PasswordRoutes.path(of: link)
        self.expiresAt = link.expiresAt
    }

    /// Writes `{link, expires_at}`.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("link", link)
            json.field("expires_at", expiresAt)
        }
    }

    /// What it looks like.
    public static let schema = Schema.object(
        "PasswordLink",
        [
            "link": Schema.string().described("To be handed to the person; it is shown this once."),
            "expires_at": .instant,
        ]
    )
}

extension PasswordRoutes {
    private static let password = Schema.string(max: Password.lengths.upperBound).described(
        """
        \(Password.lengths.lowerBound) to \(Password.lengths.upperBound) characters of any kind; not the email address, \
        the business's name or one that everybody tries first.
        """
    )

    private static let changeDoc = OperationDoc(
        "Changes the own password",
        help: "All other sessions of the login end; its API keys stay.",
        request: .object(
            "PasswordChange",
            ["current_password": .string(max: Password.lengths.upperBound), "new_password": password]
        ),
        responses: [204: nil]
    )

    private static let requestDoc = OperationDoc(
        "Asks for a new password",
        help: "Always answers 202, whether or not there is such a login.",
        request: .object(
            "PasswordReset",
            ["email": .email, "audience": .choice(Audience.allCases.map(\.rawValue))]
        ),
        responses: [202: .object(nil, [:])]
    )

    private static let redeemDoc = OperationDoc(
        "Sets a password with a link's token",
        help: "The token works once. Sessions of the login end; its API keys stay.",
        request: .object("NewPassword", ["token": .string(max: 100), "password": password]),
        responses: [204: nil]
    )
}
