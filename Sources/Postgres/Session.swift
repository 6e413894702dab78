import CLibPQ
import Dispatch
import Glibc

/// Owns one `PGconn`.
///
/// It is made on a thread that may block, then used on the event loop only, and ended with its last
/// reference, when nobody can use it any more.
@safe final class Session: @unchecked Sendable {
    let raw: OpaquePointer
    let descriptor: Int32

    private init(_ raw: OpaquePointer) {
        unsafe self.raw = raw
        descriptor = unsafe PQsocket(raw)
    }

    deinit {
        unsafe PQfinish(raw)
    }

    /// What libpq last complained of.
    var errorMessage: String {
        guard let text = unsafe PQerrorMessage(raw) else { return "" }
        return unsafe String(cString: text).split(separator: "\n").joined(separator: " ")
    }

    var isBroken: Bool {
        unsafe PQstatus(raw) != CONNECTION_OK
    }

    private static let connecting = DispatchQueue(label: "postgres.connect", attributes: .concurrent)
    private static let cancelling = DispatchQueue(label: "postgres.cancel", attributes: .concurrent)

    /// Connects as libpq does, host after host, on a thread that may block.
    ///
    /// - Throws: `DatabaseError` of kind `unavailable`, or `refused` where the server refused the login.
    static func connect(_ configuration: DatabaseConfiguration) async throws -> Session {
        try await withCheckedThrowingContinuation { continuation in
            connecting.async {
                continuation.resume(with: Result { try open(configuration) })
            }
        }
    }

    /// Asks the server to cancel what it is doing for this connection, without waiting for it.
    func requestCancel() {
        guard let cancel = unsafe PQgetCancel(raw) else { return }
        let ticket = unsafe CancelTicket(cancel)
        Self.cancelling.async { ticket.send() }
    }

    private static func open(_ configuration: DatabaseConfiguration) throws -> Session {
        var options: [(String, String)] = [
            ("dbname", configuration.url),
            ("client_encoding", "UTF8"),
            ("application_name", configuration.applicationName),
            ("connect_timeout", String(configuration.connectTimeoutSeconds)),
        ]
        if let database = configuration.database { options.append(("dbname", database)) }
        if let user = configuration.user { options.append(("user", user)) }
        if let password = configuration.password { options.append(("password", password)) }
        let keywords = unsafe options.map { unsafe strdup($0.0) }
        let values = unsafe options.map { unsafe strdup($0.1) }
        defer {
            for index in options.indices {
                unsafe free(keywords[index])
                unsafe free(values[index])
            }
        }
        let made = unsafe PQconnectdbParams(
            keywords.map { unsafe UnsafePointer($0) } + [nil],
            values.map { unsafe UnsafePointer($0) } + [nil],
            1
        )
        guard let made = unsafe made else {
            throw DatabaseError(.unavailable, message: "libpq has no memory for a connection")
        }
        let session = unsafe Session(made)
        guard !session.isBroken else {
            throw DatabaseError(.unavailable, message: session.errorMessage)
        }
        try session.prepare(configuration)
        return session
    }

    /// What stays the same for the connection's whole life.
    ///
    /// Role and path never do: they are local to transactions.
    private func prepare(_ configuration: DatabaseConfiguration) throws {
        // A notice would otherwise be printed to standard error.
        _ = unsafe PQsetNoticeProcessor(raw, { _, _ in }, nil)
        let timeout = configuration.statementTimeout.map { "\($0.components.seconds * 1_000)" } ?? "0"
        let settings = unsafe PQexec(
            raw,
            """
            SELECT set_config('timezone', 'UTC', false),
                set_config('jit', 'off', false),
                set_config('statement_timeout', '\(timeout)', false),
                set_config('idle_in_transaction_session_timeout', '60000', false)
            """
        )
        guard let settings = unsafe settings else {
            throw DatabaseError(.unavailable, message: errorMessage)
        }
        let result = unsafe ResultHandle(settings)
        guard result.status == PGRES_TUPLES_OK else { throw result.error }
        guard unsafe PQsetnonblocking(raw, 1) == 0, unsafe PQenterPipelineMode(raw) == 1 else {
            throw DatabaseError(.unavailable, message: errorMessage)
        }
    }
}

/// One request to cancel; used once, on one thread.
@safe private final class CancelTicket: @unchecked Sendable {
    private let raw: OpaquePointer

    init(_ raw: OpaquePointer) {
        unsafe self.raw = raw
    }

    deinit {
        unsafe PQfreeCancel(raw)
    }

    func send() {
        var words = [CChar](repeating: 0, count: 256)
        _ = unsafe PQcancel(raw, &words, 256)
    }
}
