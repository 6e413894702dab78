import Clients
import Core
import Postgres

/// The statements about whom an explanation is for.
enum AvailabilityQueries {
    /// Answers with a row where the client is in reach.
    static func find(_ client: ClientID, within reach: ClientReach) -> SQL {
        "SELECT id FROM clients WHERE id = \(client)\(fragment: reach.narrowing)"
    }
}
