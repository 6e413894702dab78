import Glibc
public import ServiceLifecycle
import Synchronization

/// Takes whole lines and writes them to a file descriptor.
///
/// While it runs as a service, lines are gathered and written together many times a second, because a system call
/// a line would cost a busy server a tenth of its time; before and after that, and for what is urgent, each line
/// is written at once.
public final class LogSink: Service {
    /// How long a line waits at most while the sink runs.
    private static let interval: Duration = .milliseconds(100)
    /// So many bytes are written without waiting for more.
    private static let gatheredBytesMax = 64 * 1_024

    private struct State {
        var bytes: [UInt8] = []
        var isGathering = false
    }

    private let state = Mutex(State())
    /// Held while writing, so that lines stay whole and in order.
    private let descriptor: Mutex<Int32>

    /// A sink for standard output, or another descriptor.
    public init(descriptor: Int32 = 1) {
        self.descriptor = Mutex(descriptor)
    }

    /// Gathers lines until the service is shut down.
    public func run() async throws {
        state.withLock { $0.isGathering = true }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.interval)
                self.flush()
            }
        }
        state.withLock { $0.isGathering = false }
        flush()
    }

    func write(_ line: [UInt8], isUrgent: Bool) {
        let mustFlush = state.withLock { state in
            state.bytes += line
            return isUrgent || !state.isGathering || state.bytes.count >= Self.gatheredBytesMax
        }
        if mustFlush { flush() }
    }

    /// Writes what was gathered.
    public func flush() {
        descriptor.withLock { descriptor in
            let bytes = state.withLock { state in
                var taken: [UInt8] = []
                taken.reserveCapacity(state.bytes.count)
                swap(&taken, &state.bytes)
                return taken
            }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    usleep(1_000)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }
}
