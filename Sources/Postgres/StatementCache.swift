/// Which statements are prepared on one connection, the least recently used ones forgotten first.
///
/// The key holds the schema because PostgreSQL throws a statement's plan away when the statement is used under
/// another `search_path` than the one it was planned under.
struct StatementCache {
    struct Key: Hashable, Sendable {
        let schema: String
        let pieces: SQLPieces
    }

    /// What has to be sent so that a statement can be executed under a name.
    struct Lookup {
        let name: String
        /// The statement must be prepared first, by whoever is told so: it is told once.
        let mustPrepare: Bool
        /// A statement that makes room and that the server should forget.
        let forget: String?
    }

    private struct Entry {
        var key: Key
        var name: String
        var newer: Int?
        var older: Int?
    }

    private let capacity: Int
    private var places: [Key: Int] = [:]
    private var entries: [Entry] = []
    private var free: [Int] = []
    private var newest: Int?
    private var oldest: Int?
    private var made = 0

    init(capacity: Int) {
        precondition(capacity > 0, "a connection needs room for at least one prepared statement")
        self.capacity = capacity
    }

    var count: Int { places.count }

    /// The name for a statement, and what must be sent before it.
    mutating func lookUp(_ key: Key) -> Lookup {
        if let place = places[key] {
            if newest != place {
                unlink(place)
                link(place)
            }
            return Lookup(name: entries[place].name, mustPrepare: false, forget: nil)
        }
        var forget: String?
        if places.count >= capacity, let oldest {
            forget = entries[oldest].name
            remove(at: oldest)
        }
        made += 1
        let entry = Entry(key: key, name: "s\(made)")
        let place: Int
        if let reused = free.popLast() {
            place = reused
            entries[place] = entry
        } else {
            place = entries.count
            entries.append(entry)
        }
        places[key] = place
        link(place)
        return Lookup(name: entry.name, mustPrepare: true, forget: forget)
    }

    /// The server does not know the statement by this name: preparing failed or was skipped.
    mutating func remove(_ key: Key, name: String) {
        guard let place = places[key], entries[place].name == name else { return }
        remove(at: place)
    }

    private mutating func remove(at place: Int) {
        unlink(place)
        places[entries[place].key] = nil
        free.append(place)
    }

    private mutating func link(_ place: Int) {
        entries[place].older = newest
        entries[place].newer = nil
        if let newest { entries[newest].newer = place }
        newest = place
        if oldest == nil { oldest = place }
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (entries[place].newer, entries[place].older)
        if let newer { entries[newer].older = older } else { newest = older }
        if let older { entries[older].newer = newer } else { oldest = newer }
    }
}
