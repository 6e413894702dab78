import ArgumentParser
import Core
import Tenancy

/// `foyer business apply`.
struct BusinessApply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Makes businesses what a file says; done again, it changes nothing.",
        discussion: """
            What the file names gets the file's values; what it does not name stays as it is. A file with a
            fault is refused as a whole, and every fault is told with its path.
            """
    )

    @Argument(help: "The businesses file (JSON); - for standard input.")
    var file: String

    @Flag(help: "Tell the outcome as JSON.")
    var json = false

    func run() async throws {
        let settings = try Settings.read(for: .administration)
        let businesses = try BusinessesApplication.read(file, baseDomain: settings.baseDomain)
        let outcomes = try await Administration.with { administration in
            _ = try await administration.businesses()
            var outcomes: [BusinessesApplication.Outcome] = []
            try await BusinessesApplication(administration).apply(businesses) { outcome in
                outcomes.append(outcome)
                guard !json else { return }
                outcome.lines.forEach(Terminal.standard.say)
                Terminal.standard.draw(outcomes.count, of: businesses.businesses.count, outcome.business.slug)
            }
            return outcomes
        }
        if json { Terminal.standard.say(JSONValue.array(outcomes.map(\.json)).text) }
    }
}

extension BusinessesApplication.Outcome {
    /// The outcome for people.
    var lines: [String] {
        let what =
            isNew
            ? "made"
            : changes.isEmpty ? "as the file says already" : "changed: \(changes.joined(separator: ", "))"
        return ["\(business.slug): \(what)"]
            + withoutPassword.map { person in
                "  \(person.email) has no password yet: foyer link \(business.slug) --staff \(person.email)"
            }
    }

    /// The outcome for programs.
    var json: JSONValue {
        [
            "business": .string(business.slug),
            "created": .bool(isNew),
            "changes": .array(changes.map(JSONValue.string)),
            "without_password": .array(withoutPassword.map { .string($0.email.text) }),
        ]
    }
}
