import Dispatch
// FoundationEssentials has no Thread.
import Foundation
import Synchronization

/// A fixed number of threads of their own for work that blocks or computes long.
///
/// They exist so that such work never stands in the way of Swift's cooperative threads or of the event loops. What waits
/// is limited; work whose task is cancelled while it waits is taken back.
public final class WorkThreads: Sendable {
    private struct Job {
        let ticket: Int
        let run: @Sendable () -> Void
        let drop: @Sendable () -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var tickets = 0
        var isStarted = false
        var isEnded = false
    }

    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)
    private let name: String
    private let count: Int
    private let queueMax: Int
    private let stackBytes: Int

    /// Long enough for the queue to have moved on.
    private static let retryAfter = Duration.seconds(2)

    /// Makes the pool; its threads start with the first work.
    ///
    /// - Parameters:
    ///   - name: what the threads are called.
    ///   - queueMax: more work that waits is refused.
    public init(name: String, count: Int, queueMax: Int, stackBytes: Int = 1_048_576) {
        precondition(count > 0 && queueMax > 0, "somebody has to work, and something may wait")
        self.name = name
        self.count = count
        self.queueMax = queueMax
        self.stackBytes = stackBytes
    }

    /// Work that waits at this moment.
    public var waiting: Int { state.withLock { $0.waiting.count } }

    /// Runs work on one of the threads.
    ///
    /// - Throws: `Problem.unavailable` where too much waits already; `CancellationError` where the task was cancelled
    ///   before a thread took the work; what the work throws.
    public func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { answer in
                let job = Job(
                    ticket: ticket,
                    run: { answer.resume(with: Result { try body() }) },
                    drop: { answer.resume(throwing: CancellationError()) }
                )
                if let refusal = admit(job) { answer.resume(throwing: refusal) }
            }
        } onCancel: {
            let dropped: Job? = state.withLock { state in
                guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
                return state.waiting.remove(at: index)
            }
            dropped?.drop()
        }
    }

    /// Ends the threads once they have nothing to do.
    public func end() {
        state.withLock { $0.isEnded = true }
        for _ in 0..<count { work.signal() }
    }

    private func admit(_ job: Job) -> (any Error)? {
        let refusal: (any Error)? = state.withLock { state in
            // Asked under the lock: a cancellation before this moment found nothing to drop.
            if Task.isCancelled { return CancellationError() }
            guard state.waiting.count < queueMax else {
                return Problem.unavailable(retryAfter: Self.retryAfter)
            }
            state.waiting.append(job)
            return nil
        }
        if refusal == nil {
            startIfNeeded()
            work.signal()
        }
        return refusal
    }

    private func startIfNeeded() {
        let mayStart = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard mayStart else { return }
        for number in 1...count {
            let thread = Thread { self.work(on: number) }
            thread.name = "\(name)-\(number)"
            thread.stackSize = stackBytes
            thread.start()
        }
    }

    private func work(on number: Int) {
        while true {
            work.wait()
            let (job, isEnded): (Job?, Bool) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isEnded)
            }
            if let job {
                job.run()
            } else if isEnded {
                return
            }
        }
    }
}
