import Synchronization

/// Connections that wait for their next mail.
final class MailConnections: Sendable {
    private struct Waiting {
        let connection: MailConnection
        let since: ContinuousClock.Instant
    }

    /// In the order in which they came.
    private let waiting = Mutex<[Waiting]>([])
    private let countMax: Int

    init(countMax: Int) {
        self.countMax = countMax
    }

    var isEmpty: Bool { waiting.withLock { $0.isEmpty } }

    /// Takes the one to this server that was used last.
    func take(for server: MailServer) -> MailConnection? {
        waiting.withLock { waiting in
            guard let index = waiting.lastIndex(where: { $0.connection.server == server }) else { return nil }
            return waiting.remove(at: index).connection
        }
    }

    /// Keeps a connection; gives back the one that has waited longest where there are too many.
    func keep(_ connection: MailConnection) -> MailConnection? {
        waiting.withLock { waiting in
            waiting.append(Waiting(connection: connection, since: .now))
            return waiting.count > countMax ? waiting.removeFirst().connection : nil
        }
    }

    /// Takes out all that have waited for so long.
    func takeAll(idleFor time: Duration = .zero) -> [MailConnection] {
        let latest = ContinuousClock.now - time
        return waiting.withLock { waiting in
            let old = waiting.filter { $0.since <= latest }
            waiting.removeAll { $0.since <= latest }
            return old.map(\.connection)
        }
    }
}
