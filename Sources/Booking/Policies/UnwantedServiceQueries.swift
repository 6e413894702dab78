import Clients
import Core
import Postgres

/// The statements on unwanted services.
enum UnwantedServiceQueries {
    /// What `UnwantedService.init(row:)` reads.
    private static let columns: SQL = """
        services.id, services.slug, services.name, unwanted_services.comment, unwanted_services.created_at,
        unwanted_services.created_by, unwanted_services.revision, extensions.fold(services.name)
        """

    /// A client's entries by name: total, then an entry.
    ///
    /// A client without any answers with one row of NULLs, a client out of reach with none.
    static func page(
        of client: ClientID,
        after: (name: String, service: ServiceID)?,
        limit: Int,
        within reach: ClientReach
    ) -> SQL {
        let position: SQL =
            after.map {
                " AND (extensions.fold(services.name), services.id) > (\($0.name)::text, \($0.service)::uuid)"
            } ?? ""
        return """
            SELECT (SELECT count(*) FROM unwanted_services WHERE client_id = clients.id), found.id, found.slug, found.name,
                found.comment, found.created_at, found.created_by, found.revision, found.fold
            FROM clients
            LEFT JOIN LATERAL (
                SELECT \(fragment: columns)
                FROM unwanted_services
                JOIN services ON services.id = unwanted_services.service_id
                WHERE unwanted_services.client_id = clients.id\(fragment: position)
                ORDER BY extensions.fold(services.name), services.id
                LIMIT \(limit)
            ) AS found ON true
            WHERE clients.id = \(client)\(fragment: reach.narrowing)
            ORDER BY found.fold, found.id
            """
    }

    /// One entry.
    static func find(_ service: ServiceID, of client: ClientID) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM unwanted_services
        JOIN services ON services.id = unwanted_services.service_id
        WHERE unwanted_services.client_id = \(client) AND services.id = \(service)
        """
    }

    /// The service of that id or slug.
    static func service(named name: String) -> SQL {
        "SELECT id FROM services WHERE id = \(ServiceID(name))::uuid OR slug = lower(\(name))"
    }

    /// Adds an entry; none where there is one of that service.
    static func insert(
        _ service: ServiceID,
        of client: ClientID,
        comment: String?,
        now: Instant,
        by staff: StaffID?
    ) -> SQL {
        """
        INSERT INTO unwanted_services (client_id, service_id, comment, created_at, created_by)
        VALUES (\(client), \(service), \(comment), \(now), \(staff))
        ON CONFLICT DO NOTHING
        """
    }

    /// Changes the comment.
    static func update(_ service: ServiceID, of client: ClientID, comment: String?) -> SQL {
        """
        UPDATE unwanted_services
        SET comment = \(comment), revision = revision + 1
        WHERE client_id = \(client) AND service_id = \(service)
        """
    }

    /// Removes an entry.
    static func delete(_ service: ServiceID, of client: ClientID) -> SQL {
        "DELETE FROM unwanted_services WHERE client_id = \(client) AND service_id = \(service)"
    }
}
