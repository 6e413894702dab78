import Core
import Synchronization

/// A row of the directory: work of a kind that a business has at a moment.
struct Announcement: Sendable, Hashable {
    let business: BusinessID
    let kind: String
    let moment: Instant
}

/// What this process has announced and what still stands, so that nothing is written twice.
///
/// A row is taken away only by who claims it, at its moment or later: one that lies ahead stands, whoever else works,
/// as long as no clock is ahead of this one by the margin.
final class Announcements: Sendable {
    /// What comes sooner is announced again.
    static let margin = Duration.seconds(30)
    /// More than so many are not kept in mind.
    static let limit = 50_000

    private let standing = Mutex<Set<Announcement>>([])

    /// What has to be written, in an order that is everybody's: who writes several never waits for who waits for him.
    func missing(of wanted: Set<Announcement>, now: Instant) -> [Announcement] {
        let soon = now.adding(Self.margin)
        return standing.withLock { standing in
            wanted.filter { $0.moment <= soon || !standing.contains($0) }
        }.sorted { ($0.kind, $0.moment) < ($1.kind, $1.moment) }
    }

    /// Keeps in mind what was written.
    func note(_ written: [Announcement], now: Instant) {
        let soon = now.adding(Self.margin)
        standing.withLock { standing in
            if standing.count + written.count > Self.limit {
                standing = standing.filter { $0.moment > soon }
                // All of them lie ahead: they are written once more, and then known again.
                if standing.count + written.count > Self.limit { standing = [] }
            }
            standing.formUnion(written.lazy.filter { $0.moment > soon })
        }
    }
}
