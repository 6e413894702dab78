import Core

/// Fetches files from the web with libcurl, on threads of its own and within limits.
///
/// Nothing is sent but the address and the entity tag: no cookies, no proxy of the environment, no compression asked for.
/// Where a connection is about to be made its address is looked at, whatever the name resolved to before, so neither a
/// redirect nor a name that changes its mind leads into the operator's network.
public final class HTTPFetcher: Sendable {
    /// The limits.
    public struct Settings: Sendable {
        /// How many fetches at once.
        public var threads = 4
        /// How many may wait for a thread.
        public var queueMax = 64
        /// The largest body.
        public var bytesMax = 10 * 1_048_576
        /// The most that all headers of all answers on the way may have.
        public var headerBytesMax = 65_536
        /// How long a fetch may take from its beginning to its end.
        public var timeLimit = Duration.seconds(10)
        /// How long making a connection may take.
        public var connectTimeLimit = Duration.seconds(5)
        /// How often an address may lead to another.
        public var redirectsMax = 5
        /// Loopback and private networks may be asked too; for tests, and for who runs everything at home.
        public var allowsPrivateAddresses = false

        /// The limits as they are unless the operator chose others.
        public init() {}
    }

    private let settings: Settings
    private let threads: WorkThreads

    /// Makes a fetcher; its threads start with the first fetch.
    public init(settings: Settings = Settings()) {
        self.settings = settings
        threads = WorkThreads(name: "fetching", count: settings.threads, queueMax: settings.queueMax)
    }

    deinit {
        threads.end()
    }

    /// Fetches that wait for a thread.
    var waiting: Int { threads.waiting }

    /// Fetches a file, or nothing where it is still the one of the entity tag.
    ///
    /// - Throws: `Problem.unavailable` where too many fetches wait, `CancellationError`.
    public func fetch(_ address: WebAddress, entityTag: String? = nil) async throws -> FetchOutcome {
        let settings = settings
        let wish = FetchWish()
        return try await withTaskCancellationHandler {
            let outcome = try await threads.run {
                Fetch(address, entityTag: entityTag, settings: settings, wish: wish).perform()
            }
            try Task.checkCancellation()
            return outcome
        } onCancel: {
            wish.giveUp()
        }
    }
}
