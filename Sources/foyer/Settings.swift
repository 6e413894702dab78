import Configuration
import Core
import Gateway
import Identity
import Logging
import Notifications
import Outbound
import Postgres

/// What the operator chose for this deployment, read once from the environment.
struct Settings: Sendable {
    /// What a command needs of the environment beyond the defaults.
    enum Need: Sendable {
        /// `DATABASE_URL`: migrating, provisioning.
        case administration
        /// Either URL of the database: serving.
        case serving
    }

    /// The administrative login; nil where only the server's is known.
    var databaseURL: String?
    /// The server's login, where it is given by itself.
    var serverDatabaseURL: String?
    var listen: ListenAddress
    var baseDomain: String
    var data: String
    var secretKey: SecretKey?
    var migrations: String
    var migrationWorkers: Int
    var businessRolesMayLogin: Bool
    var logLevel: Logger.Level
    /// The limits of the server's own connections; its URL and login are set by who opens it.
    var database: DatabaseConfiguration
    var gateway: GatewaySettings
    var hashing: PasswordHasher.Settings
    var signIn: SignInLimits
    var fetching: HTTPFetcher.Settings
    /// How open diaries are told of changes.
    var watch = AppointmentWatch.Settings()
    /// How mails are sent.
    var messages: DeliveryWork.Settings
    /// The public URL, where one was set.
    var givenPublicURL: String?

    /// Reads the environment.
    ///
    /// - Throws: `CommandFault` that tells all faults at once.
    static func read(
        for need: Need,
        from config: ConfigReader = ConfigReader(provider: EnvironmentVariablesProvider())
    ) throws -> Settings {
        var reader = SettingsReader(config)
        let settings = Settings(&reader, need)
        guard reader.faults.isEmpty else {
            let faults = reader.faults.map { "  \($0)" }.joined(separator: "\n")
            throw CommandFault("The environment is not right:\n\(faults)", code: .usage)
        }
        return settings
    }

    /// How the world reaches the deployment's root, without a closing slash.
    var publicURL: String {
        givenPublicURL ?? "http://\(listen.reachable)"
    }

    /// The configuration of a login of `foyer`'s commands.
    func administration(_ url: String) -> DatabaseConfiguration {
        var configuration = DatabaseConfiguration(url: url)
        configuration.applicationName = "foyer command"
        configuration.sharedConnections = 1
        configuration.leasedConnections = migrationWorkers + 2
        configuration.statementTimeout = nil
        configuration.connectTimeoutSeconds = database.connectTimeoutSeconds
        return configuration
    }

    private init(_ reader: inout SettingsReader, _ need: Need) {
        typealias Names = SettingsVariables
        databaseURL = reader.value(Names.databaseURL, Self.urlForm, Self.databaseURL)
        serverDatabaseURL = reader.value(Names.serverDatabaseURL, Self.urlForm, Self.databaseURL)
        if need == .administration || serverDatabaseURL == nil, reader.text(Names.databaseURL) == nil {
            _ = reader.required(Names.databaseURL, nil)
        }
        listen =
            reader.value(Names.listen, "an address and a port, such as 127.0.0.1:8080", ListenAddress.init)
            ?? ListenAddress(host: "127.0.0.1", port: 8_080)
        givenPublicURL = reader.value(Names.publicURL, "a URL such as https://foyer.example", Self.publicURL)
        baseDomain = reader.value(Names.baseDomain, "a domain such as foyer.example", Self.domain) ?? ""
        data = reader.text(Names.data) ?? ""
        secretKey = reader.value(Names.secretKey, "64 hexadecimal digits", SecretKey.init)
        migrations = reader.text(Names.migrations) ?? ""
        migrationWorkers = reader.count(Names.migrationWorkers, in: 1...64)
        businessRolesMayLogin = reader.flag(Names.businessRolesLogin)
        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        logLevel =
            reader.value(Names.logLevel, "one of \(levels)") { Logger.Level(rawValue: $0.lowercased()) }
            ?? .info
        database = Self.database(&reader)
        gateway = Self.gateway(&reader)
        hashing = PasswordHasher.Settings(
            threads: reader.count(Names.hashingThreads, in: 1...256),
            queueMax: reader.count(Names.hashingQueue, in: 1...100_000)
        )
        fetching = HTTPFetcher.Settings()
        fetching.allowsPrivateAddresses = reader.flag(Names.allowPrivateFetch)
        messages = Self.messages(&reader)
        watch.streamsMax = reader.count(Names.eventStreams, in: 0...100_000)
        signIn = SignInLimits()
        signIn.failuresPerAccount = reader.count(Names.signInFailures, in: 1...1_000)
        signIn.failuresPerAddress = reader.count(Names.signInAddressFailures, in: 1...100_000)
    }
}

// MARK: Limits

extension Settings {
    private static func database(_ reader: inout SettingsReader) -> DatabaseConfiguration {
        typealias Names = SettingsVariables
        var database = DatabaseConfiguration(url: "")
        database.sharedConnections = reader.count(Names.sharedConnections, in: 1...256)
        database.unitsInFlight = reader.count(Names.unitsInFlight, in: 1...1_000)
        database.leasedConnections = reader.count(Names.leasedConnections, in: 1...1_000)
        database.leaseQueueLimit = reader.count(Names.leaseQueue, in: 0...100_000)
        database.waitLimit = reader.seconds(Names.databaseWait, in: 1...60)
        database.connectTimeoutSeconds = reader.count(Names.connectTimeout, in: 2...60)
        database.statementTimeout = reader.seconds(Names.statementTimeout, in: 1...3_600)
        database.statementCacheSize = reader.count(Names.statementCache, in: 16...100_000)
        database.connectionLifetime = reader.seconds(Names.connectionLifetime, in: 60...604_800)
        return database
    }

    private static func gateway(_ reader: inout SettingsReader) -> GatewaySettings {
        typealias Names = SettingsVariables
        var gateway = GatewaySettings()
        gateway.jsonBodyBytesMax = reader.count(Names.jsonBody, in: 1...65_536) * 1_024
        gateway.streamedBodyBytesMax = reader.count(Names.streamedBody, in: 1...16_384) * 1_048_576
        gateway.requestDeadline = reader.seconds(Names.requestDeadline, in: 1...600)
        gateway.streamedRequestDeadline = reader.seconds(Names.streamDeadline, in: 1...86_400)
        gateway.concurrentRequestsMax = reader.count(Names.requestsMax, in: 1...100_000)
        gateway.connectionsMax = reader.count(Names.connectionsMax, in: 1...1_000_000)
        gateway.idleTimeout = reader.seconds(Names.idleTimeout, in: 1...3_600)
        gateway.shutdownGrace = reader.seconds(Names.shutdownGrace, in: 0...600)
        gateway.eventLoopThreads = reader.count(Names.threads, in: 1...256)
        gateway.metricsToken = reader.text(Names.metricsToken)
        let form = "addresses or ranges with commas between them, such as 10.0.0.0/8, 127.0.0.1"
        gateway.trustedProxies =
            reader.value(Names.trustedProxies, form) { text in
                let parts = text.split(separator: ",").map(String.init)
                let ranges = parts.compactMap { try? AddressRange($0) }
                return ranges.count == parts.count ? ranges : nil
            } ?? []
        return gateway
    }
}

// MARK: Mail

extension Settings {
    private static func messages(_ reader: inout SettingsReader) -> DeliveryWork.Settings {
        typealias Names = SettingsVariables
        var messages = DeliveryWork.Settings()
        let form = "a URL such as smtp://user:password@mail.example:587"
        messages.server = reader.value(Names.smtpURL, form) { try? MailServer($0) }
        messages.server?.certificateAuthority = reader.text(Names.smtpAuthority)
        messages.sender = reader.value(Names.mailFrom, "an address such as bookings@foyer.example") {
            try? EmailAddress($0)
        }
        if messages.server != nil, reader.text(Names.mailFrom) == nil {
            _ = reader.required(Names.mailFrom, nil)
        }
        return messages
    }
}

// MARK: Forms

extension Settings {
    private static let urlForm = "a libpq URL such as postgresql://user:password@host/database"

    private static func databaseURL(_ text: String) -> String? {
        let isURL = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        return isURL || text.contains("=") ? text : nil
    }

    private static func publicURL(_ text: String) -> String? {
        guard let scheme = ["http://", "https://"].first(where: { text.lowercased().hasPrefix($0) }) else {
            return nil
        }
        var rest = text.dropFirst(scheme.count)
        if rest.last == "/" { rest = rest.dropLast() }
        guard !rest.isEmpty, !rest.contains(where: { "/?#@ ".contains($0) }) else { return nil }
        return scheme + rest
    }

    private static func domain(_ text: String) -> String? {
        let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        }
        return isName && text.utf8.count <= 200 ? text.lowercased() : nil
    }
}
