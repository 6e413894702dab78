import Booking
import Calendars
import Catalogue
import Clients
import Core
import Gateway
import Identity
import Logging
import Notifications
import Outbound
import Outbox
import Panels
import Postgres
import ServiceLifecycle
import Tenancy
import Transfer
import UnixSignals

/// What one serving process is made of: the only place where its objects are made and its route tables joined.
struct Composition: Sendable {
    /// What differs from one process to another.
    struct Options: Sendable {
        /// Logged in as the role that owns nothing.
        var database: DatabaseConfiguration
        /// The deployment's secret, from which keys are derived.
        var secret: [UInt8]
        /// The number of the newest business migration that this program knows.
        var programVersion: Int
        var baseDomain = "localhost"
        var gateway = GatewaySettings()
        var hashing = PasswordHasher.Settings()
        var signIn = SignInLimits()
        var transfer = TransferSettings()
        var fetching = HTTPFetcher.Settings()
        /// How messages are sent; nil leaves them to other processes.
        var messages: DeliveryWork.Settings? = DeliveryWork.Settings()
        /// How the world reaches the deployment's root, without a closing slash.
        var publicURL = "http://localhost"
        var world = World.system
        /// How changes are told to open diaries.
        var watch = AppointmentWatch.Settings()
        /// How due work is done here; nil leaves it to other processes.
        var dueWork: DueWorker.Settings? = DueWorker.Settings()

        /// Whom push services turn to (RFC 8292): who sends the mails, else the deployment's own page.
        var contact: String { messages?.sender.map { "mailto:\($0.text)" } ?? publicURL }
    }

    /// Every setting that there is.
    static let settings = SettingCatalog(
        IdentitySettings.definitions + ClientSettings.definitions + BookingSettings.definitions
            + MessageSettings.definitions + ReminderSettings.definitions + PageSettings.definitions
    )

    /// What the constraints of all slices mean to a user.
    static let constraints = ConstraintProblems(
        IdentityConstraints.meanings + CatalogueConstraints.meanings + BookingConstraints.meanings
    )

    let options: Options
    let database: Database
    let deployment: Deployment
    let directory: Directory
    let hasher: PasswordHasher
    let authenticator: SessionAuthenticator
    let calendars: CalendarSubscriptionOperations
    let webhooks: WebhookSender
    let mail: MailSender
    let gateways: GatewaySender
    let watch: AppointmentWatch
    let metrics: PrometheusMetrics
    let routes: [Route]
    private let pages: PanelPages
    private let logger: Logger

    init(_ options: Options, metrics: PrometheusMetrics = PrometheusMetrics(), logger: Logger) {
        self.options = options
        self.metrics = metrics
        self.logger = logger
        database = Database(options.database)
        deployment = Deployment(
            database: database,
            policy: PermissionTable(),
            constraints: Self.constraints,
            world: options.world
        )
        directory = Directory(
            database: database,
            resolver: TenantResolver(baseDomain: options.baseDomain, programVersion: options.programVersion),
            profiles: Profiles(database: database, settings: Self.settings),
            logger: logger
        )
        hasher = PasswordHasher(settings: options.hashing, world: options.world)
        authenticator = SessionAuthenticator(deployment: deployment)
        calendars = CalendarSubscriptionOperations(
            pull: CalendarPull(fetcher: HTTPFetcher(settings: options.fetching)),
            sealer: Sealer(secret: options.secret, purpose: "calendar addresses", world: options.world),
            work: DueWork()
        )
        webhooks = WebhookSender(
            poster: HTTPPoster(settings: options.fetching),
            secret: options.secret,
            world: options.world
        )
        mail = MailSender()
        gateways = GatewaySender(
            settings: options.fetching,
            keys: PushKeys(secret: options.secret),
            world: options.world
        )
        watch = AppointmentWatch(
            deployment: deployment,
            directory: directory,
            settings: options.watch,
            logger: logger
        )
        pages = PanelPages(secret: options.secret, cookie: options.gateway.sessionCookie)
        routes =
            Self.routes(hasher: hasher, directory: directory, database: database, options: options)
            + Self.routes(calendars: calendars) + Self.messageRoutes(options)
            + Self.channelRoutes(options, mail, gateways)
            + ChangeRoutes().routes + AppointmentEventRoutes(watch: watch).routes
            + WebhookRoutes(operations: WebhookOperations(sender: webhooks)).routes
            + pages.routes
        measure()
    }

    /// Every route of every slice.
    private static func routes(
        hasher: PasswordHasher,
        directory: Directory,
        database: Database,
        options: Options
    ) -> [Route] {
        let sessions = SessionOperations(hasher: hasher, secret: options.secret, limits: options.signIn)
        let links = PasswordLinkOperations(hasher: hasher, secret: options.secret, limits: options.signIn)
        let removal = ClientRemovalOperations(traces: [ClientTraceQueries.trace])
        let offers = WaitingOffers()
        let appointments = offers.appointments
        return [
            SessionRoutes(operations: sessions, cookie: options.gateway.sessionCookie).routes,
            PasswordRoutes(links: links, sessions: sessions).routes,
            LoginLinkRoutes(
                operations: LoginLinkOperations(secret: options.secret, limits: options.signIn)
            ).routes,
            StaffRoutes(operations: StaffOperations(hasher: hasher, uses: [.appointments])).routes,
            BranchRoutes(
                operations: BranchOperations(profiles: directory.profiles, uses: [.appointments])
            ).routes,
            SettingRoutes(operations: SettingOperations(catalog: settings, profiles: directory.profiles))
                .routes,
            APIKeyRoutes().routes,
            AuditLogRoutes().routes,
            IsolationRoutes(
                operations: IsolationOperations(check: IsolationCheck(database: database)) {
                    try directory.snapshot().businesses
                }
            ).routes,
            ClientExportRoutes(options.transfer).routes,
            ClientImportRoutes(options.transfer).routes,
            ClientRoutes(removal: removal).routes,
            MeasurementRoutes().routes,
            WaitingListRoutes(offers: offers).routes,
            ProfileRoutes(removal: removal).routes,
            UnwantedServiceRoutes().routes,
            BookingPolicyRoutes().routes,
            MyAppointmentRoutes(appointments: appointments).routes,
            ServiceRoutes().routes,
            ServiceCategoryRoutes().routes,
            ResourceRoutes().routes,
            EmployeeRoutes().routes,
            SpecialDayRoutes().routes,
            TimeOffRoutes().routes,
            AvailabilityRoutes().routes,
            DiarySheetRoutes().routes,
            AppointmentRoutes(operations: StaffAppointmentOperations(appointments: appointments)).routes,
            BookingRoutes(operations: BookingOperations(appointments: appointments, secret: options.secret))
                .routes,
        ].flatMap(\.self)
    }

    private static func routes(calendars: CalendarSubscriptionOperations) -> [Route] {
        [
            CalendarFileRoutes().routes,
            CalendarFeedRoutes().routes,
            CalendarSubscriptionRoutes(operations: calendars).routes,
        ].flatMap(\.self)
    }

    private static func messageRoutes(_ options: Options) -> [Route] {
        let places = MessagePlaces(root: options.publicURL)
        return [
            NotificationTemplateRoutes(operations: NotificationTemplateOperations(places: places)).routes,
            LedgerRoutes().routes,
            MessagePreferenceRoutes().routes,
            LinkRoutes(appointments: WaitingOffers().appointments, cookie: options.gateway.sessionCookie)
                .routes,
            LinkPages(appointments: WaitingOffers().appointments, cookie: options.gateway.sessionCookie)
                .routes,
        ].flatMap(\.self)
    }

    /// What messages are sent by beside the deployment's mail server.
    private static func channelRoutes(
        _ options: Options,
        _ mail: MailSender,
        _ gateways: GatewaySender
    ) -> [Route] {
        let sealer = Sealer(secret: options.secret, world: options.world)
        let places = MessagePlaces(root: options.publicURL)
        let accounts = MessageAccountOperations(
            sealer: sealer,
            carriers: MessageCarriers(mails: mail, gateways: gateways),
            contact: options.contact
        )
        return [
            MessageAccountRoutes(operations: accounts).routes,
            PushSubscriptionRoutes(operations: PushSubscriptionOperations(gateways: gateways)).routes,
            MessageReportRoutes(operations: MessageReportOperations(sealer: sealer, places: places)).routes,
        ].flatMap(\.self)
    }

    /// The HTTP server, not started.
    func server(host: String, port: Int, onBound: @escaping @Sendable (Int) async -> Void) -> GatewayServer {
        GatewayServer(
            settings: options.gateway,
            host: host,
            port: port,
            routes: routes,
            tenants: directory,
            authenticator: authenticator,
            deployment: deployment,
            readiness: readiness,
            metrics: metrics,
            logger: logger,
            faults: pages.faults,
            closed: pages.closed,
            onBound: onBound
        )
    }

    /// Reads the directory, then serves until the task is cancelled or a signal says to end.
    ///
    /// - Parameter companions: services that live as long.
    func run(
        host: String,
        port: Int,
        signals: [UnixSignal] = [],
        companions: [any Service] = [],
        onBound: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        try await directory.load()
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: companions + [directory] + workers
                    // What was started last is shut down first: the server waits for the streams to end.
                    + [server(host: host, port: port, onBound: onBound), watch],
                gracefulShutdownSignals: signals,
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// What is done without being asked for.
    private var workers: [any Service] {
        guard let settings = options.dueWork else { return [] }
        let work = webhookWork
        return [
            DueWorker(
                deployment: deployment,
                directory: directory,
                handlers: handlers,
                settings: settings,
                logger: logger
            ),
            Sweeper(
                deployment: deployment,
                directory: directory,
                logger: logger,
                [
                    { try await ClientVisits.refresh(in: $0) },
                    { try await work.sweep(in: $0) },
                    { try await ReminderWork().sweep(in: $0) },
                    { try await ActionLinks.sweep(in: $0) },
                ]
            ),
        ]
    }

    private var webhookWork: WebhookWork { WebhookWork(sender: webhooks) }

    /// What is done when it falls due, by kind.
    private var handlers: [DueWorkKind: DueWorker.Handler] {
        let sealer = Sealer(secret: options.secret, world: options.world)
        let credentials = CredentialWork(hasher: hasher, sealer: sealer)
        var handlers: [DueWorkKind: DueWorker.Handler] = [
            .calendars: calendars.pullDue,
            .credentials: { try await credentials.perform(in: $0) },
            .webhooks: webhookWork.perform,
            .reminders: { try await ReminderWork().perform(in: $0) },
            .waitingOffers: { try await WaitingOffers().expire(in: $0) },
        ]
        if let settings = options.messages {
            let delivery = DeliveryWork(
                settings: settings,
                secret: options.secret,
                carriers: MessageCarriers(mails: mail, gateways: gateways),
                places: MessagePlaces(root: options.publicURL),
                contact: options.contact,
                world: options.world
            )
            handlers[.messages] = { try await delivery.perform(in: $0) }
        }
        return handlers
    }

    private var readiness: @Sendable () async -> [ReadinessCheck] {
        { [database, options] in
            let readiness = await Readiness.ask(database, programVersion: options.programVersion)
            let behind = "\(readiness.unserved) businesses wait for their migration or for a newer server"
            return [
                ReadinessCheck(
                    "database",
                    isReady: readiness.isReachable,
                    detail: readiness.isReachable ? nil : "the database does not answer"
                ),
                ReadinessCheck(
                    "migrations",
                    isReady: readiness.isReachable && readiness.unserved == 0,
                    detail: readiness.unserved == 0 ? nil : behind
                ),
            ]
        }
    }

    private func measure() {
        metrics.gauge("sessions_known", "Sessions that this process remembers.") { [authenticator] in
            Double(authenticator.sessionsKnown)
        }
        metrics.gauge("database_leased_connections", "Connections for transactions that are open.") {
            [database] in Double(database.leasedConnections)
        }
        metrics.gauge("database_lease_waiters", "Units of work that wait for such a connection.") {
            [database] in Double(database.waitingForLease)
        }
        metrics.gauge("appointment_event_streams", "Open diaries that are told of changes.") { [watch] in
            Double(watch.streams)
        }
        metrics.gauge("passwords_hashed_total", "Password hashes computed.") { [hasher] in
            Double(hasher.counts.computed)
        }
    }
}
