import Core
import Postgres

/// The SQL about the directory's due work.
enum DueWorkQueries {
    /// Takes some of what is due, the longest due first, for as long as a lease lasts.
    ///
    /// Who takes it and ends loses it when the lease runs out: then it is due again.
    static func claim(kinds: [String], now: Instant, lease: Instant, limit: Int) -> SQL {
        """
        UPDATE directory.due_work
        SET due_at = \(lease)::timestamptz + id % 1000000 * interval '1 microsecond', attempts = attempts + 1
        WHERE id IN (
            SELECT id
            FROM directory.due_work
            WHERE due_at <= \(now) AND kind = ANY(\(kinds)::text[])
            ORDER BY due_at
            LIMIT \(limit)
            FOR UPDATE SKIP LOCKED
        )
        RETURNING id, business_id, kind, due_at, attempts
        """
    }

    /// Ends what was done, where the lease is still this one's.
    static func finish(_ claims: [DueWorkClaim]) -> SQL {
        """
        DELETE FROM directory.due_work
        USING unnest(\(claims.map(\.id))::bigint[], \(claims.map(\.lease))::timestamptz[]) AS done (id, lease)
        WHERE due_work.id = done.id AND due_work.due_at = done.lease
        """
    }

    /// When the same work is due next.
    static func announce(_ job: DueWorkJob, at moment: Instant) -> SQL {
        """
        INSERT INTO directory.due_work (business_id, kind, due_at)
        SELECT id, \(job.kind), \(moment)
        FROM directory.businesses
        WHERE id = \(job.business)
        ON CONFLICT (business_id, kind, due_at) DO NOTHING
        """
    }

    /// Gives back what was not done, to be due again later.
    static func putOff(_ claims: [DueWorkClaim], until moments: [Instant], countingAttempt: Bool) -> SQL {
        """
        UPDATE directory.due_work
        SET due_at = given.due_at + due_work.id % 1000000 * interval '1 microsecond',
            attempts = due_work.attempts - CASE WHEN \(countingAttempt)::boolean THEN 0 ELSE 1 END
        FROM unnest(
            \(claims.map(\.id))::bigint[], \(claims.map(\.lease))::timestamptz[], \(moments)::timestamptz[]
        ) AS given (id, lease, due_at)
        WHERE due_work.id = given.id AND due_work.due_at = given.lease
        """
    }
}
