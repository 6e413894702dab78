/// A five-character SQLSTATE code, as PostgreSQL reports it with every error (Appendix A of its manual).
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The five characters.
    public let rawValue: String

    /// Takes the five characters as they came.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The first two characters, which name the class of the error.
    public var errorClass: Substring {
        rawValue.prefix(2)
    }

    /// Two rows with one key.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// The current role may not do this.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// The statement was cancelled, by request or by its timeout.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// The name of a prepared statement that this connection does not have.
    public static let invalidStatementName = SQLState(rawValue: "26000")
    /// A statement inside a transaction that has already failed.
    public static let transactionAborted = SQLState(rawValue: "25P02")
}
