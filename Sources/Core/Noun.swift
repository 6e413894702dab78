/// What can be missing.
public enum Noun: String, Sendable, Hashable, CaseIterable {
    /// A business.
    case business
    /// A branch.
    case branch
    /// A staff member.
    case staffMember = "staff-member"
    /// A client.
    case client
    /// A session.
    case session
    /// An import.
    case `import`
    /// A measurement.
    case measurement
    /// A link that sets a password.
    case passwordLink = "password-link"
    /// An address of the API.
    case route
    /// A setting.
    case setting

    /// The noun as a sentence has it.
    public var words: String {
        switch self {
        case .staffMember: "staff member"
        case .passwordLink: "password link"
        case .route: "address"
        default: rawValue
        }
    }
}
