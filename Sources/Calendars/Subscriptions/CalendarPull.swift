import Core
public import Outbound

/// Fetches a calendar and works out its busy times.
public final class CalendarPull: Sendable {
    /// What came of it.
    enum Outcome: Sendable, Hashable {
        case read([TimeSlot], entityTag: String?)
        case unchanged
        case failed(ValueIssue)
    }

    private let fetcher: HTTPFetcher
    /// One thread by itself: what others write may take its time there.
    private let threads = WorkThreads(name: "calendars", count: 1, queueMax: 64)

    /// - Parameter fetcher: its limits hold.
    public init(fetcher: HTTPFetcher) {
        self.fetcher = fetcher
    }

    deinit {
        threads.end()
    }

    /// Reads a calendar from yesterday to 400 days ahead.
    ///
    /// - Parameters:
    ///   - zones: the clocks of the places where the owner works.
    ///   - entityTag: of what is known already.
    /// - Throws: `Problem.unavailable` where too much waits, `CancellationError`.
    func read(
        _ address: WebAddress,
        zones: [String],
        entityTag: String? = nil,
        now: Instant
    ) async throws -> Outcome {
        switch try await fetcher.fetch(address, entityTag: entityTag) {
        case .notModified: return .unchanged
        case .refused(let refusal):
            return .failed(ValueIssue(code: refusal.code, message: refusal.message))
        case .fetched(let file):
            let owner = try CalendarOwner(
                zones.map { try TimeZoneRules.named(TimeZoneName($0)) },
                otherwise: TimeZoneRules.named(TimeZoneName("UTC"))
            )
            guard let window = Self.window(now) else { return .unchanged }
            do {
                let slots = try await threads.run {
                    try BusyTimes.read(file.bytes, owner: owner, window: window)
                }
                return .read(slots, entityTag: file.entityTag)
            } catch let fault as CalendarFault {
                return .failed(ValueIssue(code: fault.code, message: fault.message))
            }
        }
    }

    private static func window(_ now: Instant) -> TimeSlot? {
        TimeSlot(now.adding(.seconds(-86_400)), now.adding(.seconds(400 * 86_400)))
    }
}
