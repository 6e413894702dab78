import DequeModule

/// Decides who gets which connection.
///
/// It opens and closes nothing itself: it says what is to be done.
struct PoolState {
    typealias Time = ContinuousClock.Instant

    /// A connection of the pool.
    struct Member: Hashable, Sendable {
        let number: Int
    }

    /// Somebody who wants a connection.
    struct Ticket: Hashable, Sendable {
        let number: Int
        /// For whose work; the same work goes to the same connection where it can.
        var affinity = 0
    }

    /// What is to be done now.
    enum Action: Equatable, Sendable {
        case lend(Member, to: Ticket)
        /// Idle for long: ask it for a sign of life, then `returned` or `lost`, then ask again for the ticket.
        case check(Member, for: Ticket)
        case open
        case close(Member)
        case refuse(Ticket)
    }

    struct Limits: Sendable {
        var members: Int
        var queue: Int
        var wait: Duration
        var lifetime: Duration
        var idle: Duration
        /// Idle for longer, a connection is checked before it is lent.
        var trust: Duration = .seconds(30)
    }

    private struct Idle {
        let member: Member
        let since: Time
    }

    private let limits: Limits
    /// Open ones, being opened ones, lent ones.
    private(set) var opened = 0
    private var opening = 0
    private var born: [Member: Time] = [:]
    /// What was opened before is not lent any more.
    private var oldest: Time?
    private var idle: [Idle] = []
    private var waiting: Deque<(ticket: Ticket, since: Time)> = []

    init(_ limits: Limits) {
        self.limits = limits
    }

    var waitingCount: Int { waiting.count }

    mutating func request(_ ticket: Ticket, _ now: Time) -> [Action] {
        if let place = takeIdle(for: ticket.affinity) {
            return [
                now - place.since > limits.trust
                    ? .check(place.member, for: ticket) : .lend(place.member, to: ticket)
            ]
        }
        guard waiting.count < limits.queue else { return [.refuse(ticket)] }
        waiting.append((ticket, now))
        return openIfWanted()
    }

    /// Nobody waits behind the ticket any more.
    mutating func withdraw(_ ticket: Ticket) {
        waiting.removeAll { $0.ticket == ticket }
    }

    mutating func didOpen(_ member: Member, _ now: Time) -> [Action] {
        opening -= 1
        born[member] = now
        return offer(member, now)
    }

    /// A connection could not be opened; whoever waits longest is told, the others have another try.
    mutating func didNotOpen() -> [Action] {
        opening -= 1
        opened -= 1
        guard let first = waiting.popFirst() else { return [] }
        return [.refuse(first.ticket)] + openIfWanted()
    }

    mutating func returned(_ member: Member, isHealthy: Bool, _ now: Time) -> [Action] {
        guard isHealthy, let birth = born[member], now - birth < limits.lifetime, birth >= oldest ?? birth
        else {
            return [.close(member)] + lost(member)
        }
        return offer(member, now)
    }

    /// A connection ended by itself.
    mutating func lost(_ member: Member) -> [Action] {
        guard born.removeValue(forKey: member) != nil else { return [] }
        idle.removeAll { $0.member == member }
        opened -= 1
        return openIfWanted()
    }

    mutating func tick(_ now: Time) -> [Action] {
        var actions: [Action] = []
        while let first = waiting.first, now - first.since >= limits.wait {
            waiting.removeFirst()
            actions.append(.refuse(first.ticket))
        }
        let aged = idle.filter { now - $0.since >= limits.idle }
        for place in aged {
            actions.append(.close(place.member))
            actions += lost(place.member)
        }
        return actions
    }

    /// Closes what was opened before a moment: at once what is idle, what is lent when it comes back.
    mutating func renew(openedBefore moment: Time) -> [Action] {
        oldest = max(oldest ?? moment, moment)
        var actions: [Action] = []
        let outdated = idle.filter { born[$0.member] ?? moment < moment }
        for place in outdated {
            actions.append(.close(place.member))
            actions += lost(place.member)
        }
        return actions
    }

    /// Closes what is idle and refuses who waits.
    mutating func drain() -> [Action] {
        let actions = idle.map { Action.close($0.member) } + waiting.map { .refuse($0.ticket) }
        for place in idle { born[place.member] = nil }
        opened -= idle.count
        idle.removeAll()
        waiting.removeAll()
        return actions
    }

    private mutating func offer(_ member: Member, _ now: Time) -> [Action] {
        if let first = waiting.popFirst() {
            return [.lend(member, to: first.ticket)]
        }
        idle.append(Idle(member: member, since: now))
        return []
    }

    /// Takes the idle connection that suits the work best, by rendezvous hashing (Thaler and Ravishankar, 1998): its
    /// server process then has the plans and the catalog of its share of the businesses, whichever others are busy.
    private mutating func takeIdle(for affinity: Int) -> Idle? {
        let best = idle.indices.max { left, right in
            Self.weight(idle[left].member, affinity) < Self.weight(idle[right].member, affinity)
        }
        return best.map { idle.remove(at: $0) }
    }

    /// The finalizer of MurmurHash3 (Appleby), over both numbers.
    private static func weight(_ member: Member, _ affinity: Int) -> UInt64 {
        var mixed = UInt64(bitPattern: Int64(affinity)) ^ UInt64(member.number) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ mixed >> 33
    }

    private mutating func openIfWanted() -> [Action] {
        guard opened < limits.members, opening < waiting.count else { return [] }
        opened += 1
        opening += 1
        return [.open]
    }
}
