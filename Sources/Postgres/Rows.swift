import CLibPQ
public import Core

/// The answer to one statement.
public struct Rows: Sendable {
    let result: ResultHandle
    private var firstColumn: Int32 = 0

    init(result: ResultHandle) {
        self.result = result
    }

    /// The same rows without their first column, which somebody else has read.
    public func droppingFirstColumn() -> Rows {
        var rest = self
        rest.firstColumn += 1
        return rest
    }

    /// The number of rows in the answer.
    public var count: Int { result.rowCount }

    /// The number of rows that the statement inserted, updated, deleted or read.
    public var affected: Int { result.affected }

    /// Reads every row.
    ///
    /// - Throws: what `read` throws, and `DatabaseError` of kind `decoding` where a column does not fit.
    public func map<T>(_ read: (inout RowReader) throws -> T) throws -> [T] {
        var values: [T] = []
        values.reserveCapacity(count)
        for row in 0..<count {
            var reader = RowReader(result: result, row: Int32(row), column: firstColumn)
            values.append(try read(&reader))
        }
        return values
    }

    /// Reads every row without keeping anything.
    public func forEach(_ read: (inout RowReader) throws -> Void) throws {
        for row in 0..<count {
            var reader = RowReader(result: result, row: Int32(row), column: firstColumn)
            try read(&reader)
        }
    }

    /// Reads the first row, if there is one.
    public func first<T>(_ read: (inout RowReader) throws -> T) throws -> T? {
        guard count > 0 else { return nil }
        var reader = RowReader(result: result, row: 0, column: firstColumn)
        return try read(&reader)
    }

    /// Reads the first row of a statement that always answers with one.
    public func one<T>(_ read: (inout RowReader) throws -> T) throws -> T {
        guard let value = try first(read) else {
            throw DatabaseError(.decoding, message: "a row was expected and there was none")
        }
        return value
    }
}

/// Reads the columns of one row, in the order in which the SELECT list names them.
public struct RowReader {
    @usableFromInline let result: ResultHandle
    @usableFromInline let row: Int32
    @usableFromInline var column: Int32
    private let columns: Int32

    init(result: ResultHandle, row: Int32, column: Int32) {
        self.result = result
        self.row = row
        self.column = column
        columns = Int32(result.columnCount)
    }

    /// The next column, which must not be NULL.
    ///
    /// - Throws: `DatabaseError` of kind `decoding`.
    @inlinable
    public mutating func next<T: PostgresDecodable>(_ type: T.Type = T.self) throws -> T {
        guard let value = try next(T?.self) else {
            throw failure("is NULL", type: T.self)
        }
        return value
    }

    /// The next column, nil for NULL.
    ///
    /// - Throws: `DatabaseError` of kind `decoding`.
    @inlinable
    public mutating func next<T: PostgresDecodable>(_ type: T?.Type) throws -> T? {
        guard let cell = try nextCell() else { return nil }
        guard let value = T(cell: cell) else { throw failure("is not a", type: T.self) }
        return value
    }

    /// Writes the next column, whose binary format must be its text, as a JSON text or null, without a detour.
    public mutating func write(to json: inout JSONWriter) throws {
        guard let cell = try nextCell() else { return json.null() }
        switch cell.type {
        case TypeOID.bool, TypeOID.bytea, TypeOID.int8, TypeOID.int2, TypeOID.int4, TypeOID.date,
            TypeOID.timestamptz, TypeOID.numeric, TypeOID.uuid, TypeOID.float8, TypeOID.jsonb:
            throw failure("is not a", type: String.self)
        default: unsafe json.string(utf8: cell.bytes.assumingMemoryBound(to: UInt8.self))
        }
    }

    @usableFromInline
    mutating func nextCell() throws -> Cell? {
        guard column < columns else { throw failure("is not there", type: Never.self) }
        defer { column += 1 }
        guard let bytes = unsafe result.bytes(row: row, column: column) else { return nil }
        return unsafe Cell(bytes: bytes, type: result.type(column: column))
    }

    /// Whether the next columns, so many of them, are all NULL.
    public func areNull(_ count: Int) -> Bool {
        (0..<Int32(count)).allSatisfy { unsafe result.bytes(row: row, column: column + $0) == nil }
    }

    /// Passes over columns.
    public mutating func skip(_ count: Int = 1) {
        column += Int32(count)
    }

    @usableFromInline
    func failure<T>(_ what: String, type: T.Type) -> DatabaseError {
        DatabaseError(
            .decoding,
            message: "column \(column + 1) of type \(result.type(column: column)) \(what) \(T.self)"
        )
    }
}

/// One value as the server sent it, in binary format.
@safe public struct Cell {
    let bytes: UnsafeRawBufferPointer
    /// The type's number in `pg_type`.
    let type: UInt32

    init(bytes: UnsafeRawBufferPointer, type: UInt32) {
        unsafe self.bytes = unsafe bytes
        self.type = type
    }
}
