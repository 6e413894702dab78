import Core
import Identity
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Booking
@testable import foyer

/// Whether there is a panel, and who gets into it.
@Suite struct `The customer panel` {
    /// Gives a client of these fields a password, as the link in the mail does.
    private func client(
        _ site: PanelSite,
        login: Bool = true,
        _ name: String = "Anna"
    ) async throws -> (id: ClientID, email: String) {
        let email = "\(name.lowercased())@\(site.business.slug).example"
        let made = try await site.admin.post(
            "/clients",
            [
                "first_name": .string(name), "last_name": "Serra", "email": .string(email),
                "login_allowed": .bool(login),
            ]
        )
        guard made.status == 201, let id = made.json["id"]?.stringValue.flatMap({ ClientID($0) }) else {
            throw TestKitError("\(made.status) \(made.text)")
        }
        return (id, email)
    }

    private func setPassword(_ site: PanelSite, of client: ClientID) async throws {
        let link = try await site.admin.post("/clients/\(client)/password-link")
        let token = link.json["link"]?.stringValue?.split(separator: "=").last.map(String.init) ?? ""
        let set = try await site.server.api(site.business).post(
            "/passwords",
            ["token": .string(token), "password": .string(TestBusiness.password)]
        )
        guard set.status == 204 else { throw TestKitError("\(set.status) \(set.text)") }
    }

    private func signIn(_ site: PanelSite, _ email: String) async throws -> HTTPAnswer {
        try await site.server.api(site.business).post(
            "/sessions",
            [
                "email": .string(email), "password": .string(TestBusiness.password), "audience": "customer",
            ]
        )
    }

    @Test func `S0-14, S1-15, S3-7, S4-4, S4-17: a client with a login sees and cancels own appointments`()
        async throws
    {
        let site = try await PanelSite.make()
        let anna = try await client(site)
        try await setPassword(site, of: anna.id)
        let service = try await site.business.addService("cut")
        let id = try await site.add([anna.id], at: site.ten(in: 3), service: service)
        _ = try await site.addOwn(in: 4)
        let token = try await site.server.signIn(anna.email, audience: "customer", to: site.business)
        let panel = site.server.api(site.business).with(token: token)
        #expect(try await panel.get("/my/appointments").ids == [id.description])
        let cancelled = try await panel.post("/my/appointments/\(id)/cancel")
        #expect(cancelled.status == 200 && cancelled.json["status"] == "cancelled")
    }

    @Test func `S0-15: signing in needs the password and the toggle, which locks live sessions out too`()
        async throws
    {
        let site = try await PanelSite.make()
        let anna = try await client(site)
        #expect(try await signIn(site, anna.email).problem == "bad-credentials")
        try await setPassword(site, of: anna.id)
        let signedIn = try await signIn(site, anna.email)
        let token = try #require(signedIn.json["token"]?.stringValue)
        let panel = site.server.api(site.business).with(token: token)
        #expect(try await panel.get("/my/appointments").status == 200)
        let off = try await site.admin.patch("/clients/\(anna.id)", ["login_allowed": false])
        #expect(off.status == 200)
        #expect(try await panel.get("/my/appointments").status == 401)
        #expect(try await signIn(site, anna.email).problem == "bad-credentials")
        #expect(try await site.admin.patch("/clients/\(anna.id)", ["login_allowed": true]).status == 200)
        #expect(try await signIn(site, anna.email).status == 201)
    }

    @Test func `S3-13: without a panel nobody signs in to it, and live sessions have nothing any more`()
        async throws
    {
        let site = try await PanelSite.make()
        let id = try await site.addOwn(in: 3)
        #expect(try await signIn(site, site.customer.email).status == 201)
        try await site.set(["panel.enabled": false, "panel.self_erasure": true])
        // The same for a right password, a wrong one and somebody who is not known.
        for email in [site.customer.email, "nobody@mail.example"] {
            let refused = try await signIn(site, email)
            #expect(refused.status == 403 && refused.problem == "panel-disabled")
        }
        for path in ["/my/appointments", "/my/appointments/\(id)", "/my/profile"] {
            #expect(try await site.panel.get(path).status == 403, "\(path)")
        }
        #expect(try await site.panel.post("/my/appointments/\(id)/cancel").status == 403)
        #expect(try await site.panel.delete("/my/profile").status == 403)
        // Staff sign in as ever, and the customer may still end the session.
        _ = try await site.server.signIn(site.business.admin.email, to: site.business)
        #expect(try await site.panel.get("/me").status == 200)
        try await site.set(["panel.enabled": true])
        #expect(try await site.panel.get("/my/appointments").status == 200)
        #expect(try await site.panel.delete("/sessions/current").status == 204)
    }
}

/// The settings in which the seeds disagree, and the presets that settle it (A.5).
@Suite struct `Presets of booking and panel` {
    /// Setting, then its value without a preset and with booknetic, amelia and inflo.
    private static let expected: [(SettingDefinition, [JSONValue])] = [
        //
        (BookingSettings.autoGrant.definition, [true, true, false, true]),
        //
        (BookingSettings.customerCancel.definition, ["always", "until_cutoff", "always", "always"]),
        (BookingSettings.cancelCutoff.definition, [120, 5, 120, 120]),
        //
        (BookingSettings.customerReschedule.definition, ["off", "on", "off", "off"]),
        (BookingSettings.rescheduleCutoff.definition, [120, 5, 120, 120]),
        (
            BookingSettings.rescheduleStatuses.definition,
            Array(repeating: ["pending", "approved"], count: 4)
        ),
        //
        (AccessSettings.selfErasure.definition, [false, true, false, false]),
        //
        (
            BookingSettings.unwantedServiceOverride.definition,
            Array(repeating: "forbidden", count: 4)
        ),
        // S3-13
        (AccessSettings.panel.definition, [true, true, true, true]),
    ]
    private static let presets: [String?] = [nil, "booknetic", "amelia", "inflo"]

    @Test(arguments: presets.indices)
    func `R-2, R-3, R-4, R-9, R-20: give the settings their values`(column: Int) throws {
        let values = Composition.settings.values(preset: Self.presets[column])
        for (definition, wanted) in Self.expected {
            #expect(values.json(definition) == wanted[column], "\(definition.key)")
        }
    }

    @Test
    func `R-1…R-6, R-9, R-20: are shown over HTTP, changed for the business and overridden by a branch`()
        async throws
    {
        for preset in BusinessesFile.presets {
            let site = try await PanelSite.make(preset: preset)
            let column = try #require(Self.presets.firstIndex(of: preset))
            let branch = "/branches/\(site.business.gracia.id)/settings"
            func values(_ path: String) async throws -> [String: JSONValue] {
                let items = try await site.admin.get(path).items
                let pairs = items.compactMap { item in
                    item["key"]?.stringValue.map { ($0, item["value"] ?? .null) }
                }
                return Dictionary(pairs) { first, _ in first }
            }
            let shown = try await values("/settings")
            for (definition, wanted) in Self.expected {
                #expect(shown[definition.key] == wanted[column], "\(preset) \(definition.key)")
            }
            try await site.set([
                "panel.customer_cancel_cutoff_minutes": 33, "panel.customer_reschedule": "on",
            ])
            try await site.set(["panel.customer_cancel_cutoff_minutes": 44], at: site.business.gracia)
            #expect(try await values("/settings")["panel.customer_cancel_cutoff_minutes"] == 33)
            let own = try await values(branch)
            #expect(own["panel.customer_cancel_cutoff_minutes"] == 44)
            #expect(own["panel.customer_reschedule"] == "on")
            // What holds for people wherever they are is not a branch's to say.
            for key in [
                "panel.auto_grant_on_first_booking", "panel.self_erasure", "panel.enabled",
                "unwanted_services.staff_override",
            ] {
                let refused = try await site.admin.put(branch, .object([key: true]))
                #expect(refused.issues[key] == "not_per_branch")
            }
        }
    }

    @Test func `S1-16: only amelia locks, and only cancelling`() {
        let locked = Composition.settings.definitions.filter { !$0.lockedPresets.isEmpty }
        #expect(locked.map(\.key) == ["panel.customer_cancel"])
        #expect(locked.first?.lockedPresets == ["amelia"])
    }
}
