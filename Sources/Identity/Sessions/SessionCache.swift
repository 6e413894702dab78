import Core

/// What a server process remembers of sessions: a bounded number, those used of late.
///
/// It forgets by the clock algorithm: a hand goes round and takes the first entry that was not used since it
/// last passed, which costs nothing on the many times an entry is found.
struct SessionCache<Value> {
    /// A session of one business; the same token in another business is another key.
    struct Key: Hashable, Sendable {
        let business: BusinessID
        let tokenHash: [UInt8]
    }

    private struct Slot {
        let key: Key
        var value: Value
        var wasUsed: Bool
    }

    let limit: Int
    private var slots: [Slot] = []
    private var places: [Key: Int] = [:]
    private var hand = 0

    init(limit: Int) {
        precondition(limit > 0, "a cache that holds nothing would read every session each time")
        self.limit = limit
    }

    var count: Int { slots.count }

    /// The value under the key, marked as used.
    mutating func find(_ key: Key) -> Value? {
        guard let place = places[key] else { return nil }
        slots[place].wasUsed = true
        return slots[place].value
    }

    /// Keeps a value, in place of an unused one where the cache is full.
    mutating func keep(_ value: Value, for key: Key) {
        if let place = places[key] {
            slots[place].value = value
        } else if slots.count < limit {
            places[key] = slots.count
            slots.append(Slot(key: key, value: value, wasUsed: false))
        } else {
            let place = freePlace()
            places[slots[place].key] = nil
            places[key] = place
            slots[place] = Slot(key: key, value: value, wasUsed: false)
        }
    }

    /// Forgets a session.
    mutating func remove(_ key: Key) {
        guard let place = places.removeValue(forKey: key) else { return }
        let last = slots.removeLast()
        guard place < slots.count else { return }
        slots[place] = last
        places[last.key] = place
    }

    private mutating func freePlace() -> Int {
        while true {
            hand = hand + 1 < slots.count ? hand + 1 : 0
            guard slots[hand].wasUsed else { return hand }
            slots[hand].wasUsed = false
        }
    }
}
