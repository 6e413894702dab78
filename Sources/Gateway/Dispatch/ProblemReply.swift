import Core
import NIOHTTP1

/// Turns everything that goes wrong into HTTP; nothing else does.
///
/// The form is RFC 9457. `type` is the problem's stable slug alone: a relative reference, as the outer contract
/// says.
enum ProblemReply {
    /// The answer to a problem.
    static func make(_ problem: Problem, id: String) -> Reply {
        var headers: [(name: String, value: String)] = []
        if let wait = problem.retryAfter {
            let parts = wait.components
            headers.append(("retry-after", String(max(1, parts.seconds + (parts.attoseconds > 0 ? 1 : 0)))))
        }
        switch problem {
        case .unauthenticated, .staleActor: headers.append(("www-authenticate", "Bearer"))
        case .methodNotAllowed(let methods): headers.append(("allow", methods.joined(separator: ", ")))
        default: break
        }
        var reply = make(
            status: problem.status,
            slug: problem.slug,
            title: problem.title,
            detail: problem.detail,
            id: id,
            issues: problem.issues,
            refusal: refusal(problem)
        )
        reply.headers = headers
        return reply
    }

    private static func refusal(_ problem: Problem) -> Refusal? {
        guard case .refused(let refusal) = problem else { return nil }
        return refusal
    }

    /// The problem that an error is.
    static func problem(for error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        // Nobody but the deadline and the end of the connection cancels a request.
        case is CancellationError: .timeout
        default: .broken(context: "\(type(of: error)): \(String(reflecting: error))")
        }
    }

    /// The answer to a request that did not arrive in time.
    static func late(id: String) -> Reply {
        make(
            status: 408,
            slug: "request-timeout",
            title: "Request not received in time",
            detail: "The request was not received completely within the time for it.",
            id: id
        )
    }

    /// The answer to bytes that are no request.
    static func make(unreadable error: any Error) -> Reply {
        switch error as? HTTPParserError {
        case .headerOverflow:
            make(
                status: 431,
                slug: "headers-too-large",
                title: "Headers too large",
                detail: "The request line and headers are larger than the limit.",
                id: nil
            )
        case .invalidVersion:
            make(
                status: 505,
                slug: "http-version-not-supported",
                title: "HTTP version not supported",
                detail: "This server speaks HTTP/1.1.",
                id: nil
            )
        default:
            make(
                status: 400,
                slug: "malformed",
                title: "The request could not be read",
                detail: "What was sent is not a well-formed HTTP/1.1 request.",
                id: nil
            )
        }
    }

    private static func make(
        status: Int,
        slug: String,
        title: String,
        detail: String?,
        id: String?,
        issues: [FieldIssue] = [],
        refusal: Refusal? = nil
    ) -> Reply {
        var json = JSONWriter(reserving: 512)
        json.object { json in
            json.field("type", slug)
            json.field("title", title)
            json.field("status", status)
            if let detail { json.field("detail", detail) }
            if let id { json.field("request_id", id) }
            if !issues.isEmpty { json.field("errors", issues) }
            if let refusal {
                json.field("reason", refusal.reason)
                for (name, value) in refusal.members.sorted(by: { $0.key < $1.key }) {
                    json.key(escaping: name)
                    json.value(value)
                }
            }
        }
        return Reply(status: status, contentType: "application/problem+json", bytes: json.bytes)
    }
}
