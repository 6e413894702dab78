public import Core
import FoundationEssentials

/// Hashes and checks passwords with Argon2id, on threads of its own and never more at once than they are.
///
/// Work beyond the queue's limit is refused with `Problem.unavailable`; work whose task was cancelled
/// while it waited is dropped.
public final class PasswordHasher: Sendable {
    /// How passwords are hashed.
    public struct Settings: Sendable {
        /// What a new hash costs; an older, cheaper one is replaced when its owner signs in.
        public var cost: HashingCost
        /// How many threads hash; each takes a processor and the cost's memory while it does.
        public var threads: Int
        /// How many sign-ins may wait for a thread.
        public var queueMax: Int

        /// The standard cost on as many threads as there are processors.
        public init(cost: HashingCost = .standard, threads: Int? = nil, queueMax: Int? = nil) {
            self.cost = cost
            self.threads = threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
            self.queueMax = queueMax ?? self.threads * 32
        }
    }

    /// What became of the work so far.
    public struct Counts: Sendable, Hashable {
        /// Hashes computed, among them those for unknown emails.
        public let computed: Int
        /// Checks that had no hash to check against and were made to cost as much as if they had.
        public let decoys: Int
        /// Work refused because too much of it waited.
        public let refused: Int
        /// Work that nobody waited for any more.
        public let dropped: Int
        /// Work that waits at this moment.
        public let waiting: Int
    }

    /// What a check found.
    enum Verdict: Sendable, Hashable {
        case wrong
        case right
        /// Right, and the hash is cheaper than a new one would be.
        case rightButCheap
    }

    private let settings: Settings
    private let world: World
    private let threads: HashingThreads
    private let decoy: PasswordHash
    private let decoys = Counter()

    /// Makes a hasher; its threads start with the first password.
    public init(settings: Settings = Settings(), world: World) {
        self.settings = settings
        self.world = world
        self.threads = HashingThreads(count: settings.threads, queueLimit: settings.queueMax)
        self.decoy = PasswordHash.decoy(cost: settings.cost, world: world)
    }

    deinit {
        threads.end()
    }

    /// What became of the work so far, for the metrics.
    public var counts: Counts {
        let counts = threads.counts
        return Counts(
            computed: counts.computed,
            decoys: decoys.value,
            refused: counts.refused,
            dropped: counts.dropped,
            waiting: threads.waiting
        )
    }

    /// Throws `Problem.unavailable` where the queue is full already, before anybody does work in vain.
    func requireRoom() throws {
        guard threads.waiting < settings.queueMax else {
            throw Problem.unavailable(retryAfter: HashingThreads.retryAfter)
        }
    }

    /// The encoded hash of a new password, for `accounts.password_hash`.
    public func hash(_ password: Password) async throws -> String {
        let salt = world.randomBytes(PasswordHash.saltBytes)
        let tag = try await threads.tag(
            of: password.bytes,
            salt: salt,
            cost: settings.cost,
            count: PasswordHash.tagBytes
        )
        return PasswordHash(cost: settings.cost, salt: salt, tag: tag).encoded
    }

    /// Whether the attempt is the password of the hash; costs the same where there is no hash.
    func verify(_ attempt: PasswordAttempt, against encoded: String?) async throws -> Verdict {
        guard let stored = encoded.flatMap(PasswordHash.init(encoded:)) else {
            decoys.add()
            _ = try await matches(attempt, decoy)
            return .wrong
        }
        guard try await matches(attempt, stored) else { return .wrong }
        return isCheap(stored) ? .rightButCheap : .right
    }

    /// The encoded hash of a password that was just found right.
    func rehash(_ attempt: PasswordAttempt) async throws -> String {
        try await hash(Password(proven: attempt))
    }

    private func matches(_ attempt: PasswordAttempt, _ stored: PasswordHash) async throws -> Bool {
        let tag = try await threads.tag(
            of: attempt.bytes,
            salt: stored.salt,
            cost: stored.cost,
            count: stored.tag.count
        )
        return Cryptography.constantTimeEqual(tag, stored.tag)
    }

    private func isCheap(_ stored: PasswordHash) -> Bool {
        stored.cost.memoryKiB < settings.cost.memoryKiB || stored.cost.passes < settings.cost.passes
            || stored.cost.lanes < settings.cost.lanes || stored.tag.count < PasswordHash.tagBytes
    }
}
