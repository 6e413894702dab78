/// What became of a message that was handed to a mail server, a gateway or a push service.
public enum SendOutcome: Sendable, Hashable {
    /// The server has taken it over; its last words, which name the message in its log.
    case accepted(reply: String)
    /// The server will not have it, now or later (5xx of a mail server, 4xx of a gateway).
    case rejected(code: Int, reply: String)
    /// It may go later: the server says so (4xx of a mail server, 429 or 5xx of a gateway), cannot be reached or
    /// trusted, or does not take the login.
    ///
    /// The server may have taken it all the same where the connection broke off after the message was sent.
    case deferred(code: Int?, reason: String)
}
