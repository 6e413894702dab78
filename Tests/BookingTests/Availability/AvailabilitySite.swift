import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business that is open every day, over HTTP, and a day in a month's time.
struct AvailabilitySite {
    let server: TestServer
    let business: TestBusiness
    let day: CalendarDate

    init() async throws {
        server = try await TestServer.shared()
        business = try await server.business()
        try await business.open()
        try await business.set(["booking.slot_interval_minutes": 60])
        day = CalendarDate(daysSince1970: Int(World.system.now().microseconds / 86_400_000_000) + 30)
    }

    var clock: TimeZoneRules {
        get throws { try TimeZoneRules.named(TimeZoneName("Europe/Madrid")) }
    }

    func at(_ time: String, plus days: Int = 0) throws -> Instant {
        let date = CalendarDate(daysSince1970: day.daysSince1970 + days)
        guard let wall = WallTime(iso8601: "\(date)T\(time)") else { throw TestKitError("no time: \(time)") }
        return try clock.instant(of: wall)
    }

    /// The times of the day, `09:00`, for a visitor.
    func times(_ service: TestService, _ more: String = "") async throws -> [String] {
        try await slots(service, more).map { slot in
            String((slot["starts_at"]?.stringValue ?? "").dropFirst(11).prefix(5))
        }
    }

    func slots(_ service: TestService, _ more: String = "") async throws -> [[String: JSONValue]] {
        let answer = try await ask(server.api(business), service, more)
        guard answer.status == 200 else { throw TestKitError("\(answer.status): \(answer.text)") }
        return (answer.json.objectValue?["slots"]?.arrayValue ?? []).compactMap(\.objectValue)
    }

    func ask(_ client: HTTPClient, _ service: TestService, _ more: String = "") async throws -> HTTPAnswer {
        try await client.send(
            "GET",
            "/availability?branch=gracia&service=\(service.id)&from=\(day)&to=\(day)\(more)"
        )
    }

    func explain(
        _ service: TestService,
        _ more: String = "",
        as role: Role = .manager
    ) async throws -> [String: JSONValue] {
        let answer = try await server.api(business, as: role).send(
            "GET",
            "/availability/explain?branch=gracia&service=\(service.id)&date=\(day)\(more)"
        )
        guard answer.status == 200, let object = answer.json.objectValue else {
            throw TestKitError("\(answer.status): \(answer.text)")
        }
        return object
    }

    /// An appointment as if it had been booked.
    @discardableResult
    func book(
        _ start: String,
        minutes: Int = 60,
        _ service: TestService,
        with employee: StaffID? = nil,
        status: String = "approved",
        buffers: Int = 0,
        seats: (taken: Int, of: Int) = (1, 1),
        resources: [ResourceID] = [],
        overlapping: Bool = false
    ) async throws -> AppointmentID {
        let id = AppointmentID.make(.system)
        let moment = try at(start)
        let (branch, worker) = (business.gracia.id, employee ?? business.employee.id)
        try await business.withTables { transaction in
            try await transaction.execute(
                """
                INSERT INTO appointments (id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone,
                    local_start, buffer_before, buffer_after, busy, price, capacity, seats_taken, status, overlapping,
                    override_reason)
                VALUES (\(id), \(branch), \(service.id), \(worker), \(moment), \(moment.adding(minutes: minutes)),
                    'Europe/Madrid', \(moment)::timestamptz AT TIME ZONE 'Europe/Madrid', \(buffers), \(buffers),
                    'empty', 2000, \(seats.of), \(seats.taken), \(status), \(overlapping), 'told to')
                """
            )
            for resource in resources {
                try await transaction.execute(
                    """
                    INSERT INTO appointment_resources (appointment_id, resource_id, busy, live)
                    VALUES (\(id), \(resource), 'empty', true)
                    """
                )
            }
        }
        return id
    }

    func execute(_ statement: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(statement) }
    }
}
