import ArgumentParser
import Core

/// `foyer doctor`.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks whether everything is as it must be, and says what to do where it is not.",
        discussion: """
            Among the rest it logs in as the server does and proves that no business's tables can be read without
            that business's role, nor with another's. Status 1 if anything is wrong.
            """
    )

    @Option(help: "For how many businesses the isolation is tried out; the catalog is asked for all of them.")
    var businesses = 25

    @Flag(help: "Tell it as JSON.")
    var json = false

    func validate() throws {
        guard (0...100_000).contains(businesses) else {
            throw ValidationError("--businesses must be a whole number from 0 to 100000.")
        }
    }

    func run() async throws {
        let findings = try await Administration.with { administration in
            try await Examination(administration, sample: businesses).findings()
        }
        if json {
            Terminal.standard.say(JSONValue.array(findings.map(\.json)).text)
        } else {
            let rows = findings.map { [$0.state.rawValue, $0.subject, $0.detail] }
            TextTable.lines(rows).forEach(Terminal.standard.say)
        }
        if findings.contains(where: { $0.state == .wrong }) {
            throw ExitCode(CommandFault.Code.failed.rawValue)
        }
    }
}

/// What was found of one thing.
struct Finding: Sendable {
    enum State: String, Sendable {
        case right = "ok"
        /// It works, and should be looked at.
        case doubtful = "note"
        case wrong = "WRONG"
    }

    let subject: String
    let state: State
    let detail: String

    init(_ subject: String, _ state: State, _ detail: String) {
        self.subject = subject
        self.state = state
        self.detail = detail
    }

    /// Right, or else wrong with what to do.
    init(_ subject: String, _ isRight: Bool, _ detail: String, else remedy: String) {
        self.init(subject, isRight ? .right : .wrong, isRight ? detail : remedy)
    }

    var json: JSONValue {
        [
            "subject": .string(subject), "state": .string(state.rawValue.lowercased()),
            "detail": .string(detail),
        ]
    }
}
