public import Core
public import Postgres
public import Tenancy

/// What somebody is to hear of, kept in the transaction of what happened: both stand, or neither.
public enum Outbox {
    /// Keeps an event: one row for each receiver, written with the transaction's next statement or its commit.
    public static func add(_ event: OutboxEvent, in transaction: Transaction, _ scope: Scope) {
        guard !event.receivers.isEmpty else { return }
        let ids = event.receivers.map { _ in OutboxEventID.make(scope.world) }
        transaction.later(OutboxQueries.insert(event, ids: ids, state: .queued))
    }

    /// Keeps an event for one client that waits for a credential before it can be told.
    ///
    /// - Returns: the row, which `OutboxQueries` seals the credential into.
    public static func prepare(
        _ name: OutboxEvent.Name,
        for client: ClientID,
        in transaction: Transaction,
        _ scope: Scope
    ) -> OutboxEventID {
        let id = OutboxEventID.make(scope.world)
        let event = OutboxEvent(name, to: [.client(client)])
        transaction.later(OutboxQueries.insert(event, ids: [id], state: .preparing))
        return id
    }
}

/// How far an event is.
enum OutboxState: String, Sendable {
    /// Waits for its credential.
    case preparing
    /// Waits to be sent.
    case queued
}
