import Core
import FoundationEssentials
import Glibc
import Postgres
import Tenancy
import TestKit
import Testing

/// Ten thousand mails, while the servers that send them and the server that takes them are killed again and again.
///
/// It has the machine to itself, as the races have.
@Suite(.serialized, .timeLimit(.minutes(15))) struct `Races for a time against killed servers` {
    /// `foyer serve` as the operator starts it.
    private struct Server {
        let process: TestProcess

        init(_ database: TestDatabase, mailPort: Int) throws {
            let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            let program = tests.deletingLastPathComponent().appending(path: "foyer").path
            process = try TestProcess(
                [program, "serve"],
                environment: [
                    "FOYER_SERVER_DATABASE_URL=\(database.serverURL)",
                    "FOYER_SECRET_KEY=\(String(repeating: "5e", count: 32))",
                    "FOYER_MIGRATIONS=\(Checkout.root)/migrations",
                    "FOYER_LISTEN=127.0.0.1:0",
                    "FOYER_SMTP_URL=smtp://127.0.0.1:\(mailPort)",
                    "FOYER_MAIL_FROM=bookings@foyer.example",
                    "FOYER_LOG_LEVEL=critical",
                ]
            )
        }

        func end(_ signal: Int32) async {
            process.signal(signal)
            _ = await process.wait()
        }
    }

    /// The same each time: what fails once can be seen again.
    private struct Dice {
        static let seed: UInt64 = 20_261_123
        private var state = seed

        /// A number below a limit (Knuth's generator; its high bits are the good ones).
        mutating func roll(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private static let businesses = 50
    private static let messages = 200
    private static let servers = 2
    /// What one server has on its way at once: so many jobs, each with so many mails.
    private static let underWay = 8 * 4

    @Test
    func `B.5 of 10,000 mails all arrive though servers are killed, and twice only what a kill left open`()
        async throws
    {
        let database = try await TestDatabase(on: TestCluster.shared(), name: "mailkills")
        let rush = try await MailRush.make(Self.businesses, messages: Self.messages, in: database)
        let total = Self.businesses * Self.messages
        try await TestMailServer.during(["--brief"]) { judge in
            var dice = Dice()
            var kills = 0
            var servers = try (0..<Self.servers).map { _ in try Server(database, mailPort: judge.port) }
            try await rush.announce()
            var next = 0
            while true {
                next += 300 + dice.roll(900)
                guard next < total * 3 / 4 else { break }
                try await eventually("\(next) mails came", within: .seconds(120)) {
                    try judge.count >= next
                }
                kills += 1
                if dice.roll(3) == 0 {
                    await judge.kill()
                    try await judge.startAgain()
                } else {
                    let index = dice.roll(servers.count)
                    await servers[index].end(SIGKILL)
                    servers[index] = try Server(database, mailPort: judge.port)
                }
                try await rush.pass()
            }
            try await eventually("nothing is left but what servers have taken", within: .seconds(120)) {
                try await rush.pass()
                return try await rush.count("queued") == 0
            }
            // Who was killed does not come back, and who lives has ended what it had: the leases may run out.
            for server in servers { await server.end(SIGTERM) }
            let last = try Server(database, mailPort: judge.port)
            try await rush.pass(withLeases: true)
            try await eventually("all are sent", within: .seconds(120)) {
                try await rush.count("sent") == total
            }
            await last.end(SIGTERM)

            let ledger = try await rush.ledger()
            var arrived: [String: Int] = [:]
            for mail in try judge.mails {
                // <number@business.domain>
                let id = mail["mail"]?["id"]?.stringValue?.dropFirst().prefix { $0 != "@" } ?? ""
                arrived[String(id), default: 0] += 1
            }
            #expect(ledger.count == total)
            #expect(ledger.values.allSatisfy { $0.state == "sent" })
            #expect(Set(arrived.keys) == Set(ledger.keys), "seed \(Dice.seed)")
            let twice = arrived.filter { $0.value > 1 }
            #expect(twice.allSatisfy { id, times in times <= ledger[id]?.attempts ?? 0 }, "seed \(Dice.seed)")
            let most = kills * Self.underWay * Self.servers
            #expect(kills >= 8)
            #expect(twice.count <= most, "\(twice.count) twice after \(kills) kills, seed \(Dice.seed)")
        }
    }
}
