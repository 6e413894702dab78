import NIOCore

/// Every limit and choice of the HTTP edge, each with its unit.
public struct GatewaySettings: Sendable {
    /// Where the code of a request runs.
    public enum Execution: String, Sendable, CaseIterable {
        /// On the event loop of its connection.
        case eventLoop = "event-loop"
        /// On Swift's own pool of threads.
        case pool
    }

    /// A JSON body may have at most so many bytes.
    public var jsonBodyBytesMax = 256 * 1_024
    /// A streamed body may have at most so many bytes.
    public var streamedBodyBytesMax = 512 * 1_024 * 1_024
    /// The request line and all headers together may have at most so many bytes.
    public var headerBytesMax = 16 * 1_024
    /// A request may have at most so many headers.
    public var headersMax = 100
    /// So much of a streamed body is read ahead of the handler.
    public var readAheadBytesMax = 256 * 1_024
    /// A request must be received and answered within this time.
    public var requestDeadline: Duration = .seconds(15)
    /// A request with a streamed body or answer must be done within this time.
    public var streamedRequestDeadline: Duration = .seconds(15 * 60)
    /// Work that was cancelled gets so long to end before the client is answered without it.
    public var cancellationGrace: Duration = .seconds(2)
    /// More requests at one moment are refused with 503.
    public var concurrentRequestsMax = 1_024
    /// More connections wait in the system's queue.
    public var connectionsMax = 10_000
    /// The length of the system's queue of connections.
    public var backlog = 1_024
    /// A connection without a request is closed after this time.
    public var idleTimeout: Duration = .seconds(75)
    /// What a client still sends after the last answer is read and thrown away for so long.
    public var lingerTime: Duration = .seconds(2)
    /// And up to so many bytes, so that a refusal arrives before the connection is closed.
    public var lingerBytesMax = 4 * 1_024 * 1_024
    /// At a shutdown, requests in flight get so long to be finished.
    public var shutdownGrace: Duration = .seconds(20)
    /// Threads that serve connections.
    public var eventLoopThreads = System.coreCount
    /// Where the code of a request runs.
    ///
    /// Measured with a trivial request on one thread, 32 connections (processor time a request): on the event
    /// loop 10.6 µs, on Swift's pool 22.5 µs, because every request then changes threads twice; installing
    /// NIO's loops as Swift's global executor instead 12.9 µs, which ties the whole process to a hook that
    /// calls itself unsafe. Requests with a streamed body or answer use the pool in any case, so that a long
    /// import does not hold up its neighbours.
    public var execution: Execution = .eventLoop
    /// Proxies whose word on the client's address, scheme and host is taken.
    public var trustedProxies: [AddressRange] = []
    /// Opens `/metrics` to peers other than this machine; nil keeps it closed to them.
    public var metricsToken: String?
    /// The cookie that carries the session of pages.
    public var sessionCookie = "foyer_session"

    /// The defaults.
    public init() {}
}
