import Core
import Postgres
import Tenancy
import TestKit

/// Businesses with messages that wait to be sent, put into their tables as if much had happened at once.
struct MailRush: Sendable {
    let database: TestDatabase
    let businesses: [TestBusiness]
    /// The messages of each.
    let count: Int

    /// Makes businesses with so many clients each, of whom every one is to get a mail.
    static func make(
        _ businesses: Int,
        messages count: Int,
        in database: TestDatabase
    ) async throws -> MailRush {
        var made: [TestBusiness] = []
        for _ in 0..<businesses {
            let business = try await TestBusiness.make(in: database)
            try await queue(count, in: business)
            made.append(business)
        }
        return MailRush(database: database, businesses: made, count: count)
    }

    /// Adds clients to a business, and a message to each of them.
    static func queue(_ count: Int, in business: TestBusiness) async throws {
        try await business.withTables { transaction in
            try await transaction.execute(
                """
                WITH added AS (
                    INSERT INTO clients (id, first_name, email, language, status)
                    SELECT gen_random_uuid(), 'Client ' || number, 'c' || number || '.' || \(business.slug)
                        || '@mail.example', 'ca', 'active'
                    FROM generate_series(1, \(count)) AS number
                    RETURNING id
                )
                INSERT INTO notifications (id, event, receiver, client_id, state)
                SELECT gen_random_uuid(), 'waiting_list.joined', 'client', id, 'queued'
                FROM added
                """
            )
        }
    }

    /// Announces the messages of all businesses, as whoever makes one does.
    func announce() async throws {
        _ = try await database.admin.transaction { transaction in
            try await transaction.execute(
                """
                INSERT INTO directory.due_work (business_id, kind, due_at)
                SELECT id, 'messages', clock_timestamp()
                FROM directory.businesses
                """
            )
        }
    }

    /// Lets the waits pass that messages are left for after a failure; where nobody lives who could have taken one,
    /// those of taken messages too.
    func pass(withLeases: Bool = false) async throws {
        for business in businesses {
            try await business.withTables { transaction in
                try await transaction.execute(
                    """
                    UPDATE notifications
                    SET due_at = now()
                    WHERE due_at > now() AND (state = 'queued' OR state = 'sending' AND \(withLeases)::boolean)
                    """
                )
            }
        }
        try await announce()
    }

    /// What the ledgers say: state and attempts of every message, by its number.
    func ledger() async throws -> [String: (state: String, attempts: Int)] {
        var found: [String: (state: String, attempts: Int)] = [:]
        for business in businesses {
            let rows = try await business.withTables { transaction in
                try await transaction.rows("SELECT id::text, state, attempts FROM notifications") { row in
                    (try row.next(String.self), try row.next(String.self), try row.next(Int.self))
                }
            }
            for (id, state, attempts) in rows { found[id] = (state, attempts) }
        }
        return found
    }

    /// How many messages are in these states.
    func count(_ states: String...) async throws -> Int {
        var found = 0
        for business in businesses {
            found += try await business.withTables { transaction in
                try await transaction.one(
                    "SELECT count(*) FROM notifications WHERE state = ANY (\(states)::text[])"
                ) { row in
                    try row.next(Int.self)
                }
            }
        }
        return found
    }
}
