extension Problem {
    /// The stable word for programs.
    public var slug: String {
        switch self {
        case .notFound: "not-found"
        case .invalid: "invalid"
        case .malformed: "malformed"
        case .conflict(let conflict): conflict.slug
        case .refused(let refusal): refusal.slug
        case .editConflict: "edit-conflict"
        case .unauthenticated, .staleActor: "unauthenticated"
        case .badCredentials: "bad-credentials"
        case .forbidden: "forbidden"
        case .signInRequired: "sign-in-required"
        case .panelDisabled: "panel-disabled"
        case .passwordSignInDisabled: "password-sign-in-disabled"
        case .linkExpired: "link-expired"
        case .passwordChangeRequired: "password-change-required"
        case .tenantNotFound: "tenant-not-found"
        case .tenantSuspended: "tenant-suspended"
        case .tenantMoving: "tenant-moving"
        case .tenantUpgrading: "tenant-upgrading"
        case .bodyTooLarge: "body-too-large"
        case .unsupportedMediaType: "unsupported-media-type"
        case .methodNotAllowed: "method-not-allowed"
        case .tooManyAttempts: "too-many-attempts"
        case .unavailable: "unavailable"
        case .timeout: "timeout"
        case .broken: "internal-error"
        }
    }

    /// The status code of HTTP.
    public var status: Int {
        switch self {
        case .malformed: 400
        case .unauthenticated, .badCredentials, .staleActor: 401
        case .forbidden, .signInRequired, .panelDisabled, .passwordSignInDisabled, .passwordChangeRequired,
            .tenantSuspended:
            403
        case .notFound, .tenantNotFound, .linkExpired: 404
        case .methodNotAllowed: 405
        case .conflict: 409
        case .refused(let refusal): refusal.status
        case .editConflict: 412
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .invalid: 422
        case .tooManyAttempts: 429
        case .broken: 500
        case .tenantMoving, .tenantUpgrading, .unavailable, .timeout: 503
        }
    }

    /// A few words that are the same for every occurrence.
    public var title: String {
        switch self {
        case .notFound: "Not found"
        case .invalid: "Some fields are not right"
        case .malformed: "The request could not be read"
        case .conflict: "Conflict with what is already there"
        case .refused(let refusal): refusal.title
        case .editConflict: "Somebody else changed this meanwhile"
        case .unauthenticated, .staleActor: "Sign-in needed"
        case .badCredentials: "Sign-in failed"
        case .forbidden, .signInRequired: "Not allowed"
        case .panelDisabled: "No customer panel"
        case .passwordSignInDisabled: "No sign-in with a password"
        case .linkExpired: "Link does not work"
        case .passwordChangeRequired: "New password needed"
        case .tenantNotFound: "No such business"
        case .tenantSuspended: "Business suspended"
        case .tenantMoving: "Business being moved"
        case .tenantUpgrading: "Business being upgraded"
        case .bodyTooLarge: "Request too large"
        case .unsupportedMediaType: "Type of content not supported"
        case .methodNotAllowed: "Method not allowed"
        case .tooManyAttempts: "Too many attempts"
        case .unavailable, .timeout: "Not available just now"
        case .broken: "Something went wrong on our side"
        }
    }

    /// What is wrong in this occurrence and what would be right, for the user.
    public var detail: String? {
        switch self {
        case .notFound(.route): "There is nothing at this address."
        case .notFound(let noun): "There is no such \(noun.words)."
        case .invalid(let issues): Self.words(for: issues)
        case .malformed(let reason): reason
        case .conflict(let conflict): conflict.detail
        case .refused(let refusal): refusal.detail
        case .editConflict: "The record has changed since it was read. Read it again and repeat the change."
        case .unauthenticated, .staleActor:
            "Sign in first, and send the token as \"Authorization: Bearer …\"."
        case .badCredentials: "The email address or the password is not right, or signing in is not allowed."
        case .forbidden: "You are signed in, but you may not do this."
        case .signInRequired: "An API key may not do this. Sign in with email and password for it."
        case .panelDisabled: "Customers cannot sign in here. Book without signing in, or ask the business."
        case .passwordSignInDisabled:
            "Customers do not sign in with a password here. Use the link in a message, or ask for one."
        case .linkExpired:
            "This link is unknown or no longer works: it expired, was used already or was taken back."
        case .passwordChangeRequired: "Choose a new password first (PUT /me/password)."
        case .tenantNotFound: "No business is served at this address."
        case .tenantSuspended: "This business is suspended. Its operator can resume it."
        case .tenantMoving: "This business is just being moved. Try again shortly."
        case .tenantUpgrading: "This business is just being upgraded. Try again shortly."
        case .bodyTooLarge(let limit): "The body may have at most \(limit) bytes."
        case .unsupportedMediaType(let expected): "Send the body as \(expected.joined(separator: " or "))."
        case .methodNotAllowed(let methods): "This address knows \(methods.joined(separator: ", "))."
        case .tooManyAttempts: "There were too many failed attempts. Wait before the next one."
        case .unavailable: "There is too much to do just now. Try again shortly."
        case .timeout: "It took too long and was given up. Try again, with a narrower question if possible."
        case .broken: "The request was in order; the fault is ours and has been noted."
        }
    }

    private static func words(for issues: [FieldIssue]) -> String {
        guard let first = issues.first else { return "Fields of the request are not right." }
        if issues.count == 1 {
            return "\(first.field): \(first.message)"
        }
        return "\(issues.count) fields are not right; \"errors\" lists them."
    }
}
