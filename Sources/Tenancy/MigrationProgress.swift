/// Hears how migrations go on; called from several tasks, one after the other.
public protocol MigrationProgress: Sendable {
    /// Another migrator is running; this one waits for its end.
    func waiting()
    /// A migration of the directory was applied.
    func applied(directory migration: Migration)
    /// So many businesses are behind; the first of them goes ahead alone.
    func began(businesses: Int, version: Int)
    /// A business has been migrated, or could not be; `reason` says why not.
    func finished(business slug: String, reason: String?, done: Int, of total: Int)
}

/// Hears everything and says nothing.
public struct SilentProgress: MigrationProgress {
    /// There is nothing to set.
    public init() {}

    /// Says nothing.
    public func waiting() {}
    /// Says nothing.
    public func applied(directory migration: Migration) {}
    /// Says nothing.
    public func began(businesses: Int, version: Int) {}
    /// Says nothing.
    public func finished(business slug: String, reason: String?, done: Int, of total: Int) {}
}

/// What became of a run of the migrator.
public struct MigrationReport: Sendable, Hashable {
    /// A business that could not be migrated.
    public struct Failure: Sendable, Hashable {
        /// The business.
        public let slug: String
        /// The file and what the database said of it.
        public let reason: String
    }

    /// The files that were applied to the directory.
    public internal(set) var directory: [String] = []
    /// The version that businesses are brought to.
    public internal(set) var version = 0
    /// How many businesses were brought to it.
    public internal(set) var migrated = 0
    /// Those that were not, each still at its old version.
    public internal(set) var failures: [Failure] = []
    /// How many were not tried, because the first one failed.
    public internal(set) var untried = 0

    /// Nothing failed and nothing was left out.
    public var isComplete: Bool {
        failures.isEmpty && untried == 0
    }
}
