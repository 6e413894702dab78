import Core
import Gateway
import Tenancy

/// What every page of the deployment shares.
struct PageKit: Sendable {
    /// The fields of a form that are no values.
    enum Field {
        static let token = "csrf"
        static let key = "form_key"
        static let revision = "revision"
    }

    /// The name of the cookie that carries the session.
    let cookie: String
    private let tokenKey: [UInt8]

    /// - Parameter secret: the deployment's.
    init(secret: [UInt8], cookie: String) {
        self.cookie = cookie
        tokenKey = Cryptography.hmacSHA256(key: secret, Array("foyer forms of pages".utf8))
    }

    /// What the forms of a session hold to show that they are ours; nil for visitors, who have nothing to lose.
    func token(of session: SessionReference?) -> String? {
        session.map { token(ofHash: $0.tokenHash) }
    }

    /// The same for what is stored of a session's secret.
    func token(ofHash hash: [UInt8]) -> String {
        Base64URL.encode(Cryptography.hmacSHA256(key: tokenKey, hash))
    }

    /// The fields of a form of ours.
    ///
    /// - Throws: `Problem.forbidden` where another page made it, or one of ours for another session.
    func fields(_ call: Call) throws(Problem) -> FormFields {
        let fields = try call.form
        guard isOurs(fields, call) else { throw .forbidden }
        return fields
    }

    /// Whether the form was made for the session that sends it.
    func isOurs(_ fields: FormFields, _ call: Call) -> Bool {
        // No other site can make a browser send a bearer token.
        guard let token = token(of: call.session), call.scope.actor.channel == .web else { return true }
        let given = Array((fields[Field.token] ?? "").utf8)
        return Cryptography.constantTimeEqual(given, Array(token.utf8))
    }

    /// The header that makes a form that creates do so once.
    func once(_ fields: FormFields) -> [(String, String?)] {
        [("idempotency-key", fields[Field.key].flatMap { $0.isEmpty ? nil : $0 })]
    }

    /// The header that refuses an edit of what somebody else has changed meanwhile.
    func unchanged(_ fields: FormFields) -> [(String, String?)] {
        [("if-match", fields[Field.revision].flatMap { $0.isEmpty ? nil : $0 })]
    }
}
