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
    /// The columns that `BookingPolicyRecord.init(row:)` reads.
    private static let record: SQL = "id, created_at, created_by, revision, \(fragment: columns)"

    /// Those in reach by name: total, then a policy with the text by which it was sorted; one NULL row where there is none.
    static func page(after: (name: String, id: BookingPolicyID)?, limit: Int, within reach: Reach) -> SQL {
        let position: SQL =
            after.map { " AND (extensions.fold(name), id) > (\($0.name)::text, \($0.id)::uuid)" } ?? ""
        return """
            SELECT extensions.fold(name), \(fragment: record)
            FROM booking_policies
            WHERE \(fragment: condition(reach))\(fragment: position)
            ORDER BY extensions.fold(name), id
            LIMIT \(limit)
            """
    }

    /// How many there are on all pages.
    static func count(within reach: Reach) -> SQL {
        "SELECT count(*) FROM booking_policies WHERE \(fragment: condition(reach))"
    }

    /// One in reach.
    static func find(_ id: BookingPolicyID, within reach: Reach) -> SQL {
        """
        SELECT \(fragment: record)
        FROM booking_policies
        WHERE id = \(id) AND \(fragment: condition(reach))
        """
    }

    /// The same, held until the transaction ends.
    static func lock(_ id: BookingPolicyID, within reach: Reach) -> SQL {
        "\(fragment: find(id, within: reach)) FOR UPDATE"
    }

    /// Adds a policy.
    static func insert(
        _ id: BookingPolicyID,
        _ policy: BookingPolicy,
        now: Instant,
        by staff: StaffID?
    ) -> SQL {
        let (conditions, demands) = (policy.conditions, policy.demands)
        return """
            INSERT INTO booking_policies (
                id, created_at, created_by, \(fragment: columns)
            ) VALUES (
                \(id), \(now), \(staff), \(policy.name), \(conditions.branch), \(conditions.service),
                \(conditions.clientStatus), \(conditions.clientTag), \(conditions.noShowsMin),
                \(demands.online?.rawValue), \(demands.openBookingsMax), \(demands.bookingsMax), \(demands.bookingsDays),
                \(demands.minimumNotice), \(demands.cancelCutoff), \(policy.reason), \(policy.expiresAt)
            )
            """
    }

    /// Writes all that people write.
    static func update(_ id: BookingPolicyID, _ policy: BookingPolicy) -> SQL {
        let (conditions, demands) = (policy.conditions, policy.demands)
        return """
            UPDATE booking_policies
            SET name = \(policy.name), branch_id = \(conditions.branch), service_id = \(conditions.service),
                client_status = \(conditions.clientStatus), client_tag = \(conditions.clientTag),
                no_shows_min = \(conditions.noShowsMin), online = \(demands.online?.rawValue),
                open_bookings_max = \(demands.openBookingsMax), bookings_max = \(demands.bookingsMax),
                bookings_days = \(demands.bookingsDays), minimum_notice_minutes = \(demands.minimumNotice),
                cancel_cutoff_minutes = \(demands.cancelCutoff), reason = \(policy.reason),
                expires_at = \(policy.expiresAt), revision = revision + 1
            WHERE id = \(id)
            """
    }

    /// Removes a policy.
    static func delete(_ id: BookingPolicyID) -> SQL {
        "DELETE FROM booking_policies WHERE id = \(id)"
    }

    /// Whoever works in some branches sees what holds there: their policies, and those of the whole business.
    private static func condition(_ reach: Reach) -> SQL {
        switch reach {
        case .all: "true"
        case .branches(let own): "(branch_id IS NULL OR branch_id = ANY (\(own.sorted())::uuid[]))"
        case .own: "false"
        }
    }
}
