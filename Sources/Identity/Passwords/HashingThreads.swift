import Core
import Dispatch
// FoundationEssentials has no Thread.
import Foundation
import Glibc
import Synchronization

/// A fixed number of threads of their own that compute Argon2id and nothing else.
///
/// They exist so that hashing never stands in the way of Swift's cooperative threads or of the event
/// loops, and they run at a lower priority, so that a storm of sign-ins leaves the processor to reads.
final class HashingThreads: Sendable {
    struct Counts: Sendable, Hashable {
        var computed = 0
        var refused = 0
        var dropped = 0
    }

    private struct Job {
        let password: [UInt8]
        let salt: [UInt8]
        let cost: HashingCost
        let tagBytes: Int
        let answer: CheckedContinuation<[UInt8], any Error>
    }

    private struct State {
        var queue: HashingQueue<Job>
        var counts = Counts()
        var isStarted = false
        var isEnded = false
    }

    private let state: Mutex<State>
    private let work = DispatchSemaphore(value: 0)
    private let count: Int

    // Long enough for the queue to have moved on, short enough for somebody who waits for a form.
    static let retryAfter = Duration.seconds(2)
    private static let niceness: Int32 = 10

    init(count: Int, queueLimit: Int) {
        precondition(count > 0, "somebody has to hash")
        self.count = count
        self.state = Mutex(State(queue: HashingQueue(limit: queueLimit)))
    }

    var counts: Counts { state.withLock { $0.counts } }

    var waiting: Int { state.withLock { $0.queue.waiting.count } }

    /// The tag, computed by one of the threads; a full queue refuses, and a task that is cancelled while
    /// its work waits takes it back.
    func tag(of password: [UInt8], salt: [UInt8], cost: HashingCost, count: Int) async throws -> [UInt8] {
        let ticket = state.withLock { $0.queue.ticket() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { answer in
                let job = Job(password: password, salt: salt, cost: cost, tagBytes: count, answer: answer)
                admit(job, ticket: ticket)
            }
        } onCancel: {
            let dropped = state.withLock { state in
                let job = state.queue.drop(ticket: ticket)
                state.counts.dropped += job == nil ? 0 : 1
                return job
            }
            dropped?.answer.resume(throwing: CancellationError())
        }
    }

    /// Ends the threads once they have nothing to do.
    func end() {
        state.withLock { $0.isEnded = true }
        for _ in 0..<count { work.signal() }
    }

    private func admit(_ job: Job, ticket: Int) {
        // Asked under the lock: a cancellation before this moment found nothing to drop.
        let refusal: (any Error)? = state.withLock { state in
            if Task.isCancelled {
                state.counts.dropped += 1
                return CancellationError()
            }
            guard state.queue.add(job, ticket: ticket) else {
                state.counts.refused += 1
                return Problem.unavailable(retryAfter: Self.retryAfter)
            }
            return nil
        }
        if let refusal {
            job.answer.resume(throwing: refusal)
        } else {
            startIfNeeded()
            work.signal()
        }
    }

    private func startIfNeeded() {
        let mayStart = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard mayStart else { return }
        for number in 1...count {
            let thread = Thread { self.run() }
            thread.name = "hashing-\(number)"
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }

    private func run() {
        // On Linux this sets the priority of the calling thread alone; failing to lower it harms nobody.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
        while true {
            work.wait()
            let (job, isEnded) = state.withLock { ($0.queue.take(), $0.isEnded) }
            if let job {
                compute(job)
            } else if isEnded {
                return
            }
        }
    }

    private func compute(_ job: Job) {
        let result = Result {
            try PasswordHash.tag(of: job.password, salt: job.salt, cost: job.cost, count: job.tagBytes)
        }
        state.withLock { $0.counts.computed += 1 }
        job.answer.resume(with: result)
    }
}
