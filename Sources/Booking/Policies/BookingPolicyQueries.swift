import Core
import Postgres

/// The statements on booking policies.
enum BookingPolicyQueries {
    /// The columns that `BookingPolicy.init(row:)` reads.
    static let columns: SQL = """
        name, branch_id, service_id, client_status, client_tag, no_shows_min,
        online, open_bookings_max, bookings_max, bookings_days, minimum_notice_minutes, cancel_cutoff_minutes,
        reason, expires_at
        """
}
