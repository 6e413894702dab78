import ArgumentParser
import Core
import Tenancy

/// `foyer migrate`.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the directory and every business to the newest version.",
        discussion: """
            Makes roles and extensions where they are missing. Each business is one transaction; one goes
            ahead alone. What was broken off is gone on with by running it again. Status 1 if a business failed.
            """
    )

    @Option(help: "How many businesses are migrated at once (FOYER_MIGRATION_WORKERS).")
    var workers: Int?

    @Flag(help: "Tell the outcome as JSON.")
    var json = false

    func validate() throws {
        guard workers.map((1...64).contains) ?? true else {
            throw ValidationError("--workers must be a whole number from 1 to 64.")
        }
    }

    func run() async throws {
        let report = try await Administration.with(mayCreateKey: true) { administration in
            try await administration.prepare()
            return try await administration.migrate(
                workers: workers,
                progress: MigrationTeller(isSilent: json)
            )
        }
        if json {
            Terminal.standard.say(report.json.text)
        } else {
            report.lines.forEach(Terminal.standard.say)
        }
        guard report.isComplete else { throw ExitCode(CommandFault.Code.failed.rawValue) }
    }
}

/// Shows how migrations go on: a bar where somebody watches, else a line for each tenth.
struct MigrationTeller: MigrationProgress {
    var isSilent = false

    func waiting() {
        Terminal.standard.complain("Another migration is running; waiting for its end.")
    }

    func applied(directory migration: Migration) {
        guard !isSilent else { return }
        Terminal.standard.say("Applied \(migration.file)")
    }

    func began(businesses: Int, version: Int) {
        guard !isSilent, businesses > 0 else { return }
        Terminal.standard.say("Migrating \(businesses) businesses to version \(version)")
    }

    func finished(business slug: String, reason: String?, done: Int, of total: Int) {
        guard !isSilent else { return }
        if let reason { Terminal.standard.complain("\(slug): \(reason)") }
        Terminal.standard.draw(done, of: total, slug)
        let isTenth = done * 10 / total > (done - 1) * 10 / total
        if !Terminal.standard.isWatched, isTenth { Terminal.standard.say("\(done) of \(total) businesses") }
    }
}

extension MigrationReport {
    /// The outcome for people.
    var lines: [String] {
        var lines: [String] = []
        if isComplete {
            let done = migrated == 0 ? "Everything" : "\(migrated) businesses migrated; everything"
            lines.append("\(done) is at version \(version).")
        } else {
            lines.append("\(migrated) businesses migrated to version \(version), \(failures.count) failed:")
            lines += failures.map { "  \($0.slug): \($0.reason)" }
        }
        if untried > 0 {
            lines.append("\(untried) businesses were not tried, because the first one failed.")
        }
        return lines
    }

    /// The outcome for programs.
    var json: JSONValue {
        [
            "version": .int(version),
            "directory": .array(directory.map(JSONValue.string)),
            "migrated": .int(migrated),
            "failures": .array(
                failures.map { ["business": .string($0.slug), "reason": .string($0.reason)] }
            ),
            "untried": .int(untried),
        ]
    }
}
