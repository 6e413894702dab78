import Core
import Postgres

/// How a visitor is found among the clients.
enum VisitorQueries {
    /// Always one row: the latest client of the same email and the same name, if there is one, whether they are archived,
    /// whether they have a login, and whether anybody signs in with that email.
    ///
    /// Who gives no email is looked for by phone, among those who have no email either.
    static func lookup(_ visitor: ClientDetails) -> SQL {
        let address: SQL =
            visitor.email == nil
            ? "clients.email IS NULL AND clients.phone = \(visitor.phone)"
            : "lower(clients.email) = lower(\(visitor.email))"
        return """
            SELECT known.id, known.is_archived,
                EXISTS (SELECT FROM accounts WHERE accounts.client_id = known.id),
                EXISTS (
                    SELECT FROM accounts
                    WHERE accounts.audience = 'customer' AND accounts.email_key = lower(\(visitor.email))
                )
            FROM (SELECT) AS always
            LEFT JOIN LATERAL (
                SELECT clients.id, clients.archived_at IS NOT NULL AS is_archived
                FROM clients
                WHERE \(fragment: address) AND clients.erased_at IS NULL
                  AND extensions.fold(clients.first_name) = extensions.fold(\(visitor.firstName))
                  AND extensions.fold(coalesce(clients.last_name, ''))
                      = extensions.fold(coalesce(\(visitor.lastName)::text, ''))
                ORDER BY clients.created_at DESC, clients.id DESC
                LIMIT 1
            ) AS known ON true
            """
    }
}
