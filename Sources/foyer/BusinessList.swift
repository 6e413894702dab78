import ArgumentParser
import Core
import Tenancy

/// `foyer business list`.
struct BusinessList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists all businesses with their state and version."
    )

    @Flag(help: "Tell it as JSON.")
    var json = false

    func run() async throws {
        let (businesses, settings) = try await Administration.with { administration in
            (try await administration.businesses(), administration.settings)
        }
        if json {
            Terminal.standard.say(JSONValue.array(businesses.map { $0.json(settings) }).text)
            return
        }
        let rows = businesses.map { overview in
            [
                overview.business.slug, overview.state, "version \(overview.business.schemaVersion)",
                overview.business.name, overview.hosts.joined(separator: " "),
            ]
        }
        TextTable.lines(rows).forEach(Terminal.standard.say)
        if rows.isEmpty {
            Terminal.standard.complain("There are no businesses yet: foyer business apply FILE")
        }
    }
}

extension BusinessOverview {
    /// In a word for people.
    var state: String {
        migrationError == nil ? business.state.rawValue : "\(business.state.rawValue), migration failed"
    }

    /// Where the business is reached.
    func addresses(_ settings: Settings) -> [String] {
        Addresses(root: settings.publicURL, baseDomain: settings.baseDomain).of(business.slug, hosts: hosts)
    }

    /// For programs.
    func json(_ settings: Settings) -> JSONValue {
        [
            "slug": .string(business.slug),
            "name": .string(business.name),
            "state": .string(business.state.rawValue),
            "schema": .string(business.schema),
            "schema_version": .int(business.schemaVersion),
            "language": .string(business.language),
            "currency": .string(business.currency),
            "preset": .optional(business.preset),
            "hosts": .array(hosts.map(JSONValue.string)),
            "addresses": .array(addresses(settings).map(JSONValue.string)),
            "created_at": .instant(createdAt),
            "suspended_at": .instant(suspendedAt),
            "migration_error": .optional(migrationError),
        ]
    }
}
