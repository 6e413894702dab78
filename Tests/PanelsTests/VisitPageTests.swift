import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// The booking page as it works without scripts.
@Suite struct `The booking page` {
    @Test func `S0-21 S0-22 S3-10 a visitor without scripts gets from the first step to the confirmation`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let second = try await site.business.addMember(
            .employee,
            email: "second@mail.example",
            at: [site.business.gracia.id]
        )
        _ = try await site.business.addService("wash", by: [site.business.employee.id, second.id])
        func follow(_ address: String) async throws -> HTTPAnswer {
            #expect(address.hasPrefix(site.root + "/"))
            return try await site.get(String(address.dropFirst(site.root.count)))
        }
        let branches = try await site.get("/")
        let gracia = try #require(branches.links("option").first { $0.contains("branch=gracia") })
        let services = try await follow(gracia)
        let wash = try #require(services.links("option").first { $0.contains("service=wash") })
        let employees = try await follow(wash)
        #expect(employees.links("option").count == 3, "\(employees.text)")
        let anyone = try #require(employees.links("option").first { $0.contains("employee=any") })
        let times = try await follow("\(anyone)&day=\(VisitSite.day)")
        #expect(times.text.contains("<h3>Matí</h3>") && times.text.contains("<h3>Tarda</h3>"))
        let form = try await follow(try #require(times.links("time").first))
        let action = try #require(form.text.firstMatch(of: #/action="([^"]+service=wash[^"]+)"/#)?.1)
        let key = try #require(form.text.firstMatch(of: #/name="form_key" value="([^"]+)"/#)?.1)
        let path = String(action).replacing("&amp;", with: "&").dropFirst(site.root.count)
        let booked = try await site.post(String(path), site.person(key: String(key)))
        #expect(booked.status == 303, "\(booked.text)")
        #expect(booked.header("location") == site.root + "/booked")
        let cookie = try #require(booked.cookie("foyer_booked"))
        let page = try await site.get("/booked", cookie: cookie)
        #expect(page.text.contains("<h1 tabindex=\"-1\">Cita reservada</h1>"), "\(page.text)")
        #expect(page.header("cache-control") == "no-store")
        let client = try await site.server.api(site.business, as: .admin).get("/clients?search=ona")
        #expect(client.json["items"]?.arrayValue?.first?["login_allowed"] == true)
        #expect(client.json["items"]?.arrayValue?.first?["language"] == "ca")
    }

    @Test func `a form that is posted twice books once, and reloading what follows does nothing`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        async let one = site.post(place, site.person())
        async let other = site.post(place, site.person())
        let answers = try await [one, other]
        #expect(answers.map(\.status) == [303, 303])
        #expect(answers[0].cookie("foyer_booked") == answers[1].cookie("foyer_booked"))
        #expect(try await site.count("appointments") == 1)
        let cookie = try #require(answers[0].cookie("foyer_booked"))
        let people = try await site.count("clients")
        for _ in 0..<2 { #expect(try await site.get("/booked", cookie: cookie).status == 200) }
        // Back to the form: it says that it is booked, and a form that was kept is no second booking.
        let back = try await site.get(place, cookie: cookie)
        #expect(back.text.contains("Aquesta cita ja la teniu reservada") && !back.text.contains("form_key"))
        let changed = try await site.post(place, site.person("Una altra"), cookie: cookie)
        #expect(changed.status == 303 && changed.header("location") == site.root + "/booked")
        #expect(try await site.count("appointments") == 1)
        #expect(try await site.count("clients") == people)
    }

    @Test func `a time that was taken meanwhile keeps what was typed and offers the nearest others`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        #expect(
            try await site.post(place, site.person("First", email: "first@mail.example", key: "1")).status
                == 303
        )
        let typed = site.person("Ona <b>", lastName: "O’Neill", key: "2")
        let late = try await site.post(place, typed)
        #expect(late.status == 409)
        #expect(late.text.contains("Aquesta hora s’acaba d’ocupar."))
        #expect(late.text.contains("value=\"Ona &lt;b&gt;\"") && late.text.contains("value=\"O’Neill\""))
        #expect(late.text.contains("The door on the left, please"))
        #expect(late.text.contains("name=\"form_key\" value=\"2\""))
        let others = late.text.matches(of: #/type="radio" name="time" value="([^"]+)"/#).map { String($0.1) }
        #expect(others.count == 6 && others.contains { $0.contains("T11:00") })
        #expect(!others.contains { $0.contains("T10:00") })
        let chosen = try #require(others.first { $0.contains("T11:00") })
        #expect(try await site.post(place, typed + [("time", chosen)]).status == 303)
        #expect(try await site.count("appointments") == 2)
        let opened = try await site.get(place)
        #expect(opened.text.contains("Aquesta hora ja no és lliure.") && opened.links("time").count > 3)
    }

    @Test func `R-15 what is missing or wrong stands beside its field, in the visitor's words`() async throws
    {
        let site = try await VisitSite.make([
            "clients.required.phone": true, "clients.required.document": true,
            "clients.required.birth_date": true, "clients.required.gender": true,
        ])
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        let form = try await site.get(place).text
        for name in ["client.phone", "client.document.number", "client.birth_date", "client.gender"] {
            #expect(form.contains("name=\"\(name)\""), "\(name)")
        }
        let refused = try await site.post(place, site.person("", email: "nobody@@", key: "1"))
        #expect(refused.status == 422)
        #expect(refused.text.contains("Reviseu l’adreça de correu electrònic."))
        for key in ["first_name", "phone", "document_number", "birth_date", "gender"] {
            #expect(refused.text.contains("id=\"f-client_\(key)-error\"") || key == "gender", "\(key)")
            #expect(refused.text.contains("href=\"#f-client_\(key)\""), "\(key)")
        }
        let whole = [
            ("client.first_name", "Ona"), ("client.last_name", "Roca"), ("client.email", "ona@mail.example"),
            ("client.phone", "600 40 50 60"), ("client.document.type", "passport"),
            ("client.document.number", "AB123456"), ("client.birth_date", "1990-02-28"),
            ("client.gender", "female"),
        ]
        let booked = try await site.post(place, whole)
        #expect(booked.status == 303, "\(booked.text)")
    }

    @Test func `names of services, people and places cannot break the page`() async throws {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let hostile =
            #"<script>alert("1")</script>'{{frame.shell.root}} 👩🏽‍🎨 مرحبا"# + String(repeating: "x", count: 120)
        try await site.business.withTables { transaction in
            try await transaction.execute("UPDATE services SET name = \(hostile)")
            try await transaction.execute("UPDATE staff SET first_name = \("A\"' onclick=x")")
        }
        let services = try await site.get("/?branch=gracia")
        #expect(
            services.text.contains(
                "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;{{frame.shell.root}}"
            )
        )
        #expect(!services.text.contains("<script>alert"))
        #expect(services.text.contains("<strong dir=\"auto\">"))
        let place = try await site.place("10:00")
        let long = String(repeating: "🎻", count: 100) + ""
        let booked = try await site.post(place, site.person("\"><img src=x>", lastName: long))
        #expect(booked.status == 303, "\(booked.text)")
        let page = try await site.get("/booked", cookie: booked.cookie("foyer_booked"))
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x>"))
        // What stands in the address is no better.
        let query = PercentCoding.encode(#""><script>alert(2)</script>"#)
        let odd = try await site.get(
            "/?branch=gracia&service=cut&employee=\(query)&day=\(query)&time=\(query)&x=\(query)"
        )
        #expect(odd.status == 200 && !odd.text.contains("<script>alert"))
        #expect(!odd.links("time").isEmpty)
    }

    @Test func `S4-24 the foot leads to the panel where there is one`() async throws {
        for isOn in [true, false] {
            let site = try await VisitSite.make(["panel.enabled": .bool(isOn)])
            _ = try await site.business.addService("cut")
            #expect(try await site.get("/").text.contains("href=\"\(site.root)/panel\"") == isOn)
            let booked = try await site.post(try await site.place("10:00"), site.person())
            let cookie = try #require(booked.cookie("foyer_booked"))
            let page = try await site.get("/booked", cookie: cookie)
            #expect(page.status == 200 && page.text.contains("\(site.root)/l/") == isOn)
            #expect(try await site.get("/booked/appointment.ics", cookie: cookie).status == 200)
        }
    }

    @Test func `S0-21 the calendar file and the link are for whoever booked, and for nobody else`()
        async throws
    {
        let site = try await VisitSite.make()
        _ = try await site.business.addService("cut")
        let place = try await site.place("10:00")
        let booked = try await site.post(place, site.person())
        let cookie = try #require(booked.cookie("foyer_booked"))
        let token = String(cookie.split(separator: "=")[1])
        let file = try await site.get("/booked/appointment.ics", cookie: cookie)
        #expect(file.header("content-type")?.hasPrefix("text/calendar") == true)
        #expect(file.text.contains("BEGIN:VEVENT") && file.text.contains("DTSTART"))
        #expect(try await site.post("/booked/appointment.ics", [("token", token)]).body == file.body)
        #expect(try await site.get("/booked/appointment.ics").status == 404)
        #expect(try await site.get("/booked/appointment.ics", cookie: "foyer_booked=x").status == 404)
        let own = try await site.api.post("/bookings/look", ["token": .string(token)])
        #expect(own.json["status"] == "approved" && own.json["link_token"] == .null)
        let other = try await VisitSite.make()
        #expect(
            try await other.api.post("/bookings/look", ["token": .string(token)]).problem == "link-expired"
        )
        // The page holds the link, the address does not; only its hash is stored.
        let page = try await site.get("/booked", cookie: cookie)
        #expect(page.text.contains("/l/\(token)"))
        #expect(!(try await site.business.dump()).values.contains { $0.contains(token) })
        #expect(try await site.api.post("/links/look", ["token": .string(token)]).json["kind"] == "manage")
    }
}
