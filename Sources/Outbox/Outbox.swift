public import Core
public import Postgres
public import Tenancy

/// What somebody is to hear of, kept in the transaction of what happened: both stand, or neither.
public enum Outbox {
    /// Keeps an event: one row for each receiver and channel, written with the transaction's next statement or its
    /// commit.
    ///
    /// It is sent as soon as the transaction is committed.
    public static func add(_ event: OutboxEvent, in transaction: Transaction, _ scope: Scope) {
        guard !event.receivers.isEmpty else { return }
        let rows = rows(of: event, by: MessageChannel.allCases, scope)
        transaction.later(OutboxQueries.insert(event, rows, state: .queued, now: scope.world.now()))
        DueWork().want(.messages, after: transaction, in: scope)
        // What is told to people is told to programs too; without this they hear of it a little later.
        transaction.afterCommit { DueWork().nudge(.webhooks, in: scope) }
    }

    /// Keeps an event for one client that waits for a credential before it can be told.
    ///
    /// Whoever makes the credential seals it into the row and lets the row go. Credentials go by mail alone.
    public static func prepare(_ event: OutboxEvent, in transaction: Transaction, _ scope: Scope) {
        let rows = rows(of: event, by: [.email], scope)
        transaction.later(OutboxQueries.insert(event, rows, state: .preparing, now: scope.world.now()))
    }

    /// Takes the credentials out of what a client has not been told yet: they do not hold any more.
    public static func withdrawSecrets(
        from name: OutboxEvent.Name,
        to client: ClientID,
        in transaction: Transaction
    ) {
        transaction.later(OutboxQueries.withdrawSecrets(name, client))
    }

    private static func rows(
        of event: OutboxEvent,
        by channels: [MessageChannel],
        _ scope: Scope
    ) -> [OutboxRow] {
        event.receivers.flatMap { receiver in
            channels.map { channel in
                OutboxRow(id: NotificationID.make(scope.world), receiver: receiver, channel: channel)
            }
        }
    }
}

/// How far an event is.
enum OutboxState: String, Sendable {
    /// Waits for its credential.
    case preparing
    /// Waits to be sent.
    case queued
}
