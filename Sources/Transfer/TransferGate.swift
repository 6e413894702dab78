import Core
import Synchronization

/// Lets only so many transfers run at one moment.
///
/// A transfer lasts as long as somebody's network wants and holds a database connection meanwhile. Whoever
/// comes when all places are taken is sent away instead of waiting, so that the other requests keep their
/// connections.
final class TransferGate: Sendable {
    private let places: Int
    private let taken = Mutex(0)

    init(places: Int) {
        self.places = places
    }

    /// Does the work if there is a place.
    ///
    /// - Throws: `Problem.unavailable` if not.
    func pass<Result>(_ work: () async throws -> Result) async throws -> Result {
        let hasPlace = taken.withLock { taken in
            guard taken < places else { return false }
            taken += 1
            return true
        }
        guard hasPlace else { throw Problem.unavailable(retryAfter: .seconds(10)) }
        defer { taken.withLock { $0 -= 1 } }
        return try await work()
    }
}
