public import Core
import Synchronization

/// A clock that stands still until a test moves it, and randomness that is the same in each run.
public final class TestWorld: Sendable {
    private struct State {
        var now: Instant
        var drawn = 0
    }

    private let state: Mutex<State>
    private let seed: String

    /// - Parameters:
    ///   - now: RFC 3339; the time that the clock shows at first.
    ///   - seed: another one gives other random bytes.
    public init(now: String = "2026-11-23T10:00:00Z", seed: String = "foyer") {
        guard let now = Instant(rfc3339: now) else {
            preconditionFailure("a test's time is written like 2026-11-23T10:00:00Z")
        }
        state = Mutex(State(now: now))
        self.seed = seed
    }

    /// Moves the clock.
    public func advance(by duration: Duration) {
        state.withLock { $0.now = $0.now.adding(duration) }
    }

    /// The world that code under test is given.
    public var world: World {
        World(
            now: { [self] in state.withLock { $0.now } },
            randomBytes: { [self] count in
                var bytes: [UInt8] = []
                while bytes.count < count {
                    let block = state.withLock { state in
                        state.drawn += 1
                        return state.drawn
                    }
                    bytes += Cryptography.sha256(Array("\(seed) \(block)".utf8))
                }
                return Array(bytes.prefix(count))
            }
        )
    }
}
