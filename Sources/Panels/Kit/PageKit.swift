import Core
import Gateway

/// What every page of the deployment shares.
struct PageKit: Sendable {
    /// The fields of a form that are no values.
    enum Field {
        static let token = "csrf"
        static let key = "form_key"
        static let revision = "revision"
    }

    private let tokenKey: [UInt8]

    /// - Parameter secret: the deployment's.
    init(secret: [UInt8]) {
        tokenKey = Cryptography.hmacSHA256(key: secret, Array("foyer forms of pages".utf8))
    }

    /// What the forms of a session hold to show that they are ours; nil for visitors, who have nothing to lose.
    func token(of session: SessionReference?) -> String? {
        session.map { Base64URL.encode(Cryptography.hmacSHA256(key: tokenKey, $0.tokenHash)) }
    }

    /// The fields of a form of ours.
    ///
    /// - Throws: `Problem.forbidden` where another page made it.
    func fields(_ call: Call) throws(Problem) -> FormFields {
        let fields = try call.form
        guard let token = token(of: call.session) else { return fields }
        let given = Array((fields[Field.token] ?? "").utf8)
        guard Cryptography.constantTimeEqual(given, Array(token.utf8)) else { throw .forbidden }
        return fields
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
