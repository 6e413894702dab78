import Core
import Outbound
import Outbox
import Postgres

/// The SQL about browsers that want push messages.
enum PushSubscriptionQueries {
    /// What `PushBrowser.init(row:)` reads.
    private static let columns: SQL = "id, endpoint, name, created_at"

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

    /// Whether the business sends push messages.
    static let isEnabled: SQL = "SELECT EXISTS (SELECT FROM message_accounts WHERE channel = 'push')"

    static func list(of owner: PushOwner) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM push_subscriptions
        WHERE \(fragment: own(owner))
        ORDER BY created_at, id
        """
    }

    /// Keeps others from naming browsers of the same person until the transaction ends.
    static func hold(_ owner: PushOwner) -> SQL {
        switch owner {
        case .client(let id): "SELECT id FROM clients WHERE id = \(id) FOR NO KEY UPDATE"
        case .staff(let id): "SELECT id FROM staff WHERE id = \(id) FOR NO KEY UPDATE"
        }
    }

    /// Names a browser; one that is known moves to who names it, with its keys of now.
    static func put(
        _ id: PushSubscriptionID,
        _ draft: PushBrowserDraft,
        of owner: PushOwner,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO push_subscriptions (
            id, client_id, staff_id, endpoint, public_key, auth_secret, name, created_at
        )
        VALUES (
            \(id), \(owner.client), \(owner.staff), \(draft.subscription.endpoint), \(draft.subscription.publicKey),
            \(draft.subscription.authSecret), \(draft.name), \(now)
        )
        ON CONFLICT (endpoint) DO UPDATE
        SET client_id = excluded.client_id, staff_id = excluded.staff_id, public_key = excluded.public_key,
            auth_secret = excluded.auth_secret, name = excluded.name, created_at = excluded.created_at
        RETURNING \(fragment: columns)
        """
    }

    /// Forgets the browsers of a person that were named longest ago, but for so many.
    static func trim(of owner: PushOwner, to count: Int) -> SQL {
        """
        DELETE FROM push_subscriptions
        WHERE id IN (
            SELECT id
            FROM push_subscriptions
            WHERE \(fragment: own(owner))
            ORDER BY created_at DESC, id DESC
            OFFSET \(count)
        )
        """
    }

    static func delete(_ id: PushSubscriptionID, of owner: PushOwner) -> SQL {
        "DELETE FROM push_subscriptions WHERE id = \(id) AND \(fragment: own(owner))"
    }

    private static func own(_ owner: PushOwner) -> SQL {
        switch owner {
        case .client(let id): "client_id = \(id)"
        case .staff(let id): "staff_id = \(id)"
        }
    }
}
