import Core
import Postgres

/// The SQL about API keys, which are sessions with a name.
enum APIKeyQueries {
    /// Every key, oldest first.
    static let all: SQL = """
        \(fragment: select)
        WHERE sessions.api_key_id IS NOT NULL
        ORDER BY sessions.api_key_id
        """

    static func find(_ id: APIKeyID) -> SQL {
        "\(fragment: select) WHERE sessions.api_key_id = \(id)"
    }

    /// What `APIKey.init(row:)` reads.
    private static let select: SQL = """
        SELECT sessions.api_key_id, sessions.name, staff.id, staff.first_name || ' ' || staff.last_name,
            sessions.created_at, sessions.last_used_at
        FROM sessions
        JOIN accounts ON accounts.id = sessions.account_id
        JOIN staff ON staff.id = accounts.staff_id
        """

    static let count: SQL = "SELECT count(*) FROM sessions WHERE api_key_id IS NOT NULL"

    static func insert(
        _ id: APIKeyID,
        _ name: String,
        of account: AccountID,
        tokenHash: [UInt8],
        now: Instant
    ) -> SQL {
        """
        INSERT INTO sessions (token_hash, account_id, transport, created_at, api_key_id, name)
        VALUES (\(tokenHash), \(account), 'bearer', \(now), \(id), \(name))
        """
    }

    /// Gives a key another token; the old one is nothing from then on.
    static func setToken(_ id: APIKeyID, _ tokenHash: [UInt8]) -> SQL {
        "UPDATE sessions SET token_hash = \(tokenHash) WHERE api_key_id = \(id)"
    }

    /// Notes that a key is used.
    static func noteUse(tokenHash: [UInt8], now: Instant) -> SQL {
        """
        UPDATE sessions
        SET last_used_at = \(now)
        WHERE token_hash = \(tokenHash) AND api_key_id IS NOT NULL
        """
    }

    /// Ends a key; the row has its name.
    static func delete(_ id: APIKeyID) -> SQL {
        "DELETE FROM sessions WHERE api_key_id = \(id) RETURNING name"
    }
}
