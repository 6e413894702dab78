import Core
import Postgres

/// The SQL about browsers that want push messages.
enum PushSubscriptionQueries {
    /// All browsers of these people, as `StoredPushSubscription.init(row:)` reads them.
    static func ofReceivers(_ clients: [ClientID], _ staff: [StaffID]) -> SQL {
        """
        SELECT coalesce(client_id, staff_id), id, endpoint, public_key, auth_secret
        FROM push_subscriptions
        WHERE client_id = ANY (\(clients)::uuid[]) OR staff_id = ANY (\(staff)::uuid[])
        ORDER BY id
        """
    }

    /// Forgets browsers that have ended their subscription.
    static func delete(_ ids: [PushSubscriptionID]) -> SQL {
        "DELETE FROM push_subscriptions WHERE id = ANY (\(ids)::uuid[])"
    }
}
