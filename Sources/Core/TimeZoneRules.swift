import Synchronization

/// The clock of one place: which offset from UTC holds when.
///
/// Read from the system's TZif files (RFC 9636), which the package `tzdata` keeps up to date, as PostgreSQL does;
/// Foundation's own tables are older.
public struct TimeZoneRules: Sendable {
    /// When the offset changes.
    public struct Transition: Hashable, Sendable {
        /// The first moment of the new offset.
        public let at: Instant
        /// Seconds east of UTC until then.
        public let before: Int
        /// Seconds east of UTC from then on.
        public let after: Int
    }

    /// When a wall clock shows a time.
    public enum Reading: Hashable, Sendable {
        /// Once, as on ordinary days.
        case once(Instant)
        /// Twice: the clock was put back meanwhile.
        case twice(first: Instant, second: Instant)
        /// Never: the clock was put forward over it at this moment.
        case never(Instant)
    }

    /// The IANA name.
    public let name: String
    /// In seconds since 1970, ascending.
    private let moments: [Int64]
    /// `offsets[0]` holds before the first moment, `offsets[i + 1]` from `moments[i]` on.
    private let offsets: [Int32]

    init(name: String, moments: [Int64], offsets: [Int32]) {
        precondition(offsets.count == moments.count + 1, "there is one offset more than transitions")
        self.name = name
        self.moments = moments
        self.offsets = offsets
    }

    /// The rules of a zone that somebody else describes, such as a calendar with a clock of its own.
    ///
    /// - Parameters:
    ///   - offset: seconds east of UTC before the first change.
    ///   - changes: the moments at which another offset begins, in any order.
    /// - Returns: nil where an offset is a day or more: no clock of this world is so far off.
    public init?(named name: String, offset: Int, changes: [(at: Instant, offset: Int)]) {
        let sorted = changes.sorted { $0.at < $1.at }
        let offsets = [offset] + sorted.map(\.offset)
        guard offsets.allSatisfy({ (-86_399...86_399).contains($0) }) else { return nil }
        self.init(name: name, moments: sorted.map { Self.seconds($0.at) }, offsets: offsets.map(Int32.init))
    }

    /// The rules of a zone, read once in the life of the process.
    ///
    /// - Throws: `ValueIssue` where the system has no readable rules for the name.
    public static func named(_ name: TimeZoneName) throws(ValueIssue) -> TimeZoneRules {
        if let known = cache.withLock({ $0[name.text] }) { return known }
        guard let rules = TimeZoneFile.read(name.text, folder: TimeZoneTable.folder) else {
            throw .invalid("The system has no rules for the time zone \(name.text).")
        }
        cache.withLock { $0[name.text] = rules }
        return rules
    }

    private static let cache = Mutex<[String: TimeZoneRules]>([:])

    /// Seconds east of UTC at a moment.
    public func offset(at moment: Instant) -> Int {
        Int(offsets[transitionsUntil(Self.seconds(moment))])
    }

    /// What the clock shows at a moment, to the minute.
    public func wall(at moment: Instant) -> WallTime {
        let local = Self.seconds(moment) + Int64(offset(at: moment))
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        return WallTime(
            CalendarDate(daysSince1970: Int(days)),
            minute: Int((local - days * 86_400) / 60)
        )
    }

    /// When the clock shows a time.
    public func reading(of wall: WallTime) -> Reading {
        let local = Int64(wall.secondsSince1970)
        let near = transitionsUntil(local - 2 * 86_400)...transitionsUntil(local + 2 * 86_400)
        var found: [Int64] = []
        for index in near {
            let moment = local - Int64(offsets[index])
            if transitionsUntil(moment) == index { found.append(moment) }
        }
        switch found.count {
        case 1: return .once(Self.instant(found[0]))
        case 0: break
        default: return .twice(first: Self.instant(found[0]), second: Self.instant(found[found.count - 1]))
        }
        for index in near.dropLast() {
            let moment = moments[index]
            if moment + Int64(offsets[index]) <= local, local < moment + Int64(offsets[index + 1]) {
                return .never(Self.instant(moment))
            }
        }
        preconditionFailure("a wall time is shown once, twice, or jumped over")
    }

    /// The moment at which something planned for a wall time begins.
    ///
    /// The first of two, and for a time that is jumped over the moment of the jump, so that later wall times never
    /// come earlier.
    public func instant(of wall: WallTime) -> Instant {
        switch reading(of: wall) {
        case .once(let moment), .twice(let moment, _), .never(let moment): moment
        }
    }

    /// The transitions from one moment up to, but not including, another.
    public func transitions(from start: Instant, to end: Instant) -> [Transition] {
        guard start < end else { return [] }
        // The last whole second before each of the two.
        let first = transitionsUntil(Self.seconds(start.adding(.microseconds(-1))))
        let last = transitionsUntil(Self.seconds(end.adding(.microseconds(-1))))
        return (first..<max(first, last)).map { index in
            Transition(
                at: Self.instant(moments[index]),
                before: Int(offsets[index]),
                after: Int(offsets[index + 1])
            )
        }
    }

    /// How many transitions have happened at a moment.
    private func transitionsUntil(_ seconds: Int64) -> Int {
        var (low, high) = (0, moments.count)
        while low < high {
            let middle = (low + high) / 2
            if moments[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func seconds(_ moment: Instant) -> Int64 {
        let whole = moment.microseconds / 1_000_000
        return moment.microseconds % 1_000_000 < 0 ? whole - 1 : whole
    }

    private static func instant(_ seconds: Int64) -> Instant {
        Instant(microseconds: seconds * 1_000_000)
    }
}

extension Instant {
    /// RFC 3339 as a place's clock shows it: `2026-11-23T10:00:00+01:00`.
    public func rfc3339(in rules: TimeZoneRules) -> String {
        var writer = JSONWriter(reserving: 64)
        writer.appendInstant(self, offset: rules.offset(at: self))
        return writer.text
    }
}

extension JSONWriter {
    /// Writes a moment as RFC 3339, as a place's clock shows it.
    public mutating func instant(_ value: Instant, in rules: TimeZoneRules) {
        separate()
        appendByte(0x22)
        appendInstant(value, offset: rules.offset(at: value))
        appendByte(0x22)
        needsComma = true
    }

    /// Writes a field with a moment as a place's clock shows it.
    public mutating func field(_ name: StaticString, _ value: Instant, in rules: TimeZoneRules) {
        key(name)
        instant(value, in: rules)
    }
}
