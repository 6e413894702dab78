import Core
import Testing

@testable import Identity

@Suite struct `The memory of sessions` {
    private let business = BusinessID.make(.system)

    private func key(_ number: Int, of business: BusinessID? = nil) -> SessionCache<Int>.Key {
        .init(business: business ?? self.business, tokenHash: [UInt8(number)])
    }

    @Test func `holds no more than its limit and forgets what was not used`() {
        var cache = SessionCache<Int>(limit: 3)
        for number in 0..<3 { cache.keep(number, for: key(number)) }
        let used = [cache.find(key(0)), cache.find(key(2))]
        cache.keep(3, for: key(3))
        let left = (0..<4).map { cache.find(key($0)) }
        // All were used: the hand goes round once and then takes one.
        cache.keep(4, for: key(4))
        let newest = cache.find(key(4))
        #expect(used == [0, 2])
        #expect(left == [0, nil, 2, 3])
        #expect(newest == 4)
        #expect(cache.count == 3)
    }

    @Test func `takes the same token of two businesses for two`() {
        var cache = SessionCache<Int>(limit: 3)
        let other = BusinessID.make(.system)
        cache.keep(1, for: key(7))
        let before = cache.find(key(7, of: other))
        cache.keep(2, for: key(7, of: other))
        let after = [cache.find(key(7)), cache.find(key(7, of: other))]
        #expect(before == nil)
        #expect(after == [1, 2])
    }

    @Test func `replaces and removes`() {
        var cache = SessionCache<Int>(limit: 3)
        for number in 0..<3 { cache.keep(number, for: key(number)) }
        cache.keep(10, for: key(1))
        cache.remove(key(0))
        cache.remove(key(0))
        let left = (0..<3).map { cache.find(key($0)) }
        #expect(left == [nil, 10, 2])
        #expect(cache.count == 2)
        cache.keep(3, for: key(3))
        cache.keep(4, for: key(4))
        #expect(cache.count == 3)
    }

    @Test func `agrees with a plain dictionary over many steps`() {
        var cache = SessionCache<Int>(limit: 8)
        var known: [Int: Int] = [:]
        var state: UInt64 = 7
        for step in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Int(state >> 33) % 24
            switch (state >> 20) % 3 {
            case 0:
                cache.keep(step, for: key(number))
                known[number] = step
            case 1:
                cache.remove(key(number))
                known[number] = nil
            default:
                if let found = cache.find(key(number)) { #expect(found == known[number]) }
            }
            #expect(cache.count <= 8)
        }
    }
}

@Suite struct `The network of an address` {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"),
        ("2001:db8::9", "2001:db8:0:0::/64"),
        ("::1", "0:0:0:0::/64"),
        ("fe80::1%eth0", "fe80:0:0:0::/64"),
    ])
    func `is what one subscriber has`(address: String, network: String) {
        #expect(ClientNetwork.name(of: address) == network)
    }
}
