/// The role and the schema that a unit of work runs under; made once for each, used for many units.
public final class Context: Sendable {
    /// The role that decides what may be touched.
    public let role: String
    /// The schema in which names are looked up first; also the key of the prepared statements.
    public let schema: String
    /// Sets role and path for the current transaction only, whatever becomes of it.
    let statement: SQL
    /// The same for a transaction of several statements.
    ///
    /// These find their rows by keys, so that a plan for all values is as good as one for each, and planning anew, as
    /// PostgreSQL would for the first five times and often for good, was measured at a third of a booking's cost.
    let opening: SQL

    /// A context; `extensions` names the schemas searched after the first.
    public init(role: String, schema: String, extensions: [String] = ["extensions"]) {
        self.role = role
        self.schema = schema
        let path = ([schema] + extensions).map(SQL.quoted(identifier:)).joined(separator: ", ")
        statement = .schemaFree(
            "SELECT set_config('role', \(role), true), set_config('search_path', \(path), true)"
        )
        opening = .schemaFree(
            """
            SELECT set_config('role', \(role), true), set_config('search_path', \(path), true),
                set_config('plan_cache_mode', 'force_generic_plan', true)
            """
        )
    }
}

extension Context: Hashable {
    /// Whether both set the same role and path.
    public static func == (left: Context, right: Context) -> Bool {
        left === right || left.statement.values == right.statement.values
    }

    /// By role and schema.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(role)
        hasher.combine(schema)
    }
}

/// Statements that travel together: one round trip, one transaction, all or nothing.
public struct Unit: Sendable {
    /// The role and schema; nil for the connection's own.
    public let context: Context?
    /// Whether it opens a transaction that others go on with.
    let begins: Bool
    /// In the order in which they run.
    public let statements: [SQL]
    /// When nobody waits for the answer any more.
    public let deadline: ContinuousClock.Instant?
    /// Under which schema the statements are prepared.
    let schema: String

    /// A unit of work.
    public init(context: Context? = nil, _ statements: [SQL], deadline: ContinuousClock.Instant? = nil) {
        self.context = context
        begins = false
        self.statements = statements
        self.deadline = deadline
        schema = context?.schema ?? ""
    }

    /// A unit that begins a transaction under a context.
    init(beginning context: Context?, _ statements: [SQL], deadline: ContinuousClock.Instant?) {
        self.context = context
        begins = true
        self.statements = statements
        self.deadline = deadline
        schema = context?.schema ?? ""
    }

    /// A unit inside a transaction that has set its context already.
    init(keyedBy schema: String?, _ statements: [SQL], deadline: ContinuousClock.Instant?) {
        context = nil
        begins = false
        self.statements = statements
        self.deadline = deadline
        self.schema = schema ?? ""
    }
}
