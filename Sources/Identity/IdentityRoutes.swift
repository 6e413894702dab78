public import Core
public import Gateway
public import Tenancy

/// All addresses of this target, for the composition.
public struct IdentityRoutes: Sendable {
    private let hasher: PasswordHasher
    private let secret: [UInt8]
    private let limits: SignInLimits
    private let settings: SettingCatalog
    private let profiles: Profiles
    private let isolation: IsolationOperations
    private let cookie: String

    /// - Parameters:
    ///   - secret: the deployment's; keys are made from it for what must not be readable in a table.
    ///   - limits: how often signing in may fail.
    ///   - settings: every setting that there is.
    ///   - profiles: what this process remembers of businesses.
    ///   - cookie: the name of the cookie that carries the session of pages.
    public init(
        hasher: PasswordHasher,
        secret: [UInt8],
        limits: SignInLimits = SignInLimits(),
        settings: SettingCatalog,
        profiles: Profiles,
        isolation: IsolationOperations,
        cookie: String
    ) {
        self.hasher = hasher
        self.secret = secret
        self.limits = limits
        self.settings = settings
        self.profiles = profiles
        self.isolation = isolation
        self.cookie = cookie
    }

    /// Every route with its permission.
    public var routes: [Route] {
        let sessions = SessionOperations(hasher: hasher, secret: secret, limits: limits)
        let links = PasswordLinkOperations(hasher: hasher, secret: secret, limits: limits)
        return SessionRoutes(operations: sessions, cookie: cookie).routes
            + PasswordRoutes(links: links, sessions: sessions).routes
            + StaffRoutes(operations: StaffOperations(hasher: hasher)).routes
            + BranchRoutes(operations: BranchOperations(profiles: profiles)).routes
            + SettingRoutes(operations: SettingOperations(catalog: settings, profiles: profiles)).routes
            + AuditLogRoutes().routes
            + IsolationRoutes(operations: isolation).routes
    }
}
