import ArgumentParser
import Core
import Tenancy

/// `foyer up`, which `deploy/run` starts: everything from an empty database to answered requests.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Migrates, applies a businesses file, loads demo data into empty businesses, serves.",
        discussion: """
            Makes the deployment's secret key in FOYER_DATA where there is none. Run it again at any time: what is
            there already stays.
            """
    )

    @Option(help: ArgumentHelp("The businesses to have.", valueName: "file"))
    var businesses: String?

    @Flag(help: "Load no demo data.")
    var noDemo = false

    @Option(
        help: ArgumentHelp("Write the base URL to this file once requests are answered.", valueName: "file")
    )
    var readyFile: String?

    func run() async throws {
        let settings = try Settings.read(for: .administration)
        let file = try businesses.map { try BusinessesApplication.read($0, baseDomain: settings.baseDomain) }
        let secret = try SecretKey.load(settings, mayCreate: true)
        let signIns = try await Administration.with(mayCreateKey: true) { administration in
            try await administration.prepare()
            let report = try await administration.migrate(progress: MigrationTeller())
            report.lines.forEach(Terminal.standard.say)
            guard let file else { return [] as [DemoSignIn] }
            return try await apply(file, administration)
        }
        let plans = file?.businesses.map(\.business) ?? []
        try await Serve.serve(settings, secret, readyFile: readyFile) { url in
            // The port may have been chosen by the system only now.
            Self.tell(
                Addresses(root: settings.givenPublicURL ?? url, baseDomain: settings.baseDomain),
                plans,
                signIns
            )
        }
    }

    /// Makes the businesses what the file says; answers with who can sign in to try it.
    private func apply(_ file: BusinessesFile, _ administration: Administration) async throws -> [DemoSignIn]
    {
        var made: [Business] = []
        try await BusinessesApplication(administration).apply(file) { outcome in
            outcome.lines.forEach(Terminal.standard.say)
            made.append(outcome.business)
        }
        var signIns = file.businesses.flatMap(DemoSignIn.staff)
        guard !noDemo else { return signIns }
        let demo = DemoData(hashing: administration.settings.hashing)
        for business in made {
            let outcome = try await demo.load(into: administration.scope(of: business))
            if outcome.loaded > 0 {
                Terminal.standard.say("\(business.slug): \(outcome.loaded) demo clients loaded")
            }
            signIns += outcome.customer.map { [$0] } ?? []
        }
        return signIns
    }

    private static func tell(_ addresses: Addresses, _ businesses: [NewBusiness], _ signIns: [DemoSignIn]) {
        var lines = ["", "Foyer answers at \(addresses.root)"]
        for business in businesses {
            let places = addresses.of(business.slug, hosts: business.hosts.map(\.name))
            lines += ["", business.name] + TextTable.lines(Self.addresses(places)).map { "  \($0)" }
            let rows = signIns.filter { $0.business == business.slug }.map {
                [$0.role, $0.email, $0.password]
            }
            lines += TextTable.lines(rows).map { "  \($0)" }
        }
        for line in lines + [""] { Terminal.standard.say(line) }
    }

    // The last place needs no name server.
    private static func addresses(_ places: [String]) -> [[String]] {
        guard let root = places.last else { return [] }
        let doors = [("booking", ""), ("customers", "panel"), ("staff", "staff"), ("programs", "api/v1")]
        return doors.map { [$0, root + $1] } + places.dropLast().map { ["also at", $0] }
    }
}

/// Somebody as whom the demo can be tried, with the password of the businesses file or of the demo data.
struct DemoSignIn: Sendable, Hashable {
    let business: String
    let role: String
    let email: String
    let password: String

    /// The staff of a plan who have a password there.
    static func staff(_ plan: BusinessPlan) -> [DemoSignIn] {
        plan.staff.compactMap { person in
            person.password.map { password in
                DemoSignIn(
                    business: plan.business.slug,
                    role: person.role.rawValue,
                    email: person.email.text,
                    password: password
                )
            }
        }
    }
}
