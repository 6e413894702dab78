/// One unit of work on its way through a connection.
///
/// Read and written on the event loop only, once it has been handed to it.
@safe final class UnitRun: @unchecked Sendable {
    /// What the server will answer next for this unit.
    enum Step {
        case forget
        case prepare(StatementCache.Key, name: String)
        case begin(StatementCache.Key, name: String)
        case context(StatementCache.Key, name: String)
        case statement(StatementCache.Key, name: String)
    }

    typealias Continuation = UnsafeContinuation<[Rows], any Error>

    let unit: Unit
    /// The unit has no part outside itself: when it failed, nothing was done, and it may be sent again.
    let isSelfContained: Bool
    let submittedAt = ContinuousClock.now
    private var continuation: Continuation?
    private(set) var isAbandoned = false
    var abandonedAt: ContinuousClock.Instant?
    var steps: [Step] = []
    var step = 0
    var attempts = 0
    var rows: [Rows] = []
    var error: DatabaseError?

    init(_ unit: Unit, isSelfContained: Bool) {
        self.unit = unit
        self.isSelfContained = isSelfContained
    }

    /// Makes the unit ready for being sent, again if need be.
    func reset() {
        steps.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        step = 0
        error = nil
        attempts += 1
    }

    /// Whoever waits for the answer; not taken when the wait was given up before it began.
    func wait(_ continuation: Continuation) -> Bool {
        guard !isAbandoned else {
            unsafe continuation.resume(throwing: CancellationError())
            return false
        }
        unsafe self.continuation = unsafe continuation
        return true
    }

    func finish(_ result: Result<[Rows], any Error>) {
        guard let waiting = unsafe continuation else { return }
        unsafe continuation = nil
        unsafe waiting.resume(with: result)
    }

    /// Nobody waits any more; the answer, if one comes, is thrown away.
    func abandon(_ error: any Error) {
        isAbandoned = true
        abandonedAt = .now
        finish(.failure(error))
    }

    func isLate(_ now: ContinuousClock.Instant) -> Bool {
        guard !isAbandoned, let deadline = unit.deadline else { return false }
        return deadline <= now
    }
}
