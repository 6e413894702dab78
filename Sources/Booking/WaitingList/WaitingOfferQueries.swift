import Core
import Postgres

/// The SQL about times that are held for who waits.
enum WaitingOfferQueries {
    private static let columns: SQL = """
        waiting_offers.id, waiting_offers.entry_id, waiting_list.client_id, waiting_list.branch_id,
        waiting_offers.appointment_id, waiting_offers.attendee_id, waiting_offers.state, waiting_offers.expires_at
        """

    /// An offer in reach, as it stands now; with `locking`, held with its entry until the transaction ends.
    static func find(_ id: WaitingOfferID, within reach: WaitingListReach, locking: Bool = false) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM waiting_offers
        JOIN waiting_list ON waiting_list.id = waiting_offers.entry_id
        WHERE waiting_offers.id = \(id)\(fragment: reach.narrowing)
        \(fragment: locking ? "FOR UPDATE" : "")
        """
    }

    /// The open offer of an entry in reach.
    static func openOffer(of entry: WaitingEntryID, within reach: WaitingListReach) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM waiting_offers
        JOIN waiting_list ON waiting_list.id = waiting_offers.entry_id
        WHERE waiting_list.id = \(entry) AND waiting_offers.state = 'open'\(fragment: reach.narrowing)
        """
    }

    /// Open offers whose time is over, the longest over first.
    static func overdue(now: Instant, limit: Int) -> SQL {
        """
        SELECT \(fragment: columns)
        FROM waiting_offers
        JOIN waiting_list ON waiting_list.id = waiting_offers.entry_id
        WHERE waiting_offers.state = 'open' AND waiting_offers.expires_at <= \(now)
        ORDER BY waiting_offers.expires_at
        LIMIT \(limit)
        """
    }

    /// Held seats whose offer is gone, because the client was erased meanwhile.
    static func orphans(limit: Int) -> SQL {
        """
        SELECT attendees.appointment_id, attendees.id
        FROM attendees
        JOIN appointments ON appointments.id = attendees.appointment_id AND appointments.step = 1
        WHERE attendees.status = 'held'
          AND NOT EXISTS (
              SELECT FROM waiting_offers
              WHERE waiting_offers.attendee_id = attendees.id AND waiting_offers.state = 'open'
          )
        LIMIT \(limit)
        """
    }

    static func insert(
        _ id: WaitingOfferID,
        entry: WaitingEntryID,
        appointment: AppointmentID,
        attendee: AttendeeID,
        now: Instant,
        expiresAt: Instant
    ) -> SQL {
        """
        INSERT INTO waiting_offers (id, entry_id, appointment_id, attendee_id, state, offered_at, expires_at)
        VALUES (\(id), \(entry), \(appointment), \(attendee), 'open', \(now), \(expiresAt))
        """
    }

    static func put(_ id: WaitingOfferID, _ state: WaitingOffer.State, now: Instant) -> SQL {
        """
        UPDATE waiting_offers
        SET state = \(state.rawValue), decided_at = \(now)
        WHERE id = \(id)
        """
    }

    /// Ends the open offers of an appointment whose seat was given up otherwise: who waited, waits on.
    static func settle(_ appointment: AppointmentID, now: Instant) -> SQL {
        """
        WITH ended AS (
            UPDATE waiting_offers
            SET state = 'declined', decided_at = \(now)
            FROM attendees
            WHERE waiting_offers.appointment_id = \(appointment) AND waiting_offers.state = 'open'
              AND attendees.id = waiting_offers.attendee_id AND attendees.status <> 'held'
            RETURNING waiting_offers.entry_id
        )
        UPDATE waiting_list
        SET state = 'waiting', revision = revision + 1
        FROM ended
        WHERE waiting_list.id = ended.entry_id AND waiting_list.state = 'offered'
        """
    }

    /// Who waits for a time, in the order in which they are served; held until the transaction ends.
    ///
    /// Nobody is asked who is on the blocklist and not approved, who is not to get the service, who had this very
    /// appointment, or who was asked about this very time before.
    static func candidates(
        for slot: FreedSlot,
        on day: CalendarDate,
        minutes: ClosedRange<Int>,
        now: Instant,
        limit: Int
    ) -> SQL {
        """
        SELECT \(fragment: WaitingListQueries.columns)
        FROM waiting_list
        JOIN clients ON clients.id = waiting_list.client_id
        WHERE waiting_list.state = 'waiting'
          AND waiting_list.branch_id = \(slot.branch) AND waiting_list.service_id = \(slot.service)
          AND (waiting_list.employee_id IS NULL OR waiting_list.employee_id = \(slot.employee))
          AND waiting_list.first_day <= \(day) AND waiting_list.last_day >= \(day)
          AND coalesce(waiting_list.from_minute, 0) <= \(minutes.lowerBound)
          AND coalesce(waiting_list.until_minute, 1440) >= \(minutes.upperBound)
          AND waiting_list.seats <= \(slot.seats)
          AND clients.archived_at IS NULL AND clients.erased_at IS NULL
          AND (waiting_list.approved_at IS NOT NULL OR NOT \(fragment: WaitingListQueries.isBlocklisted(now: now)))
          AND NOT EXISTS (
              SELECT FROM unwanted_services
              WHERE unwanted_services.client_id = waiting_list.client_id
                AND unwanted_services.service_id = waiting_list.service_id
          )
          AND NOT EXISTS (
              SELECT FROM attendees
              WHERE attendees.appointment_id = \(slot.appointment)
                AND attendees.client_id = waiting_list.client_id
          )
          AND NOT EXISTS (
              SELECT FROM waiting_offers
              JOIN appointments ON appointments.id = waiting_offers.appointment_id
              WHERE waiting_offers.entry_id = waiting_list.id AND appointments.starts_at = \(slot.slot.start)
          )
        ORDER BY waiting_list.priority DESC, waiting_list.created_at, waiting_list.id
        LIMIT \(limit)
        FOR UPDATE OF waiting_list SKIP LOCKED
        """
    }
}
