import Core
import Postgres

/// Work of one kind for one business; never done twice at once in one process.
struct DueWorkJob: Sendable, Hashable {
    let business: BusinessID
    let kind: String
}

/// A row of the directory that this process has taken.
struct DueWorkClaim: Sendable, Hashable {
    let id: Int
    let job: DueWorkJob
    /// When somebody else may take it; it also proves whose it is.
    let lease: Instant
    let attempts: Int

    /// Reads a row of `DueWorkQueries.claim`.
    init(row: inout RowReader) throws {
        id = try row.next()
        job = DueWorkJob(business: try row.next(), kind: try row.next())
        lease = try row.next()
        attempts = try row.next()
    }

    init(id: Int, job: DueWorkJob, lease: Instant, attempts: Int) {
        self.id = id
        self.job = job
        self.lease = lease
        self.attempts = attempts
    }
}

/// Decides what a worker does next: each job by itself, so many at once, in the order in which they were wanted.
struct DueWorkPlan {
    /// A job that is to be begun, with the rows that it was taken for.
    struct Start: Sendable, Hashable {
        let job: DueWorkJob
        let claims: [DueWorkClaim]
    }

    private let limit: Int
    private var order: [DueWorkJob] = []
    private var wanted: [DueWorkJob: [DueWorkClaim]] = [:]
    private var running: Set<DueWorkJob> = []

    /// - Parameter limit: so many jobs run at once.
    init(limit: Int) {
        self.limit = limit
    }

    /// How many more could begin: so many rows are worth taking.
    var room: Int { max(0, limit - running.count - order.count) }

    /// Wants a job done; one that runs is done once more after it, one that waits already takes the rows along.
    mutating func want(_ job: DueWorkJob, _ claims: [DueWorkClaim] = []) {
        if wanted[job] == nil { order.append(job) }
        wanted[job, default: []] += claims
    }

    /// The next job that may begin; nil where none may.
    mutating func next() -> Start? {
        guard running.count < limit, let index = order.firstIndex(where: { !running.contains($0) }) else {
            return nil
        }
        let job = order.remove(at: index)
        running.insert(job)
        return Start(job: job, claims: wanted.removeValue(forKey: job) ?? [])
    }

    /// A job has ended.
    mutating func end(_ job: DueWorkJob) {
        running.remove(job)
    }
}
