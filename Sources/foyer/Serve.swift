import ArgumentParser
import Core
import CoreMetrics
import FoundationEssentials
import Gateway
import Logging
import ServiceLifecycle
import Tenancy
import UnixSignals

/// `foyer serve`: answers requests until a signal says to end.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve all businesses of a migrated database.",
        discussion: SettingsVariables.help
    )

    @Option(
        help: ArgumentHelp("Write the base URL to this file once requests are answered.", valueName: "file")
    )
    var readyFile: String?

    mutating func run() async throws {
        let settings = try Settings.read(for: .serving)
        let secret = try SecretKey.load(settings, mayCreate: false)
        try await Self.serve(settings, secret, readyFile: readyFile) { url in
            Terminal.standard.say("Foyer answers at \(url)")
        }
    }

    /// Serves until a signal says to end.
    ///
    /// - Parameter onReady: told the base URL once requests are answered.
    static func serve(
        _ settings: Settings,
        _ secret: SecretKey,
        readyFile: String?,
        onReady: @escaping @Sendable (String) async -> Void
    ) async throws {
        let sink = LogSink()
        LoggingSystem.bootstrap { LineLogHandler(label: $0, level: settings.logLevel, sink: sink) }
        let logger = Logger(label: "foyer")
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        let migrations = try MigrationSet(folder: settings.migrations)
        var options = Composition.Options(
            database: try await ServerLogin.configuration(settings, secret),
            secret: secret.derived(for: "identity"),
            programVersion: migrations.businessVersion,
            baseDomain: settings.baseDomain,
            gateway: settings.gateway,
            hashing: settings.hashing,
            signIn: settings.signIn
        )
        options.fetching = settings.fetching
        options.messages = settings.messages
        options.watch = settings.watch
        options.publicURL = settings.publicURL
        let composition = Composition(options, metrics: metrics, logger: logger)
        let listen = settings.listen
        try await composition.run(
            host: listen.host,
            port: listen.port,
            signals: [.sigterm, .sigint],
            companions: [sink]
        ) { port in
            let url = "http://\(ListenAddress(host: listen.host, port: port).reachable)"
            if let readyFile { write(url, to: readyFile) }
            await onReady(url)
        }
    }

    private static func write(_ url: String, to file: String) {
        do {
            try Data("\(url)\n".utf8).write(to: URL(filePath: file), options: .atomic)
        } catch {
            Terminal.standard.complain("foyer: the file \(file) cannot be written.")
        }
    }
}
