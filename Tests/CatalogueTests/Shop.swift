import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business on the shared server, with somebody of every role who calls it.
struct Shop: Sendable {
    let business: TestBusiness
    let server: TestServer
    let admin: HTTPClient
    /// Of `gracia`.
    let manager: HTTPClient
    /// At `gracia`.
    let employee: HTTPClient
    let visitor: HTTPClient

    init() async throws {
        server = try await TestServer.shared()
        business = try await server.business()
        admin = try await server.api(business, as: .admin)
        manager = try await server.api(business, as: .manager)
        employee = try await server.api(business, as: .employee)
        visitor = server.api(business)
    }

    /// A client who signed in.
    func customer() async throws -> HTTPClient {
        let customer = try await business.addCustomer(email: "customer@mail.example")
        return visitor.with(token: try await business.token(for: customer.account))
    }

    /// Somebody who signed in.
    func client(_ member: TestBusiness.Member) async throws -> HTTPClient {
        visitor.with(token: try await business.token(for: member.account))
    }

    /// Makes something and answers with its id.
    func made(_ path: String, _ body: JSONValue) async throws -> String {
        let answer = try await admin.post(path, body)
        guard answer.status == 201, let id = answer.json["id"]?.stringValue else {
            throw TestKitError("POST \(path) was answered with \(answer.status): \(answer.text)")
        }
        return id
    }

    /// Makes a service with these fields besides name, price and minutes.
    func service(_ name: String, _ more: [String: JSONValue] = [:]) async throws -> String {
        let fields: [String: JSONValue] = ["name": .string(name), "price": 3_000, "minutes": 60]
        let body = more["steps"] == nil ? fields : fields.filter { $0.key != "minutes" }
        return try await made("/services", .object(body.merging(more) { _, new in new }))
    }

    /// What the audit log has of a thing: the actions with the fields that changed, the earliest first.
    func audit(_ id: String) async throws -> [String] {
        try await business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT action || ' ' || array_to_string(ARRAY(SELECT jsonb_object_keys(changes) ORDER BY 1), ',')
                FROM audit_log
                WHERE subject_id = \(id)::uuid
                ORDER BY id
                """
            ) { row in try row.next(String.self).trimmed }
        }
    }

    /// Puts an appointment of one client into the tables.
    ///
    /// - Parameters:
    ///   - start: in the wall time of the branch, such as `2031-03-03T10:00`.
    ///   - seats: of the client.
    @discardableResult
    func book(
        _ service: String,
        at start: String,
        minutes: Int = 60,
        by employee: StaffID? = nil,
        branch: Branch? = nil,
        seats: Int = 1,
        status: String = "approved",
        resources: [String] = []
    ) async throws -> String {
        let id = AppointmentID.make(.system)
        let place = branch ?? business.gracia
        let clients = try await business.addClients(1, at: place)
        try await business.withTables { transaction in
            _ = try await transaction.batch([
                """
                INSERT INTO appointments (
                    id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start, price, capacity,
                    seats_taken, status
                )
                SELECT \(id), \(place.id), \(service)::uuid, \(employee ?? business.employee.id),
                    moment.start, moment.start + make_interval(mins => \(minutes)), \(place.timeZone),
                    \(start)::timestamp, 3000, 100, \(seats), \(status)
                FROM (SELECT \(start)::timestamp AT TIME ZONE \(place.timeZone) AS start) AS moment
                """,
                """
                INSERT INTO attendees (id, appointment_id, client_id, status, seats, price, booked_by)
                VALUES (\(AttendeeID.make(.system)), \(id), \(clients[0]), \(status), \(seats), 3000, 'staff')
                """,
                """
                INSERT INTO appointment_resources (appointment_id, resource_id, busy, live)
                SELECT \(id)::uuid, unnest(\(resources)::uuid[]), 'empty', true
                """,
            ])
        }
        return id.description
    }
}

/// Runs something several times at once and answers with the statuses, sorted.
func atOnce(_ times: Int, _ work: @escaping @Sendable (Int) async throws -> HTTPAnswer) async throws -> [Int]
{
    try await withThrowingTaskGroup(of: Int.self) { tasks in
        for index in 0..<times { tasks.addTask { try await work(index).status } }
        return try await tasks.reduce(into: []) { $0.append($1) }.sorted()
    }
}
