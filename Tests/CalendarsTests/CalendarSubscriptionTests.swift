import Core
import Gateway
import Outbound
import Postgres
import ServerKit
import Synchronization
import Tenancy
import TestKit
import Testing

@Suite struct `Calendars that are read for busy times` {
    /// A database of its own: the workers of other servers would refuse to ask this machine.
    private static let database = Task {
        try await TestDatabase(on: TestCluster.shared(), name: "calendars")
    }

    /// A server that may ask this machine.
    private static let open = Task {
        var options = makeOptions()
        // Other tests may keep the machine busy for longer than in operation.
        options.fetching.timeLimit = .seconds(40)
        options.fetching.connectTimeLimit = .seconds(40)
        options.gateway.requestDeadline = .seconds(50)
        return try await TestServer(on: database.value, options)
    }

    private static func makeOptions() -> TestServer.Options {
        var options = TestServer.Options()
        options.fetching.allowsPrivateAddresses = true
        options.fetching.bytesMax = 1_048_576
        return options
    }

    private static func calendar(_ hours: Int..., extra: String = "") -> [UInt8] {
        let now = World.system.now()
        let events = hours.map { hour in
            let start = now.adding(.seconds(hour * 3_600)).rfc3339.prefix(13).filter { $0 != "-" } + "0000Z"
            return "BEGIN:VEVENT\r\nUID:\(hour)\r\nDTSTART:\(start)\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
        }
        return Array("BEGIN:VCALENDAR\r\n\(events.joined())\(extra)END:VCALENDAR\r\n".utf8)
    }

    /// A web server whose answer a test changes.
    private struct Host: Sendable {
        typealias Answer = @Sendable (TestWebServer.Request, TestWebServer.Writer) async throws -> Void

        let web: TestWebServer
        private let current: Current

        private final class Current: Sendable {
            let answer: Mutex<Answer>

            init(_ answer: @escaping Answer) { self.answer = Mutex(answer) }
        }

        init(_ answer: @escaping Answer) async throws {
            let current = Current(answer)
            self.current = current
            web = try await TestWebServer.start { request, writer in
                try await current.answer.withLock { $0 }(request, writer)
            }
        }

        init(_ bytes: [UInt8]) async throws {
            try await self.init { _, writer in try await writer.answer(200, [:], bytes) }
        }

        func change(_ answer: @escaping Answer) { current.answer.withLock { $0 = answer } }
    }

    private static func busy(_ stage: CalendarStage) async throws -> Int {
        try await stage.business.withTables { transaction in
            try await transaction.one("SELECT count(*) FROM calendar_busy") { row in try row.next(Int.self) }
        }
    }

    /// Makes it everybody's turn.
    private static func makeDue(_ stage: CalendarStage) async throws {
        try await stage.change("UPDATE calendar_subscriptions SET next_try_at = now() - interval '1 second'")
        try await stage.change(
            """
            INSERT INTO directory.due_work (business_id, kind, due_at)
            VALUES (\(stage.business.business.id), 'calendars', now())
            """
        )
    }

    @Test func `B.15 a calendar is read at once, its host and its age are shown, never its address`()
        async throws
    {
        let stage = try await CalendarStage(Self.open.value)
        let host = try await Host(Self.calendar(5, 9))
        let admin = try await stage.server.api(stage.business, as: .admin)
        let made = try await admin.post(
            "/calendar-subscriptions",
            [
                "employee": .id(stage.business.employee.id), "name": "Private",
                "url": .string(host.web.address("/secret-path.ics?key=hidden")),
            ]
        )
        #expect(made.status == 201)
        #expect(made.json["host"] == "127.0.0.1")
        #expect(made.json["busy_times"] == 2)
        #expect(made.json["read_at"]?.stringValue != nil)
        #expect(made.json["fault"] == .null)
        let list = try await admin.get("/calendar-subscriptions?employee=\(stage.business.employee.id)")
        #expect(list.total == 1)
        for text in [made.text, list.text] {
            #expect(!text.contains("secret-path") && !text.contains("hidden"))
        }
        let kept = try await stage.business.withTables { transaction in
            try await transaction.one(
                """
                SELECT encode(address_sealed, 'escape')
                    || (SELECT string_agg(changes::text, '') FROM audit_log)
                FROM calendar_subscriptions
                """
            ) { row in try row.next(String.self) }
        }
        #expect(!kept.contains("secret-path"))
        let id = try #require(made.json["id"]?.stringValue)
        #expect(try await admin.delete("/calendar-subscriptions/\(id)").status == 204)
        #expect(try await Self.busy(stage) == 0)
    }

    @Test(arguments: [
        ("html", "not_a_calendar"), ("big", "too_large"), ("gone", "refused_by_host"),
        ("broken", "unreachable"), ("round", "too_many_redirects"), ("rules", "too_large"),
    ]) func `B.15 what does not answer with a calendar is refused, and nothing is kept`(
        path: String,
        code: String
    ) async throws {
        let stage = try await CalendarStage(Self.open.value)
        let host = try await Host { request, writer in
            switch request.path {
            case "/html":
                try await writer.answer(200, ["content-type": "text/html"], Array("<!DOCTYPE html>".utf8))
            case "/big":
                try await writer.write("HTTP/1.1 200 OK\ntransfer-encoding: chunked\n\n")
                let piece =
                    Array("10000\r\n".utf8) + [UInt8](repeating: 65, count: 65_536) + Array("\r\n".utf8)
                for _ in 0..<32_768 { try await writer.write(piece) }
            case "/gone": try await writer.answer(404)
            case "/rules":
                let extra =
                    "BEGIN:VEVENT\r\nDTSTART:20200101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n"
                try await writer.answer(200, [:], Self.calendar(1, extra: extra))
            case "/round": try await writer.answer(302, ["location": "/round"])
            default: try await writer.write("HTTP/1.1 200 OK\ncontent-length: 1000\n\nabc")
            }
        }
        let employee = try await stage.server.api(stage.business, as: .employee)
        let answer = try await employee.post(
            "/calendar-subscriptions",
            ["url": .string(host.web.address("/\(path)"))]
        )
        #expect(answer.status == 422)
        #expect(answer.issues == ["url": code])
        #expect(try await employee.get("/calendar-subscriptions").total == 0)
        #expect(try await Self.busy(stage) == 0)
    }

    @Test func `B.15 a calendar that comes drop by drop is refused in time`() async throws {
        var options = Self.makeOptions()
        options.fetching.timeLimit = .milliseconds(500)
        options.worksWhenDue = false
        let server = try await TestServer(on: Self.database.value, options)
        let stage = try await CalendarStage(server)
        let host = try await Host { _, writer in
            try await writer.write("HTTP/1.1 200 OK\ncontent-length: 100000\n\n")
            while true {
                try await writer.write([65])
                try await idle(.milliseconds(50), because: "the host drips")
            }
        }
        let employee = try await server.api(stage.business, as: .employee)
        let answer = try await employee.post("/calendar-subscriptions", ["url": .string(host.web.address())])
        #expect(answer.issues == ["url": "timeout"])
        #expect(try await employee.get("/calendar-subscriptions").total == 0)
        await server.stop()
    }

    @Test func `B.15 a private network is not asked, neither at once nor by a redirect`() async throws {
        // The shared server is as in operation.
        let stage = try await CalendarStage()
        let host = try await Host(Self.calendar(5))
        let employee = try await stage.server.api(stage.business, as: .employee)
        for url in [
            host.web.address(), "http://localhost:\(host.web.port)/", "http://[::1]:\(host.web.port)/",
            "http://0x7f000001:\(host.web.port)/", "http://169.254.169.254/latest/meta-data/",
            "http://10.0.0.1/",
        ] {
            let answer = try await employee.post("/calendar-subscriptions", ["url": .string(url)])
            #expect(answer.issues == ["url": "private_address"], "\(url)")
        }
        for url in ["file:///etc/passwd", "ftp://example.com/a.ics", "gopher://127.0.0.1/", "nothing"] {
            let answer = try await employee.post("/calendar-subscriptions", ["url": .string(url)])
            #expect(answer.issues == ["url": "invalid"], "\(url)")
        }
        #expect(host.web.requests.isEmpty)
        #expect(try await employee.get("/calendar-subscriptions").total == 0)
    }

    @Test func `B.15 a calendar is read again; what fails keeps the busy times and shows their age`()
        async throws
    {
        let stage = try await CalendarStage(Self.open.value)
        let appointment = try await stage.addAppointment(inHours: 30, of: [stage.addClient("Roser")])
        let host = try await Host { request, writer in
            try await writer.answer(200, ["etag": "\"one\""], Self.calendar(5, 9))
        }
        let employee = try await stage.server.api(stage.business, as: .employee)
        let made = try await employee.post("/calendar-subscriptions", ["url": .string(host.web.address())])
        let path = "/calendar-subscriptions/\(try #require(made.json["id"]?.stringValue))"
        let first = made.json["read_at"]
        host.change { request, writer in
            let isKnown = request.headers["if-none-match"] == "\"one\""
            try await writer.answer(isKnown ? 304 : 500, ["etag": "\"one\""])
        }
        try await Self.makeDue(stage)
        try await eventually("the calendar is found unchanged") {
            try await employee.get(path).json["read_at"] != first
        }
        #expect(try await Self.busy(stage) == 2)
        let second = try await employee.get(path).json["read_at"]
        host.change { _, writer in try await writer.answer(200, [:], Array("<html>".utf8)) }
        try await Self.makeDue(stage)
        try await eventually("the fault is shown") {
            try await employee.get(path).json["fault"] == "not_a_calendar"
        }
        let faulty = try await employee.get(path).json
        #expect(faulty["read_at"] == second, "the age is that of the busy times")
        #expect(faulty["tried_at"] != second)
        #expect(try await Self.busy(stage) == 2)
        host.change { _, writer in try await writer.answer(200, [:], Self.calendar(7)) }
        try await Self.makeDue(stage)
        try await eventually("the new busy times are there") { try await Self.busy(stage) == 1 }
        #expect(try await employee.get(path).json["fault"] == .null)
        #expect(try await employee.get(path).json["busy_times"] == 1)
        // Empty from one day to the next: nothing of ours goes with it.
        host.change { _, writer in try await writer.answer(200, [:], Self.calendar()) }
        try await Self.makeDue(stage)
        try await eventually("nothing is busy any more") { try await Self.busy(stage) == 0 }
        let status = try await stage.business.withTables { transaction in
            try await transaction.one("SELECT status FROM appointments WHERE id = \(appointment)") { row in
                try row.next(String.self)
            }
        }
        #expect(status == "approved", "appointments are never taken away")
    }

    @Test func `the next reading is a quarter of an hour away, give or take`() async throws {
        let stage = try await CalendarStage(Self.open.value)
        let host = try await Host(Self.calendar(5))
        let employee = try await stage.server.api(stage.business, as: .employee)
        _ = try await employee.post("/calendar-subscriptions", ["url": .string(host.web.address())])
        let (own, announced) = try await stage.business.withTables { transaction in
            try await transaction.one(
                """
                SELECT extract(epoch FROM min(next_try_at) - now())::integer, (
                    SELECT count(*) FROM directory.due_work
                    WHERE business_id = \(stage.business.business.id) AND kind = 'calendars'
                ) FROM calendar_subscriptions
                """
            ) { row in (try row.next(Int.self), try row.next(Int.self)) }
        }
        #expect((12 * 60...18 * 60).contains(own))
        #expect(announced == 1)
    }

    @Test func `another address is read before it takes the place of the one that was`() async throws {
        let stage = try await CalendarStage(Self.open.value)
        let host = try await Host { request, writer in
            if request.path == "/html" {
                try await writer.answer(200, [:], Array("<html>".utf8))
            } else {
                try await writer.answer(
                    200,
                    [:],
                    request.path == "/two" ? Self.calendar(1, 3, 5) : Self.calendar(5)
                )
            }
        }
        let employee = try await stage.server.api(stage.business, as: .employee)
        let made = try await employee.post(
            "/calendar-subscriptions",
            ["url": .string(host.web.address("/one"))]
        )
        let path = "/calendar-subscriptions/\(try #require(made.json["id"]?.stringValue))"
        let refused = try await employee.patch(path, ["url": .string(host.web.address("/html"))])
        #expect(refused.issues == ["url": "not_a_calendar"])
        #expect(try await Self.busy(stage) == 1)
        let renamed = try await employee.patch(path, ["name": "Home"], headers: ["if-match": "\"1\""])
        #expect(renamed.json["name"] == "Home")
        #expect(try await employee.patch(path, ["name": "X"], headers: ["if-match": "\"1\""]).status == 412)
        let moved = try await employee.patch(path, ["url": .string(host.web.address("/two"))])
        #expect(moved.json["busy_times"] == 3)
        #expect(moved.json["name"] == "Home")
        #expect(try await employee.patch(path, ["name": .null]).issues == ["name": "required"])
    }

    @Test func `employees have their own calendars, managers those of their branches' employees`()
        async throws
    {
        let stage = try await CalendarStage(Self.open.value)
        let business = stage.business
        let host = try await Host(Self.calendar(5))
        let url = JSONValue.string(host.web.address())
        let (employee, manager) = (
            try await stage.server.api(business, as: .employee),
            try await stage.server.api(business, as: .manager)
        )
        let away = try await business.addMember(.employee, at: [business.harbour.id])
        #expect(
            try await employee.post("/calendar-subscriptions", ["employee": .id(away.id), "url": url]).status
                == 404
        )
        #expect(
            try await manager.post("/calendar-subscriptions", ["employee": .id(away.id), "url": url]).status
                == 404
        )
        let own = try await employee.post("/calendar-subscriptions", ["url": url])
        #expect(own.json["employee"]?["id"] == .id(business.employee.id))
        let id = try #require(own.json["id"]?.stringValue)
        #expect(try await manager.get("/calendar-subscriptions").ids == [id])
        let admin = try await stage.server.api(business, as: .admin)
        let others = try await admin.post("/calendar-subscriptions", ["employee": .id(away.id), "url": url])
        let otherID = try #require(others.json["id"]?.stringValue)
        for api in [employee, manager] {
            #expect(try await api.get("/calendar-subscriptions/\(otherID)").status == 404)
            #expect(try await api.delete("/calendar-subscriptions/\(otherID)").status == 404)
        }
        #expect(try await admin.get("/calendar-subscriptions").total == 2)
        let key = ["idempotency-key": "once"]
        let first = try await employee.post("/calendar-subscriptions", ["url": url], headers: key)
        let again = try await employee.post("/calendar-subscriptions", ["url": url], headers: key)
        #expect(first.json["id"] == again.json["id"])
        for _ in 0..<8 { _ = try await employee.post("/calendar-subscriptions", ["url": url]) }
        #expect(
            try await employee.post("/calendar-subscriptions", ["url": url]).problem == "too-many-calendars"
        )
    }
}
