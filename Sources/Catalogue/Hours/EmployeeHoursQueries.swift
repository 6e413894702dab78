import Core
import Postgres

/// The SQL about the weekly hours of employees.
enum EmployeeHoursQueries {
    static func find(_ employee: StaffID) -> SQL {
        "SELECT branch_id, hours FROM staff_hours WHERE staff_id = \(employee)"
    }

    static func set(_ employee: StaffID, at branch: BranchID, _ hours: JSONValue) -> SQL {
        """
        INSERT INTO staff_hours (staff_id, branch_id, hours)
        VALUES (\(employee), \(branch), \(hours)::jsonb)
        ON CONFLICT (staff_id, branch_id) DO UPDATE SET hours = excluded.hours
        """
    }

    static func remove(_ employee: StaffID, at branch: BranchID) -> SQL {
        "DELETE FROM staff_hours WHERE staff_id = \(employee) AND branch_id = \(branch)"
    }
}
