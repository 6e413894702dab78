import ArgumentParser
import Core
import Tenancy

/// `foyer business show`.
struct BusinessShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows one business with its addresses and branches."
    )

    @Argument(help: "The business's slug.")
    var slug: String

    @Flag(help: "Tell it as JSON.")
    var json = false

    func run() async throws {
        try await Administration.with { administration in
            guard let overview = try await administration.businesses(slug: slug).first else { return }
            // A schema that is behind may lack the columns that a profile is read from.
            let isCurrent = overview.business.schemaVersion == administration.migrations.businessVersion
            let branches =
                isCurrent ? try await administration.scope(of: overview.business).profile.branches : []
            if json {
                Terminal.standard.say(describe(overview, branches, administration.settings).text)
            } else {
                lines(overview, branches, administration.settings).forEach(Terminal.standard.say)
            }
        }
    }

    private func describe(
        _ overview: BusinessOverview,
        _ branches: [Branch],
        _ settings: Settings
    ) -> JSONValue {
        var fields = overview.json(settings).objectValue ?? [:]
        fields["branches"] = .array(
            branches.map { branch in
                [
                    "slug": .string(branch.slug), "name": .string(branch.name),
                    "time_zone": .string(branch.timeZone), "archived": .bool(branch.archived),
                ]
            }
        )
        return .object(fields)
    }

    private func lines(_ overview: BusinessOverview, _ branches: [Branch], _ settings: Settings) -> [String] {
        let business = overview.business
        var rows = [
            ["Name", business.name],
            ["State", overview.state],
            ["Language, currency", "\(business.language), \(business.currency)"],
            ["Preset", business.preset ?? "none"],
            ["Schema", "\(business.schema) at version \(business.schemaVersion)"],
            ["Made", overview.createdAt.rfc3339],
        ]
        if let moment = overview.suspendedAt { rows.append(["Suspended", moment.rfc3339]) }
        if let reason = overview.migrationError { rows.append(["Migration failed", reason]) }
        rows += overview.addresses(settings).map { ["Address", $0] }
        rows += branches.map { branch in
            [
                "Branch",
                "\(branch.slug): \(branch.name), \(branch.timeZone)\(branch.archived ? ", archived" : "")",
            ]
        }
        return TextTable.lines(rows)
    }
}
