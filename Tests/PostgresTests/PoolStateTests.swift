import Testing

@testable import Postgres

@Suite struct `The pool's decisions` {
    private let start = ContinuousClock.now
    private let limits = PoolState.Limits(
        members: 2,
        queue: 2,
        wait: .seconds(5),
        lifetime: .seconds(100),
        idle: .seconds(60)
    )

    private func ticket(_ number: Int) -> PoolState.Ticket { .init(number: number) }
    private func member(_ number: Int) -> PoolState.Member { .init(number: number) }

    @Test func `opens up to the limit, then lets wait, then refuses`() {
        var state = PoolState(limits)
        #expect(state.request(ticket(1), start) == [.open])
        #expect(state.didOpen(member(1), start) == [.lend(member(1), to: ticket(1))])
        #expect(state.request(ticket(2), start) == [.open])
        #expect(state.didOpen(member(2), start) == [.lend(member(2), to: ticket(2))])
        #expect(state.request(ticket(3), start) == [])
        #expect(state.request(ticket(4), start) == [])
        #expect(state.request(ticket(5), start) == [.refuse(ticket(5))])
        #expect(state.returned(member(1), isHealthy: true, start) == [.lend(member(1), to: ticket(3))])
    }

    @Test func `whoever waited too long is refused`() {
        var state = PoolState(limits)
        _ = state.request(ticket(1), start)
        #expect(state.tick(start + .seconds(4)) == [])
        #expect(state.tick(start + .seconds(5)) == [.refuse(ticket(1))])
        #expect(state.didOpen(member(1), start + .seconds(6)) == [])
        #expect(state.request(ticket(2), start + .seconds(7)) == [.lend(member(1), to: ticket(2))])
    }

    @Test func `a failed opening refuses the first and tries again for the next`() {
        var state = PoolState(limits)
        _ = state.request(ticket(1), start)
        _ = state.request(ticket(2), start)
        #expect(state.didNotOpen() == [.refuse(ticket(1))])
        #expect(state.didNotOpen() == [.refuse(ticket(2))])
        #expect(state.opened == 0)
        #expect(state.request(ticket(3), start) == [.open])
    }

    @Test func `old and broken connections are replaced`() {
        var state = PoolState(limits)
        _ = state.request(ticket(1), start)
        _ = state.didOpen(member(1), start)
        #expect(state.returned(member(1), isHealthy: true, start + .seconds(100)) == [.close(member(1))])
        _ = state.request(ticket(2), start)
        _ = state.didOpen(member(2), start)
        #expect(state.returned(member(2), isHealthy: false, start) == [.close(member(2))])
        #expect(state.opened == 0)
    }

    @Test func `idle connections are checked before they are lent, and closed after a while`() {
        var state = PoolState(limits)
        _ = state.request(ticket(1), start)
        _ = state.didOpen(member(1), start)
        _ = state.returned(member(1), isHealthy: true, start)
        #expect(state.request(ticket(2), start + .seconds(31)) == [.check(member(1), for: ticket(2))])
        #expect(state.returned(member(1), isHealthy: true, start + .seconds(31)) == [])
        #expect(state.tick(start + .seconds(92)) == [.close(member(1))])
        #expect(state.opened == 0)
    }

    @Test func `the same work gets the same connection while it is idle, whatever was used last`() {
        let wide = PoolState.Limits(
            members: 8,
            queue: 8,
            wait: .seconds(5),
            lifetime: .seconds(100),
            idle: .seconds(60)
        )
        var state = PoolState(wide)
        for number in 1...8 {
            _ = state.request(ticket(number), start)
            _ = state.didOpen(member(number), start)
        }
        for number in 1...8 { _ = state.returned(member(number), isHealthy: true, start) }
        func lend(_ affinity: Int) -> PoolState.Member? {
            guard
                case .lend(let member, _)? = state.request(.init(number: 9, affinity: affinity), start).first
            else { return nil }
            return member
        }
        var homes: [Int: PoolState.Member] = [:]
        for round in 1...3 {
            for work in (1...40).shuffled() {
                let member = lend(work)
                #expect(round == 1 || homes[work] == member)
                homes[work] = member
                if let member { _ = state.returned(member, isHealthy: true, start) }
            }
        }
        #expect(Set(homes.values).count == 8)
        // Its own is busy: it gets another, and its own again afterwards.
        let busy = lend(1)
        let other = lend(1)
        #expect(busy == homes[1] && other != nil && other != busy)
    }

    @Test func `what was opened before a renewal is not lent after it`() {
        var state = PoolState(limits)
        _ = state.request(ticket(1), start)
        _ = state.didOpen(member(1), start)
        _ = state.request(ticket(2), start)
        _ = state.didOpen(member(2), start)
        _ = state.returned(member(1), isHealthy: true, start)
        #expect(state.renew(openedBefore: start + .seconds(1)) == [.close(member(1))])
        #expect(state.returned(member(2), isHealthy: true, start + .seconds(2)) == [.close(member(2))])
        _ = state.request(ticket(3), start + .seconds(3))
        _ = state.didOpen(member(3), start + .seconds(3))
        #expect(state.returned(member(3), isHealthy: true, start + .seconds(4)) == [])
        #expect(state.request(ticket(4), start + .seconds(4)) == [.lend(member(3), to: ticket(4))])
    }
}
