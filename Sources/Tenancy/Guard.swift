public import Postgres

/// A condition that is proven in the same round trip as the work, before it: the session must still be valid.
///
/// Because the database answers it with every unit of work, taking a session away takes effect at once on every
/// server process, whatever these have in memory.
public struct Guard: Sendable {
    /// Answers with one row of one value, which is not NULL, if the condition holds, and with none if it does not.
    public let statement: SQL

    /// A condition.
    public init(_ statement: SQL) {
        self.statement = statement
    }
}
