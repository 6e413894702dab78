import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business with a customer who is signed in, and appointments that are put into the tables as they are.
struct PanelSite: Sendable {
    let server: TestServer
    let business: TestBusiness
    let admin: HTTPClient
    let customer: TestBusiness.Customer
    /// The customer, signed in.
    let panel: HTTPClient

    /// - Parameter settings: of the business.
    static func make(preset: String? = nil, _ settings: [String: JSONValue] = [:]) async throws -> PanelSite {
        let server = try await TestServer.shared()
        let business = try await server.business(preset: preset)
        try await business.open(hours: ["mon-sun": ["00:00-24:00"]])
        let customer = try await business.addCustomer(email: "clara@\(business.slug).example")
        let site = PanelSite(
            server: server,
            business: business,
            admin: try await server.api(business, as: .admin),
            customer: customer,
            panel: try await server.api(business).with(token: business.token(for: customer.account))
        )
        // A change over HTTP makes the process forget what it remembers of the business, its hours too.
        let phone = try await site.admin.patch(
            "/branches/\(business.gracia.id)",
            ["phone": "+34 932 18 00 00", "address": "Carrer Gran 1"]
        )
        guard phone.status == 200 else { throw TestKitError(phone.text) }
        try await site.set(settings)
        return site
    }

    /// Sets settings over HTTP, of the business or of a branch.
    func set(_ settings: [String: JSONValue], at branch: Branch? = nil) async throws {
        guard !settings.isEmpty else { return }
        let path = branch.map { "/branches/\($0.id)/settings" } ?? "/settings"
        let answer = try await admin.put(path, .object(settings))
        guard answer.status == 200 else { throw TestKitError("\(answer.status) \(answer.text)") }
    }

    /// One more customer, signed in.
    func another(_ name: String) async throws -> (client: ClientID, panel: HTTPClient) {
        let other = try await business.addCustomer(email: "\(name)@\(business.slug).example")
        return (other.client, try await server.api(business).with(token: business.token(for: other.account)))
    }

    /// Ten o'clock at `gracia`, some days from today.
    func ten(in days: Int, hour: Int = 10) throws -> Instant {
        let rules = try TimeZoneRules.named(TimeZoneName(business.gracia.timeZone))
        let today = rules.wall(at: World.system.now()).date
        let day = CalendarDate(daysSince1970: today.daysSince1970 + days)
        return rules.instant(of: WallTime(day, minute: hour * 60))
    }

    /// The same as a body has it.
    func text(_ moment: Instant) -> JSONValue { .string(moment.rfc3339) }

    /// An appointment with these clients, an hour long.
    func add(
        _ clients: [ClientID],
        at start: Instant,
        service: TestService,
        status: String = "approved",
        capacity: Int = 1,
        branch: Branch? = nil,
        by employee: StaffID? = nil
    ) async throws -> AppointmentID {
        let id = AppointmentID.make(.system)
        let place = branch ?? business.gracia
        let isLive = ["held", "pending", "approved", "completed"].contains(status)
        try await business.withTables { transaction in
            _ = try await transaction.batch([
                """
                INSERT INTO appointments (
                    id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start,
                    price, capacity, seats_taken, status, note
                ) VALUES (
                    \(id), \(place.id), \(service.id), \(employee ?? business.employee.id), \(start),
                    \(start.adding(minutes: 60)), \(place.timeZone),
                    \(start)::timestamptz AT TIME ZONE \(place.timeZone), 3000, \(max(capacity, clients.count)),
                    \(isLive ? clients.count : 0), \(status), 'internal words'
                )
                """,
                """
                INSERT INTO attendees (id, appointment_id, client_id, status, price, booked_by, note)
                SELECT gen_random_uuid(), \(id), client, \(status), 3000, 'customer', 'my words'
                FROM unnest(\(clients)::uuid[]) AS client
                """,
            ])
        }
        return id
    }

    /// An appointment of the customer at ten o'clock in some days.
    func addOwn(in days: Int, status: String = "approved") async throws -> AppointmentID {
        let service = try await business.addService("s-\(ServiceID.make(.system).description.suffix(12))")
        return try await add([customer.client], at: ten(in: days), service: service, status: status)
    }

    /// Events of an appointment with their receivers, such as `appointment.cancelled client`.
    func events(_ id: AppointmentID) async throws -> [String] {
        try await business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT event || ' ' || receiver
                FROM notifications
                WHERE appointment_id = \(id)
                ORDER BY 1
                """
            ) { row in try row.next(String.self) }
        }
    }
}
