import Postgres
public import Tenancy

/// The dates that clients are shown with, where time alone changes them.
public enum ClientVisits {
    /// So many clients at once.
    private static let batchMax = 10_000

    /// Makes the next appointment of a client the last one, once it has begun.
    public static func refresh(in scope: Scope) async throws {
        while true {
            let rows = try await scope.readLong(ClientVisitQueries.refresh(limit: batchMax))[0]
            guard try rows.one({ row in try row.next(Int.self) }) == batchMax else { return }
        }
    }
}
