public import Core

/// A page that cannot be shown as it was asked for.
public struct PageFault: Sendable {
    /// Makes the page that says so.
    public typealias Handler = @Sendable (PageFault) async throws -> Reply
    /// Makes the page of a business that cannot be served, for who reads these languages (`Accept-Language`).
    public typealias Closed = @Sendable (_ problem: Problem, _ languages: String?) -> Reply

    /// What is wrong; what the log needs to know of it stands there already.
    public let problem: Problem
    /// The request, of whoever is signed in; it need not have been allowed and its route need not exist.
    public let call: Call
}
