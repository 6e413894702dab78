/// What one hash of a password costs; a stored hash carries its own, so that it can be raised later.
public struct HashingCost: Sendable, Hashable {
    /// Memory of one hash, in KiB.
    public let memoryKiB: Int
    /// How often the memory is gone through.
    public let passes: Int
    /// Independent lanes; all are computed by the thread that hashes.
    public let lanes: Int

    /// Makes a cost; the numbers are those of Argon2's m, t and p.
    public init(memoryKiB: Int, passes: Int, lanes: Int = 1) {
        precondition(
            Self.allowedMemoryKiB.contains(memoryKiB) && Self.allowedPasses.contains(passes)
                && Self.allowedLanes.contains(lanes),
            "a cost must lie within what Argon2 and this program allow"
        )
        self.memoryKiB = memoryKiB
        self.passes = passes
        self.lanes = lanes
    }

    /// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
    public static let standard = HashingCost(memoryKiB: 19_456, passes: 2)

    // A hash read from the database may not make a sign-in cost more than this.
    static let allowedMemoryKiB = 8...1_048_576
    static let allowedPasses = 1...64
    static let allowedLanes = 1...16
}
