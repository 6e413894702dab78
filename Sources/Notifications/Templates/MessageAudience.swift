/// Whom a message is written for.
public enum MessageAudience: String, CaseIterable, Sendable {
    /// A client of the business.
    case client
    /// Somebody who works there.
    case staff
}
