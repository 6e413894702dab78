import Core
import NIOCore
import NIOHTTP1

/// One request on its connection, from its head to the end of its answer; lives on the connection's loop.
final class Exchange {
    /// What becomes of the body.
    enum Intake {
        /// Kept for the handler.
        case collecting
        /// Thrown away.
        case discarding
        /// Handed on piece by piece.
        case streaming
    }

    /// Tells late answers to an earlier request from those to the present one.
    let number: Int
    let head: HTTPRequestHead
    let plan: Plan
    let id: String
    let started: ContinuousClock.Instant
    let expectsContinue: Bool
    /// When it is given up; moves on once to give cancelled work time to end.
    var deadline: ContinuousClock.Instant
    /// The connection goes on after the answer, as far as this request is concerned.
    var keepAlive: Bool

    var received = 0
    var collected: ByteBuffer?
    /// Pieces of a streamed body that nobody asked for yet.
    var unread = CircularBuffer<ByteBuffer>()
    var unreadBytes = 0
    /// Somebody waits for the next piece.
    var reader: EventLoopPromise<[UInt8]?>?
    /// Why the rest of the body will not come.
    var bodyFailure: Problem?
    /// The client was told to send its body.
    var isInvited = false

    var task: Task<Void, Never>?
    var isCancelled = false
    var isHeadSent = false
    var status = 0
    var sentBytes = 0

    init(number: Int, head: HTTPRequestHead, plan: Plan, id: String, now: ContinuousClock.Instant) {
        self.number = number
        self.head = head
        self.plan = plan
        self.id = id
        started = now
        deadline = now + plan.timeLimit
        expectsContinue =
            head.headers.first(name: "expect").map { $0.lowercased() == "100-continue" } ?? false
        // Where one request was unclear, what follows it on the connection is not to be trusted.
        keepAlive = head.isKeepAlive && !head.headers.contains(name: "upgrade") && !plan.isUnclear
    }

    /// It speaks HTTP/1.0, which knows neither chunks nor interim answers.
    var isOld: Bool { head.version.minor == 0 }

    /// The length that the client announced; nil for a body in chunks and for none.
    var announcedBytes: Int? {
        head.headers.first(name: "content-length").flatMap { Int($0) }
    }
}
