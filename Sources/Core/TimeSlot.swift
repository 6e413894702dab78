/// From one moment up to, but not including, a later one.
public struct TimeSlot: Hashable, Sendable {
    /// The first moment.
    public let start: Instant
    /// The first moment after it.
    public let end: Instant

    /// A slot; nil where it would be empty or run backwards.
    public init?(_ start: Instant, _ end: Instant) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// A slot of some minutes.
    ///
    /// - Precondition: at least one minute.
    public init(_ start: Instant, minutes: Int) {
        precondition(minutes > 0, "a slot has at least one minute")
        self.start = start
        end = start.adding(minutes: minutes)
    }

    /// Whether the two have a moment in common.
    public func overlaps(_ other: TimeSlot) -> Bool {
        start < other.end && other.start < end
    }

    /// Whether the other lies wholly inside.
    public func contains(_ other: TimeSlot) -> Bool {
        start <= other.start && other.end <= end
    }

    /// Whether the moment lies inside.
    public func contains(_ moment: Instant) -> Bool {
        start <= moment && moment < end
    }

    /// The same with some minutes more at each end.
    public func widened(before: Int, after: Int) -> TimeSlot {
        TimeSlot(start.adding(minutes: -before), end.adding(minutes: after)) ?? self
    }
}

extension Instant {
    /// The moment so many minutes later; stops at the ends of time.
    public func adding(minutes: Int) -> Instant {
        if self == .distantFuture || self == .distantPast { return self }
        let (span, tooMany) = Int64(minutes).multipliedReportingOverflow(by: 60_000_000)
        let (sum, tooFar) = microseconds.addingReportingOverflow(span)
        if tooMany || tooFar { return minutes < 0 ? .distantPast : .distantFuture }
        return Instant(microseconds: sum)
    }
}
