public import Core

/// How a session's token travels.
public enum SessionTransport: String, Sendable, Hashable, CaseIterable {
    /// In the `Authorization` header.
    case bearer
    /// In a cookie that scripts cannot read.
    case cookie

    /// The way that the audit log and the permission table know.
    public var channel: Channel {
        switch self {
        case .bearer: .api
        case .cookie: .web
        }
    }
}

/// A session that has just begun; the only moment at which its token is known.
public struct NewSession: Sendable {
    /// The secret that proves it.
    public let token: Token
    /// How it travels.
    public let transport: SessionTransport
    /// When it ends by itself.
    public let expiresAt: Instant
    /// Whose it is.
    public let account: Account
}

extension NewSession: JSONEncodable {
    /// Writes `{token, expires_at, role, actor, must_change_password}`; a cookie's token is left out.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            if transport == .bearer { json.field("token", token.text) }
            json.field("expires_at", expiresAt)
            json.field("role", account.role.rawValue)
            json.key("actor")
            account.writePerson(to: &json)
            json.field("must_change_password", account.mustChangePassword)
        }
    }
}
