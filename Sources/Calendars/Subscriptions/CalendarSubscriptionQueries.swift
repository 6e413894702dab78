import Core
import Postgres

/// The SQL about calendars that are read for busy times.
enum CalendarSubscriptionQueries {
    /// What `CalendarSubscription.init(row:)` reads.
    private static let columns: SQL = """
        calendar_subscriptions.id, staff.id, staff.first_name || ' ' || staff.last_name,
        calendar_subscriptions.name, calendar_subscriptions.host, calendar_subscriptions.read_at,
        calendar_subscriptions.tried_at, calendar_subscriptions.fault,
        (SELECT count(*) FROM calendar_busy WHERE subscription_id = calendar_subscriptions.id),
        calendar_subscriptions.created_at, calendar_subscriptions.revision
        """

    private static let from: SQL = """
        calendar_subscriptions
        JOIN staff ON staff.id = calendar_subscriptions.staff_id
        """

    /// The clocks of the places where a staff member works, by the slugs of the branches.
    private static let zones: SQL = """
        ARRAY(
            SELECT branches.time_zone
            FROM branches
            WHERE branches.archived_at IS NULL
              AND (staff.role = 'admin' OR EXISTS (
                SELECT FROM staff_branch WHERE staff_id = staff.id AND branch_id = branches.id
              ))
            ORDER BY branches.slug
        )
        """

    static func page(
        of employee: StaffID?,
        after: CalendarSubscriptionID?,
        limit: Int,
        within reach: FeedReach
    ) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM \(fragment: from)
        WHERE (\(after)::uuid IS NULL OR calendar_subscriptions.id > \(after)::uuid)
          AND \(fragment: condition(of: employee, reach))
        ORDER BY calendar_subscriptions.id
        LIMIT \(limit + 1)
        """
    }

    static func count(of employee: StaffID?, within reach: FeedReach) -> SQL {
        "SELECT count(*) FROM \(fragment: from) WHERE \(fragment: condition(of: employee, reach))"
    }

    static func find(_ id: CalendarSubscriptionID, within reach: FeedReach) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM \(fragment: from)
        WHERE calendar_subscriptions.id = \(id) AND \(fragment: condition(of: nil, reach))
        """
    }

    /// The subscription in reach, kept from others until the transaction ends.
    static func lock(_ id: CalendarSubscriptionID, within reach: FeedReach) -> SQL {
        "\(fragment: find(id, within: reach)) FOR UPDATE OF calendar_subscriptions"
    }

    /// An employee in reach: the clocks of the places of work, and how many calendars are read already.
    static func owner(_ employee: StaffID, within reach: FeedReach) -> SQL {
        """
        SELECT \(fragment: zones),
            (SELECT count(*) FROM calendar_subscriptions WHERE staff_id = staff.id)
        FROM staff
        WHERE staff.id = \(employee) AND staff.archived_at IS NULL
          AND \(fragment: CalendarFeedQueries.condition(reach, .employee))
        """
    }

    static func insert(
        _ id: CalendarSubscriptionID,
        of employee: StaffID,
        name: String,
        host: String,
        sealed: [UInt8],
        now: Instant
    ) -> SQL {
        """
        INSERT INTO calendar_subscriptions (id, staff_id, name, address_sealed, host, created_at)
        VALUES (\(id), \(employee), \(name), \(sealed), \(host), \(now))
        """
    }

    static func rename(_ id: CalendarSubscriptionID, _ name: String) -> SQL {
        "UPDATE calendar_subscriptions SET name = \(name), revision = revision + 1 WHERE id = \(id)"
    }

    static func setAddress(_ id: CalendarSubscriptionID, host: String, sealed: [UInt8]) -> SQL {
        """
        UPDATE calendar_subscriptions
        SET address_sealed = \(sealed), host = \(host), entity_tag = NULL, revision = revision + 1
        WHERE id = \(id)
        """
    }

    static func delete(_ id: CalendarSubscriptionID) -> SQL {
        "DELETE FROM calendar_subscriptions WHERE id = \(id)"
    }

    /// Takes some whose turn it is; where nobody comes back for them, it is their turn again in some minutes.
    static func claim(now: Instant, limit: Int) -> SQL {
        """
        UPDATE calendar_subscriptions
        SET next_try_at = \(now.adding(.seconds(300)))
        FROM staff
        WHERE staff.id = calendar_subscriptions.staff_id
          AND calendar_subscriptions.id IN (
            SELECT due.id
            FROM calendar_subscriptions AS due
            JOIN staff AS owner ON owner.id = due.staff_id
            WHERE due.next_try_at <= \(now) AND owner.archived_at IS NULL
            ORDER BY due.next_try_at
            LIMIT \(limit)
            FOR UPDATE OF due SKIP LOCKED
          )
        RETURNING calendar_subscriptions.id, calendar_subscriptions.address_sealed,
            calendar_subscriptions.entity_tag, calendar_subscriptions.read_at,
            calendar_subscriptions.expanded_at, \(fragment: zones)
        """
    }

    /// When the next turn of a business is.
    static let nextTry: SQL = """
        SELECT min(calendar_subscriptions.next_try_at)
        FROM calendar_subscriptions
        JOIN staff ON staff.id = calendar_subscriptions.staff_id
        WHERE staff.archived_at IS NULL
        """

    /// The calendar was read, unless its address was changed meanwhile.
    ///
    /// - Parameter isExpanded: the busy times were worked out anew.
    static func noteRead(
        _ id: CalendarSubscriptionID,
        sealed: [UInt8],
        entityTag: String?,
        isExpanded: Bool,
        now: Instant,
        next: Instant
    ) -> SQL {
        """
        UPDATE calendar_subscriptions
        SET read_at = \(now), tried_at = \(now), fault = NULL, next_try_at = \(next),
            entity_tag = CASE WHEN \(isExpanded)::boolean THEN \(entityTag)::text ELSE entity_tag END,
            expanded_at = CASE WHEN \(isExpanded)::boolean THEN \(now)::timestamptz ELSE expanded_at END
        WHERE id = \(id) AND address_sealed = \(sealed)
        """
    }

    /// The calendar could not be read; what is known of it stays.
    static func noteFault(
        _ id: CalendarSubscriptionID,
        sealed: [UInt8],
        _ fault: String,
        now: Instant,
        next: Instant
    ) -> SQL {
        """
        UPDATE calendar_subscriptions
        SET tried_at = \(now), fault = \(fault), next_try_at = \(next)
        WHERE id = \(id) AND address_sealed = \(sealed)
        """
    }

    static func removeBusy(_ id: CalendarSubscriptionID) -> SQL {
        "DELETE FROM calendar_busy WHERE subscription_id = \(id)"
    }

    static func insertBusy(_ id: CalendarSubscriptionID, _ slots: [TimeSlot]) -> SQL {
        """
        INSERT INTO calendar_busy (subscription_id, starts_at, ends_at)
        SELECT \(id)::uuid, starts_at, ends_at
        FROM unnest(\(slots.map(\.start))::timestamptz[], \(slots.map(\.end))::timestamptz[])
            AS busy (starts_at, ends_at)
        """
    }

    private static func condition(of employee: StaffID?, _ reach: FeedReach) -> SQL {
        let inReach = CalendarFeedQueries.condition(reach, .employee)
        guard let employee else { return inReach }
        return "staff.id = \(employee) AND \(fragment: inReach)"
    }
}
