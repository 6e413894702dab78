import Core
import Foundation
import Glibc
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Many at once for one time: exactly as many get it as there is room, and nobody meets an error of ours (B.1).
///
/// One race after another, on a server of their own with the limits of operation, so that none is refused because
/// other tests have filled the queues.
@Suite(.serialized) struct `Races for a time` {
    private static let server = Task { try await TestServer(on: TestDatabase.shared()) }

    private static func site() async throws -> AppointmentSite {
        try await AppointmentSite.make(on: server.value)
    }

    /// What came of many requests: how often which status.
    private static func statuses(
        _ requests: [@Sendable () async throws -> HTTPAnswer]
    ) async throws -> [Int: Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for request in requests { group.addTask { try await request().status } }
            var counts: [Int: Int] = [:]
            for try await status in group { counts[status, default: 0] += 1 }
            return counts
        }
    }

    private static func visitors(
        _ count: Int,
        _ site: AppointmentSite,
        _ service: TestService,
        at clock: String = "10:00",
        _ more: [String: JSONValue] = [:]
    ) -> [@Sendable () async throws -> HTTPAnswer] {
        (0..<count).map { index in
            let body = site.booking(service, at: site.time(clock), more, name: "Visitor\(index)")
            return { try await site.visitor.post("/bookings", body) }
        }
    }

    @Test func `B.1 200 visitors for one time: one gets it`() async throws {
        let site = try await Self.site()
        let cut = try await site.business.addService("cut")
        let counts = try await Self.statuses(Self.visitors(200, site, cut))
        #expect(counts == [201: 1, 409: 199])
        #expect(try await site.overlaps() == 0)
        // Those who came too late left nothing behind.
        #expect(try await site.value("SELECT count(*) FROM clients", as: Int.self) == 1)
        #expect(try await site.value("SELECT count(*) FROM attendees", as: Int.self) == 1)
        #expect(
            try await site.value(
                "SELECT count(*) FROM notifications WHERE event = 'appointment.booked'",
                as: Int.self
            ) == 2
        )
    }

    @Test func `B.1 200 visitors, customers and staff for one time, overlapping in part: one gets it`()
        async throws
    {
        let site = try await Self.site()
        let cut = try await site.business.addService("cut")
        let clients = try await site.business.addClients(70)
        let staff = try await site.staff()
        var requests = Self.visitors(70, site, cut)
        for (index, client) in clients.enumerated() {
            let body = site.appointment(cut, at: site.time(index % 2 == 0 ? "10:00" : "10:20"), for: client)
            requests.append { try await staff.post("/appointments", body) }
        }
        for index in 0..<60 {
            let customer = try await site.business.addCustomer(email: "customer-\(index)@mail.example")
            let api = try await site.visitor.with(token: site.business.token(for: customer.account))
            let body = site.booking(cut, at: site.time(index % 2 == 0 ? "10:00" : "10:15"), ["client": .null])
            requests.append { try await api.post("/bookings", body) }
        }
        requests.shuffleEvenly()
        let counts = try await Self.statuses(requests)
        #expect(counts == [201: 1, 409: 199])
        #expect(try await site.overlaps() == 0)
    }

    @Test func `B.1 two employees and one room: one gets it`() async throws {
        let site = try await Self.site()
        let second = try await site.business.addMember(.employee, at: [site.business.gracia.id])
        let sauna = try await site.business.addService("sauna", by: [site.business.employee.id, second.id])
        _ = try await site.business.addResources(["Sauna"], for: [sauna])
        let counts = try await Self.statuses(Self.visitors(100, site, sauna))
        #expect(counts == [201: 1, 409: 99])
        #expect(try await site.overlaps() == 0)
    }

    @Test func `B.1 a group of eight: eight get in`() async throws {
        let site = try await Self.site()
        let yoga = try await site.business.addService("yoga", capacity: 8)
        let counts = try await Self.statuses(Self.visitors(100, site, yoga))
        #expect(counts == [201: 8, 409: 92])
        #expect(try await site.overlaps() == 0)
        #expect(try await site.value("SELECT count(*) FROM appointments", as: Int.self) == 1)
        #expect(try await site.value("SELECT seats_taken FROM appointments", as: Int.self) == 8)
    }

    @Test func `B.1 any of three employees: three get it, each with another`() async throws {
        let site = try await Self.site()
        var employees = [site.business.employee.id]
        for _ in 0..<2 {
            employees.append(try await site.business.addMember(.employee, at: [site.business.gracia.id]).id)
        }
        let cut = try await site.business.addService("cut", by: employees)
        let counts = try await Self.statuses(Self.visitors(100, site, cut))
        #expect(counts == [201: 3, 409: 97])
        #expect(
            try await site.value("SELECT count(DISTINCT employee_id) FROM appointments", as: Int.self) == 3
        )
    }

    @Test func `B.1 one Idempotency-Key many times at once: one appointment, the same answer for all`()
        async throws
    {
        let site = try await Self.site()
        let cut = try await site.business.addService("cut")
        let body = site.booking(cut, at: site.time("10:00"))
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let headers = ["idempotency-key": "the same"]
                    let answer = try await site.visitor.post("/bookings", body, headers: headers)
                    #expect(answer.status == 201, "\(answer.text)")
                    return answer.json.id
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try await site.value("SELECT count(*) FROM appointments", as: Int.self) == 1)
    }

    @Test func `B.2 one person many times at once is one client`() async throws {
        let site = try await Self.site()
        var employees = [site.business.employee.id]
        for _ in 0..<3 {
            employees.append(try await site.business.addMember(.employee, at: [site.business.gracia.id]).id)
        }
        let cut = try await site.business.addService("cut", by: employees)
        let clocks = ["09:00", "10:00", "11:00", "12:00"]
        let requests = clocks.map { clock -> @Sendable () async throws -> HTTPAnswer in
            let body = site.booking(cut, at: site.time(clock))
            return { try await site.visitor.post("/bookings", body) }
        }
        #expect(try await Self.statuses(requests) == [201: 4])
        #expect(try await site.value("SELECT count(*) FROM clients", as: Int.self) == 1)
        #expect(
            try await site.value("SELECT count(*) FROM accounts WHERE audience = 'customer'", as: Int.self)
                == 1
        )
        #expect(
            try await site.value(
                "SELECT count(*) FROM notifications WHERE event = 'customer.access_granted'",
                as: Int.self
            )
                == 1
        )
    }

    @Test func `B.1 moves and bookings that cross each other neither meet nor wait in a circle`() async throws
    {
        let site = try await Self.site()
        let second = try await site.business.addMember(.employee, at: [site.business.gracia.id])
        let both = [site.business.employee.id, second.id]
        let cut = try await site.business.addService("cut", by: both)
        let clients = try await site.business.addClients(8)
        let staff = try await site.staff()
        var requests: [@Sendable () async throws -> HTTPAnswer] = []
        for (index, client) in clients.enumerated() {
            let clock = ["09:00", "10:00", "11:00", "12:00"][index / 2]
            let own = both[index % 2]
            let other = both[(index + 1) % 2]
            let booked = try await site.book(cut, at: site.time(clock), for: client, ["employee": .id(own)])
            for target in ["09:30", "10:30", "11:30", "16:00", "17:00"] {
                let wish: JSONValue = ["starts_at": .string(site.time(target)), "employee": .id(other)]
                requests.append { try await staff.post("/appointments/\(booked.id)/reschedule", wish) }
            }
            requests.append { try await staff.post("/appointments/\(booked.id)/cancel", [:]) }
        }
        requests += Self.visitors(40, site, cut, at: "11:30")
        requests.shuffleEvenly()
        let counts = try await Self.statuses(requests)
        #expect(counts.keys.allSatisfy { $0 < 500 }, "\(counts)")
        #expect(try await site.overlaps() == 0)
    }

    @Test func `B.1 a server that is killed and started again in the middle books nothing twice`()
        async throws
    {
        let site = try await Self.site()
        let cut = try await site.business.addService("cut")
        _ = try await site.visitor.get("/availability?service=\(cut.id)&branch=gracia")
        let first = try await ServedProcess.start(site)
        let clocks = ["09:00", "10:00", "11:00", "12:00", "13:00", "16:00", "17:00", "18:00"]
        let bodies = (0..<240).map { index in
            site.booking(cut, at: site.time(clocks[index % clocks.count]), name: "Visitor\(index)")
        }
        let confirmed = Confirmed()
        func run(_ part: ArraySlice<JSONValue>, _ api: HTTPClient, killing process: ServedProcess?) async {
            await withTaskGroup(of: Void.self) { group in
                for body in part {
                    group.addTask {
                        // Whoever was cut off does not know what came of it, and that is the test.
                        guard let answer = try? await api.post("/bookings", body) else { return }
                        await confirmed.note(answer)
                        if let process, answer.status == 201 { process.kill() }
                    }
                }
            }
        }
        await run(bodies[..<120], first.api, killing: first)
        await first.wait()
        let second = try await ServedProcess.start(site)
        await run(bodies[120...], second.api, killing: nil)
        second.kill()
        await second.wait()
        #expect(await confirmed.faults == [])
        #expect(try await site.overlaps() == 0)
        // What was confirmed is there, and each time once.
        let booked = try await site.value(
            "SELECT array_agg(id::text) FROM appointments WHERE status = 'approved'",
            as: [String].self
        )
        #expect(await confirmed.ids.isSubset(of: booked))
        #expect(booked.count == clocks.count)
        #expect(try await site.value("SELECT count(*) FROM attendees", as: Int.self) == booked.count)
        #expect(
            try await site.value("SELECT count(DISTINCT starts_at) FROM appointments", as: Int.self)
                == clocks.count
        )
    }
}

/// What was answered, as those who asked heard it.
private actor Confirmed {
    private(set) var ids: Set<String> = []
    private(set) var faults: [Int] = []

    func note(_ answer: HTTPAnswer) {
        if answer.status == 201 { ids.insert(answer.json.id) }
        if answer.status >= 500, answer.status != 503 { faults.append(answer.status) }
    }
}

/// The built program, serving the tests' database in a process of its own that can be killed.
private struct ServedProcess: Sendable {
    let api: HTTPClient
    private let process: TestProcess

    static func start(_ site: AppointmentSite) async throws -> ServedProcess {
        let folder = site.server.database.cluster.folder
        let ready = "\(folder)/served-\(AppointmentID.make(.system))"
        let program = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().joined(separator: "/")
        let process = try TestProcess(
            ["\(program)/foyer", "serve", "--ready-file", ready],
            environment: [
                "FOYER_SERVER_DATABASE_URL=\(site.server.database.serverURL)",
                "FOYER_SECRET_KEY=\(String(repeating: "ab", count: 32))",
                "FOYER_MIGRATIONS=\(Checkout.root)/migrations",
                "FOYER_DATA=\(folder)", "FOYER_LISTEN=127.0.0.1:0",
            ]
        )
        // `http://127.0.0.1:4711`
        var port: Int?
        try await eventually("the program answers", within: .seconds(60)) {
            let url = (try? String(contentsOfFile: ready, encoding: .utf8)) ?? ""
            port = url.split(separator: ":").last.flatMap { Int($0.filter(\.isNumber)) }
            return port != nil
        }
        let api = HTTPClient(port: port ?? 0, root: site.business.apiPath)
        return ServedProcess(api: api, process: process)
    }

    /// At once, without any care.
    func kill() {
        process.signal(SIGKILL)
    }

    func wait() async {
        _ = await process.wait()
    }
}

extension Array {
    /// Mixes the kinds of requests, the same way each time.
    fileprivate mutating func shuffleEvenly() {
        self = enumerated().sorted { ($0.offset * 7_919) % 1_009 < ($1.offset * 7_919) % 1_009 }.map(
            \.element
        )
    }
}
