import Core
import Dispatch
import Foundation
import TestKit
import Testing

@testable import foyer

@Suite struct `The foyer command` {
    /// A database of its own, without anything in it, and how the command is run on it.
    private struct Bench {
        let environment: [String: String]
        let folder: String

        init(_ name: String) async throws {
            let cluster = try await TestCluster.shared()
            try await cluster.createDatabase("command_\(name)")
            folder = FileManager.default.temporaryDirectory.path + "/foyer-\(ID<CommandRun>.make(.system))"
            environment = [
                "DATABASE_URL": cluster.url(database: "command_\(name)"),
                "FOYER_DATA": folder,
                "FOYER_MIGRATIONS": Checkout.root + "/migrations",
                "FOYER_LISTEN": "127.0.0.1:0",
            ]
        }

        func run(_ arguments: String...) async throws -> CommandRun {
            try await CommandRun(arguments, environment)
        }
    }

    private static let example = Checkout.root + "/tenants.example.json"

    @Test func `an empty database becomes one with two businesses, and again nothing changes`() async throws {
        let bench = try await Bench("whole")
        defer { try? FileManager.default.removeItem(atPath: bench.folder) }
        let early = try await bench.run("business", "list")
        #expect(early.status == 1)
        #expect(early.errors.contains("There is no secret key"))
        let migrated = try await bench.run("migrate")
        #expect(migrated.status == 0, "\(migrated.errors)")
        #expect(migrated.output.contains("Applied directory/0001_directory.sql"))
        #expect(try await bench.run("migrate").output.contains("Everything is at version"))
        let applied = try await bench.run("business", "apply", Self.example)
        #expect(applied.status == 0, "\(applied.errors)")
        #expect(applied.output.split(separator: "\n") == ["lumen: made", "brisa: made"])
        let again = try await bench.run("business", "apply", Self.example, "--json")
        let outcomes = try JSONValue(parsing: Array(again.output.utf8)).arrayValue ?? []
        #expect(outcomes.map { $0["changes"] } == [[], []])
        #expect(outcomes.map { $0["created"] } == [false, false])
        let list = try JSONValue(
            parsing: Array(try await bench.run("business", "list", "--json").output.utf8)
        )
        #expect(list.arrayValue?.map { $0["slug"] } == ["brisa", "lumen"])
        let doctor = try await bench.run("doctor")
        #expect(doctor.status == 0, "\(doctor.output)")
        #expect(doctor.output.contains("nothing can be read without a role"))
        #expect(try await bench.run("business", "suspend", "lumen").status == 0)
        #expect(try await bench.run("business", "show", "lumen").output.contains("suspended"))
        #expect(try await bench.run("business", "resume", "lumen").output.contains("lumen is active"))
        let link = try await bench.run("link", "lumen", "--staff", "NURIA@lumen.example")
        #expect(link.output.contains("/t/lumen/staff/set-password#token="))
        #expect(try await bench.run("link", "lumen").output.contains("Nobody waits"))
    }

    @Test func `what is wrong is told in a sentence, with its own status`() async throws {
        let bench = try await Bench("wrong")
        defer { try? FileManager.default.removeItem(atPath: bench.folder) }
        #expect(try await bench.run("migrate").status == 0)
        let unknown = try await bench.run("business", "show", "nobody")
        #expect(unknown.status == 1)
        #expect(unknown.errors == "foyer: There is no business 'nobody'.\n")
        let missing = try await bench.run("business", "apply", "/nonexistent.json")
        #expect(missing.status == 2)
        #expect(missing.errors == "foyer: There is no readable file at /nonexistent.json.\n")
        let option = try await bench.run("migrate", "--worker", "2")
        #expect(option.status == 2)
        #expect(option.errors.contains("--worker"))
        #expect(try await bench.run("migrate", "--workers", "0").status == 2)
        let help = try await bench.run("serve", "--help")
        #expect(help.status == 0)
        #expect(help.output.contains("FOYER_TRUSTED_PROXIES  addresses, default: none"))
    }

    @Test func `a file with faults is refused as a whole, every fault with its path`() async throws {
        let bench = try await Bench("faults")
        defer { try? FileManager.default.removeItem(atPath: bench.folder) }
        #expect(try await bench.run("migrate").status == 0)
        let file = bench.folder + "/businesses.json"
        let business = """
            {"slug": "a", "name": "A", "language": "ca", "currency": "EUR",
             "branches": [{"slug": "x", "name": "X", "time_zone": "Mars"}]}
            """
        #expect(
            FileManager.default.createFile(
                atPath: file,
                contents: Data(#"{"businesses": [\#(business), \#(business)]}"#.utf8)
            )
        )
        let refused = try await bench.run("business", "apply", file)
        #expect(refused.status == 2)
        for path in ["businesses[0].branches[0].time_zone: ", "businesses[1].slug: "] {
            #expect(refused.errors.contains("\n  \(path)"))
        }
        #expect(try await bench.run("business", "list", "--json").output == "[]\n")
    }

    @Test func `a database that is not there is told as such`() async throws {
        let run = try await CommandRun(
            ["migrate"],
            [
                "DATABASE_URL": "postgresql://nobody@/foyer?host=/nonexistent", "FOYER_DATA": "/nonexistent",
                "FOYER_SECRET_KEY": String(repeating: "ab", count: 32),
                "FOYER_MIGRATIONS": Checkout.root + "/migrations",
            ]
        )
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("foyer: The database cannot be reached: "))
    }
}

/// One run of the built program to its end.
private struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    init(_ arguments: [String], _ environment: [String: String]) async throws {
        let process = Process()
        let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        process.executableURL = tests.deletingLastPathComponent().appending(path: "foyer")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        async let said = Self.text(of: output)
        async let complained = Self.text(of: errors)
        (self.output, self.errors) = (await said, await complained)
        status = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
    }

    private static func text(of pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
                continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}
