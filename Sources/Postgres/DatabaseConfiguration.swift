import Glibc

/// Where the database is, and how much of it one process uses.
public struct DatabaseConfiguration: Sendable {
    /// A libpq connection URI or keyword string: several hosts, `target_session_attrs` and TLS options included.
    public var url: String
    /// Takes the place of the user in `url`.
    public var user: String?
    /// Takes the place of the password in `url`.
    public var password: String?
    /// Takes the place of the database in `url`.
    public var database: String?
    /// What `pg_stat_activity` shows.
    public var applicationName = "foyer"
    /// Connections that carry many requests' units of work at once: as many as processors, but 2 to 4.
    ///
    /// More only take processors from each other: on 2 of them, 4 connections cost the database a tenth to a quarter
    /// more processor time for the same reads than 2, whose units come in larger batches.
    public var sharedConnections = min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 2), 4)
    /// Units on their way at once on one shared connection; the others wait in this process.
    public var unitsInFlight = 32
    /// Connections that are leased, one transaction each.
    public var leasedConnections = 12
    /// How many may wait for a leased connection before the next one is refused.
    public var leaseQueueLimit = 512
    /// How long a unit or a lease waits for a connection.
    public var waitLimit: Duration = .seconds(5)
    /// Prepared statements kept on each connection.
    public var statementCacheSize = 1_024
    /// How long libpq tries each host, in seconds (at least 2, as libpq's manual says).
    public var connectTimeoutSeconds = 5
    /// The server ends a statement that runs longer; nil for never.
    public var statementTimeout: Duration? = .seconds(60)
    /// A connection that is older is replaced, because a backend's caches grow with the schemas it has seen.
    public var connectionLifetime: Duration = .seconds(3_600)
    /// A leased connection that nobody wanted for so long is closed.
    public var idleLimit: Duration = .seconds(300)

    /// The defaults, for this URL.
    public init(url: String) {
        self.url = url
    }
}
