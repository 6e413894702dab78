import Core
import Postgres
import ServerKit
import Tenancy
import TestKit

/// A business that is open every day, with what the tests of appointments ask again and again.
struct AppointmentSite: Sendable {
    let server: TestServer
    let business: TestBusiness

    /// - Parameters:
    ///   - settings: of the business.
    ///   - server: another than the shared one.
    static func make(
        _ settings: [String: JSONValue] = [:],
        on server: TestServer? = nil
    ) async throws -> AppointmentSite {
        let server = if let server { server } else { try await TestServer.shared() }
        let business = try await server.business()
        try await business.open()
        try await business.open(business.harbour)
        try await business.set(settings)
        server.forget(business)
        return AppointmentSite(server: server, business: business)
    }

    var visitor: HTTPClient { server.api(business) }

    func staff(_ role: Role = .admin) async throws -> HTTPClient {
        try await server.api(business, as: role)
    }

    /// A day of the future: so many days from today, by the clock of the system.
    func day(_ days: Int = 7) -> String {
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        return CalendarDate(daysSince1970: today + days).iso8601
    }

    /// A wall time at the branch: `2027-03-28T10:00`.
    func time(_ clock: String, in days: Int = 7) -> String {
        "\(day(days))T\(clock)"
    }

    /// What a visitor sends.
    func booking(
        _ service: TestService,
        at start: String,
        _ more: [String: JSONValue] = [:],
        name: String = "Anna",
        email: String? = nil
    ) -> JSONValue {
        var body: [String: JSONValue] = [
            "branch": "gracia", "service": .id(service.id), "starts_at": .string(start),
            "client": [
                "first_name": .string(name), "last_name": "Serra",
                "email": .string(email ?? "\(name.lowercased())@mail.example"),
            ],
        ]
        body.merge(more) { _, given in given }
        return .object(body.filter { $0.value != .null })
    }

    /// What staff send.
    func appointment(
        _ service: TestService,
        at start: String,
        for client: ClientID? = nil,
        _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        var body: [String: JSONValue] = [
            "branch": "gracia", "service": .id(service.id), "starts_at": .string(start),
        ]
        if let client { body["client"] = .id(client) }
        body.merge(more) { _, given in given }
        return .object(body)
    }

    /// Books by staff, and answers with the appointment.
    func book(
        _ service: TestService,
        at start: String,
        for client: ClientID? = nil,
        _ more: [String: JSONValue] = [:]
    ) async throws -> JSONValue {
        let body = appointment(service, at: start, for: client, more)
        let answer = try await staff().post("/appointments", body)
        guard answer.status == 201, let first = answer.json["appointments"]?.arrayValue?.first else {
            throw TestKitError("nothing was booked: \(answer.status) \(answer.text)")
        }
        return first
    }

    /// Reads an appointment as an administrator.
    func read(_ appointment: JSONValue) async throws -> JSONValue {
        try await staff().get("/appointments/\(appointment.id)").json
    }

    /// One value of the business's tables.
    func value<T: PostgresDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T {
        try await business.withTables { try await $0.one(sql) { row in try row.next(T.self) } }
    }

    /// Runs a statement on the business's tables.
    func run(_ sql: SQL) async throws {
        try await business.withTables { _ = try await $0.execute(sql) }
    }

    /// Moves an appointment into the past, as if it had been there all the time.
    func age(_ appointment: JSONValue, days: Int = 10) async throws {
        let id = appointment.id
        try await run(
            """
            UPDATE appointments
            SET starts_at = now() - make_interval(days => \(days)::integer),
                ends_at = now() - make_interval(days => \(days)::integer) + (ends_at - starts_at)
            WHERE id = \(id)::uuid
            """
        )
    }

    /// Pairs of appointments that take the same employee or resource at the same time; there must be none.
    func overlaps() async throws -> Int {
        try await value(
            """
            SELECT
                (SELECT count(*)
                FROM appointments AS one
                JOIN appointments AS other ON other.employee_id = one.employee_id AND other.id > one.id
                    AND other.busy && one.busy
                WHERE NOT one.overlapping AND NOT other.overlapping
                  AND one.status IN ('held', 'pending', 'approved', 'completed')
                  AND other.status IN ('held', 'pending', 'approved', 'completed'))
                + (SELECT count(*)
                FROM appointment_resources AS one
                JOIN appointment_resources AS other ON other.resource_id = one.resource_id
                    AND other.appointment_id > one.appointment_id AND other.busy && one.busy
                WHERE one.live AND other.live)
                + (SELECT count(*) FROM appointments WHERE seats_taken > capacity)
                + (SELECT count(*)
                FROM appointments
                WHERE seats_taken <> (
                    SELECT coalesce(sum(seats), 0)
                    FROM attendees
                    WHERE attendees.appointment_id = appointments.id
                      AND attendees.status IN ('held', 'pending', 'approved', 'completed')
                ))
            """
        )
    }

    /// The events of an appointment, with whom each is for: `appointment.booked client`.
    func events(_ appointment: String) async throws -> [String] {
        try await business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT event || ' ' || receiver
                FROM notifications
                WHERE appointment_id = \(appointment)::uuid
                ORDER BY event, receiver
                """
            ) { row in try row.next(String.self) }
        }
    }

    /// What the audit log says was done to an appointment, in order.
    func audited(_ appointment: String) async throws -> [String] {
        try await business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT action FROM audit_log
                WHERE subject_kind = 'appointment' AND subject_id = \(appointment)::uuid
                ORDER BY id
                """
            ) { row in try row.next(String.self) }
        }
    }
}

extension JSONValue {
    /// The key of an answered object.
    var id: String { self["id"]?.stringValue ?? "" }

    /// A word of an answered object.
    func word(_ name: String) -> String? { self[name]?.stringValue }

    /// The attendees of an answered appointment.
    var attendees: [JSONValue] { self["attendees"]?.arrayValue ?? [] }
}
