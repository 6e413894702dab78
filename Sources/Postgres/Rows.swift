import CLibPQ
import Core

/// The answer to one statement.
public struct Rows: Sendable {
    let result: ResultHandle

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
            var reader = RowReader(result: result, row: Int32(row))
            values.append(try read(&reader))
        }
        return values
    }

    /// Reads every row without keeping anything.
    public func forEach(_ read: (inout RowReader) throws -> Void) throws {
        for row in 0..<count {
            var reader = RowReader(result: result, row: Int32(row))
            try read(&reader)
        }
    }

    /// Reads the first row, if there is one.
    public func first<T>(_ read: (inout RowReader) throws -> T) throws -> T? {
        guard count > 0 else { return nil }
        var reader = RowReader(result: result, row: 0)
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
    let result: ResultHandle
    let row: Int32
    private(set) var column: Int32 = 0

    init(result: ResultHandle, row: Int32) {
        self.result = result
        self.row = row
    }

    /// The next column, which must not be NULL.
    ///
    /// - Throws: `DatabaseError` of kind `decoding`.
    @inline(__always)
    public mutating func next<T: PostgresDecodable>(_ type: T.Type = T.self) throws -> T {
        guard let value = try next(T?.self) else {
            throw failure("is NULL")
        }
        return value
    }

    /// The next column, nil for NULL.
    ///
    /// - Throws: `DatabaseError` of kind `decoding`.
    @inline(__always)
    public mutating func next<T: PostgresDecodable>(_ type: T?.Type) throws -> T? {
        defer { column += 1 }
        guard column < Int32(result.columnCount) else { throw failure("is not there") }
        guard let bytes = unsafe result.bytes(row: row, column: column) else { return nil }
        let cell = unsafe Cell(bytes: bytes, type: result.type(column: column))
        guard let value = T(cell: cell) else { throw failure("is not a \(T.self)") }
        return value
    }

    /// Passes over columns.
    public mutating func skip(_ count: Int = 1) {
        column += Int32(count)
    }

    private func failure(_ what: String) -> DatabaseError {
        DatabaseError(
            .decoding, message: "column \(column + 1) of type \(result.type(column: column)) \(what)")
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
