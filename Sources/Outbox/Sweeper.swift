import Core
public import Logging
public import ServiceLifecycle
public import Tenancy

/// Goes through all businesses once in a while, one after another, for what passes with time alone.
public final class Sweeper: Service {
    /// Does something in one business; doing it again changes nothing.
    public typealias Sweep = @Sendable (Scope) async throws -> Void

    private let scopes: WorkScopes
    private let interval: Duration
    private let sweeps: [Sweep]

    /// - Parameters:
    ///   - interval: the pause after each round; the first begins after a part of it, so that processes that start
    ///     together do not all sweep at once.
    ///   - sweeps: what is done in each business; one that fails does not keep the others from it.
    public init(
        deployment: Deployment,
        directory: Directory,
        every interval: Duration = .seconds(3_600),
        logger: Logger,
        _ sweeps: [Sweep]
    ) {
        scopes = WorkScopes(deployment: deployment, directory: directory, logger: logger)
        self.interval = interval
        self.sweeps = sweeps
    }

    /// Sweeps until the task is cancelled or the service is shut down.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            let part = Int(self.scopes.deployment.world.randomBytes(1)[0]) + 1
            var pause = self.interval * part / 256
            while (try? await Task.sleep(for: pause)) != nil {
                await self.round()
                pause = self.interval
            }
        }
    }

    private func round() async {
        for business in (try? scopes.served()) ?? [] {
            for sweep in sweeps where !Task.isCancelled { await self.sweep(business, sweep) }
        }
    }

    private func sweep(_ business: Business, _ sweep: Sweep) async {
        do {
            let scope = try await scopes.scope(of: business.id, for: "sweep", lasting: .seconds(60))
            if let scope { try await sweep(scope) }
        } catch {
            scopes.logger.warning(
                "A business could not be swept; the next round comes.",
                metadata: ["business": "\(business.slug)", "error": "\(WorkScopes.words(for: error))"]
            )
        }
    }
}
