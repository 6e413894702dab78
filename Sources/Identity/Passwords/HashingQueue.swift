/// Which work waits for a hashing thread: first in, first out, never more than a limit, and work can be
/// taken back while it waits.
struct HashingQueue<Work> {
    private(set) var waiting: [(ticket: Int, work: Work)] = []
    let limit: Int
    private var nextTicket = 0

    init(limit: Int) {
        precondition(limit > 0, "a queue that holds nothing would refuse every sign-in")
        self.limit = limit
    }

    /// A number that names one piece of work for as long as the queue lives.
    mutating func ticket() -> Int {
        nextTicket += 1
        return nextTicket
    }

    /// Whether there was room for the work.
    mutating func add(_ work: Work, ticket: Int) -> Bool {
        guard waiting.count < limit else { return false }
        waiting.append((ticket, work))
        return true
    }

    /// The work that has waited longest; nil if all of it was taken back meanwhile.
    mutating func take() -> Work? {
        waiting.isEmpty ? nil : waiting.removeFirst().work
    }

    /// Takes the work back; nil if a thread has it already, or it never came in.
    mutating func drop(ticket: Int) -> Work? {
        guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        return waiting.remove(at: index).work
    }
}
