import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle
import Synchronization
public import Tenancy

/// The HTTP server: listens, answers, and at a shutdown finishes what is in flight.
///
/// Hummingbird's server accepts, counts and quiesces connections; what happens on them is ours (`HTTPConnection`
/// says why).
public final class GatewayServer: Service {
    private let settings: GatewaySettings
    private let host: String
    private let port: Int
    private let dispatcher: Dispatcher
    private let channel: GatewayChannel
    private let logger: Logger
    private let onBound: @Sendable (Int) async -> Void

    /// A server for these routes; it starts with `run`.
    ///
    /// - Parameters:
    ///   - host: the address to listen on.
    ///   - port: the port to listen on; 0 for any that is free.
    ///   - readiness: what `/readyz` tells; asked each time.
    ///   - metrics: what `/metrics` tells.
    ///   - faults: makes the page that says what went wrong with a page; nil answers as to programs.
    ///   - closed: makes the page of a business that cannot be served; nil answers as to programs.
    ///   - onBound: told the port once the server listens.
    public init(
        settings: GatewaySettings,
        host: String,
        port: Int,
        routes: [Route],
        tenants: any TenantSource,
        authenticator: any Authenticator,
        deployment: Deployment,
        readiness: @escaping @Sendable () async -> [ReadinessCheck],
        metrics: PrometheusMetrics,
        logger: Logger,
        faults: PageFault.Handler? = nil,
        closed: PageFault.Closed? = nil,
        onBound: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.settings = settings
        self.host = host
        self.port = port
        self.logger = logger
        self.onBound = onBound
        let site = Site(readiness: readiness, metrics: metrics, metricsToken: settings.metricsToken)
        let dispatcher = Dispatcher(
            settings: settings,
            routes: OpenAPIDocument.adding(to: routes),
            tenants: tenants,
            authenticator: authenticator,
            deployment: deployment,
            site: site,
            faults: faults,
            closed: closed,
            logger: logger
        )
        let channel = GatewayChannel(dispatcher: dispatcher)
        self.dispatcher = dispatcher
        self.channel = channel
        metrics.gauge("http_requests_in_flight", "Requests being worked on.") { [weak dispatcher] in
            Double(dispatcher?.requestsInFlight ?? 0)
        }
        metrics.gauge("http_connections_open", "Connections of clients.") { [weak channel] in
            Double(channel?.openConnections.load(ordering: .relaxed) ?? 0)
        }
    }

    /// Listens and answers until a graceful shutdown or cancellation.
    ///
    /// - Throws: `ListenError` where the port cannot be had.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, settings.eventLoopThreads))
        do {
            try await serve(on: group)
        } catch {
            await end(group)
            throw error
        }
        await end(group)
    }

    /// Ends the threads, unless work that did not hear of its cancellation still needs them.
    private func end(_ group: MultiThreadedEventLoopGroup) async {
        let limit = ContinuousClock.now + settings.cancellationGrace
        while dispatcher.requestsInFlight > 0, ContinuousClock.now < limit {
            try? await Task.sleep(for: .milliseconds(10))
        }
        guard dispatcher.requestsInFlight == 0 else {
            return logger.warning("Requests were still being worked on when the server ended.")
        }
        try? await group.shutdownGracefully()
    }

    private func serve(on group: MultiThreadedEventLoopGroup) async throws {
        var quiet = logger
        quiet.logLevel = .error
        let configuration = ServerConfiguration(
            address: .hostname(host, port: port),
            backlog: settings.backlog,
            availableConnectionsDelegate: .maximum(settings.connectionsMax, logger: quiet)
        )
        let onBound = onBound
        let server = channel.server(
            configuration: configuration,
            onServerRunning: { await onBound($0.localAddress?.port ?? 0) },
            eventLoopGroup: group,
            logger: quiet
        )
        let grace = settings.shutdownGrace
        do {
            try await withThrowingTaskGroup { tasks in
                tasks.addTask { try await server.run() }
                tasks.addTask {
                    // Sleeps until a shutdown, then for the time that it may take.
                    try? await gracefulShutdown()
                    try? await Task.sleep(for: grace)
                }
                try await tasks.next()
                tasks.cancelAll()
                try await tasks.waitForAll()
            }
        } catch let error as IOError {
            throw ListenError(host: host, port: port, error)
        }
    }
}

/// The server cannot listen where it was told to.
public struct ListenError: Error, CustomStringConvertible {
    /// Says what is wrong, for the operator.
    public let description: String

    init(host: String, port: Int, _ error: IOError) {
        description =
            switch error.errnoCode {
            case EADDRINUSE:
                "Port \(port) of \(host) is in use by another program. Stop that or choose another port."
            case EACCES: "Port \(port) of \(host) may not be used without more rights. Choose one above 1023."
            case EADDRNOTAVAIL: "This machine has no address \(host) to listen on."
            default: "The server cannot listen on \(host):\(port): \(error.description)"
            }
    }
}
