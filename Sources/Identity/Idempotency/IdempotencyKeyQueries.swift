import Core
import Postgres

/// The SQL about keys of repeated creations.
enum IdempotencyKeyQueries {
    /// Claims a key; no row where it was claimed before.
    static func claim<Subject>(
        _ keyHash: [UInt8],
        _ requestHash: [UInt8],
        subject: ID<Subject>,
        now: Instant
    ) -> SQL {
        """
        INSERT INTO idempotency_keys (key_hash, request_hash, subject_id, created_at)
        VALUES (\(keyHash), \(requestHash), \(subject), \(now))
        ON CONFLICT (key_hash) DO NOTHING
        RETURNING subject_id
        """
    }

    /// Who claimed a key, and with which request.
    static func find(_ keyHash: [UInt8]) -> SQL {
        "SELECT request_hash, subject_id FROM idempotency_keys WHERE key_hash = \(keyHash)"
    }

    /// Removes some keys that nobody will repeat any more.
    static func removeOld(before: Instant) -> SQL {
        """
        DELETE FROM idempotency_keys
        WHERE key_hash IN (
            SELECT key_hash
            FROM idempotency_keys
            WHERE created_at < \(before)
            ORDER BY created_at
            LIMIT 100
            FOR UPDATE SKIP LOCKED
        )
        """
    }
}
