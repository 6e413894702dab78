import Core
import Postgres

/// The SQL that counts failed attempts.
///
/// An attempt is counted before its password is looked at and uncounted when it was right, so that a storm
/// of attempts at one moment meets the same limit as one after the other. Every statement takes the account's row
/// before the address's, so that two attempts never wait for each other.
enum SignInFailureQueries {
    /// Counts one attempt; answers with the kinds that were free to be counted, both where it may go on.
    static func count(_ keys: SignInKeys.Pair, _ limits: SignInLimits, now: Instant) -> SQL {
        let forgottenBefore = now.adding(.zero - limits.window)
        let limit: SQL = """
            CASE excluded.kind
                WHEN 'account' THEN \(limits.failuresPerAccount)::integer
                ELSE \(limits.failuresPerAddress)::integer
            END
            """
        let isForgotten: SQL =
            "greatest(known.last_failure_at, known.blocked_until) < \(forgottenBefore)::timestamptz"
        return """
            INSERT INTO sign_in_failures AS known (kind, key_hash, failures, last_failure_at)
            VALUES
                ('account', \(keys.account)::bytea, 1, \(now)::timestamptz),
                ('address', \(keys.address)::bytea, 1, \(now)::timestamptz)
            ON CONFLICT (kind, key_hash) DO UPDATE
            SET failures = CASE WHEN \(fragment: isForgotten) THEN 1 ELSE known.failures + 1 END,
                last_failure_at = excluded.last_failure_at,
                blocked_until = CASE
                    WHEN \(fragment: isForgotten) OR known.failures + 1 < \(fragment: limit) THEN NULL
                    ELSE excluded.last_failure_at + make_interval(secs => least(
                        \(limits.longestPause.components.seconds)::float8,
                        \(limits.firstPause.components.seconds)::float8
                            * power(2::float8, least(known.failures + 1 - \(fragment: limit), 20))
                    ))
                END
            WHERE known.blocked_until IS NULL OR known.blocked_until <= excluded.last_failure_at
            RETURNING kind
            """
    }

    /// Until when the counters are blocked.
    static func blocks(_ keys: SignInKeys.Pair) -> SQL {
        """
        SELECT kind, blocked_until
        FROM sign_in_failures
        WHERE (kind, key_hash) IN (('account', \(keys.account)::bytea), ('address', \(keys.address)::bytea))
          AND blocked_until IS NOT NULL
        """
    }

    /// Forgets the failures of an account that signed in.
    static func clearAccount(_ keys: SignInKeys.Pair) -> SQL {
        "DELETE FROM sign_in_failures WHERE kind = 'account' AND key_hash = \(keys.account)"
    }

    /// Takes back the counting of an attempt that was no failure.
    static func uncount(account keys: SignInKeys.Pair, _ limits: SignInLimits) -> SQL {
        uncount("account", keys.account, limit: limits.failuresPerAccount)
    }

    /// Takes back the counting of an attempt that was no failure.
    static func uncount(address keys: SignInKeys.Pair, _ limits: SignInLimits) -> SQL {
        uncount("address", keys.address, limit: limits.failuresPerAddress)
    }

    /// Removes some counters that count nothing any more.
    static func removeForgotten(before: Instant) -> SQL {
        """
        DELETE FROM sign_in_failures
        WHERE (kind, key_hash) IN (
            SELECT kind, key_hash
            FROM sign_in_failures
            WHERE greatest(last_failure_at, blocked_until) < \(before)
            LIMIT 500
            FOR UPDATE SKIP LOCKED
        )
        """
    }

    private static func uncount(_ kind: String, _ key: [UInt8], limit: Int) -> SQL {
        """
        UPDATE sign_in_failures
        SET failures = greatest(failures - 1, 0),
            blocked_until = CASE WHEN failures - 1 >= \(limit) THEN blocked_until END
        WHERE kind = \(kind) AND key_hash = \(key)
        """
    }
}
