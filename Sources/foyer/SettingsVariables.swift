import Gateway
import Identity
import Notifications
import Postgres

/// Every environment variable that a command of Foyer reads.
///
/// Limits take their default from the type that they limit, so that the help cannot tell another one.
enum SettingsVariables {
    private static let database = DatabaseConfiguration(url: "")
    private static let gateway = GatewaySettings()
    private static let hashing = PasswordHasher.Settings()
    private static let signIn = SignInLimits()
    private static let watch = AppointmentWatch.Settings()

    static let databaseURL = SettingsVariable(
        "DATABASE_URL",
        "libpq URL",
        secret: true,
        "The database, as a superuser or as a role with CREATEROLE that owns it. Several hosts and "
            + "target_session_attrs work as libpq has them. The server itself logs in as the weak role "
            + "<database>_server on the same hosts."
    )
    static let serverDatabaseURL = SettingsVariable(
        "FOYER_SERVER_DATABASE_URL",
        "libpq URL",
        secret: true,
        "How the server itself logs in, where it shall not know DATABASE_URL; then 'foyer serve' needs this alone."
    )
    static let listen = SettingsVariable(
        "FOYER_LISTEN",
        "address:port",
        default: "127.0.0.1:8080",
        "Where the server listens; port 0 takes a free one, * is every address."
    )
    static let publicURL = SettingsVariable(
        "FOYER_PUBLIC_URL",
        "URL",
        "How the world reaches the deployment's root, such as https://foyer.example; by default http:// and "
            + "FOYER_LISTEN."
    )
    static let baseDomain = SettingsVariable(
        "FOYER_BASE_DOMAIN",
        "domain",
        default: "localhost",
        "Each business is reached as {business}.{this domain}."
    )
    static let data = SettingsVariable(
        "FOYER_DATA",
        "folder",
        default: ".foyer",
        "Where the deployment keeps its secret key."
    )
    static let secretKey = SettingsVariable(
        "FOYER_SECRET_KEY",
        "64 hex digits",
        secret: true,
        "From which passwords of roles and keys of hashes are derived; by default the file secret-key in FOYER_DATA, "
            + "which 'foyer up' makes."
    )
    static let smtpURL = SettingsVariable(
        "FOYER_SMTP_URL",
        "URL",
        secret: true,
        "The server that takes mails: smtp://user:password@host:587 (with STARTTLS; only loopback may do without) or "
            + "smtps://user:password@host:465. Without it nothing is sent, and the ledger says so."
    )
    static let smtpAuthority = SettingsVariable(
        "FOYER_SMTP_CA",
        "file",
        "The certificates (PEM) that the mail server's is checked with, where it is of a private authority."
    )
    static let mailFrom = SettingsVariable(
        "FOYER_MAIL_FROM",
        "address",
        "From which address mails come, such as bookings@foyer.example; the business's name stands before it."
    )
    static let migrations = SettingsVariable(
        "FOYER_MIGRATIONS",
        "folder",
        default: "migrations",
        "Where the migrations lie."
    )
    static let migrationWorkers = SettingsVariable(
        "FOYER_MIGRATION_WORKERS",
        "count",
        default: "4",
        "How many businesses are migrated at once."
    )
    static let businessRolesLogin = SettingsVariable(
        "FOYER_BUSINESS_ROLES_LOGIN",
        "on or off",
        default: "off",
        "Whether roles of new businesses may log in (without a password), which Citus wants between its nodes."
    )
    static let logLevel = SettingsVariable(
        "FOYER_LOG_LEVEL",
        "level",
        default: "info",
        "What is logged: debug, info, notice, warning or error."
    )
    static let metricsToken = SettingsVariable(
        "FOYER_METRICS_TOKEN",
        "text",
        secret: true,
        "Opens /metrics to other machines that send it as bearer token."
    )
    static let trustedProxies = SettingsVariable(
        "FOYER_TRUSTED_PROXIES",
        "addresses",
        default: "",
        "Proxies whose word on address, scheme and host of a client is taken: 10.0.0.0/8, 127.0.0.1, …"
    )

    static let sharedConnections = SettingsVariable(
        "FOYER_DATABASE_SHARED",
        "connections",
        default: String(database.sharedConnections),
        "Connections that carry many requests at once."
    )
    static let unitsInFlight = SettingsVariable(
        "FOYER_DATABASE_UNITS",
        "count",
        default: String(database.unitsInFlight),
        "Requests on their way at once on each of them."
    )
    static let leasedConnections = SettingsVariable(
        "FOYER_DATABASE_LEASED",
        "connections",
        default: String(database.leasedConnections),
        "Connections for transactions, one each."
    )
    static let leaseQueue = SettingsVariable(
        "FOYER_DATABASE_QUEUE",
        "count",
        default: String(database.leaseQueueLimit),
        "How many may wait for one of these before the next is refused."
    )
    static let databaseWait = SettingsVariable(
        "FOYER_DATABASE_WAIT",
        "seconds",
        default: seconds(database.waitLimit),
        "How long a request waits for a connection."
    )
    static let connectTimeout = SettingsVariable(
        "FOYER_DATABASE_CONNECT",
        "seconds",
        default: String(database.connectTimeoutSeconds),
        "How long each host of the database is tried."
    )
    static let statementTimeout = SettingsVariable(
        "FOYER_DATABASE_STATEMENT",
        "seconds",
        default: seconds(database.statementTimeout ?? .zero),
        "The database ends a statement that runs longer."
    )
    static let statementCache = SettingsVariable(
        "FOYER_DATABASE_STATEMENTS",
        "count",
        default: String(database.statementCacheSize),
        "Prepared statements kept on each connection."
    )
    static let connectionLifetime = SettingsVariable(
        "FOYER_DATABASE_LIFETIME",
        "seconds",
        default: seconds(database.connectionLifetime),
        "An older connection is replaced."
    )

    static let jsonBody = SettingsVariable(
        "FOYER_BODY_MAX",
        "KiB",
        default: String(gateway.jsonBodyBytesMax / 1_024),
        "The largest JSON body."
    )
    static let streamedBody = SettingsVariable(
        "FOYER_UPLOAD_MAX",
        "MiB",
        default: String(gateway.streamedBodyBytesMax / 1_048_576),
        "The largest streamed body, such as an import."
    )
    static let requestDeadline = SettingsVariable(
        "FOYER_REQUEST_DEADLINE",
        "seconds",
        default: seconds(gateway.requestDeadline),
        "A request is answered within this time."
    )
    static let streamDeadline = SettingsVariable(
        "FOYER_STREAM_DEADLINE",
        "seconds",
        default: seconds(gateway.streamedRequestDeadline),
        "An import or export is done within this time."
    )
    static let requestsMax = SettingsVariable(
        "FOYER_REQUESTS_MAX",
        "count",
        default: String(gateway.concurrentRequestsMax),
        "More requests at one moment are refused."
    )
    static let connectionsMax = SettingsVariable(
        "FOYER_CONNECTIONS_MAX",
        "count",
        default: String(gateway.connectionsMax),
        "More connections of clients have to wait."
    )
    static let idleTimeout = SettingsVariable(
        "FOYER_IDLE_TIMEOUT",
        "seconds",
        default: seconds(gateway.idleTimeout),
        "A client's connection without a request is closed."
    )
    static let shutdownGrace = SettingsVariable(
        "FOYER_SHUTDOWN_GRACE",
        "seconds",
        default: seconds(gateway.shutdownGrace),
        "How long requests in flight are waited for at the end."
    )
    static let threads = SettingsVariable(
        "FOYER_THREADS",
        "count",
        default: String(gateway.eventLoopThreads),
        "Threads that serve connections; by default one for each processor."
    )
    static let hashingThreads = SettingsVariable(
        "FOYER_PASSWORD_THREADS",
        "count",
        default: String(hashing.threads),
        "Threads that hash passwords; by default one for each processor."
    )
    static let hashingQueue = SettingsVariable(
        "FOYER_PASSWORD_QUEUE",
        "count",
        default: String(hashing.queueMax),
        "How many sign-ins may wait for one of these before the next is refused."
    )
    static let allowPrivateFetch = SettingsVariable(
        "FOYER_ALLOW_PRIVATE_FETCH",
        "true or false",
        default: "false",
        "Whether addresses that users give, such as those of calendars, may lead into loopback and private networks."
    )
    static let eventStreams = SettingsVariable(
        "FOYER_EVENT_STREAMS",
        "count",
        default: String(watch.streamsMax),
        "How many open diaries are told of changes at once; the next one is refused and asks now and then instead."
    )
    static let signInFailures = SettingsVariable(
        "FOYER_SIGN_IN_FAILURES",
        "count",
        default: String(signIn.failuresPerAccount),
        "Failed sign-ins of one account after which it has to wait."
    )
    static let signInAddressFailures = SettingsVariable(
        "FOYER_SIGN_IN_ADDRESS_FAILURES",
        "count",
        default: String(signIn.failuresPerAddress),
        "Failed sign-ins from one address after which it has to wait."
    )

    static let all = [
        databaseURL, serverDatabaseURL, listen, publicURL, baseDomain, data, secretKey, smtpURL,
        smtpAuthority,
        mailFrom, migrations, migrationWorkers, businessRolesLogin, trustedProxies, metricsToken, logLevel,
        sharedConnections, unitsInFlight, leasedConnections, leaseQueue, databaseWait, connectTimeout,
        statementTimeout, statementCache, connectionLifetime, jsonBody, streamedBody, requestDeadline,
        streamDeadline, requestsMax, connectionsMax, idleTimeout, shutdownGrace, threads, hashingThreads,
        hashingQueue, allowPrivateFetch, eventStreams, signInFailures, signInAddressFailures,
    ]

    private static func seconds(_ duration: Duration) -> String {
        String(duration.components.seconds)
    }
}

extension SettingsVariables {
    /// All variables as the help shows them, in lines of at most 78 columns.
    static var help: String {
        let entries = all.map { variable in
            let value = variable.fallback.map { $0.isEmpty ? "none" : $0 } ?? "none"
            let head = "  \(variable.name)  \(variable.form), default: \(value)"
            return ([head] + wrapped(variable.help, to: 72).map { "      \($0)" }).joined(separator: "\n")
        }
        return "Environment variables:\n\n" + entries.joined(separator: "\n")
    }

    private static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= columns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
