import Core

/// When somebody or something is taken, in order, for looking up what stands against a time.
struct BusyTimes: Sendable {
    enum Cause: Sendable {
        case appointment
        case held
        case calendar
    }

    /// One of them.
    struct Entry: Sendable {
        let slot: TimeSlot
        /// With its buffers.
        let range: TimeSlot
        let cause: Cause
    }

    /// By the beginning of their ranges.
    private let entries: [Entry]
    /// The latest end of a range up to and with each entry.
    private let latestEnds: [Instant]

    init(_ entries: [Entry] = []) {
        self.entries = entries.sorted { $0.range.start < $1.range.start }
        var latest = Instant.distantPast
        latestEnds = self.entries.map { entry in
            latest = max(latest, entry.range.end)
            return latest
        }
    }

    /// What stands against a time that takes somebody for the whole range, buffers included.
    ///
    /// What meets the time itself counts more than what only comes too close to it.
    func obstacle(to slot: TimeSlot, taking range: TimeSlot) -> SlotReason? {
        // Everything before ends before the range begins.
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if latestEnds[middle] <= range.start { low = middle + 1 } else { high = middle }
        }
        var found: SlotReason?
        while low < entries.count, entries[low].range.start < range.end {
            let entry = entries[low]
            low += 1
            guard range.start < entry.range.end else { continue }
            switch entry.cause {
            case .calendar: if found == nil || found == .buffer { found = .calendarBusy }
            case .appointment, .held:
                guard entry.slot.overlaps(slot) else {
                    found = found ?? .buffer
                    continue
                }
                if case .appointment = entry.cause { return .busy }
                found = .held
            }
        }
        return found
    }

    /// Whether nothing stands against the range.
    func isFree(_ range: TimeSlot) -> Bool {
        obstacle(to: range, taking: range) == nil
    }
}
