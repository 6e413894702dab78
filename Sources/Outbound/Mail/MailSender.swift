import Core
import Synchronization

/// Hands mails to mail servers with libcurl, on threads of its own and within limits.
///
/// A connection is kept for the next mail to the same server until it fails or has had none for a minute. The server's
/// certificate is always checked where TLS is spoken, and the password is told to nobody without, except on loopback.
public final class MailSender: Sendable {
    /// The limits.
    public struct Settings: Sendable {
        /// How many mails at once.
        public var threads = 4
        /// How many may wait for a thread.
        public var queueMax = 256
        /// How long a mail may take from its beginning to the server's last word.
        public var timeLimit = Duration.seconds(30)
        /// How long making a connection may take.
        public var connectTimeLimit = Duration.seconds(10)
        /// How long a connection is kept that has no mail.
        public var idleLimit = Duration.seconds(60)
        /// How many connections without a mail are kept.
        public var idleMax = 32
        /// Where hosts are said to be, as `host:port:address`, whatever the resolver says; for tests.
        var places: [String] = []

        /// The limits as they are unless the operator chose others.
        public init() {}
    }

    private let settings: Settings
    private let threads: WorkThreads
    private let connections: MailConnections
    private let sweeper = Mutex<Task<Void, Never>?>(nil)

    /// Makes a sender; its threads start with the first mail.
    public init(settings: Settings = Settings()) {
        self.settings = settings
        threads = WorkThreads(name: "mailing", count: settings.threads, queueMax: settings.queueMax)
        connections = MailConnections(countMax: settings.idleMax)
    }

    deinit {
        sweeper.withLock { $0?.cancel() }
        let (threads, connections) = (threads, connections)
        // Saying goodbye blocks, so it is done where that is allowed; the last one out ends the threads.
        Task {
            try? await threads.run { connections.closeAll() }
            threads.end()
        }
    }

    /// Mails that wait for a thread.
    var waiting: Int { threads.waiting }

    /// Connections that wait for a mail.
    var hasIdleConnections: Bool { !connections.isEmpty }

    /// Hands over a mail and answers with what became of it.
    ///
    /// Where the task is cancelled after the whole mail was sent, the server's answer is waited for all the same: a mail
    /// that was taken is never forgotten.
    ///
    /// - Throws: `Problem.unavailable` where too many mails wait, `CancellationError`.
    public func send(_ message: MailMessage, through server: MailServer) async throws -> SendOutcome {
        let (settings, connections, wish) = (settings, connections, FetchWish())
        defer { sweepLater() }
        return try await withTaskCancellationHandler {
            try await threads.run {
                try MailDelivery(message, settings: settings, wish: wish).send(through: server, connections)
            }
        } onCancel: {
            wish.giveUp()
        }
    }

    private func sweepLater() {
        guard hasIdleConnections else { return }
        sweeper.withLock { sweeper in
            guard sweeper == nil else { return }
            let (threads, connections, idleLimit) = (threads, connections, settings.idleLimit)
            sweeper = Task { [weak self] in
                repeat {
                    try? await Task.sleep(for: idleLimit)
                    if Task.isCancelled { return }
                    // Where all threads are busy it is done the next time.
                    try? await threads.run { connections.closeAll(idleFor: idleLimit) }
                } while !connections.isEmpty
                self?.sweeper.withLock { $0 = nil }
                self?.sweepLater()
            }
        }
    }
}

extension MailConnections {
    func closeAll(idleFor time: Duration = .zero) {
        for connection in takeAll(idleFor: time) { connection.close() }
    }
}
