import ArgumentParser
import Tenancy

/// `foyer business suspend`.
struct BusinessSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: "Closes a business: every request is answered with 403 until it is resumed."
    )

    @Argument(help: "The business's slug.")
    var slug: String

    func run() async throws {
        try await Administration.with { administration in
            _ = try await administration.businesses(slug: slug)
            _ = try await administration.provisioner.suspend(slug: slug)
        }
        Terminal.standard.say("\(slug) is suspended.")
    }
}
