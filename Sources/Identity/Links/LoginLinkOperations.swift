import Core
import Outbox
public import Tenancy

/// Links with which customers sign in without a password, once.
public struct LoginLinkOperations: Sendable {
    private let throttle: SignInThrottle

    /// - Parameters:
    ///   - secret: the deployment's; under a key made from it requests are counted, those for passwords among them.
    ///   - limits: how many requests one account may make.
    public init(secret: [UInt8], limits: SignInLimits = SignInLimits()) {
        throttle = SignInThrottle(limits: limits, keys: SignInKeys(secret: secret))
    }

    /// Notes that somebody asked for a link, and has it made and sent.
    ///
    /// Nobody learns whether there is such a login: the same is written, announced and committed for every email but
    /// one row. Beyond a few requests an hour, or where the business does not let customers in this way, nothing is.
    public func request(email: String, address: String, in scope: Scope) async throws {
        let emailKey = email.trimmed.composed.lowercased()
        let isOfUse =
            scope.settings[AccessSettings.panel]
            && scope.settings[AccessSettings.loginModes].contains(.magicLink)
        let now = scope.world.now()
        try await scope.write { transaction in
            let isAdmitted = try await throttle.admitsRequest(
                .customer,
                emailKey: emailKey,
                address: address,
                in: transaction,
                now: now
            )
            guard isAdmitted, isOfUse else { return }
            CredentialWork.ask(.signInLink, .customer, emailKey: emailKey, in: transaction, scope)
        }
    }
}
