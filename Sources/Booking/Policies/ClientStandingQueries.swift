import Core
import Postgres

/// The statements by which a client's standing is known; they travel with those of the diary.
enum ClientStandingQueries {
    /// How many statements there are.
    static let count = 4

    /// Clients, their bookings, unwanted services, policies: in the order that `ClientStanding` reads.
    ///
    /// - Parameters:
    ///   - start: of what is to be booked; bookings ten years before it no longer count.
    ///   - ignoring: appointments that do not count, because they are about to be moved or ended.
    static func statements(
        _ subject: PolicySubject,
        wish: DiaryQuestion.Wish,
        branch: BranchID,
        around start: Instant,
        ignoring: [AppointmentID] = []
    ) -> [SQL] {
        let services = services(of: wish)
        return statements(
            condition(subject),
            since: "least(\(start)::timestamptz, now())",
            ignoring: ignoring,
            services: "services.id IN (\(fragment: services))",
            policies: """
                (branch_id IS NULL OR branch_id = \(branch))
                  AND (service_id IS NULL OR service_id IN (\(fragment: services)))
                """
        )
    }

    /// The same of a client without a wish: with the policies of all branches and services.
    static func statements(_ client: ClientID) -> [SQL] {
        statements(
            condition(.client(client)),
            since: "now()",
            ignoring: [],
            services: "true",
            policies: "true"
        )
    }

    private static func statements(
        _ people: SQL,
        since: SQL,
        ignoring: [AppointmentID],
        services: SQL,
        policies: SQL
    ) -> [SQL] {
        [
            """
            SELECT status, tags, blocklisted_at IS NOT NULL, blocklist_reason, blocklist_until
            FROM clients
            WHERE \(fragment: people)
            """,
            """
            SELECT appointments.starts_at, attendees.status = 'no_show', attendees.booked_by <> 'staff'
            FROM clients
            JOIN attendees ON attendees.client_id = clients.id
            JOIN appointments ON appointments.id = attendees.appointment_id
            WHERE \(fragment: people)
              AND attendees.status IN ('pending', 'approved', 'completed', 'no_show')
              AND appointments.step = 1
              AND appointments.id <> ALL (\(ignoring)::uuid[])
              AND appointments.starts_at > \(fragment: since) - interval '3650 days'
            """,
            """
            SELECT services.id, services.name, unwanted_services.comment
            FROM clients
            JOIN unwanted_services ON unwanted_services.client_id = clients.id
            JOIN services ON services.id = unwanted_services.service_id
            WHERE \(fragment: people)
              AND \(fragment: services)
            ORDER BY services.name, services.id
            """,
            """
            SELECT \(fragment: BookingPolicyQueries.columns)
            FROM booking_policies
            WHERE \(fragment: policies)
            ORDER BY created_at, id
            """,
        ]
    }

    /// Which rows of `clients` are judged.
    ///
    /// A phone number is stored as plus sign and digits.
    private static func condition(_ subject: PolicySubject) -> SQL {
        switch subject {
        case .client(let id):
            return "clients.id = \(id)"
        case .visitor(let email, let phone):
            let digits = phone.map { "+" + $0.filter { ("0"..."9").contains($0) } }
            return "(lower(clients.email) = lower(\(email)::text) OR clients.phone = \(digits)::text)"
        }
    }

    /// The wished services with the steps that they have.
    private static func services(of wish: DiaryQuestion.Wish) -> SQL {
        let wished =
            switch wish {
            case .service(let service): [service]
            case .steps(let steps): steps.map(\.service)
            }
        return """
            SELECT unnest(\(wished)::uuid[])
            UNION
            SELECT step_service_id FROM service_steps WHERE service_id = ANY (\(wished)::uuid[])
            """
    }
}
