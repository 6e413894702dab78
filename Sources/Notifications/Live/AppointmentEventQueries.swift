import Core
import Postgres

/// The SQL about changes that are told as they happen.
enum AppointmentEventQueries {
    /// The appointments of somebody's own diary that are shown in some view.
    static func own(_ staff: StaffID?) -> SQL {
        """
        SELECT id
        FROM appointments
        WHERE employee_id = \(staff) AND starts_at > now() - interval '40 days'
          AND status NOT IN ('cancelled', 'rejected')
        ORDER BY starts_at
        LIMIT 10000
        """
    }
}
