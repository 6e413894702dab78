import Core
import Gateway
import ServerKit
import TestKit
import Testing

@testable import Panels

@Suite(.timeLimit(.minutes(5))) struct `Setting up on pages` {
    private func open(
        as person: KeyPath<TestBusiness, TestBusiness.Member>? = nil
    ) async throws -> (browser: Browser, business: TestBusiness) {
        let server = try await TestServer.shared()
        let business = try await server.business()
        let browser = Browser(server, business)
        let login = person.map { business[keyPath: $0] } ?? business.admin
        #expect(try await browser.signIn(login.email).status == 303)
        return (browser, business)
    }

    /// The hidden fields of one form of a page, the first whose markup has a text.
    private func hidden(_ page: HTTPAnswer, _ mark: String) throws -> [(String, String)] {
        let forms = page.text.split(separator: "<form ").dropFirst()
        let form = try #require(forms.first { $0.contains(mark) })
        let end = form.firstRange(of: "</form>")?.lowerBound ?? form.endIndex
        return form[..<end].matches(of: #/<input type="hidden" name="([^"]*)" value="([^"]*)"/#).map {
            (String($0.1), String($0.2).replacing("&quot;", with: "\""))
        }
    }

    private static let pages = [
        "settings", "settings?part=panel", "settings?part=messages", "settings?part=clients",
        "settings/gracia",
        "templates", "templates/appointment.booked/email/ca?receiver=client", "messages", "services",
        "services/new", "service-categories", "employees", "time-off", "special-days", "resources",
        "waiting-list", "team", "branches", "webhooks", "api-keys", "accounts", "accounts/email",
        "accounts/sms", "accounts/whatsapp", "accounts/push", "calendars", "audit", "why",
    ]

    @Test(arguments: pages) func `every page of the set-up is there without scripts`(
        _ path: String
    ) async throws {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/\(path)")
        #expect(page.status == 200)
        #expect(!page.text.contains(" style=\"") && !page.text.contains("<script>"))
        #expect(page.body.count < 45_000, "\(page.body.count) bytes")
    }

    @Test func `a setting is changed, said to be own, and taken back to its default (A.5)`() async throws {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/settings")
        let mark = "booking.slot_interval_minutes"
        let fields = try hidden(page, mark) + [(mark, "20")]
        #expect(try await browser.post("/staff/settings", fields).status == 303)
        let changed = try await browser.get("/staff/settings")
        #expect(changed.text.contains("value=\"20\""))
        #expect(changed.text.contains("name=\"reset\" value=\"\(mark)\""))
        let back = try hidden(changed, mark) + [(mark, "20"), ("reset", mark)]
        #expect(try await browser.post("/staff/settings", back).status == 303)
        #expect(try await browser.get("/staff/settings").text.contains("value=\"15\""))
    }

    @Test func `a value that will not do is told beside its field, with everything typed still there`()
        async throws
    {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/settings")
        let typed = [("booking.slot_interval_minutes", "4"), ("booking.horizon_days", "90")]
        let refused = try await browser.post(
            "/staff/settings",
            try hidden(page, "booking.horizon_days") + typed
        )
        #expect(refused.status == 422)
        #expect(refused.text.contains("aria-invalid=\"true\""))
        #expect(refused.text.contains("value=\"4\"") && refused.text.contains("value=\"90\""))
    }

    @Test func `a form of the set-up without its token changes nothing`() async throws {
        let (browser, _) = try await open()
        let answer = try await browser.post("/staff/settings", [("do", "save"), ("group", "booking")])
        #expect([401, 403].contains(answer.status))
    }

    @Test func `a template shows its shortcodes, previews what was typed and goes back (S0-17, S0-18)`()
        async throws
    {
        let (browser, _) = try await open()
        let place = "/staff/templates/appointment.booked/email/en?receiver=client"
        let page = try await browser.get(place)
        #expect(page.text.contains("data-code=\"{customer_first_name}\""))
        let words = [("subject", "Until soon at {company_name}"), ("text", "See you at {location_name}")]
        let typed = try hidden(page, "name=\"subject\"") + words
        let preview = "/staff/templates/appointment.booked/email/en/preview?receiver=client"
        let seen = try await browser.post(preview, typed)
        #expect(seen.status == 200 && seen.text.contains("Until soon at "))
        #expect(!seen.text.contains("{company_name}"))
        let policy = seen.header("content-security-policy") ?? ""
        #expect(policy.contains("sandbox") && policy.contains("frame-ancestors 'self'"))
        #expect(try await browser.post(place, typed).status == 303)
        let own = try await browser.get(place)
        #expect(own.text.contains("Until soon at {company_name}"))
        let wrong = try hidden(own, "name=\"subject\"") + [("subject", "x"), ("text", "{no_such_code}")]
        let refused = try await browser.post(place, wrong)
        #expect(refused.status == 422 && refused.text.contains("no_such_code"))
        #expect(try await browser.post(place, try hidden(own, "value=\"reset\"")).status == 303)
        #expect(!(try await browser.get(place)).text.contains("Until soon at"))
    }

    @Test
    func `a service is made once however often its form is sent, and changed by whoever saw its last state`()
        async throws
    {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/services/new")
        let typed =
            try hidden(page, "value=\"create\"") + [
                ("name", "Stone massage"), ("price", "42,50"), ("minutes", "50"), ("capacity", "1"),
                ("bookable_online", "true"),
            ]
        let made = try await browser.post("/staff/services/new", typed)
        #expect(made.status == 303)
        let place = try #require(made.header("location"))
        #expect(try await browser.post("/staff/services/new", typed).header("location") == place)
        let edit = try await browser.get(place)
        #expect(edit.text.contains("value=\"42.50\""))
        let change = try hidden(edit, "value=\"save\"")
        let fields = [
            ("name", "Warm stones"), ("price", "45"), ("minutes", "50"), ("bookable_online", "true"),
        ]
        #expect(try await browser.post(place, change + fields).status == 303)
        let late = try await browser.post(
            place,
            change + [("name", "Cold stones"), ("price", "45"), ("minutes", "50")]
        )
        #expect(late.status == 412)
        #expect(late.text.contains("value=\"Cold stones\"") && late.text.contains("Warm stones"))
    }

    @Test func `a manager is offered nothing of the whole business`() async throws {
        let (browser, _) = try await open(as: \.manager)
        for path in ["templates", "webhooks", "api-keys", "audit", "accounts"] {
            #expect(try await browser.get("/staff/\(path)").status == 403, "\(path)")
        }
        let services = try await browser.get("/staff/services")
        #expect(services.status == 200)
        #expect(!services.text.contains("/staff/service-categories\""))
        #expect(try await browser.get("/staff/settings").status == 200)
    }

    @Test func `the secret of a webhook is shown once, in the answer and in no address (B.10)`() async throws
    {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/webhooks")
        let typed = try hidden(page, "value=\"create\"") + [("url", "https://example.com/hook")]
        let made = try await browser.post("/staff/webhooks", typed)
        #expect(made.status == 200 && made.text.contains("id=\"secret\""))
        #expect(made.header("cache-control") == "no-store")
        #expect(!(try await browser.get("/staff/webhooks")).text.contains("id=\"secret\""))
    }

    @Test func `an API key is made, shown once, used and revoked`() async throws {
        let (browser, business) = try await open()
        let place = "/staff/api-keys"
        let page = try await browser.get(place)
        let unnamed = try await browser.post(place, try hidden(page, "value=\"create\"") + [("name", " ")])
        #expect(unnamed.status == 422 && unnamed.text.contains("aria-invalid=\"true\""))
        let typed = try hidden(page, "value=\"create\"") + [("name", "Till <1>")]
        let made = try await browser.post(place, typed)
        #expect(made.status == 200 && made.header("cache-control") == "no-store")
        let token = try #require(made.text.firstMatch(of: #/id="secret">([^<]+)</#)).1
        let api = try await TestServer.shared().api(business).with(token: String(token))
        #expect(try await api.send("GET", "/staff").status == 200)
        let list = try await browser.get(place)
        #expect(list.text.contains("Till &lt;1&gt;") && !list.text.contains(token))
        #expect(try await browser.post(place, try hidden(list, "value=\"revoke\"")).status == 303)
        #expect(!(try await browser.get(place)).text.contains("Till"))
        #expect(try await api.send("GET", "/staff").status == 401)
    }
}
