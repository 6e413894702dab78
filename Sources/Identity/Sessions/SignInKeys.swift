import Core

/// The keys under which failures are counted: keyed hashes, so that the table names nobody.
struct SignInKeys: Sendable {
    /// The two counters that one attempt raises.
    struct Pair: Sendable, Hashable {
        let account: [UInt8]
        let address: [UInt8]
    }

    private let key: [UInt8]

    /// - Parameter secret: the deployment's; another one is derived from it for this use.
    init(secret: [UInt8]) {
        self.key = Cryptography.hmacSHA256(key: secret, Array("foyer sign-in failures".utf8))
    }

    /// Signing in with an email.
    func signIn(_ audience: Audience, emailKey: String, address: String) -> Pair {
        pair("sign-in", "\(audience.rawValue) \(emailKey)", address)
    }

    /// Guessing the current password of a session that was left open.
    func passwordChange(_ account: AccountID, address: String) -> Pair {
        pair("password-change", account.description, address)
    }

    /// Asking for a reset.
    func reset(_ audience: Audience, emailKey: String, address: String) -> Pair {
        pair("reset", "\(audience.rawValue) \(emailKey)", address)
    }

    private func pair(_ purpose: String, _ account: String, _ address: String) -> Pair {
        Pair(
            account: Cryptography.hmacSHA256(key: key, Array("\(purpose) account \(account)".utf8)),
            address: Cryptography.hmacSHA256(
                key: key,
                Array("\(purpose) address \(ClientNetwork.name(of: address))".utf8)
            )
        )
    }
}
