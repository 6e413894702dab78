import Postgres

/// The SQL about the dates of clients' appointments.
enum ClientVisitQueries {
    /// Counts and dates anew for some whose next appointment has begun, and how many these were.
    static func refresh(limit: Int) -> SQL {
        """
        SELECT cardinality(ids), refresh_client_visits(ids)
        FROM (
            SELECT ARRAY(
                SELECT id
                FROM clients
                WHERE next_appointment_at <= now()
                ORDER BY next_appointment_at
                LIMIT \(limit)
            ) AS ids
        ) AS begun
        """
    }
}
