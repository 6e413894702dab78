/// Everything that can go wrong for a user; the only error that leaves an operation.
public enum Problem: Error, Sendable, Hashable {
    /// There is no such thing, or the actor may not know of it (404).
    case notFound(Noun)
    /// The request was understood and fields of it are wrong (422).
    case invalid([FieldIssue])
    /// The request could not be read; the sentence says why (400).
    case malformed(String)
    /// The wish contradicts what is there (409).
    case conflict(Conflict)
    /// A time or a service cannot be booked, for a reason that has a name (409, 403 or 422).
    case refused(Refusal)
    /// Somebody else changed the record since it was read (412).
    case editConflict
    /// A sign-in is needed (401).
    case unauthenticated
    /// Unknown email, wrong password or no login allowed: never said which (401).
    case badCredentials
    /// The actor may not do this (403).
    case forbidden
    /// Only somebody who signed in may do this, not a program with an API key (403).
    case signInRequired
    /// The business has no customer panel to sign in to (403).
    case panelDisabled
    /// Customers of the business do not sign in with a password (403).
    case passwordSignInDisabled
    /// A link from a message is unknown, too old, used up or taken back: never said which (404).
    case linkExpired
    /// A new password must be chosen before anything else (403).
    case passwordChangeRequired
    /// No business is served under this host or path (404).
    case tenantNotFound(String)
    /// The business is suspended (403).
    case tenantSuspended
    /// The business is being moved to another server (503).
    case tenantMoving(retryAfter: Duration)
    /// The business is being upgraded (503).
    case tenantUpgrading(retryAfter: Duration)
    /// The body is larger than the limit in bytes (413).
    case bodyTooLarge(limit: Int)
    /// The body is of a type that is not read here (415).
    case unsupportedMediaType(expected: [String])
    /// The address exists, for these methods (405).
    case methodNotAllowed([String])
    /// Too many failed attempts (429).
    case tooManyAttempts(retryAfter: Duration)
    /// No capacity just now (503).
    case unavailable(retryAfter: Duration)
    /// The work took longer than it may (503).
    case timeout
    /// The session changed meanwhile: the gateway authenticates anew and tries once more.
    case staleActor
    /// A fault of ours (500); the context is for the log only.
    case broken(context: String)

    /// One field is wrong.
    public static func invalid(field: String, code: String, message: String) -> Problem {
        .invalid([FieldIssue(field: field, code: code, message: message)])
    }

    /// What is wrong with the fields, where that is the problem.
    public var issues: [FieldIssue] {
        switch self {
        case .invalid(let issues): issues
        case .refused(let refusal): refusal.issues
        default: []
        }
    }

    /// How long to wait before trying again, where that helps.
    public var retryAfter: Duration? {
        switch self {
        case .tenantMoving(let wait), .tenantUpgrading(let wait), .tooManyAttempts(let wait),
            .unavailable(let wait):
            wait
        case .timeout: .seconds(1)
        default: nil
        }
    }
}
