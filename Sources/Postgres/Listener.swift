import CLibPQ
import Core

/// What a listener hears.
public enum Notification: Sendable, Hashable {
    /// `NOTIFY channel, 'payload'` was committed somewhere.
    case message(channel: String, payload: String)
    /// The listener is connected, for the first time or again: whatever was notified before is lost.
    case connected
}

/// A connection that does nothing but listen, and comes back when it was lost.
actor Listener: EventLoop.Source {
    private static let bufferLimit = 10_000

    nonisolated let loop: EventLoop
    private let configuration: DatabaseConfiguration
    private let channels: [String]
    private let continuation: AsyncStream<Notification>.Continuation
    private var session: Session?
    private var failures = 0
    private var hasMissed = false
    private var isClosed = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init(
        _ configuration: DatabaseConfiguration,
        channels: [String],
        on loop: EventLoop,
        _ continuation: AsyncStream<Notification>.Continuation
    ) {
        self.configuration = configuration
        self.channels = channels
        self.loop = loop
        self.continuation = continuation
    }

    static func stream(
        _ configuration: DatabaseConfiguration,
        channels: [String],
        on loop: EventLoop
    ) -> AsyncStream<Notification> {
        AsyncStream(bufferingPolicy: .bufferingOldest(bufferLimit)) { continuation in
            let listener = Listener(configuration, channels: channels, on: loop, continuation)
            continuation.onTermination = { _ in Task { await listener.close() } }
            Task { await listener.connect() }
        }
    }

    private func connect() async {
        while !isClosed {
            do {
                let made = try await Session.connect(configuration)
                guard !isClosed else { return }
                try await listen(made)
                return
            } catch {
                failures += 1
                try? await Task.sleep(for: .milliseconds(50 * (1 << min(failures, 7))))
            }
        }
    }

    private func listen(_ made: Session) async throws {
        guard unsafe PQexitPipelineMode(made.raw) == 1 else {
            throw DatabaseError(.connectionLost, message: made.errorMessage)
        }
        let commands = channels.map { "LISTEN \(SQL.quoted(identifier: $0))" }.joined(separator: "; ")
        guard unsafe PQsendQuery(made.raw, commands) == 1, unsafe PQflush(made.raw) >= 0 else {
            throw DatabaseError(.connectionLost, message: made.errorMessage)
        }
        session = made
        loop.watch(made.descriptor, for: self)
        if unsafe PQflush(made.raw) == 1 { loop.want(made.descriptor, readable: true, writable: true) }
    }

    nonisolated func ready(readable: Bool, writable: Bool) {
        assumeIsolated { $0.handle() }
    }

    private func handle() {
        guard let session else { return }
        if unsafe PQflush(session.raw) == 0 { loop.want(session.descriptor, readable: true, writable: false) }
        guard unsafe PQconsumeInput(session.raw) == 1 else { return lose() }
        while unsafe PQisBusy(session.raw) == 0, let raw = unsafe PQgetResult(session.raw) {
            let result = unsafe ResultHandle(raw)
            guard result.status == PGRES_COMMAND_OK else { return lose() }
            failures = 0
            hasMissed = true
        }
        if hasMissed { tell(.connected) }
        while let notice = unsafe PQnotifies(session.raw) {
            defer { unsafe PQfreemem(notice) }
            tell(
                .message(
                    channel: unsafe String(cString: notice.pointee.relname),
                    payload: unsafe String(cString: notice.pointee.extra)
                )
            )
        }
    }

    /// A reader that is far behind loses messages, and is told that it did as soon as it has caught up.
    private func tell(_ notification: Notification) {
        if hasMissed, case .message = notification {
            if case .dropped = continuation.yield(.connected) { return }
        }
        if case .dropped = continuation.yield(notification) {
            hasMissed = true
        } else {
            hasMissed = false
        }
    }

    private func lose() {
        if let session { loop.unwatch(session.descriptor) }
        session = nil
        guard !isClosed else { return }
        Task { await connect() }
    }

    private func close() {
        isClosed = true
        lose()
    }
}
