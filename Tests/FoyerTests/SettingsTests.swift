import Configuration
import Core
import Gateway
import Logging
import Postgres
import Testing

@testable import foyer

@Suite struct `Reading the environment` {
    private static let url = "postgresql://postgres:geheim@/foyer?host=/run/postgresql"

    private static func read(
        _ environment: [String: String],
        for need: Settings.Need = .administration
    ) throws -> Settings {
        let provider = EnvironmentVariablesProvider(environmentVariables: environment)
        return try Settings.read(for: need, from: ConfigReader(provider: provider))
    }

    private static func fault(
        _ environment: [String: String],
        for need: Settings.Need = .administration
    ) -> CommandFault? {
        #expect(throws: CommandFault.self) { try read(environment, for: need) }
    }

    @Test func `what is not set has the default that the help tells`() throws {
        let settings = try Self.read(["DATABASE_URL": Self.url])
        #expect(settings.listen == ListenAddress(host: "127.0.0.1", port: 8_080))
        #expect(settings.baseDomain == "localhost")
        #expect(settings.data == ".foyer")
        #expect(settings.publicURL == "http://127.0.0.1:8080")
        #expect((2...4).contains(settings.database.sharedConnections))
        #expect(settings.gateway.trustedProxies.isEmpty)
        for variable in SettingsVariables.all {
            #expect(SettingsVariables.help.contains("  \(variable.name)  \(variable.form), default: "))
        }
        #expect(SettingsVariables.help.split(separator: "\n").allSatisfy { $0.count <= 78 })
    }

    @Test func `what is set is taken, with its unit`() throws {
        let settings = try Self.read([
            "DATABASE_URL": Self.url, "FOYER_LISTEN": "[::1]:0", "FOYER_BASE_DOMAIN": "Foyer.Example",
            "FOYER_PUBLIC_URL": "https://foyer.example/", "FOYER_BODY_MAX": "2",
            "FOYER_REQUEST_DEADLINE": "7",
            "FOYER_TRUSTED_PROXIES": "10.0.0.0/8, ::1", "FOYER_BUSINESS_ROLES_LOGIN": "on",
            "FOYER_LOG_LEVEL": "Debug", "FOYER_SECRET_KEY": String(repeating: "ab", count: 32),
            "FOYER_METRICS_TOKEN": "",
        ])
        #expect(settings.listen == ListenAddress(host: "::1", port: 0))
        #expect(settings.baseDomain == "foyer.example")
        #expect(settings.publicURL == "https://foyer.example")
        #expect(settings.gateway.jsonBodyBytesMax == 2_048)
        #expect(settings.gateway.requestDeadline == .seconds(7))
        #expect(settings.gateway.trustedProxies.count == 2)
        #expect(settings.gateway.metricsToken == nil)
        #expect(settings.businessRolesMayLogin)
        #expect(settings.logLevel == .debug)
        #expect(settings.secretKey != nil)
    }

    @Test func `all faults are told at once, each with its name and what would be right`() throws {
        let fault = try #require(
            Self.fault([
                "FOYER_LISTEN": "8080", "FOYER_DATABASE_SHARED": "many", "FOYER_PASSWORD_THREADS": "0",
                "FOYER_TRUSTED_PROXIES": "10.0.0.0/8, nonsense", "FOYER_PUBLIC_URL": "foyer.example",
            ])
        )
        #expect(fault.code == .usage)
        let lines = fault.sentence.split(separator: "\n").dropFirst().map(String.init)
        #expect(lines.count == 6)
        for name in [
            "DATABASE_URL is missing",
            "FOYER_LISTEN must be an address and a port, such as 127.0.0.1:8080, not '8080'",
            "FOYER_DATABASE_SHARED must be a whole number from 1 to 256 (connections), not 'many'",
            "FOYER_PASSWORD_THREADS must be", "FOYER_TRUSTED_PROXIES must be", "FOYER_PUBLIC_URL must be",
        ] {
            #expect(lines.contains { $0.contains(name) }, "\(name)")
        }
    }

    @Test func `a secret that is wrong is not repeated`() throws {
        let fault = try #require(Self.fault(["DATABASE_URL": "geheim", "FOYER_SECRET_KEY": "geheim"]))
        #expect(!fault.sentence.contains("geheim"))
        #expect(fault.sentence.contains("DATABASE_URL must be a libpq URL"))
        #expect(fault.sentence.contains("FOYER_SECRET_KEY must be 64 hexadecimal digits"))
    }

    @Test func `serving needs one of the two URLs`() throws {
        #expect(throws: Never.self) { try Self.read(["FOYER_SERVER_DATABASE_URL": Self.url], for: .serving) }
        #expect(throws: Never.self) { try Self.read(["DATABASE_URL": Self.url], for: .serving) }
        #expect(Self.fault([:], for: .serving)?.sentence.contains("DATABASE_URL is missing") == true)
        #expect(
            Self.fault(["FOYER_SERVER_DATABASE_URL": Self.url])?.sentence.contains("DATABASE_URL") == true
        )
    }

    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8_080, "127.0.0.1:8080"), ("*:80", "0.0.0.0", 80, "127.0.0.1:80"),
        (":80", "0.0.0.0", 80, "127.0.0.1:80"), ("[::]:1", "::", 1, "[::1]:1"),
        ("foyer:0", "foyer", 0, "foyer:0"),
    ])
    func `an address to listen on`(text: String, host: String, port: Int, reachable: String) throws {
        let address = try #require(ListenAddress(text))
        #expect(address == ListenAddress(host: host, port: port))
        #expect(address.reachable == reachable)
    }

    @Test(arguments: ["", "8080", "::1:80", "a:65536", "a:-1", "a:x", "http://a:80", "a b:80"])
    func `what is none`(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
