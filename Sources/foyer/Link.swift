import ArgumentParser
import Core
import Identity
import Tenancy

/// `foyer link`.
struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a link with which somebody sets a password, or lists who asked for one.",
        discussion: "Every earlier link of the same login stops working."
    )

    @Argument(help: "The business's slug.")
    var business: String

    @Option(help: "The email with which a staff member signs in.")
    var staff: String?

    @Option(help: "The email with which a client signs in.")
    var customer: String?

    @Flag(help: "Tell it as JSON.")
    var json = false

    func validate() throws {
        guard staff == nil || customer == nil else {
            throw ValidationError("Give --staff or --customer, not both.")
        }
    }

    func run() async throws {
        try await Administration.with { administration in
            guard let overview = try await administration.businesses(slug: business).first else { return }
            let scope = try await administration.scope(of: overview.business)
            let links = PasswordLinkOperations(
                hasher: PasswordHasher(settings: administration.settings.hashing, world: .system),
                secret: administration.key.identity
            )
            if let email = staff {
                try await issue(.staff, email, links, administration.settings, scope)
            } else if let email = customer {
                try await issue(.customer, email, links, administration.settings, scope)
            } else {
                list(try await links.pending(in: scope))
            }
        }
    }

    private func issue(
        _ audience: Audience,
        _ email: String,
        _ links: PasswordLinkOperations,
        _ settings: Settings,
        _ scope: Scope
    ) async throws {
        let link: IssuedPasswordLink
        do {
            link = try await links.issue(audience, email: email, in: scope)
        } catch Problem.notFound {
            let who = audience == .staff ? "staff member" : "client"
            throw CommandFault("No \(who) of \(business) signs in with this email.")
        }
        let url = "\(settings.publicURL)/t/\(business)\(PasswordRoutes.path(of: link))"
        if json {
            let fields: JSONValue = [
                "url": .string(url), "token": .string(link.token.text),
                "expires_at": .instant(link.expiresAt),
            ]
            Terminal.standard.say(fields.text)
        } else {
            Terminal.standard.say(url)
            Terminal.standard.say("It works once, until \(link.expiresAt.rfc3339).")
        }
    }

    private func list(_ requests: [PasswordLinkRequest]) {
        if json {
            let rows = requests.map { request -> JSONValue in
                [
                    "audience": .string(request.audience.rawValue), "email": .string(request.email),
                    "name": .string(request.name), "requested_at": .instant(request.requestedAt),
                ]
            }
            Terminal.standard.say(JSONValue.array(rows).text)
            return
        }
        guard !requests.isEmpty else { return Terminal.standard.say("Nobody waits for a link.") }
        let rows = requests.map { request in
            [
                request.requestedAt.rfc3339, request.name, request.email,
                "foyer link \(business) --\(request.audience.rawValue) \(request.email)",
            ]
        }
        TextTable.lines(rows).forEach(Terminal.standard.say)
    }
}
