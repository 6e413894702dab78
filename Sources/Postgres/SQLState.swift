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
    /// A row that refers to nothing, or that is still referred to.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// A row that breaks a CHECK constraint.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// A NULL where there must be a value.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// A row that overlaps another where an exclusion constraint forbids it.
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// The current role may not do this.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// The statement was cancelled, by request or by its timeout.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// The name of a prepared statement that this connection does not have.
    public static let invalidStatementName = SQLState(rawValue: "26000")
    /// A statement inside a transaction that has already failed.
    public static let transactionAborted = SQLState(rawValue: "25P02")
    /// Two transactions that could not both be serialized.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// Two transactions that waited for each other.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// Bytes that are not text in the database's encoding.
    public static let characterNotInRepertoire = SQLState(rawValue: "22021")
    /// A schema that is not there, or not for this role.
    public static let undefinedSchema = SQLState(rawValue: "3F000")
    /// A table that is not there.
    public static let undefinedTable = SQLState(rawValue: "42P01")
}
