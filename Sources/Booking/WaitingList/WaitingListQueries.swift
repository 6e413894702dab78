import Clients
import Core
import Postgres
import Tenancy

/// The SQL about entries of the waiting list.
enum WaitingListQueries {
    /// What `WaitingEntry.init(row:)` reads.
    static let columns: SQL = """
        waiting_list.id, waiting_list.client_id, waiting_list.branch_id, waiting_list.service_id,
        waiting_list.employee_id, waiting_list.seats, waiting_list.first_day, waiting_list.last_day,
        waiting_list.from_minute, waiting_list.until_minute, waiting_list.priority, waiting_list.note,
        waiting_list.state, waiting_list.approved_at, waiting_list.created_at, waiting_list.ended_at,
        waiting_list.revision
        """

    /// What `WaitingEntryRecord.init(row:)` reads.
    private static func records(now: Instant) -> SQL {
        """
        SELECT \(fragment: columns), services.slug, services.name, staff.first_name || ' ' || staff.last_name,
            clients.number,
            CASE
                WHEN clients.first_name IS NULL THEN '#' || clients.number
                ELSE concat_ws(' ', clients.first_name, clients.middle_name, clients.last_name)
            END,
            clients.email, clients.phone, clients.marked, \(fragment: isBlocklisted(now: now)),
            offers.id, offers.appointment_id, offers.state = 'open', offers.expires_at, appointments.starts_at,
            appointments.ends_at, appointments.time_zone, appointments.employee_id,
            employees.first_name || ' ' || employees.last_name
        FROM waiting_list
        JOIN services ON services.id = waiting_list.service_id
        JOIN clients ON clients.id = waiting_list.client_id
        LEFT JOIN staff ON staff.id = waiting_list.employee_id
        LEFT JOIN waiting_offers AS offers ON offers.entry_id = waiting_list.id
            AND offers.state IN ('open', 'accepted')
        LEFT JOIN appointments ON appointments.id = offers.appointment_id
        LEFT JOIN staff AS employees ON employees.id = appointments.employee_id
        """
    }

    /// Whether a row of `clients` is on the blocklist, as SQL.
    static func isBlocklisted(now: Instant) -> SQL {
        """
        (clients.blocklisted_at IS NOT NULL
            AND (clients.blocklist_until IS NULL OR clients.blocklist_until > \(now)::timestamptz))
        """
    }

    /// One entry in reach.
    static func record(_ id: WaitingEntryID, within reach: WaitingListReach, now: Instant) -> SQL {
        """
        \(fragment: records(now: now))
        WHERE waiting_list.id = \(id)\(fragment: reach.narrowing)
        """
    }

    /// A page of entries, and how many there are on all pages.
    static func page(_ filter: WaitingListFilter, within reach: WaitingListReach, now: Instant) -> [SQL] {
        let conditions: SQL = """
            CASE WHEN \(filter.state?.rawValue)::text IS NULL THEN waiting_list.state IN ('waiting', 'offered')
                ELSE waiting_list.state = \(filter.state?.rawValue)::text END
              AND (\(filter.branch)::uuid IS NULL OR waiting_list.branch_id = \(filter.branch)::uuid)
              AND (\(filter.client)::uuid IS NULL OR waiting_list.client_id = \(filter.client)::uuid)
              AND (\(filter.service)::text IS NULL OR waiting_list.service_id IN (
                  SELECT id
                  FROM services
                  WHERE id = \(filter.service.flatMap { ServiceID($0) })::uuid OR slug = lower(\(filter.service))
              ))\(fragment: reach.narrowing)
            """
        let position: SQL =
            filter.after.map { after in
                """
                 AND (-waiting_list.priority, waiting_list.created_at, waiting_list.id)
                    > (\(-after.priority)::integer, \(after.createdAt)::timestamptz, \(after.id)::uuid)
                """
            } ?? ""
        return [
            """
            \(fragment: records(now: now))
            WHERE \(fragment: conditions)\(fragment: position)
            ORDER BY waiting_list.priority DESC, waiting_list.created_at, waiting_list.id
            LIMIT \(filter.limit + 1)
            """,
            "SELECT count(*) FROM waiting_list WHERE \(fragment: conditions)",
        ]
    }

    /// An entry in reach as it stands.
    static func find(_ id: WaitingEntryID, within reach: WaitingListReach) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM waiting_list
        WHERE waiting_list.id = \(id)\(fragment: reach.narrowing)
        """
    }

    /// An entry in reach as it stands, held until the transaction ends.
    static func lock(_ id: WaitingEntryID, within reach: WaitingListReach) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM waiting_list
        WHERE waiting_list.id = \(id)\(fragment: reach.narrowing)
        FOR UPDATE OF waiting_list
        """
    }

    /// Keeps everybody else waiting who does something for the same people.
    static func takeTurns(_ keys: [LockKey]) -> SQL {
        """
        SELECT pg_advisory_xact_lock(key)
        FROM (SELECT unnest(\(keys.sorted().map(\.value))::bigint[]) AS key OFFSET 0) AS keys
        """
    }

    /// A row where a client is in reach and can be put on the list.
    static func client(_ id: ClientID, within reach: ClientReach) -> SQL {
        """
        SELECT clients.id
        FROM clients
        WHERE clients.id = \(id) AND erased_at IS NULL AND archived_at IS NULL\(fragment: reach.narrowing)
        """
    }

    /// How many entries of a client can still lead to something.
    static func liveCount(of client: ClientID) -> SQL {
        """
        SELECT count(*)
        FROM waiting_list
        WHERE client_id = \(client) AND state IN ('waiting', 'offered')
        """
    }

    /// What is to be known of a service before somebody waits for it.
    static func service(named name: String, at branch: BranchID, by employee: StaffID?) -> SQL {
        """
        SELECT services.id, services.capacity, services.bookable_online,
            EXISTS (SELECT FROM service_branch WHERE service_id = services.id AND branch_id = \(branch))
                OR NOT EXISTS (SELECT FROM service_branch WHERE service_id = services.id),
            \(employee)::uuid IS NULL OR EXISTS (
                SELECT FROM staff
                WHERE staff.id = \(employee)::uuid AND staff.archived_at IS NULL
                  AND (
                      EXISTS (
                          SELECT FROM staff_service
                          WHERE staff_service.staff_id = staff.id AND staff_service.service_id = services.id
                      )
                      OR EXISTS (SELECT FROM service_steps WHERE service_steps.service_id = services.id)
                  )
            )
        FROM services
        WHERE (services.id = \(ServiceID(name))::uuid OR services.slug = lower(\(name)))
          AND services.archived_at IS NULL
        """
    }

    static func insert(
        _ id: WaitingEntryID,
        _ input: WaitingEntryInput,
        service: ServiceID,
        client: ClientID,
        now: Instant
    ) -> SQL {
        let window = input.window
        return """
            INSERT INTO waiting_list (
                id, client_id, branch_id, service_id, employee_id, seats, first_day, last_day, from_minute,
                until_minute, priority, note, state, created_at
            ) VALUES (
                \(id), \(client), \(input.branch.id), \(service), \(input.employee), \(input.seats),
                \(window.firstDay), \(window.lastDay), \(window.fromMinute), \(window.untilMinute), \(input.priority),
                \(input.note), 'waiting', \(now)
            )
            """
    }

    static func update(_ entry: WaitingEntry) -> SQL {
        """
        UPDATE waiting_list
        SET first_day = \(entry.window.firstDay), last_day = \(entry.window.lastDay),
            from_minute = \(entry.window.fromMinute), until_minute = \(entry.window.untilMinute),
            priority = \(entry.priority), note = \(entry.note), revision = revision + 1
        WHERE id = \(entry.id)
        """
    }

    static func approve(_ id: WaitingEntryID, by staff: StaffID?, now: Instant) -> SQL {
        """
        UPDATE waiting_list
        SET approved_at = \(now), approved_by = \(staff), revision = revision + 1
        WHERE id = \(id) AND approved_at IS NULL
        """
    }

    /// Where an entry goes.
    static func put(_ id: WaitingEntryID, _ state: WaitingEntry.State, now: Instant) -> SQL {
        """
        UPDATE waiting_list
        SET state = \(state.rawValue), revision = revision + 1,
            ended_at = CASE WHEN \(state.isLive)::boolean THEN NULL ELSE \(now)::timestamptz END
        WHERE id = \(id)
        """
    }

    /// Ends entries at branches whose day it is, because their own days have passed.
    static func expire(_ days: [(BranchID, CalendarDate)], now: Instant) -> SQL {
        """
        UPDATE waiting_list
        SET state = 'expired', ended_at = \(now), revision = revision + 1
        FROM unnest(\(days.map(\.0))::uuid[], \(days.map(\.1))::date[]) AS today (branch_id, day)
        WHERE waiting_list.state = 'waiting' AND waiting_list.branch_id = today.branch_id
          AND waiting_list.last_day < today.day
        """
    }
}
