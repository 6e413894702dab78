import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business with a service, and appointments put into its tables as a test wants them.
struct CalendarStage: Sendable {
    let server: TestServer
    let business: TestBusiness
    let service: TestService

    init(_ server: TestServer? = nil) async throws {
        let server = if let server { server } else { try await TestServer.shared() }
        self.server = server
        business = try await server.business()
        service = try await business.addService("cut")
    }

    /// A client with this name.
    func addClient(_ first: String, _ last: String? = nil, phone: String? = nil) async throws -> ClientID {
        let id = try await business.addClients(1)[0]
        try await change(
            "UPDATE clients SET first_name = \(first), last_name = \(last), phone = \(phone) WHERE id = \(id)"
        )
        return id
    }

    /// An hour at `gracia` that begins some hours from now, with these clients.
    @discardableResult
    func addAppointment(
        inHours hours: Int,
        of clients: [ClientID] = [],
        status: String = "approved",
        by employee: StaffID? = nil,
        visit: VisitID? = nil,
        capacity: Int = 8
    ) async throws -> AppointmentID {
        let id = AppointmentID.make(.system)
        let isLive = ["held", "pending", "approved", "completed"].contains(status)
        let seats = isLive ? clients.count : 0
        try await business.withTables { transaction in
            try await transaction.execute(
                """
                INSERT INTO appointments (
                    id, visit_id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start,
                    price, capacity, seats_taken, status, stays_open, busy
                )
                SELECT \(id), \(visit), \(business.gracia.id), \(service.id), \(employee ?? business.employee.id),
                    start, start + interval '1 hour', 'Europe/Madrid', start AT TIME ZONE 'Europe/Madrid',
                    3000, \(capacity), \(seats), \(status), \(clients.isEmpty), 'empty'
                FROM (SELECT date_trunc('hour', now()) + make_interval(hours => \(hours)) AS start) AS time
                """
            )
            guard !clients.isEmpty else { return }
            try await transaction.execute(
                """
                INSERT INTO attendees (id, appointment_id, client_id, status, price, booked_by)
                SELECT gen_random_uuid(), \(id)::uuid, client, \(status), 3000, 'staff'
                FROM unnest(\(clients)::uuid[]) AS client
                """
            )
        }
        return id
    }

    func change(_ statement: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(statement) }
    }

    /// Makes a feed.
    ///
    /// - Returns: the path below the deployment's root.
    func makeFeed(_ body: JSONValue, as role: Role = .admin) async throws -> String {
        let answer = try await server.api(business, as: role).post("/calendar-feeds", body)
        guard answer.status == 201, let address = answer.json["address"]?.stringValue else {
            throw TestKitError("making a feed was answered with \(answer.status): \(answer.text)")
        }
        return Self.path(address)
    }

    static func path(_ address: String) -> String {
        "/" + address.split(separator: "/").dropFirst(2).joined(separator: "/")
    }

    /// Reads a file of the deployment as nobody in particular.
    func read(_ path: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
        try await server.client.get(path, headers: headers)
    }
}
