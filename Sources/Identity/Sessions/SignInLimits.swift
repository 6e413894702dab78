/// How often signing in may fail before it has to wait.
public struct SignInLimits: Sendable {
    /// Failures of one account, after which it has to wait.
    public var failuresPerAccount = 5
    /// Failures from one address, after which it has to wait.
    public var failuresPerAddress = 20
    /// Failures are forgotten when so much time has passed without another.
    public var window: Duration = .seconds(15 * 60)
    /// The first wait; each failure after it doubles the next.
    public var firstPause: Duration = .seconds(60)
    /// No wait is longer.
    public var longestPause: Duration = .seconds(15 * 60)
    /// Password resets that one account may ask for within an hour.
    public var resetsPerAccount = 3

    /// The defaults.
    public init() {}
}
