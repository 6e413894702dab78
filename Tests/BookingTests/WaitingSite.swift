import Core
import Postgres
import Tenancy
import TestKit

/// A service that people wait for, on top of a panel's site.
struct WaitingSite: Sendable {
    let site: PanelSite
    let service: TestService

    static func make(capacity: Int = 1, _ settings: [String: JSONValue] = [:]) async throws -> WaitingSite {
        let site = try await PanelSite.make(settings)
        let service = try await site.business.addService("cut", capacity: capacity)
        return WaitingSite(site: site, service: service)
    }

    /// One who waits.
    struct Waiter: Sendable {
        let client: ClientID
        let panel: HTTPClient
        let entry: WaitingEntryID
    }

    /// A new customer who waits, from tomorrow for thirty days, for anybody at any time.
    func waiter(_ name: String, _ more: [String: JSONValue] = [:]) async throws -> Waiter {
        let other = try await site.another(name)
        let answer = try await other.panel.post("/waiting-list", try body(more))
        guard answer.status == 201, let id = answer.json["id"]?.stringValue.flatMap({ WaitingEntryID($0) })
        else {
            throw TestKitError("\(answer.status) \(answer.text)")
        }
        return Waiter(client: other.client, panel: other.panel, entry: id)
    }

    /// What a body says.
    func body(_ more: [String: JSONValue] = [:]) throws -> JSONValue {
        var fields: [String: JSONValue] = [
            "service": "cut", "branch": "gracia", "first_day": .string(try day(1)),
            "last_day": .string(try day(31)),
        ]
        fields.merge(more) { $1 }
        return .object(fields)
    }

    /// A day at `gracia`, some days from today.
    func day(_ days: Int) throws -> String {
        let rules = try TimeZoneRules.named(TimeZoneName(site.business.gracia.timeZone))
        let today = rules.wall(at: World.system.now()).date
        return CalendarDate(daysSince1970: today.daysSince1970 + days).iso8601
    }

    /// An appointment of the site's customer for the service, at ten o'clock.
    func booked(in days: Int = 3, hour: Int = 10) async throws -> AppointmentID {
        try await site.add([site.customer.client], at: site.ten(in: days, hour: hour), service: service)
    }

    /// The customer gives up an appointment.
    func cancel(_ id: AppointmentID) async throws {
        let answer = try await site.panel.post("/my/appointments/\(id)/cancel")
        guard answer.status == 200 else { throw TestKitError("\(answer.status) \(answer.text)") }
    }

    /// The open offer of somebody who waits.
    func offer(_ waiter: Waiter) async throws -> JSONValue? {
        let answer = try await waiter.panel.get("/my/waiting-list")
        guard answer.status == 200 else { throw TestKitError("\(answer.status) \(answer.text)") }
        let entry = answer.items.first { $0["id"] == .id(waiter.entry) }
        return entry?["offer"] == .null ? nil : entry?["offer"]
    }

    /// The state of an entry.
    func state(_ waiter: Waiter) async throws -> String {
        try await site.business.withTables { transaction in
            try await transaction.one("SELECT state FROM waiting_list WHERE id = \(waiter.entry)") {
                try $0.next()
            }
        }
    }

    /// Accepts or declines what is offered to somebody.
    func answer(_ word: String, _ waiter: Waiter) async throws -> HTTPAnswer {
        guard let id = try await offer(waiter)?["id"]?.stringValue else {
            throw TestKitError("nothing is offered")
        }
        return try await waiter.panel.post("/my/waiting-list/offers/\(id)/\(word)")
    }

    /// Who has seats at a moment and how, such as `approved`, live ones only.
    func seats(at start: Instant) async throws -> [String] {
        try await site.business.withTables { transaction in
            try await transaction.rows(
                """
                SELECT attendees.status
                FROM attendees
                JOIN appointments ON appointments.id = attendees.appointment_id
                WHERE appointments.starts_at = \(start)
                  AND attendees.status IN ('held', 'pending', 'approved', 'completed')
                ORDER BY 1
                """
            ) { try $0.next() }
        }
    }

    /// Lets offers run out at a moment, and has the directory say so then.
    func letOffersEnd(at moment: Instant) async throws {
        try await site.business.withTables { transaction in
            _ = try await transaction.batch([
                "UPDATE waiting_offers SET expires_at = \(moment) WHERE state = 'open'",
                """
                INSERT INTO directory.due_work (business_id, kind, due_at)
                VALUES (\(site.business.business.id), 'waiting_offers', \(moment))
                ON CONFLICT (business_id, kind, due_at) DO NOTHING
                """,
            ])
        }
    }

    /// Changes rows as time or staff would have.
    func run(_ sql: SQL) async throws {
        try await site.business.withTables { _ = try await $0.execute(sql) }
    }
}
