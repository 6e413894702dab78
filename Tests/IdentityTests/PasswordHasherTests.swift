import Core
import Synchronization
import Testing

@testable import Identity

extension HashingCost {
    /// As cheap as Argon2 gets.
    static let cheap = HashingCost(memoryKiB: 8, passes: 1)
}

@Suite struct `The hasher` {
    private func hasher(_ cost: HashingCost = .cheap, threads: Int = 1, queueMax: Int = 100) -> PasswordHasher
    {
        PasswordHasher(settings: .init(cost: cost, threads: threads, queueMax: queueMax), world: .system)
    }

    private func password(_ text: String = "four plain english words") throws -> Password {
        try Password(text, email: "a@b.example", businessName: "B")
    }

    @Test func `knows a password again and gives each hash a salt of its own`() async throws {
        let hasher = hasher()
        let first = try await hasher.hash(password())
        let second = try await hasher.hash(password())
        #expect(first != second)
        #expect(first.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(
            try await hasher.verify(PasswordAttempt("four plain english words"), against: first) == .right
        )
        #expect(try await hasher.verify(PasswordAttempt("four plain english word"), against: first) == .wrong)
    }

    @Test func `hashes by default as OWASP asks`() {
        let settings = PasswordHasher.Settings()
        #expect(settings.cost.memoryKiB >= 19 * 1_024 && settings.cost.passes >= 2)
    }

    @Test func `does the same work where there is no hash, and never finds a password right there`()
        async throws
    {
        let hasher = hasher()
        let before = hasher.counts
        #expect(try await hasher.verify(PasswordAttempt("four plain english words"), against: nil) == .wrong)
        #expect(
            try await hasher.verify(PasswordAttempt("four plain english words"), against: "not a hash")
                == .wrong
        )
        #expect(hasher.counts.computed == before.computed + 2)
        #expect(hasher.counts.decoys == before.decoys + 2)
    }

    @Test func `tells when a hash is cheaper than a new one would be`() async throws {
        let old = try await hasher().hash(password())
        let raised = hasher(HashingCost(memoryKiB: 16, passes: 2))
        let attempt = PasswordAttempt("four plain english words")
        #expect(try await raised.verify(attempt, against: old) == .rightButCheap)
        let new = try await raised.rehash(attempt)
        #expect(try await raised.verify(attempt, against: new) == .right)
        // Going back to a lower cost weakens nobody's hash.
        #expect(try await hasher().verify(attempt, against: new) == .right)
    }

    @Test func `refuses what its queue has no room for, and goes on with the rest`() async throws {
        // Slow enough that the queue fills while one is being computed.
        let hasher = hasher(HashingCost(memoryKiB: 65_536, passes: 3), threads: 1, queueMax: 2)
        let outcomes = await withTaskGroup(of: Problem?.self) { tasks in
            for _ in 0..<8 {
                tasks.addTask {
                    do {
                        _ = try await hasher.verify(PasswordAttempt("x"), against: nil)
                        return nil
                    } catch {
                        return error as? Problem
                    }
                }
            }
            return await tasks.reduce(into: []) { $0.append($1) }
        }
        let refused = outcomes.compactMap { $0 }
        #expect(refused.count >= 5 && refused.count < 8)
        #expect(refused.allSatisfy { $0.status == 503 && $0.retryAfter != nil })
        #expect(hasher.counts.refused == refused.count)
        #expect(hasher.counts.waiting == 0)
    }

    @Test func `drops work that nobody waits for any more`() async throws {
        let hasher = hasher(HashingCost(memoryKiB: 65_536, passes: 3), threads: 1)
        let tasks = (0..<5).map { _ in Task { try await hasher.verify(PasswordAttempt("x"), against: nil) } }
        for task in tasks { task.cancel() }
        for task in tasks { _ = await task.result }
        let counts = hasher.counts
        #expect(counts.dropped + counts.computed == 5)
        #expect(counts.dropped >= 4)
    }

    @Test func `answers everybody exactly once in a storm of work, refusals and cancellations`() async throws
    {
        let hasher = hasher(threads: 3, queueMax: 20)
        await withTaskGroup(of: Void.self) { tasks in
            for number in 0..<600 {
                tasks.addTask {
                    let task = Task { try await hasher.verify(PasswordAttempt("x"), against: nil) }
                    if number % 3 == 0 { task.cancel() }
                    _ = await task.result
                }
            }
        }
        let counts = hasher.counts
        #expect(counts.computed + counts.refused + counts.dropped == 600)
        #expect(counts.waiting == 0)
    }
}

@Suite struct `The queue of the hashing threads` {
    @Test func `gives work out in the order in which it came`() {
        var queue = HashingQueue<String>(limit: 3)
        let isAdded = [queue.add("a", ticket: queue.ticket()), queue.add("b", ticket: queue.ticket())]
        let taken = [queue.take(), queue.take(), queue.take()]
        #expect(isAdded == [true, true])
        #expect(taken == ["a", "b", nil])
    }

    @Test func `never holds more than its limit`() {
        var queue = HashingQueue<String>(limit: 2)
        let isAdded = ["a", "b", "c"].map { queue.add($0, ticket: queue.ticket()) }
        let taken = queue.take()
        let isAddedThen = queue.add("d", ticket: queue.ticket())
        #expect(isAdded == [true, true, false])
        #expect(taken == "a")
        #expect(isAddedThen)
    }

    @Test func `gives back what waits, once, and nothing else`() {
        var queue = HashingQueue<String>(limit: 3)
        let first = queue.ticket()
        let second = queue.ticket()
        _ = queue.add("a", ticket: first)
        _ = queue.add("b", ticket: second)
        let dropped = [queue.drop(ticket: second), queue.drop(ticket: second)]
        let taken = queue.take()
        let droppedThen = queue.drop(ticket: first)
        #expect(dropped == ["b", nil])
        #expect(taken == "a")
        #expect(droppedThen == nil)
    }
}
