public import Core
public import Postgres

/// What all scopes of one process share.
public struct Deployment: Sendable {
    /// The database, through the login that owns nothing.
    public let database: Database
    /// Decides who may do what.
    public let policy: any AccessPolicy
    /// Turns errors of the database into problems.
    public let constraints: ConstraintProblems
    /// Clock and randomness.
    public let world: World
    /// Wakes this process's worker.
    public let nudges = Nudges()
    /// What this process has written into the directory.
    let announcements = Announcements()

    /// Puts the parts together.
    public init(
        database: Database,
        policy: any AccessPolicy,
        constraints: ConstraintProblems,
        world: World = .system
    ) {
        self.database = database
        self.policy = policy
        self.constraints = constraints
        self.world = world
    }
}
