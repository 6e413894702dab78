import CLibPQ

/// Owns one `PGresult`.
///
/// A result is written once by libpq, on the event loop, and only read afterwards, which is why it may
/// be handed to another thread.
@usableFromInline @safe final class ResultHandle: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe PQclear(pointer)
    }

    var status: ExecStatusType { unsafe PQresultStatus(pointer) }
    var rowCount: Int { Int(unsafe PQntuples(pointer)) }
    var columnCount: Int { Int(unsafe PQnfields(pointer)) }

    /// The number of rows that a command changed, moved or read.
    var affected: Int {
        guard let text = unsafe PQcmdTuples(pointer) else { return 0 }
        return Int(unsafe String(cString: text)) ?? 0
    }

    /// What the command says it did, for example `COMMIT` or `ROLLBACK`.
    var commandStatus: String {
        guard let text = unsafe PQcmdStatus(pointer) else { return "" }
        return unsafe String(cString: text)
    }

    /// The type of a column.
    func type(column: Int32) -> UInt32 { unsafe PQftype(pointer, column) }

    /// The bytes of one value, or nil for NULL; valid as long as this object.
    func bytes(row: Int32, column: Int32) -> UnsafeRawBufferPointer? {
        if unsafe PQgetisnull(pointer, row, column) == 1 { return nil }
        guard let start = unsafe PQgetvalue(pointer, row, column) else { return nil }
        return unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, row, column)))
    }

    /// The error that the server sent.
    var error: DatabaseError {
        func field(_ code: UInt8) -> String? {
            guard let text = unsafe PQresultErrorField(pointer, Int32(code)) else { return nil }
            return unsafe String(cString: text)
        }
        // The codes of libpq's PG_DIAG_* macros, which Swift does not import.
        let state = field(UInt8(ascii: "C")).map(SQLState.init(rawValue:))
        let words = [field(UInt8(ascii: "M")), field(UInt8(ascii: "D")), field(UInt8(ascii: "H"))]
        let kind: DatabaseError.Kind = state?.isConnectionLoss == true ? .connectionLost : .refused
        return DatabaseError(
            kind,
            sqlState: state,
            constraint: field(UInt8(ascii: "n")),
            table: field(UInt8(ascii: "t")),
            column: field(UInt8(ascii: "c")),
            message: words.compactMap(\.self).joined(separator: " – ")
        )
    }
}

extension SQLState {
    /// The server ends the connection: it shuts down, crashed beside us, or was told to end us.
    var isConnectionLoss: Bool {
        ["57P01", "57P02", "57P03", "08006", "08003"].contains(rawValue)
    }
}
