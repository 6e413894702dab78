import Core
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

@testable import Panels

@Suite(.timeLimit(.minutes(5))) struct `The diary of the staff` {
    private func open(_ role: Role = .admin) async throws -> (Browser, TestBusiness, TestServer, TestService)
    {
        let server = try await TestServer.shared()
        let business = try await server.business()
        try await business.open()
        try await business.open(business.harbour)
        server.forget(business)
        let service = try await business.addService("cut", minutes: 60)
        let browser = Browser(server, business)
        #expect(try await browser.signIn(business.member(role).email).status == 303)
        return (browser, business, server, service)
    }

    private var day: String {
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        return CalendarDate(daysSince1970: today + 7).iso8601
    }

    private func book(
        _ business: TestBusiness,
        _ server: TestServer,
        _ service: TestService,
        at time: String,
        for client: ClientID,
        _ more: [String: JSONValue] = [:]
    ) async throws -> String {
        var body: [String: JSONValue] = [
            "branch": "gracia", "service": .id(service.id), "client": .id(client),
            "starts_at": .string("\(day)T\(time)"),
        ]
        body.merge(more) { $1 }
        let answer = try await server.api(business, as: .admin).post("/appointments", .object(body))
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.stringValue)
    }

    @Test func `S0-13 the tooltip of a marked client says so in the page's language, and nothing else does`()
        async throws
    {
        let (browser, business, server, service) = try await open()
        let clients = try await business.addClients(2)
        _ = try await book(business, server, service, at: "09:00", for: clients[0])
        _ = try await book(business, server, service, at: "11:00", for: clients[1])
        let words = [
            "ca": "Client marcat", "fr": "Client marqué", "es": "Cliente marcado", "pt": "Cliente marcado",
            "en": "Marked client",
        ]
        for (language, text) in words {
            let page = try await browser.get("/staff/diary?branch=gracia&date=\(day)&lang=\(language)")
            #expect(page.status == 200)
            #expect(!page.text.contains(text))
        }
        try await business.withTables { transaction in
            _ = try await transaction.execute("UPDATE clients SET marked = true WHERE id = \(clients[0])")
        }
        for (language, text) in words {
            let page = try await browser.get("/staff/diary?branch=gracia&date=\(day)&lang=\(language)")
            let parts = page.text.split(separator: text)
            #expect(parts.count == 2, "\(language): once")
            let tip = try #require(parts[0].split(separator: "class=\"tip\"").last)
            #expect(!tip.contains("</div>"), "\(language): within the tooltip")
        }
    }

    @Test func `an employee sees the own column, a manager the own branch, an administrator every one`()
        async throws
    {
        let (admin, business, server, service) = try await open()
        let other = try await business.addMember(.employee, at: [business.gracia.id, business.harbour.id])
        let elsewhere = try await business.addService("dye", by: [other.id])
        let clients = try await business.addClients(2)
        let own = try await book(business, server, service, at: "09:00", for: clients[0])
        let theirs = try await book(business, server, elsewhere, at: "09:00", for: clients[1])
        let place = "/staff/diary?branch=gracia&date=\(day)"
        let all = try await admin.get(place)
        #expect(all.text.contains("id=\"a-\(own)\""))
        #expect(all.text.contains("id=\"a-\(theirs)\""))
        let employee = Browser(server, business)
        #expect(try await employee.signIn(business.employee.email).status == 303)
        let page = try await employee.get(place)
        #expect(page.text.contains("id=\"a-\(own)\""))
        #expect(!page.text.contains(theirs))
        #expect(page.text.matches(of: #/<section class="col/#).count == 1)
        #expect(try await employee.get("/staff/appointments/\(theirs)").status == 404)
        let manager = Browser(server, business)
        #expect(try await manager.signIn(business.manager.email).status == 303)
        // Another branch than the own is as if it were not there.
        let harbour = try await manager.get("/staff/diary?branch=harbour&date=\(day)")
        #expect(harbour.text.contains("data-branch=\"gracia\""))
        let api = try await server.api(business, as: .manager)
        #expect(try await api.get("/diary?branch=harbour").status == 404)
        #expect(try await api.get("/statistics?branch=harbour").status == 404)
        #expect(try await api.get("/diary?branch=gracia&from=\(day)").status == 200)
    }

    @Test func `staff book, move, note and cancel by forms alone`() async throws {
        let (browser, business, server, service) = try await open()
        let blank = try await browser.get(
            "/staff/appointments/new?branch=gracia&date=\(day)&service=\(service.id)"
        )
        #expect(blank.status == 200)
        #expect(blank.text.contains("name=\"slot\" value=\"09:00\""))
        let typed = [
            ("service", service.id.description), ("date", day), ("slot", "09:00"),
            ("new_client.first_name", "Ann & <Bob>"), ("new_client.last_name", "Smith"),
            ("new_client.email", "ann@mail.example"),
            ("note", "by the window"),
        ]
        let nobody = try await browser.post("/staff/appointments", Array(typed.prefix(3)), from: blank)
        #expect(nobody.status == 422)
        #expect(nobody.text.contains("value=\"09:00\" checked"))
        let made = try await browser.post("/staff/appointments", typed, from: blank)
        #expect(made.status == 303, "\(made.text)")
        // A second click on the same form makes nothing more.
        #expect(try await browser.post("/staff/appointments", typed, from: blank).status == 303)
        let diary = try await browser.get(try #require(made.header("location")))
        #expect(diary.text.contains("Ann &amp; &lt;Bob&gt; Smith"))
        let ids = diary.text.matches(of: #/id="a-([0-9a-f-]+)"/#).map { String($0.1) }
        #expect(ids.count == 1)
        let place = "/staff/appointments/\(try #require(ids.first))"
        let page = try await browser.get(place)
        #expect(page.text.contains("by the window"))
        let refused = try await browser.post(
            "\(place)/move",
            [
                ("date", day), ("time", "14:30"), ("minutes", "60"),
                ("employee", business.employee.id.description),
            ],
            from: page
        )
        #expect([409, 422].contains(refused.status))
        #expect(refused.text.contains("value=\"14:30\""))
        #expect(refused.text.contains("role=\"alert\""))
        let moved = try await browser.post(
            "\(place)/move",
            [
                ("date", day), ("time", "10:30"), ("minutes", "90"),
                ("employee", business.employee.id.description),
            ],
            from: page
        )
        #expect(moved.status == 303)
        let record = try await server.api(business, as: .admin).get("/appointments/\(ids[0])").json
        #expect(record["minutes"]?.intValue == 90)
        #expect(record["starts_at"]?.stringValue?.contains("T10:30") == true)
        #expect(try await browser.post("\(place)/cancel", [("reason", "ill")], from: page).status == 303)
        let ended = try await server.api(business, as: .admin).get("/appointments/\(ids[0])").json
        #expect(ended["status"] == "cancelled")
        #expect(ended["attendees"]?.arrayValue?.first?["end_reason"] == "ill")
    }

    @Test func `a form of another site moves nothing`() async throws {
        let (browser, business, server, service) = try await open()
        let client = try await business.addClients(1)[0]
        let id = try await book(business, server, service, at: "09:00", for: client)
        let wish = [("date", day), ("time", "10:00")]
        #expect(try await browser.post("/staff/appointments/\(id)/move", wish).status == 403)
    }

    @Test func `S1-18 a script that moves is told in words why it may not, and what stands against it`()
        async throws
    {
        let (browser, business, server, service) = try await open()
        let client = try await business.addClients(1)[0]
        let id = try await book(business, server, service, at: "09:00", for: client)
        let page = try await browser.get("/staff/diary?branch=gracia&date=\(day)&lang=es")
        let token = try #require(page.text.firstMatch(of: #/data-token="([^"]+)"/#)).1
        let wish = [("csrf", String(token)), ("starts_at", "\(day)T14:30")]
        let answer = try await browser.post(
            "/staff/appointments/\(id)/move",
            wish,
            accepting: "application/json"
        )
        #expect([409, 422].contains(answer.status))
        #expect(answer.json["problem"]?.stringValue == "Es la hora de la pausa.")
        #expect(answer.json["can_override"] == true)
        let forced = wish + [("override.reason", "urgent")]
        let done = try await browser.post(
            "/staff/appointments/\(id)/move",
            forced,
            accepting: "application/json"
        )
        #expect(done.status == 200)
        #expect(done.json["id"]?.stringValue == id)
    }
}

@Suite(.timeLimit(.minutes(5))) struct `What open diaries are told` {
    @Test func `a booking is told to those in whose reach it is, and to nobody else`() async throws {
        let server = try await TestServer.shared()
        let business = try await server.business()
        try await business.open()
        try await business.open(business.harbour)
        server.forget(business)
        let other = try await business.addMember(.employee, at: [business.harbour.id])
        let near = try await business.addService("near")
        let far = try await business.addService("far", by: [other.id])
        let clients = try await business.addClients(2)
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        let day = CalendarDate(daysSince1970: today + 7).iso8601
        let admin = try await server.api(business, as: .admin)

        func listen(_ role: Role, until word: String) async throws -> String {
            let token = try await business.token(role)
            return try await server.client.raw(
                """
                GET \(business.apiPath)/appointments/events HTTP/1.1
                Host: localhost
                Authorization: Bearer \(token)


                """,
                within: .seconds(20),
                until: { $0.contains(word) }
            )
        }
        func book(_ service: TestService, _ branch: String, _ client: ClientID) async throws -> String {
            let body: JSONValue = [
                "branch": .string(branch), "service": .id(service.id), "client": .id(client),
                "starts_at": .string("\(day)T09:00"),
            ]
            let answer = try await admin.post("/appointments", body)
            return try #require(answer.json["id"]?.stringValue, "\(answer.text)")
        }
        // Everybody listens before anything is booked, and hears until a later booking of the own branch.
        async let manager = listen(.manager, until: "\"appointment.cancelled\"")
        async let employee = listen(.employee, until: "\"appointment.cancelled\"")
        async let all = listen(.admin, until: "\"appointment.cancelled\"")
        try await eventually("three listen") { server.eventStreams(of: business) >= 3 }
        let hidden = try await book(far, "harbour", clients[0])
        let shown = try await book(near, "gracia", clients[1])
        #expect(try await admin.send("POST", "/appointments/\(shown)/cancel").status == 200)
        let (heard, own, whole) = (try await manager, try await employee, try await all)
        #expect(heard.contains(shown) && !heard.contains(hidden))
        #expect(own.contains(shown) && !own.contains(hidden))
        #expect(whole.contains(shown) && whole.contains(hidden))
        #expect(heard.contains("content-type: text/event-stream"))
        #expect(!whole.contains("@"), "no personal data")
    }

    @Test func `a stream ends with its session, and goes on from the last event that is known`() async throws
    {
        let server = try await TestServer.shared()
        let business = try await server.business()
        try await business.open()
        server.forget(business)
        let service = try await business.addService("cut")
        let client = try await business.addClients(1)[0]
        let today = Int(World.system.now().microseconds / 86_400_000_000)
        let day = CalendarDate(daysSince1970: today + 7).iso8601
        let admin = try await server.api(business, as: .admin)
        let sheet = try await admin.get("/diary?branch=gracia&from=\(day)").json
        let since = try #require(sheet["position"]?.intValue)
        let body: JSONValue = [
            "branch": "gracia", "service": .id(service.id), "client": .id(client),
            "starts_at": .string("\(day)T09:00"),
        ]
        let id = try #require(try await admin.post("/appointments", body).json["id"]?.stringValue)
        let token = try await server.signIn(business.admin.email, to: business)
        // What was booked before the stream began, but after the page was made, is told at once.
        let head = """
            GET \(business.apiPath)/appointments/events?since=\(since) HTTP/1.1
            Host: localhost
            Authorization: Bearer \(token)


            """
        let told = try await server.client.raw(head, within: .seconds(20), until: { $0.contains(id) })
        #expect(told.contains(id))
        async let whole = server.client.raw(head, within: .seconds(30)) { $0.contains("\r\n0\r\n") }
        try await eventually("one listens") { server.eventStreams(of: business) >= 1 }
        _ = try await server.api(business).with(token: token).send("DELETE", "/sessions/current")
        // The next thing that happens finds the session gone.
        _ = try await admin.send("POST", "/appointments/\(id)/cancel")
        #expect(try await !whole.contains("appointment.cancelled"))
    }
}
