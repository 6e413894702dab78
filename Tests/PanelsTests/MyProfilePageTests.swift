import Core
import ServerKit
import TestKit
import Testing

@testable import Panels

/// What customers see and do with their own data on pages, as browsers without scripts do it.
@Suite struct `Pages of my profile` {
    @Test
    func
        `S4-17: contact data is changed by a form; a refused one keeps what was typed, a foreign one is refused`()
        async throws
    {
        let clara = try await CustomerBrowser.make()
        let name = String(repeating: "🌸", count: 40) + " ليلى"
        let typed = ["first_name": name, "last_name": "Roca", "email": "no address", "phone": "x<y"]
        let refused = try await clara.post("/panel/profile", typed, from: "/panel/profile")
        #expect(refused.status == 422)
        #expect(refused.text.contains(name) && refused.text.contains("x&lt;y"))
        #expect(refused.text.contains("aria-invalid=\"true\"") && refused.text.contains("href=\"#f-email\""))
        let good = [
            "first_name": name, "last_name": "Roca", "email": clara.customer.email, "phone": "+34600112233",
        ]
        #expect(
            try await clara.post("/panel/profile", good, from: "/panel/profile", token: "x").status == 403
        )
        #expect(try await clara.post("/panel/profile", good, from: "/panel/profile").status == 303)
        let profile = try await clara.api.get("/my/profile").json
        #expect(profile["first_name"]?.stringValue == name && profile["phone"] == "+34600112233")
        let shown = try await clara.pages.get("/panel/profile").text
        #expect(shown.contains("value=\"\(name)\"") && shown.contains("dir=\"auto\""))
    }

    @Test func `an edit over another's is refused with what changed, and goes through when it is sent again`()
        async throws
    {
        let clara = try await CustomerBrowser.make()
        let old = try #require(
            CustomerBrowser.value(of: "revision", in: try await clara.pages.get("/panel/profile").text)
        )
        _ = try await clara.api.patch("/my/profile", ["phone": "+34600999888"])
        let typed = ["first_name": "Clara", "phone": "+34600112233", "revision": old]
        let refused = try await clara.post("/panel/profile", typed, from: "/panel/profile")
        #expect(refused.status == 412)
        #expect(refused.text.contains("+34600999888") && refused.text.contains("+34600112233"))
        let fresh = try #require(CustomerBrowser.value(of: "revision", in: refused.text))
        let sent = try await clara.post(
            "/panel/profile",
            ["first_name": "Clara", "phone": "+34600112233", "revision": fresh],
            from: "/panel/profile"
        )
        #expect(sent.status == 303)
    }

    @Test func `S2-24 S2-6: what is not ticked is switched off, and the language is kept`() async throws {
        let clara = try await CustomerBrowser.make()
        let place = "/panel/preferences"
        let ticked = ["appointment.email": "true", "marketing.push": "true"]
        #expect(try await clara.post(place, ticked, from: place).status == 303)
        let now = try await clara.api.get("/my/message-preferences").json
        #expect(now["appointment"]?["email"] == true && now["appointment"]?["sms"] == false)
        #expect(now["marketing"]?["push"] == true && now["transaction"]?["email"] == false)
        let spoken = try await clara.post(place + "/language", ["language": "pt"], from: place)
        #expect(spoken.status == 303)
        #expect(spoken.headers.contains { $0.value.hasPrefix("foyer_lang=pt") })
        #expect(try await clara.api.get("/my/profile").json["language"] == "pt")
    }

    @Test func `S4-19 S4-20: the profile cannot be deleted while the business does not allow it`()
        async throws
    {
        let clara = try await CustomerBrowser.make()
        #expect(try await !clara.pages.get("/panel").text.contains("/panel/profile/delete"))
        #expect(try await clara.pages.get("/panel/profile/delete").status == 403)
        #expect(try await clara.post("/panel/profile/delete", ["sure": "true"], from: "/panel").status == 403)
    }

    @Test
    func
        `S4-20 S4-21 S4-22 S4-23: the profile is deleted after it was said what goes and ticked, and the session ends`()
        async throws
    {
        let clara = try await CustomerBrowser.make(["panel.self_erasure": true])
        let id = try await clara.appointment()
        let place = "/panel/profile/delete"
        #expect(try await clara.pages.get("/panel").text.contains(place))
        #expect(try await clara.pages.get(place).text.contains("1 appointment coming up"))
        let unsure = try await clara.post(place, from: place)
        #expect(unsure.status == 422)
        #expect(try await clara.pages.get("/panel").status == 200)
        let gone = try await clara.post(place, ["sure": "true"], from: place)
        #expect(gone.status == 303 && gone.header("location")?.contains("/panel/goodbye") == true)
        #expect(try await clara.pages.get("/panel/goodbye?lang=en").text.contains("Your profile is deleted"))
        #expect(try await clara.pages.get("/panel").status == 303)
        let client = try await clara.admin.get("/clients/\(clara.customer.client)").json
        #expect(client["email"] == .null && client["name"]?.stringValue?.hasPrefix("#") == true)
        #expect(try await clara.admin.get("/appointments/\(id)").status == 200)
    }

    @Test func `a calendar address is shown once, in no address of a page, and can be revoked`() async throws
    {
        let clara = try await CustomerBrowser.make()
        let place = "/panel/calendar-feeds"
        let made = try await clara.post(place, ["form_key": "k1"], from: place)
        #expect(made.status == 200)
        let start = try #require(made.text.firstRange(of: "/calendar/")?.lowerBound)
        let address = made.text[start...].prefix { $0 != "\"" }
        let feed = HTTPClient(port: clara.server.port, root: "/t/\(clara.business.slug)")
        #expect(try await feed.get(String(address)).status == 200)
        let list = try await clara.pages.get(place)
        #expect(!list.text.contains("/calendar/") && list.header("cache-control") == "no-store")
        let id = try #require(try await clara.api.get("/my/calendar-feeds").ids.first)
        #expect(try await clara.post("\(place)/\(id)/delete", from: place).status == 303)
        #expect(try await clara.post("\(place)/\(id)/delete", from: place).status == 303)
        #expect(try await feed.get(String(address)).status == 404)
    }

    @Test func `B.4: a held time is taken by a form, and one that is gone says so`() async throws {
        let clara = try await CustomerBrowser.make()
        let olga = try await clara.another("olga")
        let id = try await olga.appointment()
        let wish: JSONValue = [
            "service": "cut", "branch": "gracia", "first_day": .string(try clara.day(1)),
            "last_day": .string(try clara.day(20)),
        ]
        #expect(try await clara.api.post("/waiting-list", wish).status == 201)
        #expect(try await clara.pages.get("/panel/waiting-list").text.contains("Leave the list"))
        #expect(try await olga.api.post("/my/appointments/\(id)/cancel").status == 200)
        func offered() async throws -> String? {
            try await clara.api.get("/my/waiting-list").items.first?["offer"]?["id"]?.stringValue
        }
        try await eventually("the time is offered") { try await offered() != nil }
        let offer = try #require(try await offered())
        let place = "/panel/waiting-list"
        #expect(try await clara.pages.get(place).text.contains("Held for you"))
        let taken = try await clara.post("\(place)/offers/\(offer)/accept", from: place)
        #expect(taken.status == 303 && taken.header("location")?.contains("/panel/appointments/") == true)
        #expect(try await clara.api.get("/my/appointments").total == 1)
        // A second click changes nothing.
        _ = try await clara.post("\(place)/offers/\(offer)/accept", from: "/panel")
        #expect(try await clara.api.get("/my/appointments").total == 1)
        let foreign = try await olga.post("\(place)/offers/\(offer)/decline", from: "/panel")
        #expect(foreign.status == 404 && foreign.text.contains("no longer open"))
    }

    @Test func `R-10: all sessions end at once`() async throws {
        let clara = try await CustomerBrowser.make()
        let out = try await clara.post("/panel/sign-out-everywhere", from: "/panel/profile")
        #expect(out.status == 303 && out.header("location")?.contains("/panel/sign-in") == true)
        #expect(try await clara.pages.get("/panel").status == 303)
        #expect(try await clara.api.get("/me").status == 401)
    }

    @Test func `my messages are listed with their way and state, in the customer's language`() async throws {
        let clara = try await CustomerBrowser.make()
        _ = try await clara.appointment()
        let page = try await clara.pages.get("/panel/messages")
        #expect(page.status == 200 && page.text.contains("Appointment booked"))
        for (language, heading) in [
            ("ca", "Missatges"), ("fr", "Messages"), ("es", "Mensajes"), ("pt", "Mensagens"),
            ("en", "Messages"),
        ] {
            let text = try await clara.pages.get("/panel/messages?lang=\(language)").text
            #expect(text.contains("<h1>\(heading)</h1>"), "\(language)")
        }
    }
}
