import Core
import ServerKit
import TestKit
import Testing

@testable import Panels

/// What customers see and do with their appointments on pages, as browsers without scripts do it.
@Suite struct `Pages of my appointments` {
    @Test func `S1-14 S0-14 R-21: the list and the calendar hold the customer's own appointments alone`()
        async throws
    {
        let clara = try await CustomerBrowser.make()
        let olga = try await clara.another("olga")
        let mine = try await clara.appointment()
        let foreign = try await olga.appointment()
        for path in ["/panel", "/panel/calendar?date=\(try clara.day(3))&view=week"] {
            let page = try await clara.pages.get(path)
            #expect(page.status == 200)
            #expect(page.text.contains(mine) && !page.text.contains(foreign), "\(path)")
        }
        for act in ["", "/cancel", "/move", "/rebook"] {
            #expect(try await clara.pages.get("/panel/appointments/\(foreign)\(act)").status == 404, "\(act)")
        }
        let cancel = "/panel/appointments/\(foreign)/cancel"
        #expect(try await clara.post(cancel, from: "/panel").status == 404)
        #expect(try await olga.api.get("/my/appointments/\(foreign)").json["status"] == "approved")
        let visitor = HTTPClient(port: clara.server.port, root: "/t/\(clara.business.slug)")
        let answer = try await visitor.get("/panel", headers: ["accept": "text/html"])
        #expect(answer.status == 303)
        #expect(answer.header("location")?.contains("/panel/sign-in") == true)
    }

    @Test
    func
        `S1-15 S1-16 S1-17 S4-12: a coming appointment is cancelled by a form, once, and then offers no cancelling`()
        async throws
    {
        let clara = try await CustomerBrowser.make()
        let id = try await clara.appointment()
        let place = "/panel/appointments/\(id)"
        #expect(try await clara.pages.get("/panel").text.contains("\(place)/cancel"))
        let asked = try await clara.pages.get("\(place)/cancel")
        #expect(asked.text.contains("Cancel this appointment?"))
        let refused = try await clara.post("\(place)/cancel", from: "\(place)/cancel", token: "another")
        #expect(refused.status == 403)
        let sent = try await clara.post("\(place)/cancel", ["reason": "a cold"], from: "\(place)/cancel")
        #expect(sent.status == 303)
        #expect(sent.header("location") == "/t/\(clara.business.slug)\(place)")
        let after = try await clara.api.get("/my/appointments/\(id)").json
        #expect(after["status"] == "cancelled" && after["ended_by"] == "customer")
        let shown = try await clara.pages.get(place)
        #expect(shown.text.contains("Book again") && !shown.text.contains("\(place)/cancel"))
        let again = try await clara.post("\(place)/cancel", ["reason": "a cold"], from: "/panel/profile")
        #expect(again.status == 409 && again.text.contains("a cold"))
    }

    @Test func `S1-19 S4-14: another time is chosen by day and form where the business lets customers`()
        async throws
    {
        let clara = try await CustomerBrowser.make(["panel.customer_reschedule": "on"])
        let id = try await clara.appointment()
        let place = "/panel/appointments/\(id)"
        let day = try clara.day(5)
        let page = try await clara.pages.get("\(place)/move?date=\(day)")
        #expect(page.status == 200 && page.text.contains("type=\"radio\" name=\"starts_at\" value=\"\(day)T"))
        let wish = try await clara.freeTimes(in: 5)[4]
        let none = try await clara.post("\(place)/move", ["date": day], from: "\(place)/move")
        #expect(none.status == 422 && none.text.contains("Choose a time."))
        #expect(none.text.contains("value=\"\(day)T"))
        let moved = try await clara.post("\(place)/move", ["starts_at": wish], from: "\(place)/move")
        #expect(moved.status == 303 && moved.header("location")?.hasSuffix(place) == true)
        #expect(try await clara.api.get("/my/appointments/\(id)").json["starts_at"]?.stringValue == wish)
        // From the calendar it goes back there.
        let other = try await clara.freeTimes(in: 6)[0]
        let fields = ["starts_at": other, "view": "week"]
        let back = try await clara.post("\(place)/move", fields, from: "\(place)/move")
        #expect(
            back.header("location")?.contains("/panel/calendar?view=week&date=\(try clara.day(6))") == true
        )
    }

    @Test func `S4-14: while the setting is off nothing offers another time, and the form is refused`()
        async throws
    {
        let clara = try await CustomerBrowser.make()
        let id = try await clara.appointment()
        let place = "/panel/appointments/\(id)"
        for path in ["/panel", place, "/panel/calendar?date=\(try clara.day(3))"] {
            #expect(try await !clara.pages.get(path).text.contains("\(place)/move"), "\(path)")
        }
        #expect(try await clara.pages.get("\(place)/move").status == 303)
        let wish = try await clara.freeTimes(in: 5)[0]
        let sent = try await clara.post("\(place)/move", ["starts_at": wish], from: "/panel")
        #expect(sent.status >= 400 && sent.text.contains("cannot be changed online here"))
    }

    @Test
    func `S4-15: the times for moving are those of the visit's own length, its present time free for it`()
        async throws
    {
        let clara = try await CustomerBrowser.make(["panel.customer_reschedule": "on"])
        let olga = try await clara.another("olga")
        let id = try await clara.appointment()
        let foreign = try await olga.appointment()
        let day = try clara.day(3)
        let times = try await clara.api.get("/my/appointments/\(id)/times?from=\(day)&to=\(day)")
        let own = try await clara.api.get("/my/appointments/\(id)").json["starts_at"]?.stringValue
        let taken = try await olga.api.get("/my/appointments/\(foreign)").json["starts_at"]?.stringValue
        let slots = (times.json["slots"]?.arrayValue ?? []).compactMap { $0["starts_at"]?.stringValue }
        #expect(times.json["visit"]?["starts_at"]?.stringValue == own)
        #expect(!slots.isEmpty && !slots.contains(own ?? "") && !slots.contains(taken ?? ""))
        #expect(try await clara.api.get("/my/appointments/\(foreign)/times").status == 404)
        let listed = "/my/appointments?when=all"
        #expect(try await clara.api.get("\(listed)&from=\(day)&to=\(day)").ids == [id])
        #expect(try await clara.api.get("\(listed)&from=\(try clara.day(4))").ids.isEmpty)
        #expect(
            try await clara.api.get("/my/appointments/\(id)/times?from=\(day)&to=2020-01-01").status == 422
        )
    }

    @Test func `S1-20 S4-16 R-5: a group with others says why it stays, and can be left for another time`()
        async throws
    {
        let clara = try await CustomerBrowser.make(["panel.customer_reschedule": "on"])
        _ = try await clara.business.addService("class", capacity: 5)
        clara.server.forget(clara.business)
        let olga = try await clara.another("olga")
        let start = try await clara.freeTimes(in: 4, service: "class")[2]
        var ids: [String] = []
        for customer in [clara, olga] {
            let made = try await clara.admin.post(
                "/appointments",
                [
                    "client": .string(customer.customer.client.description), "service": "class",
                    "branch": "gracia",
                    "starts_at": .string(start),
                ]
            )
            ids.append(try #require(made.json["id"]?.stringValue, "\(made.text)"))
        }
        let place = "/panel/appointments/\(ids[0])"
        let shown = try await clara.pages.get(place)
        #expect(shown.text.contains("Others are in this group") && !shown.text.contains("\(place)/move"))
        let calendar = try await clara.pages.get("/panel/calendar?view=week&date=\(try clara.day(4))")
        #expect(calendar.text.contains("data-why=\"Others are in this group"))
        let wish = try await clara.freeTimes(in: 6, service: "class")[0]
        let moved = try await clara.post("\(place)/move", ["starts_at": wish], from: "/panel")
        #expect(moved.status == 409 && moved.text.contains("Others are in this group"))
        let left = try await clara.post("\(place)/rebook", ["starts_at": wish], from: "\(place)/rebook")
        #expect(left.status == 303)
        #expect(try await clara.api.get("/my/appointments/\(ids[0])").json["status"] == "cancelled")
        #expect(try await olga.api.get("/my/appointments/\(ids[1])").json["status"] == "approved")
    }

    @Test func `R-3: where cancelling is refused the page says until when it was possible and whom to call`()
        async throws
    {
        let clara = try await CustomerBrowser.make([
            "panel.customer_cancel": "until_cutoff", "panel.customer_cancel_cutoff_minutes": 525_600,
        ])
        let id = try await clara.appointment()
        let place = "/panel/appointments/\(id)"
        let shown = try await clara.pages.get(place)
        #expect(shown.text.contains("It could be cancelled online until"))
        #expect(shown.text.contains("tel:+34932180000") && !shown.text.contains("\(place)/cancel"))
        #expect(try await clara.pages.get("\(place)/cancel").status == 303)
    }
}
