import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// What the booking page says where something stands against booking.
@Suite struct `The booking page where a rule stands against booking` {
    @Test func `S2-4 B.4 somebody on the blocklist is offered the waiting list, with what was typed`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let admin = try await site.server.api(site.business, as: .admin)
        let client = try await admin.post(
            "/clients",
            [
                "first_name": "Ona", "last_name": "Roca", "email": "ona@mail.example",
                "blocklist": ["reason": "Unpaid bills"],
            ]
        )
        #expect(client.status == 201, "\(client.text)")
        let blocked = try await site.post(try await site.place("10:00"), site.person())
        #expect(blocked.status == 403)
        #expect(blocked.text.contains("<h1 tabindex=\"-1\">Llista d’espera</h1>"))
        #expect(blocked.text.contains("value=\"ona@mail.example\"") && !blocked.text.contains("Unpaid"))
        let action = try #require(blocked.text.firstMatch(of: #/action="([^"]+waiting-list[^"]+)"/#)?.1)
        let path = String(action).replacing("&amp;", with: "&").dropFirst(site.root.count)
        let days = [("first_day", VisitSite.day), ("last_day", VisitSite.day), ("part", "morning")]
        let joined = try await site.post(String(path), site.person(key: "wait") + days)
        #expect(joined.status == 303, "\(joined.text)")
        #expect(try await site.post(String(path), site.person(key: "wait") + days).status == 303)
        let entry = try await admin.get("/waiting-list").json["items"]?.arrayValue ?? []
        #expect(entry.count == 1)
        #expect(entry.first?["until_time"] == "13:00" && entry.first?["blocklisted"] == true)
        let address = try #require(joined.header("location"))
        let page = try await site.get(String(address.dropFirst(site.root.count)))
        #expect(page.text.contains("Sou a la llista d’espera"))
    }

    @Test func `B.4 where nothing is free the page offers the waiting list`() async throws {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        try await site.business.open(hours: [:])
        site.server.forget(site.business)
        let page = try await site.get("/?branch=gracia&service=cut")
        #expect(page.text.contains("Ara mateix no hi ha hores lliures"))
        #expect(page.text.contains("/waiting-list?branch=gracia"))
        let wrong = [("first_day", VisitSite.day), ("last_day", "2020-01-01"), ("part", "any")]
        let refused = try await site.post("/waiting-list?branch=gracia&service=cut", site.person() + wrong)
        #expect(refused.status == 422 && refused.text.contains("id=\"f-last_day-error\""))
        try await site.business.set(["waiting_list.enabled": false])
        site.server.forget(site.business)
        #expect(!(try await site.get("/?branch=gracia&service=cut")).text.contains("/waiting-list?"))
    }

    @Test func `a booking that needs approval is asked for, not booked`() async throws {
        let site = try await VisitSite.make(["booking.approval": "manual"])
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        #expect(try await site.get(place).text.contains(">Demana la cita</button>"))
        let asked = try await site.post(place, site.person())
        let page = try await site.get("/booked", cookie: asked.cookie("foyer_booked"))
        #expect(page.text.contains("Sol·licitud rebuda") && !page.text.contains("Cita reservada"))
    }

    @Test func `a time that is too soon by a policy is answered with later ones`() async throws {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        try await site.business.set(["booking.minimum_notice_minutes": 11_520])
        site.server.forget(site.business)
        let refused = try await site.post(place, site.person())
        #expect(refused.status == 422)
        #expect(refused.text.contains("massa aviat") && refused.text.contains("value=\"ona@mail.example\""))
        #expect(refused.text.contains("type=\"radio\" name=\"time\""))
        #expect(!refused.text.contains("starts_at:"))
    }

    @Test func `where only customers book, the form is behind the sign-in`() async throws {
        let site = try await VisitSite.make(["booking.registered_only": true])
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        let page = try await site.get(place)
        #expect(page.text.contains("/panel/sign-in?next=") && !page.text.contains("form_key"))
        #expect(try await site.post(place, site.person()).status == 403)
        let customer = try await site.business.addCustomer(email: "anna@mail.example")
        let session = try await site.session(customer.email, audience: "customer")
        let form = try await site.get(place, cookie: session).text
        #expect(!form.contains("client.first_name"))
        let token = try #require(form.firstMatch(of: #/name="csrf" value="([^"]+)"/#)?.1)
        let booked = try await site.post(
            place,
            [("csrf", String(token)), ("form_key", "k")],
            cookie: session
        )
        #expect(booked.status == 303, "\(booked.text)")
        let cookie = "\(session); \(try #require(booked.cookie("foyer_booked")))"
        #expect(try await site.get("/booked", cookie: cookie).text.contains("Cita reservada"))
        #expect(try await site.get("/booked/appointment.ics", cookie: cookie).status == 200)
    }

    @Test func `a business without services, and staff who look, read a friendly page`() async throws {
        let site = try await VisitSite.make()
        let empty = try await site.get("/?branch=gracia")
        #expect(empty.status == 200 && empty.text.contains("Encara no es pot reservar en línia"))
        _ = try await site.business.addService("cut")
        site.server.forget(site.business)
        let session = try await site.session(site.business.manager.email, audience: "staff")
        let page = try await site.get(try await site.place("10:00"), cookie: session)
        #expect(page.text.contains("Heu iniciat la sessió com a personal"))
        #expect(page.text.contains("/staff/diary?date=\(VisitSite.day)"))
    }

    @Test
    func `a business that is suspended or not there is a friendly page to browsers, a problem to programs`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.database.provisioner.suspend(slug: site.business.slug)
        let headers = ["accept": "text/html,*/*;q=0.8", "accept-language": "fr-CA, en;q=0.5"]
        try await eventually("the server knows that it is suspended") {
            try await site.get("/").status == 403
        }
        let page = try await site.pages.get("/", headers: headers)
        #expect(page.status == 403 && page.text.contains("<html lang=\"fr\">"))
        #expect(page.text.contains("<h1>Cette page n’est pas disponible pour le moment</h1>"))
        #expect(try await site.get("/").problem == "tenant-suspended")
        let nobody = try await site.pages.with(root: "/t/nobody").get("/", headers: headers)
        #expect(nobody.status == 404 && nobody.text.contains("<h1>Il n’y a rien ici</h1>"))
    }

    @Test func `only the embedded booking page may be framed, by https or by the hosts that are named`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        func ancestors(_ path: String) async throws -> String {
            let policy = try await site.get(path).header("content-security-policy") ?? ""
            return String(policy.split(separator: ";").last { $0.contains("frame-ancestors") } ?? "")
        }
        #expect(try await ancestors("/?branch=gracia").contains("'none'"))
        #expect(try await site.get("/").header("x-frame-options") == "DENY")
        #expect(try await ancestors("/?embed=1") == " frame-ancestors 'self' https:")
        #expect(try await site.get("/?embed=1").header("x-frame-options") == nil)
        #expect(try await ancestors("/panel/sign-in?embed=1").contains("'none'"))
        try await site.business.set(["pages.embed_hosts": ["www.lumen.example", "x; script-src *", "https:"]])
        site.server.forget(site.business)
        #expect(try await ancestors("/?embed=1") == " frame-ancestors 'self' www.lumen.example")
        let place = try await site.place("10:00", more: "&embed=1")
        let form = try await site.get(place).text
        #expect(!form.contains("<header") && !form.contains("<footer") && form.contains("embed=1"))
        let booked = try await site.post(place, site.person())
        #expect(booked.status == 200 && booked.text.contains("Cita reservada"))
        #expect(booked.header("content-security-policy")?.contains("www.lumen.example") == true)
        #expect(booked.text.contains("name=\"token\"") && booked.cookie("foyer_booked") == nil)
        let again = try await site.post(place, site.person())
        #expect(again.status == 200 && again.text.contains("Cita reservada"))
        #expect(try await site.count("appointments") == 1)
        let script = try await site.get("/embed.js")
        #expect(script.header("content-type") == "text/javascript; charset=utf-8")
        #expect(script.header("cross-origin-resource-policy") == "cross-origin")
    }
}
