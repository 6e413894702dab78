import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Booking

/// Whether and until when customers may cancel.
@Suite struct `Cancelling by customers` {
    private let now = Instant(rfc3339: "2027-02-01T09:00:00Z") ?? .distantPast

    private func rules(
        _ settings: [String: JSONValue] = [:],
        preset: String? = nil,
        locked: Bool = false,
        policyCutoff: Int = 0
    ) throws -> CustomerRules {
        CustomerRules(
            branch: try Branch(
                id: .make(.system),
                slug: "gracia",
                name: "Gràcia",
                timeZone: "Europe/Madrid",
                country: CountryCode("ES")
            ),
            settings: SettingCatalog(BookingSettings.definitions).values(preset: preset, business: settings),
            now: now,
            isCancellingLocked: locked,
            policyCutoff: policyCutoff
        )
    }

    private func start(in minutes: Int) -> CustomerRules.Attendance {
        CustomerRules.Attendance(status: .approved, start: now.adding(minutes: minutes))
    }

    @Test func `R-3: always means until it begins`() throws {
        let rules = try rules()
        #expect(rules.cancelling(start(in: 1)) == .yes(until: now.adding(minutes: 1)))
        #expect(rules.cancelling(start(in: 0)) == .no(.inPast))
    }

    @Test func `R-3: until_cutoff ends so many minutes before, to the minute`() throws {
        let settings: [String: JSONValue] = [
            "panel.customer_cancel": "until_cutoff", "panel.customer_cancel_cutoff_minutes": 90,
        ]
        let rules = try rules(settings)
        #expect(rules.cancelling(start(in: 90)) == .yes(until: now))
        #expect(rules.cancelling(start(in: 89)) == .no(.cutoffPassed, until: now.adding(minutes: -1)))
        #expect(
            try self.rules(["panel.customer_cancel": "never"]).cancelling(start(in: 99)) == .no(.notAllowed)
        )
    }

    @Test func `R-3: the preset booknetic asks for five minutes`() throws {
        let rules = try rules(preset: "booknetic")
        #expect(rules.cancelling(start(in: 5)).isAllowed)
        #expect(rules.cancelling(start(in: 4)).reason == .cutoffPassed)
    }

    @Test func `B.14: a policy's longer cutoff counts, but not where the preset locks cancelling`() throws {
        #expect(try rules(policyCutoff: 60).cancelling(start(in: 59)).reason == .cutoffPassed)
        #expect(try rules(policyCutoff: 60).cancelling(start(in: 60)).isAllowed)
        #expect(try rules(locked: true, policyCutoff: 60).cancelling(start(in: 1)).isAllowed)
        let cutoff: [String: JSONValue] = ["panel.customer_cancel": "until_cutoff"]
        #expect(try rules(cutoff, policyCutoff: 60).cancelling(start(in: 119)).reason == .cutoffPassed)
        #expect(try rules(cutoff, policyCutoff: 180).cancelling(start(in: 179)).reason == .cutoffPassed)
    }

    @Test func `R-3: a refused cancellation says why, and whom to call`() async throws {
        let site = try await PanelSite.make([
            "panel.customer_cancel": "until_cutoff", "panel.customer_cancel_cutoff_minutes": 10_000,
        ])
        let id = try await site.addOwn(in: 3)
        let path = "/my/appointments/\(id)"
        let shown = try await site.panel.get(path).json["can_cancel"]
        #expect(shown?["reason"] == "cutoff_passed")
        let refused = try await site.panel.post("\(path)/cancel")
        #expect(refused.status == 409 && refused.problem == "not-cancellable")
        #expect(refused.json["phone"] == "+34932180000")
        #expect(refused.json["until"] == shown?["until"])
        #expect(refused.json["detail"]?.stringValue?.contains("call Gràcia at +34932180000") == true)
        #expect(try await site.events(id).isEmpty)
        // The branch of the appointment decides.
        try await site.set(["panel.customer_cancel": "always"], at: site.business.gracia)
        #expect(try await site.panel.get(path).json["can_cancel"]?["allowed"] == true)
        #expect(try await site.panel.post("\(path)/cancel").status == 200)
        try await site.set(["panel.customer_cancel": "never"], at: site.business.gracia)
        let second = try await site.addOwn(in: 4)
        let never = try await site.panel.post("/my/appointments/\(second)/cancel")
        #expect(never.reason == "not_allowed" && never.json["phone"] == "+34932180000")
    }

    @Test func `S1-16, S4-12: with the preset amelia nobody can take cancelling away`() async throws {
        let site = try await PanelSite.make(preset: "amelia")
        for path in ["/settings", "/branches/\(site.business.gracia.id)/settings"] {
            for value in ["never", "until_cutoff"] {
                let answer = try await site.admin.put(path, ["panel.customer_cancel": .string(value)])
                #expect(answer.status == 422)
                #expect(answer.issues == ["panel.customer_cancel": "locked_by_preset"])
            }
        }
        // Not even by what was stored before the business had the preset, nor by a policy.
        try await site.business.set(["panel.customer_cancel": "never"])
        try await site.set(["panel.customer_reschedule": "on"])
        let policy = try await site.admin.post(
            "/booking-policies",
            ["name": "strict", "cancel_cutoff_minutes": 100_000]
        )
        #expect(policy.status == 201)
        let id = try await site.addOwn(in: 1)
        let path = "/my/appointments/\(id)"
        #expect(try await site.panel.get(path).json["can_cancel"]?["allowed"] == true)
        #expect(try await site.panel.post("\(path)/cancel").status == 200)
    }

    @Test func `B.14: a policy's cutoff holds for whom it is, at its branch and for its service`()
        async throws
    {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3)
        let path = "/my/appointments/\(id)"
        func allowed(_ conditions: [String: JSONValue]) async throws -> JSONValue? {
            var body: [String: JSONValue] = ["name": "strict", "cancel_cutoff_minutes": 100_000]
            body.merge(conditions) { $1 }
            let made = try await site.admin.post("/booking-policies", .object(body))
            #expect(made.status == 201)
            let shown = try await site.panel.get(path).json["can_cancel"]?["allowed"]
            let policy = made.json["id"]?.stringValue ?? ""
            #expect(try await site.admin.delete("/booking-policies/\(policy)").status == 204)
            return shown
        }
        let other = try await site.business.addService("other")
        #expect(try await allowed([:]) == false)
        #expect(try await allowed(["branch": "gracia"]) == false)
        #expect(try await allowed(["branch": "harbour"]) == true)
        #expect(try await allowed(["service": .id(other.id)]) == true)
        #expect(try await allowed(["client_tag": "late"]) == true)
        #expect(try await allowed(["client_status": "active"]) == false)
        #expect(try await allowed([:]) == false)
        #expect(try await site.panel.get(path).json["can_cancel"]?["allowed"] == true)
    }
}
