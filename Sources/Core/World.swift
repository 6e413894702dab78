import CCrypto
import Glibc

/// The clock and the source of randomness, as values, so that a test can give its own.
public struct World: Sendable {
    /// What time it is.
    public var now: @Sendable () -> Instant
    /// So many bytes that nobody can foresee.
    public var randomBytes: @Sendable (Int) -> [UInt8]

    /// A world of this clock and this randomness.
    public init(
        now: @escaping @Sendable () -> Instant,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// The system's clock and OpenSSL's generator.
    public static let system = World(
        now: {
            var time = timespec()
            unsafe clock_gettime(CLOCK_REALTIME, &time)
            return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
        },
        randomBytes: { count in
            var bytes = [UInt8](repeating: 0, count: count)
            let drawn = unsafe RAND_bytes(&bytes, Int32(count))
            precondition(drawn == 1, "the system gives no randomness; nothing secret can be made without it")
            return bytes
        }
    )
}
