/// What became of a fetch.
public enum FetchOutcome: Sendable, Hashable {
    /// The file, whole.
    case fetched(FetchedFile)
    /// The file is still the one whose entity tag was sent.
    case notModified
    /// Nothing came of it.
    case refused(FetchRefusal)
}

/// A file as a server sent it.
public struct FetchedFile: Sendable, Hashable {
    /// The content.
    public let bytes: [UInt8]
    /// The entity tag with its quotes, for asking again; nil where the server gave none that can be sent back.
    public let entityTag: String?
    /// The type with its parameters, as the server says.
    public let contentType: String?
}

/// Why nothing was fetched.
public enum FetchRefusal: Sendable, Hashable {
    /// The host is in a network that is not the open internet.
    case privateAddress
    /// The answer is larger than the limit, its headers included.
    case tooLarge
    /// It was not over within the time.
    case timeout
    /// The host does not exist, does not answer or broke the answer off.
    case unreachable
    /// The host's certificate is not one that is trusted.
    case untrusted
    /// It led from address to address too often, or to one that is not fetched.
    case redirects
    /// The host answered with this status.
    case status(Int)

    /// The stable word for programs.
    public var code: String {
        switch self {
        case .privateAddress: "private_address"
        case .tooLarge: "too_large"
        case .timeout: "timeout"
        case .unreachable: "unreachable"
        case .untrusted: "untrusted_certificate"
        case .redirects: "too_many_redirects"
        case .status: "refused_by_host"
        }
    }

    /// A sentence that says what would be right.
    public var message: String {
        switch self {
        case .privateAddress: "The address leads into a private network; only the open internet is asked."
        case .tooLarge: "The address answers with more than is taken."
        case .timeout: "The address did not answer completely in time."
        case .unreachable: "The address cannot be reached; check it for mistakes."
        case .untrusted: "The certificate of the address is not trusted; its owner has to renew it."
        case .redirects: "The address leads on and on, or to one that is not secure; write the last one."
        case .status(let status): "The host answers with status \(status); check the address and its rights."
        }
    }
}
