import Core
import Postgres
import Tenancy

/// Why a command did not do what it was asked, in a sentence for the operator.
struct CommandFault: Error {
    /// How the process ends.
    enum Code: Int32, Sendable {
        /// It could not be done.
        case failed = 1
        /// It was asked for in a way that is not right: an option, a variable, a file.
        case usage = 2
    }

    let sentence: String
    let code: Code

    init(_ sentence: String, code: Code = .failed) {
        self.sentence = sentence
        self.code = code
    }

    /// The words for any error.
    init(_ error: any Error) {
        switch error {
        case let fault as CommandFault:
            self = fault
        case let fault as MigrationFault:
            self.init(fault.description)
        case let problem as Problem:
            self.init(Self.words(problem), code: problem.issues.isEmpty ? .failed : .usage)
        case let error as DatabaseError:
            self.init(Self.words(error))
        case is CancellationError:
            self.init("Interrupted.")
        default:
            self.init("\(error)")
        }
    }

    private static func words(_ problem: Problem) -> String {
        switch problem {
        case .invalid(let issues):
            issues.map { "\($0.field): \($0.message)" }.joined(separator: "\n")
        case .malformed(let sentence): sentence
        case .conflict(let conflict): conflict.detail
        case .tenantNotFound(let slug): "There is no business '\(slug)'."
        case .broken(let context): "Something is wrong with this program: \(context)"
        default: problem.detail ?? problem.title
        }
    }

    private static func words(_ error: DatabaseError) -> String {
        let message = error.message.split(separator: "\n").map { $0.trimmed }.joined(separator: " ")
        return switch error.kind {
        case .unavailable, .connectionLost: "The database cannot be reached: \(message)"
        case .timeout: "The database did not answer in time."
        case .refused, .roleRefused:
            "The database refused: \(message)\(error.sqlState.map { " (\($0.rawValue))" } ?? "")"
        case .decoding, .invalidParameter: "Something is wrong with this program: \(error.debugDescription)"
        }
    }
}
