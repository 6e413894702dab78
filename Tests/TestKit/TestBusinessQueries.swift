import Core
import Postgres
import Tenancy

/// The rows that a test's business begins with.
enum TestBusinessQueries {
    static func insert(_ branch: Branch) -> SQL {
        """
        INSERT INTO branches (id, slug, name, time_zone, country)
        VALUES (\(branch.id), \(branch.slug), \(branch.name), \(branch.timeZone), \(branch.country.text))
        """
    }

    static func insert(_ member: TestBusiness.Member, passwordHash: String) -> [SQL] {
        [
            """
            INSERT INTO staff (id, role, first_name, last_name, email)
            VALUES (\(member.id), \(member.role.rawValue), 'Test', \(member.role.rawValue), \(member.email))
            """,
            """
            INSERT INTO accounts (id, audience, email, staff_id, password_hash)
            VALUES (\(member.account), 'staff', \(member.email), \(member.id), \(passwordHash))
            """,
        ]
            + member.branches.map { branch in
                """
                INSERT INTO staff_branch (staff_id, branch_id)
                VALUES (\(member.id), \(branch))
                """
            }
    }

    static func insert(_ customer: TestBusiness.Customer, branch: BranchID, passwordHash: String) -> [SQL] {
        [
            """
            INSERT INTO clients (id, first_name, last_name, email, status, login_allowed, preferred_branch_id)
            VALUES (\(customer.client), 'Test', 'customer', \(customer.email), 'active', true, \(branch))
            """,
            """
            INSERT INTO client_branch (client_id, branch_id)
            VALUES (\(customer.client), \(branch))
            """,
            """
            INSERT INTO accounts (id, audience, email, client_id, password_hash)
            VALUES (\(customer.account), 'customer', \(customer.email), \(customer.client), \(passwordHash))
            """,
        ]
    }

    static func insertClients(_ ids: [ClientID], branch: BranchID) -> [SQL] {
        [
            """
            INSERT INTO clients (id, first_name, last_name, email, status)
            SELECT id, 'Client', number::text, 'client-' || number || '@mail.example', 'active'
            FROM unnest(\(ids)::uuid[]) WITH ORDINALITY AS given (id, number)
            """,
            """
            INSERT INTO client_branch (client_id, branch_id)
            SELECT unnest(\(ids)::uuid[]), \(branch)
            """,
        ]
    }

    static func insertSession(_ token: Token, _ account: AccountID) -> SQL {
        """
        INSERT INTO sessions (token_hash, account_id, transport, expires_at)
        VALUES (\(token.hash), \(account), 'bearer', now() + interval '1 hour')
        """
    }

    static func insertService(
        _ service: TestService,
        minutes: Int,
        buffers: (before: Int, after: Int),
        price: Int,
        capacity: Int
    ) -> SQL {
        """
        INSERT INTO services (id, slug, name, minutes, buffer_before, buffer_after, price, capacity)
        VALUES (\(service.id), \(service.slug), \(service.slug), \(minutes), \(buffers.before), \(buffers.after),
            \(price), \(capacity))
        """
    }

    static func offer(_ service: ServiceID, by employees: [StaffID]) -> SQL {
        """
        INSERT INTO staff_service (staff_id, service_id)
        SELECT unnest(\(employees)::uuid[]), \(service)
        """
    }

    static func insertResource(
        _ id: ResourceID,
        _ kind: String,
        _ name: String,
        at branch: BranchID,
        for services: [ServiceID]
    ) -> [SQL] {
        [
            """
            INSERT INTO resources (id, branch_id, kind, name)
            VALUES (\(id), \(branch), \(kind), \(name))
            """,
            """
            INSERT INTO service_resource (service_id, resource_id)
            SELECT unnest(\(services)::uuid[]), \(id)
            """,
        ]
    }

    static func set(_ key: String, _ value: JSONValue, at branch: BranchID?) -> SQL {
        """
        INSERT INTO settings (branch_id, key, value)
        VALUES (\(branch), \(key), \(value)::jsonb)
        ON CONFLICT (branch_id, key) DO UPDATE SET value = excluded.value
        """
    }

    static func insertPastAppointment(
        _ id: AppointmentID,
        of client: ClientID,
        service: ServiceID,
        employee: StaffID,
        branch: Branch,
        hoursAgo: Int,
        status: String
    ) -> [SQL] {
        [
            """
            INSERT INTO appointments (id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start,
                price, capacity, seats_taken, status)
            SELECT \(id), \(branch.id), \(service), \(employee), start, start + interval '1 hour', \(branch.timeZone),
                start AT TIME ZONE \(branch.timeZone), 3000, 1, 1, \(status)
            FROM (SELECT date_trunc('hour', now()) - make_interval(hours => \(hoursAgo)) AS start) AS time
            """,
            """
            INSERT INTO attendees (id, appointment_id, client_id, status, price, booked_by)
            VALUES (gen_random_uuid(), \(id), \(client), \(status), 3000, 'staff')
            """,
        ]
    }
}
