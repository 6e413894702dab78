public import Core
import Outbox
import Postgres
public import Tenancy

/// Links with which people set their first password or replace a forgotten one.
///
/// They are sent by mail; staff and the operator can hand on others.
public struct PasswordLinkOperations: Sendable {
    private let hasher: PasswordHasher
    private let throttle: SignInThrottle

    /// - Parameters:
    ///   - secret: the deployment's; under a key made from it requests are counted.
    ///   - limits: how many requests one account may make.
    public init(hasher: PasswordHasher, secret: [UInt8], limits: SignInLimits = SignInLimits()) {
        self.hasher = hasher
        self.throttle = SignInThrottle(limits: limits, keys: SignInKeys(secret: secret))
    }

    /// Notes that somebody asked for a new password, and has a link made and sent.
    ///
    /// Nobody learns whether there is such a login: the same is written, announced and committed for every email but
    /// two rows. Beyond a few requests an hour for one email, or many from one address, nothing is noted.
    public func request(_ audience: Audience, email: String, address: String, in scope: Scope) async throws {
        let emailKey = email.trimmed.composed.lowercased()
        let isOfUse =
            audience == .staff || scope.settings[AccessSettings.loginModes].contains(.password)
        let now = scope.world.now()
        try await scope.write { transaction in
            let isAdmitted = try await throttle.admitsRequest(
                audience,
                emailKey: emailKey,
                address: address,
                in: transaction,
                now: now
            )
            guard isAdmitted, isOfUse else { return }
            transaction.later(PasswordLinkQueries.deleteForgotten(now: now))
            transaction.later(
                PasswordLinkQueries.insertRequest(
                    PasswordLinkID.make(scope.world),
                    audience: audience,
                    emailKey: emailKey,
                    now: now
                )
            )
            CredentialWork.ask(
                audience == .staff ? .staffPasswordReset : .passwordReset,
                audience,
                emailKey: emailKey,
                in: transaction,
                scope
            )
        }
    }

    /// Whether the link can be used now; for a page that asks before it shows a form.
    public func isRedeemable(_ token: Token, in scope: Scope) async throws -> Bool {
        let now = scope.world.now()
        return try await scope.read(PasswordLinkQueries.redeemable(tokenHash: token.hash, now: now))[0].count
            > 0
    }

    /// Sets the password that a link is for, uses the link up and ends the login's sessions; its API keys stay.
    ///
    /// - Throws: `Problem.notFound(.passwordLink)` for one that is unknown, used, replaced or too old;
    ///   `Problem.invalid` where the password is not good enough, and the link then stays.
    public func redeem(_ token: Token?, password: String, in scope: Scope) async throws {
        try hasher.requireRoom()
        guard let token else { throw Problem.notFound(.passwordLink) }
        let known = try await scope.read(
            PasswordLinkQueries.redeemable(tokenHash: token.hash, now: scope.world.now())
        )
        guard let owner = try known[0].first(Owner.init(row:)) else { throw Problem.notFound(.passwordLink) }
        let accepted: Password
        do {
            accepted = try Password(password, email: owner.email, businessName: scope.business.name)
        } catch {
            throw Problem.invalid([FieldIssue(field: "password", error)])
        }
        let hash = try await hasher.hash(accepted)
        let now = scope.world.now()
        let failures = throttle.keys.signIn(owner.audience, emailKey: owner.email.lowercased(), address: "")
        try await scope.write { transaction in
            let used = try await transaction.first(
                PasswordLinkQueries.redeem(tokenHash: token.hash, now: now),
                as: { row in try row.next(AccountID.self) }
            )
            guard used == owner.account else { throw Problem.notFound(.passwordLink) }
            _ = try await transaction.batch([
                SignInFailureQueries.clearAccount(failures),
                AccountQueries.noteFirstPassword(owner.account),
                AccountQueries.setPassword(owner.account, hash: hash),
                SessionQueries.deleteAll(of: owner.account),
                ActionLinkQueries.deleteEntries(of: owner.account),
                PasswordLinkQueries.deleteAll(of: owner.account),
                scope.audit("password.set", "account", owner.account),
            ])
        }
    }

    /// Requests that wait for a link, at most a thousand; for the operator's command.
    public func pending(in scope: Scope) async throws -> [PasswordLinkRequest] {
        guard case .operator = scope.actor.person else { throw Problem.forbidden }
        return try await scope.read(PasswordLinkQueries.pending(limit: 1_000))[0]
            .map(PasswordLinkRequest.init(row:))
    }

    /// Issues a link for the login of an email, and takes back every earlier one; for the operator's command.
    ///
    /// - Throws: `Problem.notFound` where there is no such login.
    public func issue(_ audience: Audience, email: String, in scope: Scope) async throws -> IssuedPasswordLink
    {
        guard case .operator = scope.actor.person else { throw Problem.forbidden }
        let emailKey = email.trimmed.composed.lowercased()
        return try await scope.write { transaction in
            let target = try await transaction.first(
                PasswordLinkQueries.account(audience, emailKey: emailKey),
                as: Self.target
            )
            guard let target else {
                throw Problem.notFound(audience == .staff ? .staffMember : .client)
            }
            return Self.issue(to: target, in: transaction, scope)
        }
    }

    /// Issues a link for a staff member inside a transaction; who calls this has asked the permission.
    static func issue(
        staff: StaffID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> IssuedPasswordLink? {
        try await transaction.first(PasswordLinkQueries.account(staff: staff, client: nil), as: target)
            .map { issue(to: $0, in: transaction, scope) }
    }

    /// Issues a link that will be mailed to a staff member or a client.
    ///
    /// Who asked for it stays on the operator's list until the password is set: a mail may be lost.
    static func issueForMail(
        staff: StaffID?,
        client: ClientID?,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> IssuedPasswordLink? {
        try await transaction.first(PasswordLinkQueries.account(staff: staff, client: client), as: target)
            .map { issue(to: $0, keepingRequests: true, in: transaction, scope) }
    }

    /// Issues a link for a client inside a transaction; who calls this has asked the permission.
    static func issue(
        client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> IssuedPasswordLink? {
        try await transaction.first(PasswordLinkQueries.account(staff: nil, client: client), as: target)
            .map { issue(to: $0, in: transaction, scope) }
    }

    private static func issue(
        to target: Target,
        keepingRequests: Bool = false,
        in transaction: Transaction,
        _ scope: Scope
    ) -> IssuedPasswordLink {
        let purpose: PasswordLinkPurpose = target.hasPassword ? .reset : .set
        let now = scope.world.now()
        let link = IssuedPasswordLink(
            id: PasswordLinkID.make(scope.world),
            token: Token.make(scope.world),
            audience: target.audience,
            expiresAt: now.adding(purpose.lifetime)
        )
        transaction.later(
            keepingRequests
                ? PasswordLinkQueries.deleteIssued(of: target.account)
                : PasswordLinkQueries.deleteAll(of: target.account)
        )
        transaction.later(
            PasswordLinkQueries.insert(link, account: target.account, purpose: purpose, now: now)
        )
        transaction.later(scope.audit("password_link.issued", "account", target.account))
        return link
    }
}

extension PasswordLinkOperations {
    /// The login that a link will be for.
    private struct Target {
        let account: AccountID
        let audience: Audience
        let hasPassword: Bool
    }

    /// The login that a link is for.
    private struct Owner: Sendable {
        let account: AccountID
        let audience: Audience
        let email: String

        init(row: inout RowReader) throws {
            account = try row.next()
            audience = try row.next(String.self) == Audience.staff.rawValue ? .staff : .customer
            email = try row.next()
        }
    }

    private static func target(row: inout RowReader) throws -> Target {
        let account = try row.next(AccountID.self)
        let audience: Audience = try row.next(String.self) == Audience.staff.rawValue ? .staff : .customer
        return Target(account: account, audience: audience, hasPassword: try row.next())
    }
}
