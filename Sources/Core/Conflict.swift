/// Why a wish contradicts what is already there.
public enum Conflict: Sendable, Hashable {
    /// Another login of the same kind has this email.
    case emailTaken
    /// Another branch, service or business has this slug.
    case slugTaken
    /// Another client has this number.
    case numberTaken
    /// The key was used for a different request.
    case idempotencyKeyReused
    /// The client has things that keep the record from being removed.
    case clientInUse(reasons: [String])
    /// The client's personal data were erased; nothing can be changed any more.
    case clientErased
    /// The client has no email, which a login needs.
    case clientHasNoEmail
    /// It would leave the business without anybody who may do everything.
    case lastAdmin
    /// Another conflict, with its own slug and sentence.
    case other(slug: String, detail: String)

    /// The stable word for programs.
    public var slug: String {
        switch self {
        case .emailTaken: "email-taken"
        case .slugTaken: "slug-taken"
        case .numberTaken: "number-taken"
        case .idempotencyKeyReused: "idempotency-key-reused"
        case .clientInUse: "client-in-use"
        case .clientErased: "client-erased"
        case .clientHasNoEmail: "client-has-no-email"
        case .lastAdmin: "last-admin"
        case .other(let slug, _): slug
        }
    }

    /// The sentence for the user.
    public var detail: String {
        switch self {
        case .emailTaken: "Another login already uses this email address. Choose a different one."
        case .slugTaken: "This slug is already in use. Choose a different one."
        case .numberTaken: "Another client already has this number. Choose a different one."
        case .idempotencyKeyReused:
            "This Idempotency-Key was already sent with a different request. Use a new key for a new request."
        case .clientInUse(let reasons):
            reasons.isEmpty
                ? "The client is still in use and cannot be purged. Archive or erase it instead."
                : "The client still has \(reasons.joined(separator: ", ")). Archive or erase it instead."
        case .clientErased: "The client's personal data were erased; the record can no longer be changed."
        case .clientHasNoEmail: "The client has no email address, which a sign-in needs. Enter one first."
        case .lastAdmin: "This is the last administrator. Make another staff member an administrator first."
        case .other(_, let detail): detail
        }
    }
}
