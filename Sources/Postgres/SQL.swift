/// SQL in which a value can only ever become a parameter.
///
///     let sql: SQL = "SELECT id FROM clients WHERE email = \(email) AND \(fragment: visible)"
///
/// An interpolated value never becomes part of the text: it becomes `$1`, `$2`, … and travels beside it.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The statement with `$1`, `$2`, … where the values belong.
    public private(set) var text: String
    /// The values in text format, each ended by a NUL as libpq wants them.
    var values: [UInt8]
    /// Where each value begins in `values`; nil for NULL.
    var offsets: [Int?]
    /// Where each `$n` begins in the UTF-8 of `text`; n is the index plus one.
    var marks: [Int]
    /// A text value had a NUL inside, which PostgreSQL cannot hold; sending it would cut it short.
    var hasEmbeddedNul = false
    /// The statement means the same under every schema, so one preparation serves all.
    var isSchemaFree = false

    /// SQL without values.
    public init(stringLiteral text: String) {
        self.text = text
        values = []
        offsets = []
        marks = []
    }

    /// What the compiler builds from a literal with interpolations.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// SQL text that was made by a program, such as a migration's file; never from what a user sent.
    public init(trusted text: String) {
        self.init(stringLiteral: text)
    }

    /// A statement that names nothing, such as `COMMIT`.
    static func schemaFree(_ sql: SQL) -> SQL {
        var sql = sql
        sql.isSchemaFree = true
        return sql
    }

    /// One statement after the other, with a separator between them.
    public static func joined(_ parts: [SQL], separator: String) -> SQL {
        var whole = SQL(stringLiteral: "")
        for (index, part) in parts.enumerated() {
            if index > 0 { whole.text += separator }
            whole.append(part)
        }
        return whole
    }

    /// Gathers the parts of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var sql = SQL(stringLiteral: "")

        /// Reserves room for a literal of this size.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + interpolationCount * 4)
            sql.marks.reserveCapacity(interpolationCount)
            sql.offsets.reserveCapacity(interpolationCount)
        }

        /// The text between values.
        public mutating func appendLiteral(_ literal: String) {
            sql.text += literal
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
                sql.appendMark()
                sql.offsets.append(nil)
            }
        }

        /// Other SQL, with its values.
        public mutating func appendInterpolation(fragment: SQL) {
            sql.append(fragment)
        }

        /// The name of a table, column, schema or role, quoted.
        public mutating func appendInterpolation(identifier: String) {
            sql.text += SQL.quoted(identifier: identifier)
        }
    }

    /// A name in double quotes, with those inside doubled.
    public static func quoted(identifier: String) -> String {
        "\"" + identifier.replacing("\"", with: "\"\"") + "\""
    }

    private mutating func append(value: some PostgresEncodable) {
        appendMark()
        offsets.append(values.count)
        let start = values.count
        value.encode(into: &values)
        if values[start...].contains(0) { hasEmbeddedNul = true }
        values.append(0)
    }

    private mutating func appendMark() {
        marks.append(text.utf8.count)
        text += "$"
        text += String(marks.count)
    }

    private mutating func append(_ other: SQL) {
        guard !other.marks.isEmpty else {
            text += other.text
            return
        }
        let utf8 = other.text.utf8
        var position = utf8.startIndex
        for (index, mark) in other.marks.enumerated() {
            let start = utf8.index(utf8.startIndex, offsetBy: mark)
            text += other.text[position..<start]
            appendMark()
            position = utf8.index(start, offsetBy: 1 + String(index + 1).utf8.count)
        }
        text += other.text[position...]
        offsets += other.offsets.map { offset in offset.map { $0 + values.count } }
        values += other.values
        hasEmbeddedNul = hasEmbeddedNul || other.hasEmbeddedNul
    }

    /// The text with each value in place of its mark, for the few commands that take no parameters.
    ///
    /// - Parameter literal: turns the bytes of a value into an SQL literal; libpq knows how.
    func inlined(literal: (ArraySlice<UInt8>) -> String?) -> String? {
        var whole = ""
        let utf8 = text.utf8
        var position = utf8.startIndex
        for (index, mark) in marks.enumerated() {
            let start = utf8.index(utf8.startIndex, offsetBy: mark)
            whole += text[position..<start]
            if let offset = offsets[index] {
                let end = values[offset...].firstIndex(of: 0) ?? values.endIndex
                guard let quoted = literal(values[offset..<end]) else { return nil }
                whole += quoted
            } else {
                whole += "NULL"
            }
            position = utf8.index(start, offsetBy: 1 + String(index + 1).utf8.count)
        }
        return whole + text[position...]
    }
}
