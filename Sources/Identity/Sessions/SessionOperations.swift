import Core
import Postgres
public import Tenancy

/// Signing in and out, and one's own password.
public struct SessionOperations: Sendable {
    /// Who wants to sign in, with what and from where.
    public struct Credentials: Sendable {
        /// As it was typed.
        public let email: String
        /// As it was typed.
        public let password: String
        /// Where to.
        public let audience: Audience
        /// How the session is to travel.
        public let transport: SessionTransport
        /// The address that the attempt comes from.
        public let address: String

        /// Credentials as they came in.
        public init(
            email: String,
            password: String,
            audience: Audience,
            transport: SessionTransport,
            address: String
        ) {
            self.email = email
            self.password = password
            self.audience = audience
            self.transport = transport
            self.address = address
        }
    }

    private let hasher: PasswordHasher
    private let throttle: SignInThrottle

    /// - Parameters:
    ///   - secret: the deployment's; under a key made from it failures are counted.
    ///   - limits: how often signing in may fail.
    public init(hasher: PasswordHasher, secret: [UInt8], limits: SignInLimits = SignInLimits()) {
        self.hasher = hasher
        self.throttle = SignInThrottle(limits: limits, keys: SignInKeys(secret: secret))
    }

    /// Begins a session.
    ///
    /// Unknown email, wrong password and a login that is not allowed cost the same and are told apart by nobody.
    ///
    /// - Throws: `Problem.badCredentials`, `Problem.tooManyAttempts`; `Problem.panelDisabled` for customers of a business
    ///   without a panel, `Problem.passwordSignInDisabled` where they come in by links only; `Problem.unavailable` where too many passwords wait to be checked.
    public func signIn(_ credentials: Credentials, in scope: Scope) async throws -> NewSession {
        // Said to everybody alike, before anything is looked up (S3-13).
        if credentials.audience == .customer {
            guard scope.settings[AccessSettings.panel] else { throw Problem.panelDisabled }
            guard scope.settings[AccessSettings.loginModes].contains(.password) else {
                throw Problem.passwordSignInDisabled
            }
        }
        // Sheds a storm before it costs the database anything.
        try hasher.requireRoom()
        let emailKey = credentials.email.trimmed.composed.lowercased()
        let keys = throttle.keys.signIn(
            credentials.audience,
            emailKey: emailKey,
            address: credentials.address
        )
        let candidate = try await count(
            keys,
            reading: AccountQueries.forSignIn(
                credentials.audience,
                emailKey: emailKey,
                now: scope.world.now()
            ),
            in: scope,
            as: Candidate.init(row:)
        )
        let attempt = PasswordAttempt(credentials.password)
        let verdict = try await uncounting(keys, in: scope) {
            try await hasher.verify(attempt, against: candidate?.passwordHash)
        }
        guard let candidate, candidate.mayLogIn, verdict != .wrong else { throw Problem.badCredentials }
        let betterHash =
            verdict == .rightButCheap
            ? try await uncounting(keys, in: scope) { try await hasher.rehash(attempt) } : nil
        return try await begin(candidate, betterHash, keys, credentials.transport, in: scope)
    }

    /// Begins a session of a client who came by a link; takes part in the transaction that has checked it.
    ///
    /// - Returns: nil where the client may not sign in.
    static func signIn(
        _ client: ClientID,
        transport: SessionTransport,
        in transaction: Transaction,
        _ scope: Scope
    ) async throws -> NewSession? {
        let account = try await transaction.first(AccountQueries.forLink(client), as: Account.init(row:))
        guard let account else { return nil }
        let now = scope.world.now()
        let session = NewSession(
            token: Token.make(scope.world),
            transport: transport,
            expiresAt: now.adding(SessionSettings.customerLifetime),
            account: account
        )
        let answers = try await transaction.batch([
            SessionQueries.insert(
                account,
                tokenHash: session.token.hash,
                transport: transport,
                now: now,
                expiresAt: session.expiresAt,
                byLink: true
            ),
            SessionQueries.recordBeginning(
                of: account,
                channel: transport.channel,
                now: now,
                requestID: scope.requestID,
                byLink: true
            ),
            SessionQueries.deleteOldest(of: account.id, beyond: SessionSettings.perAccountMax),
            SessionQueries.deleteExpired(now: now),
        ])
        return answers[0].count == 1 ? session : nil
    }

    /// Who is signed in with a session, and what the person may do.
    func me(_ tokenHash: [UInt8], in scope: Scope) async throws -> Me {
        try scope.require(.useOwnSession)
        let rows = try await scope.read(AccountQueries.current(tokenHash: tokenHash))[0]
        let me = try rows.first { row in
            let account = try Account(row: &row)
            return Me(
                account: account,
                email: try row.next(),
                sessionExpiresAt: try row.next(Instant?.self),
                branches: scope.profile.branches.filter { account.branches.contains($0.id) && !$0.archived },
                permissions: Permission.allCases.compactMap { permission in
                    (try? scope.reach(permission)).map { (permission, $0) }
                }
            )
        }
        guard let me else { throw Problem.unauthenticated }
        return me
    }

    /// Ends one of the actor's sessions, at once on every server.
    public func signOut(_ tokenHash: [UInt8], in scope: Scope) async throws {
        try scope.require(.useOwnSession)
        try scope.requireSignIn()
        try await scope.write { transaction in
            transaction.later(scope.audit("session.ended", "account", scope.actor.account))
            try await transaction.execute(SessionQueries.delete(tokenHash: tokenHash))
        }
    }

    /// Ends all of the actor's sessions, at once on every server; API keys stay.
    public func signOutEverywhere(in scope: Scope) async throws {
        try scope.require(.useOwnSession)
        try scope.requireSignIn()
        guard let account = scope.actor.account else { throw Problem.unauthenticated }
        try await scope.write { transaction in
            transaction.later(scope.audit("session.ended_all", "account", account))
            try await transaction.execute(SessionQueries.deleteAll(of: account))
        }
    }

    /// Changes the actor's password and ends all of the actor's other sessions; API keys stay.
    ///
    /// - Throws: `Problem.invalid` where the current password is wrong or the new one not good enough;
    ///   `Problem.tooManyAttempts`.
    public func changePassword(
        from current: String,
        to new: String,
        keeping tokenHash: [UInt8],
        address: String,
        in scope: Scope
    ) async throws {
        try scope.require(.useOwnSession)
        try scope.requireSignIn()
        try hasher.requireRoom()
        guard let account = scope.actor.account else { throw Problem.unauthenticated }
        let keys = throttle.keys.passwordChange(account, address: address)
        let known = try await count(
            keys,
            reading: AccountQueries.secrets(account),
            in: scope,
            as: Secrets.init(row:)
        )
        guard let known, let oldHash = known.passwordHash else { throw Problem.unauthenticated }
        let attempt = PasswordAttempt(current)
        let hash = try await uncounting(keys, in: scope) {
            let password = try accepted(new, insteadOf: attempt, email: known.email, in: scope)
            guard try await hasher.verify(attempt, against: oldHash) != .wrong else { return String?.none }
            return try await hasher.hash(password)
        }
        guard let hash else {
            throw Problem.invalid(
                field: "current_password",
                code: "wrong",
                message: "This is not the current password."
            )
        }
        try await scope.write { transaction in
            let answers = try await transaction.batch([
                PasswordLinkQueries.deleteAll(of: account),
                ActionLinkQueries.deleteEntries(of: account),
                AccountQueries.setPassword(account, hash: hash, replacing: oldHash),
                SessionQueries.deleteAll(of: account, except: tokenHash),
                SignInFailureQueries.clearAccount(keys),
                SignInFailureQueries.uncount(address: keys, throttle.limits),
                scope.audit("password.changed", "account", account),
            ])
            guard answers[2].count == 1 else { throw Problem.editConflict }
        }
    }
}

extension SessionOperations {
    /// A login that somebody claims to have.
    private struct Candidate: Sendable {
        let account: Account
        let passwordHash: String?
        let mayLogIn: Bool

        init(row: inout RowReader) throws {
            account = try Account(row: &row)
            passwordHash = try row.next(String?.self)
            mayLogIn = try row.next()
        }
    }

    private struct Secrets: Sendable {
        let email: String
        let passwordHash: String?

        init(row: inout RowReader) throws {
            email = try row.next()
            passwordHash = try row.next(String?.self)
        }
    }

    /// Counts an attempt and reads what it is about, in one transaction of one statement's round trip.
    private func count<T: Sendable>(
        _ keys: SignInKeys.Pair,
        reading query: SQL,
        in scope: Scope,
        as read: (inout RowReader) throws -> T
    ) async throws -> T? {
        let now = scope.world.now()
        return try await scope.write { transaction in
            let answers = try await transaction.batch(throttle.statements(keys, now: now) + [query])
            try throttle.admit(answers, now: now)
            return try answers.last?.first(read)
        }
    }

    /// Runs the check of a password; where it could not be made, the attempt does not count.
    private func uncounting<T>(
        _ keys: SignInKeys.Pair,
        in scope: Scope,
        _ body: () async throws -> T
    ) async throws -> T {
        do {
            return try await body()
        } catch let problem as Problem {
            // A task that was cancelled stays counted: hanging up must not be a way around the limit.
            try await scope.write { transaction in
                _ = try await transaction.batch([
                    SignInFailureQueries.uncount(account: keys, throttle.limits),
                    SignInFailureQueries.uncount(address: keys, throttle.limits),
                ])
            }
            throw problem
        }
    }

    private func accepted(
        _ new: String,
        insteadOf current: PasswordAttempt,
        email: String,
        in scope: Scope
    ) throws -> Password {
        let password: Password
        do {
            password = try Password(new, email: email, businessName: scope.business.name)
        } catch {
            throw Problem.invalid([FieldIssue(field: "new_password", error)])
        }
        guard password.bytes != current.bytes else {
            throw Problem.invalid(
                field: "new_password",
                code: "unchanged",
                message: "Choose a password other than the current one."
            )
        }
        return password
    }

    /// What follows a right password: one transaction.
    private func begin(
        _ candidate: Candidate,
        _ betterHash: String?,
        _ keys: SignInKeys.Pair,
        _ transport: SessionTransport,
        in scope: Scope
    ) async throws -> NewSession {
        let account = candidate.account
        let now = scope.world.now()
        let session = NewSession(
            token: Token.make(scope.world),
            transport: transport,
            expiresAt: now.adding(lifetime(account.role, scope.settings)),
            account: account
        )
        var statements = [
            SignInFailureQueries.clearAccount(keys),
            SignInFailureQueries.uncount(address: keys, throttle.limits),
            SessionQueries.insert(
                account,
                tokenHash: session.token.hash,
                transport: transport,
                now: now,
                expiresAt: session.expiresAt
            ),
        ]
        if let betterHash, let old = candidate.passwordHash {
            statements.append(AccountQueries.rehash(account.id, from: old, to: betterHash))
        }
        statements += [
            SessionQueries.recordBeginning(
                of: account,
                channel: transport.channel,
                now: now,
                requestID: scope.requestID
            ),
            SessionQueries.deleteOldest(of: account.id, beyond: SessionSettings.perAccountMax),
            SessionQueries.deleteExpired(now: now),
        ]
        // The counters have no index by age: looking for forgotten ones reads them all, so not every time.
        if scope.world.randomBytes(1)[0] < 16 {
            statements.append(SignInFailureQueries.removeForgotten(before: now.adding(.seconds(-86_400))))
        }
        let all = statements
        return try await scope.write { transaction in
            let answers = try await transaction.batch(all)
            // Somebody changed or removed the login while its password was being checked.
            guard answers[2].count == 1 else { throw Problem.badCredentials }
            return session
        }
    }

    private func lifetime(_ role: Role, _ settings: SettingValues) -> Duration {
        role == .customer
            ? SessionSettings.customerLifetime : .seconds(settings[SessionSettings.staffHours] * 3_600)
    }
}
