import ArgumentParser
import Tenancy

/// `foyer business resume`.
struct BusinessResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Opens a suspended business again."
    )

    @Argument(help: "The business's slug.")
    var slug: String

    func run() async throws {
        try await Administration.with { administration in
            _ = try await administration.businesses(slug: slug)
            _ = try await administration.provisioner.resume(slug: slug)
        }
        Terminal.standard.say("\(slug) is active.")
    }
}
