public import Core
public import Postgres

/// What the violation of one constraint means to a user.
public struct ConstraintMeaning: Sendable {
    /// The constraint's name in the migrations.
    public let constraint: String
    /// The words for it.
    public let problem: Problem

    /// Gives a constraint its words.
    public init(constraint: String, problem: Problem) {
        self.constraint = constraint
        self.problem = problem
    }
}

/// The one table from SQLSTATE and constraint name to `Problem`.
///
/// Slices register what their constraints mean; nothing else catches a `DatabaseError` and translates it.
public struct ConstraintProblems: Sendable {
    private let meanings: [String: Problem]

    /// A table of these meanings; a constraint that is named twice keeps its first.
    public init(_ meanings: [ConstraintMeaning] = []) {
        self.meanings = Dictionary(
            meanings.map { ($0.constraint, $0.problem) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What an error of the database means to a user.
    public func problem(for error: DatabaseError) -> Problem {
        switch error.kind {
        case .connectionLost, .unavailable: return .unavailable(retryAfter: .seconds(2))
        case .timeout: return .timeout
        case .invalidParameter: return .malformed("A text holds a NUL character, which cannot be stored.")
        case .decoding, .roleRefused: return .broken(context: error.debugDescription)
        case .refused: break
        }
        guard let state = error.sqlState else { return .broken(context: error.debugDescription) }
        if state.errorClass == "23", let constraint = error.constraint, let known = meaning(of: constraint) {
            return known
        }
        return Self.problem(for: state, error)
    }

    /// What a constraint means, with or without the suffix of a shard.
    func meaning(of constraint: String) -> Problem? {
        meanings[constraint] ?? meanings[Self.withoutShard(constraint)]
    }

    /// `sessions_account_102010` → `sessions_account`: on Citus a constraint's name ends with its shard.
    static func withoutShard(_ constraint: String) -> String {
        let digits = constraint.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let rest = constraint.dropLast(digits)
        guard digits >= 6, rest.last == "_" else { return constraint }
        return String(rest.dropLast())
    }

    private static func problem(for state: SQLState, _ error: DatabaseError) -> Problem {
        switch state.rawValue {
        case "23505", "23P01":
            return .conflict(.other(slug: "already-exists", detail: "There is already one like this."))
        case "23503":
            // PostgreSQL names the same table and constraint for both directions; only its words differ.
            return error.message.hasPrefix("insert or update")
                ? .invalid([
                    FieldIssue(
                        field: error.column ?? "",
                        code: "unknown",
                        message: "refers to something that is not there"
                    )
                ])
                : .conflict(.other(slug: "in-use", detail: "Something else still refers to this."))
        case "40001", "40P01", "55P03", "25P03":
            return .unavailable(retryAfter: .seconds(1))
        case "57014":
            return .timeout
        case "22021", "22P05":
            return .malformed("A text holds characters that cannot be stored.")
        case "22003", "22007", "22008", "22P02":
            return .malformed("A value is outside of what can be stored.")
        default:
            break
        }
        switch state.errorClass {
        case "08", "53", "57": return .unavailable(retryAfter: .seconds(2))
        default: return .broken(context: error.debugDescription)
        }
    }
}
