/// What became of a mail that was handed to a server.
public enum MailOutcome: Sendable, Hashable {
    /// The server has taken it over; its last words, which name it in the server's log.
    case accepted(reply: String)
    /// The server will not have it, now or later (5xx).
    case rejected(code: Int, reply: String)
    /// It may go later: the server says so (4xx), cannot be reached or trusted, or does not take the login.
    ///
    /// The server may have taken it all the same where the connection broke off after the mail was sent.
    case deferred(code: Int?, reason: String)
}
