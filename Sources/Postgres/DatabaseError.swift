/// Why the database did not do what it was asked.
///
/// `description` says nothing that came from the server, so that a careless `"\(error)"` in an answer
/// or a log cannot leak data; `debugDescription` has it all.
public struct DatabaseError: Error, Sendable {
    /// What kind of failure this is, by what a caller would do about it.
    public enum Kind: Sendable, Hashable {
        /// The server refused a statement; `sqlState` says why. Nothing of the unit of work was done.
        case refused
        /// The server refused the role of the unit of work, before anything of it was done.
        case roleRefused
        /// The connection broke while work was on its way. Whether a commit was done is not known.
        case connectionLost
        /// There is no connection: the server is down, or all connections were busy for too long.
        case unavailable
        /// The deadline passed. The statement was cancelled.
        case timeout
        /// A column did not hold what the reader asked for.
        case decoding
        /// The statement cannot be sent as it is, for example with a NUL in a text.
        case invalidParameter
    }

    /// What kind of failure this is.
    public let kind: Kind
    /// The server's code, where the server answered.
    public let sqlState: SQLState?
    /// The name of the constraint that was violated.
    public let constraint: String?
    /// The table that the error is about.
    public let table: String?
    /// The column that the error is about.
    public let column: String?
    /// The server's or libpq's words: for the log of an operator, never for an answer.
    public let message: String

    /// Puts an error together; every part but the kind may be missing.
    public init(
        _ kind: Kind,
        sqlState: SQLState? = nil,
        constraint: String? = nil,
        table: String? = nil,
        column: String? = nil,
        message: String = ""
    ) {
        self.kind = kind
        self.sqlState = sqlState
        self.constraint = constraint
        self.table = table
        self.column = column
        self.message = message
    }
}

extension DatabaseError {
    /// The same, known to be about the unit's role.
    var ofRole: DatabaseError {
        DatabaseError(.roleRefused, sqlState: sqlState, message: message)
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    /// The kind and the code, nothing else.
    public var description: String {
        "DatabaseError(\(kind)\(sqlState.map { " \($0.rawValue)" } ?? ""))"
    }

    /// Everything that is known.
    public var debugDescription: String {
        let parts = [
            ("sqlState", sqlState?.rawValue), ("constraint", constraint), ("table", table),
            ("column", column),
            ("message", message.isEmpty ? nil : message),
        ]
        let known = parts.compactMap { name, value in value.map { "\(name): \($0)" } }
        return "DatabaseError(\(([String(describing: kind)] + known).joined(separator: ", ")))"
    }
}
