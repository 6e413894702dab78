import Core
import Postgres

/// The rows of `directory.hosts`.
enum HostRows {
    /// Adds hosts to a business.
    ///
    /// - Throws: `Problem.conflict` naming the host that belongs to another business.
    static func add(
        _ hosts: [NewBusiness.Host],
        of business: BusinessID,
        in transaction: Transaction
    ) async throws {
        _ = try await put([(business, hosts)], in: transaction)
    }

    /// Gives businesses exactly these hosts; answers with those whose hosts changed.
    ///
    /// - Throws: `Problem.conflict` naming the host that belongs to a business that is not among them.
    static func replace(
        _ wanted: [(business: BusinessID, hosts: [NewBusiness.Host])],
        in transaction: Transaction
    ) async throws -> Set<BusinessID> {
        let removed = try await transaction.rows(
            """
            DELETE FROM directory.hosts
            WHERE business_id = ANY(\(wanted.map(\.business))::uuid[])
              AND NOT EXISTS (
                  SELECT 1
                  FROM jsonb_to_recordset(\(json(wanted))::jsonb)
                      AS wanted (host text, business_id uuid, branch_slug text)
                  WHERE wanted.host = hosts.host AND wanted.business_id = hosts.business_id
              )
            RETURNING business_id
            """
        ) { try $0.next(BusinessID.self) }
        return Set(removed).union(try await put(wanted, in: transaction))
    }

    private static func put(
        _ wanted: [(business: BusinessID, hosts: [NewBusiness.Host])],
        in transaction: Transaction
    ) async throws -> Set<BusinessID> {
        let rows = json(wanted)
        let changed = try await transaction.rows(
            """
            INSERT INTO directory.hosts (host, business_id, branch_slug)
            SELECT host, business_id, branch_slug
            FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (host text, business_id uuid, branch_slug text)
            ON CONFLICT (host) DO UPDATE
            SET branch_slug = excluded.branch_slug
            WHERE hosts.business_id = excluded.business_id
              AND hosts.branch_slug IS DISTINCT FROM excluded.branch_slug
            RETURNING business_id
            """
        ) { try $0.next(BusinessID.self) }
        let taken = try await transaction.first(
            """
            SELECT wanted.host
            FROM jsonb_to_recordset(\(rows)::jsonb) AS wanted (host text, business_id uuid, branch_slug text)
            JOIN directory.hosts ON hosts.host = wanted.host AND hosts.business_id <> wanted.business_id
            """
        ) { try $0.next(String.self) }
        if let taken {
            throw Problem.conflict(
                .other(slug: "host-taken", detail: "The host '\(taken)' belongs to another business.")
            )
        }
        return Set(changed)
    }

    private static func json(_ wanted: [(business: BusinessID, hosts: [NewBusiness.Host])]) -> JSONValue {
        .array(
            wanted.flatMap { business, hosts in
                hosts.map { host in
                    [
                        "host": .string(host.name), "business_id": .id(business),
                        "branch_slug": .optional(host.branchSlug),
                    ]
                }
            }
        )
    }
}
