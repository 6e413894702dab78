import Core
import FoundationEssentials
import Outbound
import Outbox
import Postgres

/// A browser of somebody's, as the worker that sends messages uses it.
struct StoredPushSubscription: Sendable {
    /// Of the client or the staff member.
    let owner: UUID
    let id: PushSubscriptionID
    /// Nil where the program would not take it any more.
    let subscription: PushSubscription?

    /// Reads a row of `PushSubscriptionQueries.ofReceivers`.
    init(row: inout RowReader) throws {
        owner = try row.next()
        id = try row.next()
        let endpoint = try row.next(String.self)
        let publicKey = try row.next([UInt8].self)
        let authSecret = try row.next([UInt8].self)
        subscription = try? PushSubscription(
            endpoint: endpoint,
            publicKey: publicKey,
            authSecret: authSecret
        )
    }
}

/// The browsers of some receivers.
struct PushBrowsers: Sendable {
    private var known: [UUID: [StoredPushSubscription]] = [:]

    /// None.
    init() {}

    /// Reads the answer of `PushSubscriptionQueries.ofReceivers`.
    init(_ rows: Rows) throws {
        known = Dictionary(grouping: try rows.map(StoredPushSubscription.init(row:)), by: \.owner)
    }

    func of(_ receiver: MessageFacts.Receiver) -> [StoredPushSubscription] {
        (receiver.client?.uuid ?? receiver.staff?.uuid).flatMap { known[$0] } ?? []
    }
}
