import Core

/// How long is waited between attempts: the wait doubles from the first to the last.
public struct WebhookBackOff: Sendable, Hashable {
    /// The wait after the first failure, in seconds.
    public var first = 5
    /// The longest wait, in seconds.
    public var last = 3_600
    /// How long one thing is tried, and a webhook that takes nothing is told, in seconds.
    public var limit = 72 * 3_600

    /// As in operation: after 5, 10, 20, … seconds, later every hour, for 72 hours.
    public init() {}

    /// The wait after so many attempts.
    func wait(after attempts: Int) -> Duration {
        .seconds(min(first << min(max(attempts, 1) - 1, 30), last))
    }
}
