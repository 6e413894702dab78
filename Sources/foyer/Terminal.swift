import Glibc
import Synchronization

/// Where a command speaks: answers on standard output, faults on standard error.
final class Terminal: Sendable {
    /// The process's own.
    static let standard = Terminal()

    /// Whether somebody watches, so that a line may be drawn again.
    let isWatched: Bool
    private let hasBar = Mutex(false)

    private init() {
        isWatched = isatty(STDOUT_FILENO) == 1
    }

    /// A line of the answer.
    func say(_ line: String = "") {
        hasBar.withLock { hasBar in
            write(hasBar ? "\r\u{1B}[K\(line)\n" : "\(line)\n", to: STDOUT_FILENO)
            hasBar = false
        }
    }

    /// What went wrong, or what should be known beside the answer.
    func complain(_ line: String) {
        hasBar.withLock { hasBar in
            if hasBar { write("\r\u{1B}[K", to: STDOUT_FILENO) }
            hasBar = false
            write("\(line)\n", to: STDERR_FILENO)
        }
    }

    /// How far something is; only where somebody watches.
    func draw(_ done: Int, of total: Int, _ what: String) {
        guard isWatched, total > 0 else { return }
        let filled = done * 30 / total
        let bar = String(repeating: "#", count: filled) + String(repeating: "·", count: 30 - filled)
        hasBar.withLock { hasBar in
            write("\r\u{1B}[K[\(bar)] \(done)/\(total) \(what.prefix(30))", to: STDOUT_FILENO)
            hasBar = true
        }
    }

    private func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            // Nobody reads any more: there is nobody to tell.
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
