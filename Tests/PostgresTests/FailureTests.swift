import Core
import Postgres
import Synchronization
import TestKit
import Testing

private final class Tally: Sendable {
    let counts = Mutex((good: 0, failed: 0))
    let unexpected = Mutex<[String]>([])
    func note(_ error: DatabaseError) { unexpected.withLock { $0.append(error.debugDescription) } }
    var good: Int { counts.withLock { $0.good } }
    var failed: Int { counts.withLock { $0.failed } }
}

@Suite struct `When things go wrong` {
    private func activity(_ play: Playground, _ text: String) async throws -> Int {
        let pattern = "%\(text)%"
        return try await play.database.runAlone(
            Unit([
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE query LIKE \(pattern) AND state = 'active' AND pid <> pg_backend_pid()
                """
            ])
        )[0].one { try $0.next(Int.self) }
    }

    @Test(arguments: [true, false])
    func `a cancelled task cancels its statement on the server`(alone: Bool) async throws {
        // Several statements on several connections: each cancellation must find its own.
        let play = try await Playground.make { $0.sharedConnections = 3 }
        let mark = alone ? "8811" : "8812"
        let unit = Unit([SQL(trusted: "SELECT pg_sleep(60), \(mark)")])
        let tasks = (0..<3).map { _ in
            Task { try await alone ? play.database.runAlone(unit) : play.database.run(unit) }
        }
        try await eventually("the statements run") { try await activity(play, "60), \(mark)") == 3 }
        for task in tasks { task.cancel() }
        for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
        try await eventually("the statements have ended") { try await activity(play, "60), \(mark)") == 0 }
        #expect(try await play.owner(0, 1) == play.schemas[0])
    }

    @Test func `a deadline ends a statement and spares its neighbours on the connection`() async throws {
        let play = try await Playground.make()
        let slow = Unit(["SELECT pg_sleep(60)"], deadline: .now + .milliseconds(200))
        async let late: Void = {
            let error = try await #require(throws: DatabaseError.self) { try await play.database.run(slow) }
            #expect(error.kind == .timeout)
        }()
        async let neighbours: Void = withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...20 {
                group.addTask {
                    let owner = try await play.owner(number % 2, number)
                    #expect(owner == play.schemas[number % 2])
                }
            }
            try await group.waitForAll()
        }
        _ = try await (late, neighbours)
    }

    @Test
    func `a server that is killed under load fails what was on its way, and serves again when it is back`()
        async throws
    {
        // What was committed must outlive the kill.
        let cluster = try await TestCluster(settings: ["synchronous_commit = on"])
        let play = try await Playground.make(on: cluster) {
            $0.sharedConnections = 3
            $0.waitLimit = .seconds(2)
        }
        let tally = Tally()
        let load = (0..<8).map { worker in
            Task {
                while !Task.isCancelled {
                    do {
                        let owner = try await play.owner(worker % 2, 1)
                        #expect(owner == play.schemas[worker % 2])
                        tally.counts.withLock { $0.good += 1 }
                    } catch let error as DatabaseError {
                        if ![.connectionLost, .unavailable].contains(error.kind) { tally.note(error) }
                        tally.counts.withLock { $0.failed += 1 }
                        await Task.yield()
                    }
                }
            }
        }
        try await eventually("the load runs") { tally.good > 500 }
        try cluster.kill()
        try await eventually("requests fail") { tally.failed > 0 }
        try await cluster.start()
        let before = tally.good
        try await eventually("requests succeed again") { tally.good > before + 500 }
        for task in load { task.cancel() }
        for task in load { _ = await task.result }
        #expect(tally.unexpected.withLock { $0.first } == nil)
        try await play.database.transaction { try await $0.execute("SELECT 1") }
    }

    @Test func `a database that is down is told at once, in words`() async throws {
        var configuration = DatabaseConfiguration(url: "postgresql://nobody@127.0.0.1:1/nothing")
        configuration.connectTimeoutSeconds = 2
        let database = Database(configuration)
        let error = try await #require(throws: DatabaseError.self) {
            try await database.run(Unit(["SELECT 1"]))
        }
        #expect(error.kind == .unavailable)
        #expect(error.message.contains("127.0.0.1"))
        let other = try await #require(throws: DatabaseError.self) {
            try await database.transaction { try await $0.execute("SELECT 1") }
        }
        #expect(other.kind == .unavailable)
    }

    @Test func `several hosts: the one that answers and can be written to is found`() async throws {
        let cluster = try await TestCluster.shared()
        let hosts = "host=/nowhere,\(cluster.folder) port=5432,5432"
        let url = "\(hosts) user=postgres dbname=postgres target_session_attrs=read-write"
        let database = Database(DatabaseConfiguration(url: url))
        let one = try await database.run(Unit(["SELECT 1"]))[0].one { try $0.next(Int.self) }
        #expect(one == 1)
    }

    @Test func `a listener hears what is notified, and says when it may have missed something`() async throws
    {
        let play = try await Playground.make()
        let channel = play.schemas[0]
        var heard = play.database.listen(to: [channel]).makeAsyncIterator()
        #expect(await heard.next() == .connected)
        _ = try await play.database.run(Unit(["SELECT pg_notify(\(channel), 'one')"]))
        #expect(await heard.next() == .message(channel: channel, payload: "one"))
        let text = "LISTEN%\(channel)%"
        _ = try await play.database.run(
            Unit(["SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE \(text)"])
        )
        #expect(await heard.next() == .connected)
        _ = try await play.database.run(Unit(["SELECT pg_notify(\(channel), 'two')"]))
        #expect(await heard.next() == .message(channel: channel, payload: "two"))
    }

    /// A connection whose session is another login's refuses roles like one that has not heard of a GRANT.
    @Test(arguments: [Way.shared, .leased, .transaction])
    func `a connection that refuses a role which is granted is replaced, and nobody notices`(
        way: Way
    ) async throws {
        let play = try await Playground.make {
            $0.sharedConnections = 2
            $0.leasedConnections = 2
        }
        let stranger = Unit([
            SQL(trusted: "SELECT set_config('session_authorization', '\(play.schemas[1])', false)")
        ])
        if way == .shared {
            _ = try await play.database.run(stranger)
        } else {
            _ = try await play.database.runAlone(stranger)
        }
        let unit = Unit(context: play.context(0), ["SELECT owner FROM things WHERE id = 1"])
        for _ in 1...20 {
            let answers =
                switch way {
                case .shared: try await play.database.run(unit)
                case .leased: try await play.database.runAlone(unit)
                case .transaction:
                    try await play.database.transaction(context: play.context(0)) {
                        try await $0.batch(unit.statements)
                    }
                }
            let owner = try answers[0].one { try $0.next(String.self) }
            #expect(owner == play.schemas[0])
        }
    }

    @Test func `a role that is not granted is refused, and the connection serves on`() async throws {
        let play = try await Playground.make()
        try await play.database.transaction { transaction in
            try await transaction.script("CREATE ROLE \(play.schemas[0])_login LOGIN")
        }
        var configuration = play.database.configuration
        configuration.user = "\(play.schemas[0])_login"
        let stranger = Database(configuration)
        let pid = Unit(["SELECT pg_backend_pid()"])
        let before = try await stranger.run(pid)[0].one { try $0.next(Int.self) }
        for way in Way.allCases {
            let error = try await #require(throws: DatabaseError.self) {
                let unit = Unit(context: play.context(0), ["SELECT 1"])
                switch way {
                case .shared: _ = try await stranger.run(unit)
                case .leased: _ = try await stranger.runAlone(unit)
                case .transaction:
                    _ = try await stranger.transaction(context: play.context(0)) {
                        try await $0.execute("SELECT 1")
                    }
                }
            }
            #expect(error.kind == .roleRefused)
        }
        #expect(try await stranger.run(pid)[0].one { try $0.next(Int.self) } == before)
    }

    enum Way: CaseIterable { case shared, leased, transaction }
}
