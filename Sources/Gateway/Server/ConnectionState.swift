/// What a connection does next.
///
/// It only decides; `HTTPConnection` obeys.
struct ConnectionState {
    enum Phase {
        /// No request has begun.
        case waiting
        /// A request is being received, worked on or answered.
        case exchanging
        /// The last answer is on its way to the client; what the client still sends is thrown away.
        case flushing
        /// The last answer has left; what the client still sends is thrown away.
        case lingering
        case closed
    }

    /// What becomes of a part of a request.
    enum Arrival {
        case take
        case queue
        case drop
    }

    private(set) var phase = Phase.waiting
    /// The present request was received to its end.
    private(set) var isInputEnded = true
    /// No request will be taken after the present one.
    private(set) var isLast = false
    /// When the phase began.
    private(set) var since: ContinuousClock.Instant

    init(now: ContinuousClock.Instant) {
        since = now
    }

    func arrival() -> Arrival {
        switch phase {
        case .waiting: isLast ? .drop : .take
        case .exchanging: isInputEnded ? (isLast ? .drop : .queue) : .take
        case .flushing, .lingering, .closed: .drop
        }
    }

    mutating func begin(now: ContinuousClock.Instant) {
        phase = .exchanging
        isInputEnded = false
        since = now
    }

    mutating func endInput() {
        isInputEnded = true
    }

    /// Whether the connection ends with the answer that is about to be sent.
    func closes(keepAlive: Bool) -> Bool {
        !keepAlive || isLast || !isInputEnded
    }

    /// The answer is out; true where it was the last one.
    mutating func answered(keepAlive: Bool, now: ContinuousClock.Instant) -> Bool {
        let ends = closes(keepAlive: keepAlive)
        phase = ends ? .flushing : .waiting
        since = now
        return ends
    }

    /// The last answer was taken by the system, and the client was told that there is no other.
    mutating func flushed(now: ContinuousClock.Instant) {
        guard phase == .flushing else { return }
        phase = .lingering
        since = now
    }

    /// Nothing after the present request will be taken; true where there is none and the connection ends now.
    mutating func finish() -> Bool {
        isLast = true
        return phase == .waiting
    }

    mutating func close() {
        phase = .closed
    }
}
