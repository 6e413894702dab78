/// SQL in which a value can only ever become a parameter.
///
///     let sql: SQL = "SELECT id FROM clients WHERE email = \(email) AND \(fragment: visible)"
///
/// An interpolated value never becomes part of the text: it becomes `$1`, `$2`, … and travels beside it.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text, with gaps for the values.
    private(set) var pieces = SQLPieces()
    /// The values in text format, each ended by a NUL as libpq wants them.
    private(set) var values: [UInt8] = []
    /// Where each value begins in `values`; nil for NULL.
    private(set) var offsets: [Int?] = []
    /// A text value had a NUL inside, which PostgreSQL cannot hold; sending it would cut it short.
    private(set) var hasEmbeddedNul = false
    /// The statement means the same under every schema, so one preparation serves all.
    private(set) var isSchemaFree = false

    private init() {}

    /// SQL without values.
    public init(stringLiteral text: StaticString) {
        pieces.append(text)
    }

    /// What the compiler builds from a literal with interpolations.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// SQL text that was made by a program, such as a migration's file; never from what a user sent.
    public init(trusted text: String) {
        pieces.append(text)
    }

    /// The statement with `$1`, `$2`, … where the values belong.
    public var text: String {
        pieces.text { "$\($0 + 1)" }
    }

    /// A statement that names nothing, such as `COMMIT`.
    static func schemaFree(_ sql: SQL) -> SQL {
        var sql = sql
        sql.isSchemaFree = true
        return sql
    }

    /// One statement after the other, with a separator between them.
    public static func joined(_ parts: [SQL], separator: StaticString) -> SQL {
        var whole = SQL()
        for (index, part) in parts.enumerated() {
            if index > 0 { whole.pieces.append(separator) }
            whole.append(part)
        }
        return whole
    }

    /// Gathers the parts of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var sql = SQL()

        /// Reserves room for a literal of so many parts.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.pieces.reserveCapacity(2 * interpolationCount + 1)
            sql.offsets.reserveCapacity(interpolationCount)
        }

        /// The text between values.
        public mutating func appendLiteral(_ literal: StaticString) {
            sql.pieces.append(literal)
        }

        /// A value, which becomes a parameter.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            sql.append(value: value)
        }

        /// A value or NULL, which becomes a parameter.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            if let value {
                sql.append(value: value)
            } else {
                sql.pieces.appendParameter()
                sql.offsets.append(nil)
            }
        }

        /// Other SQL, with its values.
        public mutating func appendInterpolation(fragment: SQL) {
            sql.append(fragment)
        }

        /// The name of a table, column, schema or role, quoted.
        public mutating func appendInterpolation(identifier: String) {
            sql.pieces.append(SQL.quoted(identifier: identifier))
        }
    }

    /// A name in double quotes, with those inside doubled.
    public static func quoted(identifier: String) -> String {
        "\"" + identifier.replacing("\"", with: "\"\"") + "\""
    }

    private mutating func append(value: some PostgresEncodable) {
        pieces.appendParameter()
        offsets.append(values.count)
        let start = values.count
        value.encode(into: &values)
        if values[start...].contains(0) { hasEmbeddedNul = true }
        values.append(0)
    }

    private mutating func append(_ other: SQL) {
        pieces.append(other.pieces)
        guard !other.offsets.isEmpty else { return }
        offsets += other.offsets.map { offset in offset.map { $0 + values.count } }
        values += other.values
        hasEmbeddedNul = hasEmbeddedNul || other.hasEmbeddedNul
    }

    /// The text with each value in place of its mark, for the few commands that take no parameters; nil where
    /// libpq cannot write a value.
    ///
    /// - Parameter literal: turns the bytes of a value into an SQL literal; libpq knows how.
    func inlined(literal: (ArraySlice<UInt8>) -> String?) -> String? {
        let literals: [String?] = offsets.map { offset in
            guard let offset else { return "NULL" }
            return literal(values[offset..<(values[offset...].firstIndex(of: 0) ?? values.endIndex)])
        }
        guard !literals.contains(nil) else { return nil }
        return pieces.text { literals[$0] ?? "" }
    }
}
